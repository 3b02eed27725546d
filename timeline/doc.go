// Package timeline is the vocabulary of Demarche: the words that every other
// package uses for what an article says and what it proves.
//
// The story of one article. package article turns bytes into a Document: clean
// text in NFC, its language, and its DCT (document creation time, the day the
// outlet published it). Each stage after that fills one layer of the Document
// and changes no other:
//
//	syntax.Split        Sentences   where a sentence starts and ends, and what kind it is
//	timex.Tagger.Tag    Times       "last September" -> 2023-09, with its span and anchor
//	gazetteer.Tag       Names       "Putin", 金委員長 -> an actor, its country, its office
//	syntax.Parse        Tokens      the tree of each sentence
//
// package extract then reads all layers and writes one Mention for each report
// of an event: a type from package ontology, the parties with their roles, a
// date as precise as the text allows, whether it happened or is only planned,
// the sentence that proves it, and the rule that said so. package merge joins
// the mentions of many articles into Events: what the mentions agree happened.
// A timeline is a chosen and ordered set of events.
//
// Inside the program a Span counts UTF-8 bytes. What leaves the program counts
// Unicode code points and carries the quoted text.
//
// Nothing here reads a clock, a file or a network: the same article gives the
// same mentions, always.
package timeline
