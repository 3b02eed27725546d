package importer

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"demarche/timeline"
)

func TestUNVotesExample(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "examples", "unvotes.csv"))
	if err != nil {
		t.Fatal(err)
	}
	im := newImporter(t)
	rows := readRows(t, im, "unvotes", string(data))
	if len(rows) != 3 || rows[0].Err != nil || rows[1].Err != nil || rows[2].Err != nil || len(im.Strays()) > 0 {
		t.Fatalf("rows = %+v, strays %v", rows, im.Strays())
	}
	ga := rows[0].Event
	if ga.ID != "unga-vote-1" || ga.Type != "un-vote" || ga.When.String() != "2022-03-02" || ga.Vote.Body != "UNGA" || ga.Vote.Symbol != "A/RES/ES-11/1" ||
		ga.Vote.For != 141 || ga.Vote.Against != 5 || ga.Vote.Abstain != 35 || len(ga.Vote.By) != 10 || ga.Outcome != "adopted" ||
		ga.Detail["session"] != "ES-11" || len(ga.Parties) != 10 || ga.Parties[0].Role != timeline.RoleVoter || len(ga.Vote.Vetoed) > 0 {
		t.Errorf("the vote of the General Assembly = %+v, %+v", ga, ga.Vote)
	}
	if e := rows[1].Event; e.ID != "unsc-vote-2" || e.Type != "un-vote" || e.Vote.For != 14 || len(e.Vote.Vetoed) > 0 {
		t.Errorf("the resolution of the Security Council = %+v, %+v", e, e.Vote)
	}
	veto := rows[2].Event
	if veto.ID != "unsc-vote-3" || veto.Type != "veto" || len(veto.Vote.Vetoed) != 1 || veto.Vote.Vetoed[0] != "RUS" || len(veto.Vote.By) != 15 || veto.Outcome != "" {
		t.Errorf("the veto = %+v, %+v", veto, veto.Vote)
	}
	for _, p := range veto.Parties {
		if (p.Role == timeline.RoleSource) != (p.Country == "RUS") {
			t.Errorf("%s is %s of the veto", p.Country, p.Role)
		}
	}
}

// TestUNVotesOfKnownDataSets reads the headings of three public tables.
func TestUNVotesOfKnownDataSets(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"Voeten", `"","rcid","ccode","member","vote","Country","Countryname","session","abstain","yes","no","date","unres","amend","para","short","descr"
"1",3,2,1,1,"USA","United States",1,4,29,18,1946-01-01,"R/1/66",1,0,"AMENDMENTS","A longer one"
"2",3,365,1,3,"RUS","Russia",1,4,29,18,1946-01-01,"R/1/66",1,0,"AMENDMENTS","A longer one"
"3",3,305,1,9,"AUS","Austria",1,4,29,18,1946-01-01,"R/1/66",1,0,"AMENDMENTS","A longer one"
`, "unga-vote-3 1946-01-01 R/1/66 29-18-4 SUN=against USA=for topic=AMENDMENTS session=1 on=amendment outcome="},
		{"unvotes", `rcid	country	country_code	vote	session	date	unres	short
5.0	Russian Federation	RU	yes	46	1992-01-10	A/RES/46/1	NA
5.0	Côte d’Ivoire	CI	no	46	1992-01-10	A/RES/46/1	NA
5.0	Somewhere	SO	abstain	46	1992-01-10	A/RES/46/1	NA
`, "unga-vote-5 1992-01-10 A/RES/46/1 1-1-1 CIV=against RUS=for SOM=abstain topic= session=46 on= outcome=adopted"},
		{"UN Digital Library", `undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,meeting,title,total_yes,total_no,total_abstentions,total_non_voting
4051,RUS,USSR,Y,1985-12-16,40,A/RES/40/114,A/40/1,A/40/PV.116,Rights,1,0,0,1
4051,SRB,YUGOSLAVIA,X,1985-12-16,40,A/RES/40/114,A/40/1,A/40/PV.116,Rights,1,0,0,1
`, "unga-vote-4051 1985-12-16 A/RES/40/114 1-0-0 SUN=for topic=Rights session=40 on= outcome=adopted"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows := readRows(t, newImporter(t), "unvotes", tt.data)
			if len(rows) != 1 || rows[0].Err != nil {
				t.Fatalf("rows = %+v", rows)
			}
			e := rows[0].Event
			v := e.Vote
			got := fmt.Sprintf("%s %s %s %d-%d-%d", e.ID, e.When, v.Symbol, v.For, v.Against, v.Abstain)
			for _, p := range v.By {
				got += fmt.Sprintf(" %s=%s", p.Country, p.Position)
			}
			got += fmt.Sprintf(" topic=%s session=%s on=%s outcome=%s", e.Detail["topic"], e.Detail["session"], e.Detail["on"], e.Outcome)
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestCountriesOfVotes(t *testing.T) {
	im := newImporter(t)
	for cells, want := range map[string]timeline.CountryID{
		",,Iran (Islamic Republic of)": "IRN", ",,Congo": "COG", ",CS,Czechoslovakia": "CSK", ",CS,": "", ",YU,": "SCG", "345,,": "SCG",
		",AUS,": "AUS", "305,AUS,": "AUT", ",CG,Congo": "COG", ",,VIET NAM": "VNM", "999,,": "", ",,USA": "USA", ",,Atlantis (x)": "",
	} {
		rows := readRows(t, im, "unvotes", "rcid,date,unres,vote,ccode,country_code,country\n1,2005-06-01,A/1,1,"+cells+"\n")
		got := timeline.CountryID("")
		if by := rows[0].Event.Vote.By; len(by) > 0 {
			got = by[0].Country
		}
		if got != want {
			t.Errorf("%q votes as %q, want %q", cells, got, want)
		}
	}
}

func TestVetoesAreTold(t *testing.T) {
	council := func(date, symbol string, yes int, votes string) timeline.Event {
		var b strings.Builder
		b.WriteString("rcid,date,body,resolution,yes,no,abstain,ccode,vote\n")
		for _, v := range strings.Fields(votes) {
			seat, vote, _ := strings.Cut(v, "=")
			fmt.Fprintf(&b, "9,%s,UNSC,%s,%d,,,%s,%s\n", date, symbol, yes, seat, vote)
		}
		rows := readRows(t, newImporter(t), "unvotes", b.String())
		if len(rows) != 1 || rows[0].Err != nil {
			t.Fatalf("%s: rows = %+v", votes, rows)
		}
		return rows[0].Event
	}
	tests := []struct {
		name, date, symbol string
		yes                int
		votes, vetoed      string
	}{
		{"one", "1980-01-13", "S/13735", 10, "365=3 2=1", "SUN"},
		{"three", "1987-02-20", "S/18705", 10, "2=3 200=3 220=2", "GBR USA"},
		{"adopted", "1980-01-13", "S/RES/1 (1980)", 10, "365=3 2=1", ""},
		{"no majority", "1980-01-13", "S/13735", 8, "365=3 2=1", ""},
		{"a council of eleven", "1950-01-13", "S/1", 7, "365=3 2=1", "SUN"},
		{"no permanent member", "1980-01-13", "S/13735", 14, "255=3 2=1", ""},
		{"Taiwan in the seat of China", "1955-12-13", "S/3502", 8, "713=3 2=2", "TWN"},
		{"Taiwan later", "1980-01-13", "S/1", 9, "713=3 2=2", ""},
	}
	for _, tt := range tests {
		e := council(tt.date, tt.symbol, tt.yes, tt.votes)
		var got []string
		for _, c := range e.Vote.Vetoed {
			got = append(got, string(c))
		}
		if strings.Join(got, " ") != tt.vetoed || (e.Type == "veto") != (tt.vetoed != "") {
			t.Errorf("%s: vetoed by %v, %s; want %q", tt.name, got, e.Type, tt.vetoed)
		}
	}
}

func TestUNVotesFaults(t *testing.T) {
	const head = "rcid,date,unres,country,vote\n"
	tests := []struct {
		name, rows string
		events     int
		want       string // the first error
	}{
		{"a vote of no kind", "1,2024-01-01,A/1,USA,7\n1,2024-01-01,A/1,FRA,1\n", 1, `line 2: unknown vote "7"`},
		{"two votes", "1,2024-01-01,A/1,USA,1\n1,2024-01-01,A/1,USA,3\n1,2024-01-01,A/1,USA,1\n", 1, "line 3: USA votes for and against"},
		{"no date", "1,,A/1,USA,1\n1,,A/1,FRA,1\n2,2024-01-01,A/2,FRA,1\n", 1, `line 2: roll call "1": the date`},
		{"no number", ",2024-01-01,A/1,USA,1\n2,2024-01-01,A/2,FRA,1\n", 1, "it has no number"},
		{"two places", "1,2024-01-01,A/1,USA,1\n2,2024-01-01,A/2,FRA,1\n1,2024-01-01,A/1,FRA,1\n", 2, `line 4: the roll call "1" stands in two places`},
		{"too few cells", "1,2024-01-01\n2,2024-01-01,A/2,FRA,1\n", 1, "line 2: 2 cells, want 5"},
		{"a loose quote", "1,2024-01-01,A\"1,USA,1\n2,2024-01-01,A/2,FRA,1\n", 1, "line 2: a quotation mark stands"},
		{"a quote without an end", "2,2024-01-01,A/2,FRA,1\n1,2024-01-01,\"A,USA,1\n", 1, "line 3: a quotation mark has no partner"},
		{"an id that cannot be", "a/b,2024-01-01,A/1,USA,1\n2,2024-01-01,A/2,FRA,1\n", 1, "line 2: the id"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			events, first := 0, ""
			for _, r := range readRows(t, newImporter(t), "unvotes", head+tt.rows) {
				switch {
				case r.Err == nil:
					events++
				case first == "":
					first = r.Err.Error()
				}
			}
			if events != tt.events || !strings.Contains(first, tt.want) {
				t.Errorf("%d events, first error %q; want %d and %q", events, first, tt.events, tt.want)
			}
		})
	}
	im := newImporter(t)
	rows := readRows(t, im, "unvotes", head+"1,2024-01-01,A/1,Atlantis,1\n1,2024-01-01,A/1,QQQ,3\n1,2024-01-01,A/1,France,1\n2,2024-01-01,A/2,France,8\n")
	if len(rows) != 2 || rows[0].Event.Vote.For != 2 || rows[0].Event.Vote.Against != 1 || len(rows[0].Event.Vote.By) != 1 || len(im.Strays()) != 2 || rows[1].Skipped != noVote {
		t.Errorf("unknown countries: %+v, strays %v", rows, im.Strays())
	}
	f, _ := Lookup("unvotes")
	for _, bad := range []string{"", "rcid,date,vote\n", "date,vote,country\n"} {
		if err := newImporter(t).Read(f, strings.NewReader(bad), func(Row) bool { return true }); err == nil {
			t.Errorf("Read(%.40q) gave no error", bad)
		}
	}
}

// TestUNVotesTakeLittleMemory reads 400,000 rows of 2,000 roll calls.
func TestUNVotesTakeLittleMemory(t *testing.T) {
	im := newImporter(t)
	var numbers []string
	for n := range im.seats.byNumber {
		numbers = append(numbers, n)
	}
	r, w := io.Pipe()
	go func() {
		fmt.Fprintln(w, "rcid,date,unres,ccode,vote")
		for call := range 2000 {
			for _, n := range numbers {
				fmt.Fprintf(w, "%d,2024-01-01,A/RES/1/%d,%s,1\n", call, call, n)
			}
		}
		w.Close()
	}()
	f, _ := Lookup("unvotes")
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	calls := 0
	if err := im.Read(f, r, func(row Row) bool {
		if row.Err != nil {
			t.Errorf("row %+v", row)
			return false
		}
		if calls++; calls == 2000 {
			runtime.GC()
			runtime.ReadMemStats(&after)
		}
		return true
	}); err != nil {
		t.Fatal(err)
	}
	if calls != 2000 || int64(after.HeapAlloc)-int64(before.HeapAlloc) > 4<<20 {
		t.Errorf("%d roll calls, %d kB more on the heap", calls, (int64(after.HeapAlloc)-int64(before.HeapAlloc))>>10)
	}
}
