// Package lang holds the language packs: all that Demarche knows about how one
// language says something, as data. A pack is a folder named by its BCP 47 tag:
//
//	pack.yaml            what the language is called and how it is written
//	time.yaml            how it tells time (read by package timex)
//	triggers*.yaml       how it tells events (read by package extract)
//	corpus*.yaml         sentences that the rules must read right, and leave alone
//
// A new language is a new folder and no Go. Every file in a pack's folder is
// embedded; the packages that read a kind of file decode it themselves.
package lang
