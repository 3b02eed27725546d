// Package gazetteer knows countries, organisations, places and people through
// time and in many scripts, and finds them in text.
//
// Facts are tables under data/, embedded. go generate compiles all their aliases
// into one finite state transducer (data/aliases.idx), so that starting up reads
// no more than the tables. Tag works in these steps, one file each:
//
//	scan.go      aliases in the folded text, longest first, word boundaries of each script
//	kanji.go     one-kanji country codes and what they compose: 米韓, 日米韓, 訪朝, 露外相
//	unknown.go   names that no table has, beside a title: "Foreign Minister X", X外相
//	person.go    which person an alias means: office, country, date, what the text said before
//	office.go    "the Russian president", 露大統領: who held the office on the day
//	body.go      "the Russian Foreign Ministry", 韓国外務省
//	metonym.go   "Moscow said" against "in Moscow"
//	coref.go     he, 同氏, 両国, "the two leaders"
//
// A name that is not sure stays open: a mention without an actor.
package gazetteer

//go:generate go run ./compile -data data
