package export

import "strconv"

// jsonldWriter writes schema.org Events in one graph.
type jsonldWriter struct {
	Options
	n int
}

func newJSONLD(_ *Wire, o Options) eventWriter { return &jsonldWriter{Options: o} }

func (j *jsonldWriter) begin(b []byte) []byte {
	b = append(b, `{"@context":"https://schema.org","@type":"Dataset","name":"Demarche timeline"`...)
	b = appendOptional(b, `,"description":`, j.Query)
	b = appendOptional(b, `,"dateModified":`, j.Generated)
	b = appendOptional(b, `,"version":`, j.DataVersion)
	b = appendOptional(b, `,"license":`, j.Licence)
	if j.Count >= 0 {
		b = strconv.AppendInt(append(b, `,"size":`...), int64(j.Count), 10)
	}
	return append(b, ",\"hasPart\":["...)
}

func (j *jsonldWriter) end(b []byte) []byte { return append(b, "\n]}\n"...) }

func (j *jsonldWriter) event(b []byte, e *Event) []byte {
	if j.n > 0 {
		b = append(b, ',')
	}
	j.n++
	id := "urn:demarche:event:" + e.ID
	if j.Site != "" {
		id = j.Site + "/events/" + e.ID
	}
	b = appendField(b, "\n{\"@type\":\"Event\",\"@id\":", id)
	b = appendField(b, `,"name":`, title(e))
	b = appendOptional(b, `,"description":`, e.Summary)
	b = appendField(b, `,"additionalType":`, e.Type)
	if first, last, ok := days(e); ok {
		b = appendField(b, `,"startDate":`, first.Date().String())
		b = appendField(b, `,"endDate":`, last.Date().String())
	}
	if e.Date != nil { // schema.org dates are days; the real precision stands here
		b = appendField(b, `,"temporalCoverage":`, *e.Date)
	}
	if e.Modality == "negated" {
		b = append(b, `,"eventStatus":"https://schema.org/EventCancelled"`...)
	}
	if e.Place != nil {
		b = appendField(b, `,"location":{"@type":"Place","name":`, either(e.Place.Name, e.Place.Country))
		if e.Place.Country != "" {
			b = append(appendField(b, `,"address":{"@type":"PostalAddress","addressCountry":`, e.Place.Country), '}')
		}
		b = append(b, '}')
	}
	if len(e.Parties) > 0 {
		b = appendList(append(b, `,"participant":`...), e.Parties, appendParticipant)
	}
	if len(e.Reports) > 0 {
		b = appendList(append(b, `,"subjectOf":`...), e.Reports, appendNews)
	}
	return append(b, '}')
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// appendParticipant writes a role with who plays it, as schema.org has it for
// parts that people play.
func appendParticipant(b []byte, p Party) []byte {
	kind := "Organization"
	switch {
	case len(p.Actor) > 7 && p.Actor[:7] == "person/":
		kind = "Person"
	case len(p.Actor) > 8 && p.Actor[:8] == "country/":
		kind = "Country"
	}
	b = appendField(b, `{"@type":"Role","roleName":`, p.Role)
	b = appendField(b, `,"participant":{"@type":`, kind)
	b = appendField(b, `,"name":`, p.Name)
	b = appendOptional(b, `,"identifier":`, p.Actor)
	return append(b, "}}"...)
}

func appendNews(b []byte, r Report) []byte {
	b = appendField(b, `{"@type":"NewsArticle","identifier":`, r.Article)
	b = appendOptional(b, `,"url":`, r.URL)
	if r.Outlet != "" {
		b = append(appendField(b, `,"publisher":{"@type":"Organization","name":`, r.Outlet), '}')
	}
	b = appendOptional(b, `,"inLanguage":`, r.Lang)
	return append(appendField(b, `,"text":`, r.Quote), '}')
}
