package importer

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"demarche/examples"
	"demarche/timeline"
	"demarche/timeline/edtf"
)

func TestVetoTable(t *testing.T) {
	data, err := fs.ReadFile(examples.Files(), examples.Vetoes)
	if err != nil {
		t.Fatal(err)
	}
	rows := readRows(t, newImporter(t), "vetoes", string(data))
	if len(rows) != 227 {
		t.Errorf("%d vetoes, want 227", len(rows))
	}
	ids := map[string]bool{}
	for _, r := range rows {
		if r.Err != nil || ids[r.Event.ID] || r.Event.When.IsZero() || len(r.Event.Vote.Vetoed) == 0 {
			t.Errorf("row %+v", r)
		}
		ids[r.Event.ID] = true
		for _, p := range r.Event.Parties {
			if p.Name == string(p.Country) {
				t.Errorf("line %d: %s has no name", r.Line, p.Country)
			}
		}
	}
	last := rows[len(rows)-5].Event
	if last.ID != "unsc-veto-s-2024-255" || last.When.String() != "2024-03-28" || last.Vote.For != 13 || last.Parties[0].Name != "Russia" || last.Parties[1].Country != "PRK" {
		t.Errorf("the veto of S/2024/255 = %+v", last)
	}
}

func TestICEWS(t *testing.T) {
	im := newImporter(t)
	rows := readRows(t, im, "icews", "Japan\tMake a visit\tThailand\t2014-09-22\n"+
		"Colombia\tHost a visit\tJohn Kerry\t2014-06-04\n"+
		"Government (Nigeria)\tExpress intent to meet or negotiate\tCitizen (China)\t2014-06-04\n"+
		"Nobody Known\tSexually assault\tChina\t2014-06-04\n"+
		"China\tConsult\tFiji\t2014-02-30\nshort line\n")
	if len(rows) != 6 {
		t.Fatalf("%d rows", len(rows))
	}
	visit := rows[0].Event
	if visit.Type != "visit" || visit.When.String() != "2014-09-22" || visit.Parties[0].Actor != "country/JPN" || visit.Parties[0].Role != timeline.RoleSource {
		t.Errorf("visit = %+v", visit)
	}
	if p := rows[1].Event.Parties; p[0].Role != timeline.RoleHost || p[1].Role != timeline.RoleSource || p[1].Country != "USA" {
		t.Errorf("parties of a hosted visit = %+v", p)
	}
	if e := rows[2].Event; e.Modality != timeline.Planned || e.Parties[0].Actor != "country/NGA" || e.Parties[1].Actor != "" || e.Parties[1].Country != "CHN" {
		t.Errorf("plan = %+v", e)
	}
	if rows[3].Skipped == "" || len(im.Unmapped()) != 1 || im.Unmapped()[0] != (Count{"Sexually assault", 1}) {
		t.Errorf("unmapped = %v, row %+v", im.Unmapped(), rows[3])
	}
	if rows[4].Err == nil || rows[5].Err == nil || !strings.Contains(rows[5].Err.Error(), "line 6: 1 columns, want 4") {
		t.Errorf("errors = %v, %v", rows[4].Err, rows[5].Err)
	}
}

func TestGDELT(t *testing.T) {
	col := make([]string, gdeltColumns)
	col[gdeltID], col[gdeltDay], col[gdeltCode], col[gdeltSources], col[gdeltURL] = "410412347", "20150218", "0431", "3", "https://news.example/1"
	copy(col[gdeltActor1:], []string{"RUSGOV", "MOSCOW", "RUS"})
	copy(col[gdeltActor2:], []string{"ROM", "ROMANIA", "ROM"})
	copy(col[gdeltGeo:], []string{"4", "Moscow, Moskva, Russia", "RS", "RS48", "", "55.7522", "37.6156"})
	unknown := append([]string(nil), col...)
	unknown[gdeltCode] = "990"
	im := newImporter(t)
	rows := readRows(t, im, "gdelt", strings.Join(col, "\t")+"\n"+strings.Join(unknown, "\t")+"\n")
	e := rows[0].Event
	if e.ID != "gdelt-410412347" || e.Type != "visit" || e.When != edtf.Of(2015, 2, 18) || e.Sources != 3 ||
		e.Parties[0].Actor != "country/RUS" || e.Parties[1].Country != "ROU" || e.Detail["cameo"] != "0431" ||
		e.Place.Name != "Moscow, Moskva, Russia" || e.Place.Country != "RUS" || e.Detail["lat"] != "55.7522" || e.Detail["lon"] != "37.6156" {
		t.Errorf("event = %+v", e)
	}
	if rows[1].Skipped == "" || im.Unmapped()[0].Name != "990" {
		t.Errorf("row = %+v, unmapped %v", rows[1], im.Unmapped())
	}
}

// TestICEWSSample reads a real sample where it is at hand.
func TestICEWSSample(t *testing.T) {
	dir := os.Getenv("DEMARCHE_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	data, err := os.ReadFile(filepath.Join(dir, "data", "import", "icews_2014_sample.tsv"))
	if err != nil {
		t.Skip("the sample is not here")
	}
	im := newImporter(t)
	ids, with, n := map[string]bool{}, 0, 0
	for _, r := range readRows(t, im, "icews", string(data)) {
		if r.Err != nil || ids[r.Event.ID] && r.Skipped == "" {
			t.Fatalf("row %+v", r)
		}
		ids[r.Event.ID] = true
		if r.Skipped == "" {
			n++
			if len(r.Event.Countries()) > 0 {
				with++
			}
		}
	}
	t.Logf("%d events, %d with a country; unmapped %v; first unknown %v", n, with, im.Unmapped(), im.Unknown()[:min(20, len(im.Unknown()))])
	if n < 8700 || with*100 < n*85 {
		t.Errorf("%d events, %d of them with a country", n, with)
	}
}

// gdeltRow is a row of GDELT with the cells that are changed.
func gdeltRow(cells map[int]string) string {
	col := make([]string, gdeltColumns)
	col[gdeltID], col[gdeltDay], col[gdeltCode], col[gdeltSources] = "7", "20150218", "043", "1"
	copy(col[gdeltActor1:], []string{"USA", "UNITED STATES", "USA"})
	copy(col[gdeltActor2:], []string{"JPN", "JAPAN", "JPN"})
	for i, s := range cells {
		col[i] = s
	}
	return strings.Join(col, "\t") + "\n"
}

func TestGDELTPlaces(t *testing.T) {
	im := newImporter(t)
	at := func(kind, name, country, lat, lon string) map[int]string {
		return map[int]string{gdeltGeo: kind, gdeltGeo + 1: name, gdeltGeo + 2: country, gdeltGeo + 5: lat, gdeltGeo + 6: lon}
	}
	rows := readRows(t, im, "gdelt", "GLOBALEVENTID\tSQLDATE\n"+
		gdeltRow(at("4", "Geneva, Geneve, Switzerland", "SZ", "46.2", "6.1667"))+
		gdeltRow(at("1", "Switzerland", "SZ", "47", "8"))+
		gdeltRow(at("4", "Nowhere", "OS", "x", "200"))+
		gdeltRow(map[int]string{gdeltID: ""})+
		gdeltRow(map[int]string{gdeltActor1: "", gdeltActor1 + 1: "", gdeltActor1 + 2: "", gdeltActor2: "", gdeltActor2 + 1: "", gdeltActor2 + 2: ""}))
	if len(rows) != 5 {
		t.Fatalf("%d rows, want the five behind the heading", len(rows))
	}
	if e := rows[0].Event; e.Place.Country != "CHE" || e.Detail["lat"] != "46.2" || e.Detail["lon"] != "6.1667" {
		t.Errorf("Geneva = %+v, %v", e.Place, e.Detail)
	}
	if e := rows[1].Event; e.Place.Country != "CHE" || e.Detail["lat"] != "" {
		t.Errorf("Switzerland = %+v, %v: a country is no point", e.Place, e.Detail)
	}
	if e := rows[2].Event; e.Place.Country != "" || e.Detail["lat"] != "" || len(im.Strays()) != 1 || im.Strays()[0].Name != "FIPS OS" {
		t.Errorf("Nowhere = %+v, %v, strays %v", e.Place, e.Detail, im.Strays())
	}
	if err := rows[3].Err; err == nil || !strings.Contains(err.Error(), "line 5: the row has no id") {
		t.Errorf("without an id: %v", err)
	}
	if rows[4].Skipped != noActor {
		t.Errorf("without actors: %+v", rows[4])
	}
}

func TestICEWSHeadingAndRowsOfNobody(t *testing.T) {
	rows := readRows(t, newImporter(t), "icews", "Source Name\tEvent Text\tTarget Name\tEvent Date\n"+
		"\tMake a visit\t\t2024-01-01\nJapan\tMake a visit\t\t2024-01-01\n")
	if len(rows) != 2 || rows[0].Skipped != noActor || rows[1].Event.Type != "visit" || len(rows[1].Event.Parties) != 1 {
		t.Errorf("rows = %+v, want one of nobody and a visit", rows)
	}
}
