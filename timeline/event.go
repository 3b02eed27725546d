package timeline

import "demarche/timeline/edtf"

// Status says how far people have checked an event.
type Status string

// Statuses.
const (
	StatusExtracted Status = "extracted"
	StatusAccepted  Status = "accepted"
	StatusRejected  Status = "rejected"
	StatusCorrected Status = "corrected"
)

// Event is what one or more mentions agree happened.
type Event struct {
	ID       string // public and stable
	Type     TypeSlug
	Parties  []Party
	When     edtf.Date
	Place    Place
	Modality Modality
	Vote     *Vote
	Outcome  string
	Detail   map[string]string
	Summary  string // the best quote, shown in lists
	Lang     Lang   // of the best quote
	Score    float64
	Sources  int // distinct outlets that report it
	Status   Status
	Reports  []Report // best first
	// Disputes tells what the reports disagree on: "date", "countries", "modality", "vote".
	Disputes []string
}

// Countries lists the countries of e's parties, each once, in the order of the parties.
func (e Event) Countries() []CountryID { return countries(e.Parties) }

// Report is a mention together with the article that it comes from.
type Report struct {
	Mention
	Article string // id of the article
	Outlet  string
	URL     string
	Lang    Lang
	Quote   string // the evidence as text
	// QuoteStart is the number of code points of the article's text before the
	// quote. Evidence counts bytes; what leaves the program counts from here.
	QuoteStart int
	Reason     string // why it was joined to the event; "" for the first
}
