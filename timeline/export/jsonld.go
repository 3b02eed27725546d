package export

import (
	"fmt"
	"net/url"
	"strings"

	"demarche/timeline/edtf"
)

// jsonldWriter writes a schema.org Dataset about Events. Dates of schema.org are
// days of ISO 8601; the real precision stands in edtf, typed as the Library of
// Congress names it.
type jsonldWriter struct {
	Options
	n int
}

func newJSONLD(_ *Wire, o Options) eventWriter { return &jsonldWriter{Options: o} }

const jsonldContext = `["https://schema.org",{"edtf":{"@id":"http://purl.org/dc/terms/date","@type":"http://id.loc.gov/datatypes/edtf/EDTF"}}]`

func (j *jsonldWriter) begin(b []byte) []byte {
	b = append(b, `{"@context":`+jsonldContext+`,"@type":"Dataset","name":"Demarche timeline"`...)
	b = appendOptional(b, `,"description":`, j.Query)
	b = appendOptional(b, `,"dateModified":`, j.Generated)
	b = appendOptional(b, `,"version":`, j.DataVersion)
	b = appendOptional(b, `,"license":`, licenceURL(j.Licence))
	if j.Count >= 0 {
		b = appendField(b, `,"size":`, fmt.Sprintf("%d events", j.Count))
	}
	return append(b, ",\"about\":["...)
}

// licenceURL is the address of a licence that is named by its SPDX id.
func licenceURL(licence string) string {
	if licence == "" || strings.Contains(licence, ":") || strings.ContainsAny(licence, " /") {
		return licence
	}
	return "https://spdx.org/licenses/" + licence
}

func (j *jsonldWriter) end(b []byte) []byte { return append(b, "\n]}\n"...) }

func (j *jsonldWriter) event(b []byte, e *Event) []byte {
	if j.n > 0 {
		b = append(b, ',')
	}
	j.n++
	id := "urn:demarche:event:" + url.PathEscape(e.ID)
	if j.Site != "" {
		id = j.Site + "/events/" + url.PathEscape(e.ID)
	}
	b = appendField(b, "\n{\"@type\":\"Event\",\"@id\":", id)
	b = appendField(b, `,"identifier":`, e.ID)
	b = appendField(b, `,"name":`, title(e))
	b = appendOptional(b, `,"description":`, e.Summary)
	b = appendField(b, `,"additionalType":`, "urn:demarche:type:"+e.Type)
	b = appendField(b, `,"keywords":`, e.Label)
	b = appendISO(b, `,"startDate":`, e.First)
	b = appendISO(b, `,"endDate":`, e.Last)
	if e.Date != nil {
		b = appendField(b, `,"edtf":`, *e.Date)
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
	for _, property := range [...]string{"organizer", "attendee", "about"} {
		b = appendRoles(b, property, e.Parties)
	}
	if len(e.Reports) > 0 {
		b = appendList(append(b, `,"subjectOf":`...), e.Reports, appendNews)
	}
	return append(b, '}')
}

// appendISO writes a day after ISO 8601, a year outside 0 to 9999 in the expanded
// form: a sign and at least six digits.
func appendISO(b []byte, key string, day *string) []byte {
	if day == nil {
		return b
	}
	d, err := edtf.Parse(*day)
	if err != nil {
		return b
	}
	y, m, dd := d.First().Civil()
	text := fmt.Sprintf("%04d-%02d-%02d", y, m, dd)
	if y < 0 || y > 9999 {
		text = fmt.Sprintf("%+07d-%02d-%02d", y, m, dd)
	}
	return appendField(b, key, text)
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// propertyOf is the property of schema.org under which a role of ours stands: who
// invites organises, whom an act is aimed at is what it is about, all others attend.
func propertyOf(role string) string {
	switch role {
	case "host":
		return "organizer"
	case "target":
		return "about"
	}
	return "attendee"
}

// appendRoles writes the parties of one property, each in a Role that says our word.
func appendRoles(b []byte, property string, parties []Party) []byte {
	sep := `,"` + property + `":[`
	for _, p := range parties {
		if propertyOf(p.Role) != property {
			continue
		}
		kind := "Organization"
		switch {
		case strings.HasPrefix(p.Actor, "person/"):
			kind = "Person"
		case strings.HasPrefix(p.Actor, "country/"):
			kind = "GovernmentOrganization" // a Country is a place and attends nothing
		}
		b = appendField(append(b, sep...), `{"@type":"Role","roleName":`, p.Role)
		b = appendField(b, `,"`+property+`":{"@type":`, kind)
		b = appendField(b, `,"name":`, p.Name)
		b = appendOptional(b, `,"identifier":`, p.Actor)
		b = append(b, "}}"...)
		sep = ","
	}
	if sep == "," {
		b = append(b, ']')
	}
	return b
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
