// Package timex finds time expressions and says which civil dates they mean.
//
// It works in two stages. The first is a language's: the pack file time.yaml
// lists words by class (month, weekday, unit) and rules, which are patterns over
// classes. Both are compiled to tries when a Tagger is made and run over a
// normalised view of the text (view.go). A rule yields an underspecified value:
// month 9 of the year before, weekday 3, two units of a week back (slots.go). The
// second stage is no language's: the resolver alone knows the day of publication,
// the dates told before, and the direction of the clause, and turns the value into
// an edtf.Date with its anchor (resolve.go).
//
// Rules come in layers. A layer sees the matches of the layers below as words of
// class T, so "the end of March" is a part of a T, and "from the end of March to
// 5 June" a range of two.
//
// Texts are read in one of three registers (register.go), because the same words
// mean different days in a report, a narrative of past years, and a short note
// such as one writes to a calendar.
package timex
