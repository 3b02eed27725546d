package english

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// Model tags and parses. It is read-only after Open and safe for use by many
// goroutines, each with a Workspace of its own.
type Model struct {
	Version string
	Scores  string   // what training measured, for people
	Tags    []string // joint tags "UPOS|XPOS"
	Labels  []string // relations
	lexicon *Lexicon
	lemmas  map[string]string
	tagger  *Table
	arcs    *ArcTable
	labels  *Table
	coarse  *Coarse
}

// magic opens a model file and names its format.
const magic = "DEMARCHE-EN-3\n"

// Open reads a model in place; data must not change afterwards.
//
// The file is the magic line, then five texts with their lengths (version, scores,
// tags, labels, lemma exceptions, lines each), the lexicon, the tables of the
// tagger, of the parser's labels and of its transitions.
func Open(data []byte) (*Model, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, fmt.Errorf("open English model: it does not start with %q", magic)
	}
	data = data[len(magic):]
	var texts [5]string
	for i := range texts {
		if len(data) < 4 || len(data)-4 < int(binary.LittleEndian.Uint32(data)) {
			return nil, fmt.Errorf("open English model: text %d is cut off", i)
		}
		n := int(binary.LittleEndian.Uint32(data))
		texts[i] = string(data[4 : 4+n])
		data = data[4+n:]
	}
	m := &Model{Version: texts[0], Scores: texts[1], Tags: strings.Split(texts[2], "\n"), Labels: strings.Split(texts[3], "\n")}
	m.lemmas = readLemmas(texts[4])
	m.coarse = CoarseTags(m.Tags)
	var err error
	if m.lexicon, data, err = OpenLexicon(data); err != nil {
		return nil, fmt.Errorf("open English lexicon: %w", err)
	}
	if m.tagger, data, err = OpenTable(data); err != nil {
		return nil, fmt.Errorf("open English tagger: %w", err)
	}
	if m.labels, data, err = OpenTable(data); err != nil {
		return nil, fmt.Errorf("open English labels: %w", err)
	}
	if m.arcs, _, err = OpenArcs(data); err != nil {
		return nil, fmt.Errorf("open English transitions: %w", err)
	}
	return m, nil
}

// Pack writes the file that Open reads.
func Pack(version, scores string, tags, labels []string, lemmas string, lexicon, tagger, labelTable, arcs []byte) []byte {
	out := []byte(magic)
	for _, t := range []string{version, scores, strings.Join(tags, "\n"), strings.Join(labels, "\n"), lemmas} {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(t)))
		out = append(out, t...)
	}
	out = append(out, lexicon...)
	out = append(out, tagger...)
	out = append(out, labelTable...)
	return append(out, arcs...)
}

func rolesOf(labels []string) (roles LabelRoles, root uint8) {
	for i, l := range labels {
		roles.caseMark[i] = l == "case" || l == "mark"
		roles.cc[i] = l == "cc"
		if l == "root" {
			root = uint8(i)
		}
	}
	return roles, root
}

// Roles is what State.Apply must know of the labels.
func Roles(labels []string) *LabelRoles {
	roles, _ := rolesOf(labels)
	return &roles
}

// Workspace holds the buffers of one goroutine.
type Workspace struct {
	sentence Sentence
	beam     *Beam
	scores   [256]int32
	scratch  Scratch
	buf      []uint64
}

// Result is one token's analysis. Head is an index into the sentence, -1 for the root.
type Result struct {
	UPOS, XPOS, Lemma, Rel string
	Head                   int
}

// Parse tags, lemmatizes and parses one sentence. The tree has one root and no cycle.
func (m *Model) Parse(ws *Workspace, forms []string) []Result {
	if len(forms) == 0 {
		return nil
	}
	s := &ws.sentence
	s.Read(forms, m.lexicon)
	m.tag(ws)
	return m.finish(ws, forms)
}

// finish builds the tree of a tagged sentence and reads it off.
func (m *Model) finish(ws *Workspace, forms []string) []Result {
	st := m.attach(ws)
	s := &ws.sentence
	out := make([]Result, len(forms))
	for i, f := range forms {
		r := &out[i]
		r.UPOS, r.XPOS, _ = strings.Cut(m.Tags[s.Tags[i]], "|")
		r.Lemma = m.lemma(f, r.UPOS, r.XPOS)
		r.Rel = m.Labels[st.Labels[i]]
		r.Head = int(st.Heads[i])
		if r.Head == len(forms) {
			r.Head, r.Rel = -1, "root"
		}
	}
	return out
}

// attach builds the tree.
func (m *Model) attach(ws *Workspace) *State {
	if ws.beam == nil || ws.beam.Arcs != ArcScorer(m.arcs) {
		ws.beam = NewBeam(m.arcs, m.labels, m.Labels, beamWidth)
		ws.beam.Slack = beamSlack
	}
	ws.sentence.Tagged(m.coarse)
	return ws.beam.Search(&ws.sentence)
}
