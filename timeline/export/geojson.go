package export

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed places.tsv
var placesTSV string

// point is a place on the map, in degrees.
type point struct{ lat, lon float64 }

// gazette is where places lie: by country and name, and the capital by country alone.
var gazette = sync.OnceValue(func() map[string]point {
	out := map[string]point{}
	for line := range strings.Lines(placesTSV) {
		col := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(col) != 4 || col[0] == "country" {
			continue
		}
		lat, err := strconv.ParseFloat(col[2], 64)
		if err != nil {
			continue // a test holds the table well-formed
		}
		lon, err := strconv.ParseFloat(col[3], 64)
		if err != nil {
			continue
		}
		if _, ok := out[col[0]]; !ok {
			out[col[0]] = point{lat, lon}
		}
		out[col[0]+"\t"+strings.ToLower(col[1])] = point{lat, lon}
	}
	return out
})

// locate is where e is drawn and how exactly that is known: "place", or
// "country" for the capital of the place's or the first party's country.
func locate(e *Event) (p point, exact string, ok bool) {
	g := gazette()
	if e.Place != nil {
		if p, ok = g[e.Place.Country+"\t"+strings.ToLower(e.Place.Name)]; ok {
			return p, "place", true
		}
		if p, ok = g[e.Place.Country]; ok {
			return p, "country", true
		}
	}
	for _, c := range e.Countries {
		if p, ok = g[c]; ok {
			return p, "country", true
		}
	}
	return point{}, "", false
}

type geojsonWriter struct {
	Options
	n int
}

func newGeoJSON(_ *Wire, o Options) eventWriter { return &geojsonWriter{Options: o} }

func (g *geojsonWriter) begin(b []byte) []byte {
	b = appendField(b, `{"type":"FeatureCollection","query":`, g.Query)
	b = appendField(b, `,"generated":`, g.Generated)
	return append(b, `,"features":[`...)
}

func (g *geojsonWriter) end(b []byte) []byte { return append(b, "\n]}\n"...) }

// event writes a feature after RFC 7946; one that cannot be placed has a null
// geometry.
func (g *geojsonWriter) event(b []byte, e *Event) []byte {
	if g.n > 0 {
		b = append(b, ',')
	}
	g.n++
	b = appendField(b, "\n{\"type\":\"Feature\",\"id\":", e.ID)
	p, exact, ok := locate(e)
	if ok {
		b = appendFloat(append(b, `,"geometry":{"type":"Point","coordinates":[`...), p.lon)
		b = append(appendFloat(append(b, ','), p.lat), "]}"...)
	} else {
		b = append(b, `,"geometry":null`...)
	}
	b = appendField(b, `,"properties":{"title":`, title(e))
	b = appendOptional(b, `,"located_by":`, exact)
	b = append(b, `,"event":`...)
	return append(AppendJSON(b, e), "}}"...)
}
