// Package models keeps events, the articles that prove them and the decisions
// of people, in SQLite or PostgreSQL, and answers every question about them
// through one Filter.
//
// The key of an event is time-ordered: ord = first_day << 24 | sequence in the
// day. The timeline, the links to countries and actors and the full-text rows
// are all in that order, so a filter is a range scan and a cursor is "ord > ?".
// Two rules follow for dates. An event without a date stands after all dated
// ones, and no range matches it. An event whose start is open ("../2024")
// stands before all others, as edtf.Date.Compare has it.
//
// What leaves the package is timeline.Event and the small structs declared
// here, never a row.
package models
