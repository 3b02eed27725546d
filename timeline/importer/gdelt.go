package importer

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/export"
)

// Columns of GDELT 2.0, counted from 0, after its codebook of 2015.
const (
	gdeltColumns = 61
	gdeltID      = 0
	gdeltDay     = 1
	gdeltActor1  = 5
	gdeltActor2  = 15
	gdeltCode    = 26
	gdeltSources = 32
	gdeltGeo     = 51 // type, name, FIPS country, two divisions, latitude, longitude
	gdeltURL     = 60
)

// readGDELT reads the event files of GDELT 2.0.
func (im *Importer) readGDELT(r io.Reader, yield func(Row) bool) error {
	return eachRow(r, gdeltColumns, isHeading(gdeltID, "globaleventid"), yield, func(n int, col []string) Row {
		if strings.TrimSpace(col[gdeltID]) == "" {
			return Row{Line: n, Err: fmt.Errorf("line %d: the row has no id", n)}
		}
		d, err := gdeltDate(col[gdeltDay])
		if err != nil {
			return Row{Line: n, Err: fmt.Errorf("line %d: %w", n, err)}
		}
		c, ok := im.cameo.code(col[gdeltCode])
		if !ok {
			im.unmapped[col[gdeltCode]]++
			return Row{Line: n, Skipped: noType}
		}
		a, b := im.gdeltActor(col[gdeltActor1:]), im.gdeltActor(col[gdeltActor2:])
		if a.Name == "" && b.Name == "" {
			return Row{Line: n, Skipped: noActor}
		}
		e := im.coded(c, a, b, d)
		e.ID = "gdelt-" + col[gdeltID]
		e.Detail["cameo"] = col[gdeltCode]
		e.Detail["url"] = col[gdeltURL]
		im.gdeltPlace(&e, col[gdeltGeo:])
		if n, err := strconv.Atoi(col[gdeltSources]); err == nil && n > 0 {
			e.Sources = n
		}
		e.Summary = fmt.Sprintf("%s: %s: %s", a.Name, c.text, b.Name)
		return Row{Line: n, Event: e}
	})
}

// gdeltPlace reads where an event happened. Where that is no whole country, its
// coordinates go along.
func (im *Importer) gdeltPlace(e *timeline.Event, col []string) {
	e.Place.Name = col[1]
	if code := col[2]; code != "" {
		if e.Place.Country = im.fips[code]; e.Place.Country == "" {
			im.strays["FIPS "+code]++
		}
	}
	lat, lon := col[5], col[6]
	if _, ok := export.Coordinates(lat, lon); ok && col[0] != "1" {
		e.Detail[export.Latitude], e.Detail[export.Longitude] = lat, lon
	}
}

// gdeltActor reads an actor from its code, name and country code. GDELT names
// are capitals, and its countries are ISO 3166-1 but for a few.
func (im *Importer) gdeltActor(col []string) timeline.Party {
	code, name, country := col[0], col[1], col[2]
	switch country {
	case "ROM":
		country = "ROU"
	case "TMP":
		country = "TLS"
	case "ZAR":
		country = "COD"
	case "KSV":
		country = "XKX"
	}
	id := timeline.CountryID(country)
	_, known := im.actors.Country(id)
	switch {
	case known && (len(code) == 3 || code[3:] == "GOV" || code[3:] == "MIL"):
		return im.country(id)
	case known:
		return timeline.Party{Name: name, Country: id}
	case name != "":
		return im.party(name)
	}
	return timeline.Party{}
}

func gdeltDate(s string) (edtf.Date, error) {
	if len(s) != 8 {
		return edtf.Date{}, fmt.Errorf("the day %.20q is not like 20240619", s)
	}
	d, err := edtf.Parse(s[:4] + "-" + s[4:6] + "-" + s[6:])
	if err != nil {
		return edtf.Date{}, fmt.Errorf("the day: %w", err)
	}
	return d, nil
}
