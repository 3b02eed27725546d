// Package edtf holds civil dates that know how precise they are, after the
// Extended Date/Time Format (ISO 8601-2:2019, the Library of Congress's EDTF):
// all of level 0 (dates only) and level 1, and of level 2 what news and history
// need: decades and centuries (199X, 19XX), quarters and halves (2024-33), and
// qualifiers on single components ("2004-06~-11").
//
// A date here is a range of whole days on the proleptic Gregorian calendar with
// astronomical years (0 is 1 BCE). It is never a time.Time: an event of "March
// 2024" has no midnight and no time zone.
package edtf
