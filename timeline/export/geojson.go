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

// Latitude and Longitude are the details of an event that say where it is drawn, in
// degrees, where its data set knows better than by name.
const (
	Latitude  = "lat"
	Longitude = "lon"
)

// Coordinates are those that two texts give; false where they are none of the Earth.
func Coordinates(lat, lon string) ([2]float64, bool) {
	y, err := strconv.ParseFloat(lat, 64)
	if err != nil || !(y >= -90 && y <= 90) {
		return [2]float64{}, false
	}
	x, err := strconv.ParseFloat(lon, 64)
	return [2]float64{y, x}, err == nil && x >= -180 && x <= 180
}

// locate is where e is drawn and how exactly that is known: "place", or "country"
// for the capital of the place's country, or of the first party's where no place is
// told; a vote happens in no voter's capital. A place that is in no known country
// is drawn nowhere.
func locate(e *Event) (p point, exact string, ok bool) {
	if at, ok := Coordinates(e.Detail[Latitude], e.Detail[Longitude]); ok {
		return point{at[0], at[1]}, "place", true
	}
	g := gazette()
	if e.Place != nil {
		if p, ok = g[e.Place.Country+"\t"+strings.ToLower(e.Place.Name)]; ok {
			return p, "place", true
		}
		p, ok = g[e.Place.Country]
		return p, "country", ok
	}
	for _, party := range e.Parties {
		if p, ok = g[party.Country]; ok && party.Role != "voter" {
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
	b = appendField(b, `,"data_version":`, g.DataVersion)
	b = appendOptional(b, `,"licence":`, g.Licence)
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
	if ok {
		b = appendField(b, `,"located_by":`, exact)
	}
	b = append(b, `,"event":`...)
	return append(AppendJSON(b, e), "}}"...)
}
