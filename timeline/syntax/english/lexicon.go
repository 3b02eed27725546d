package english

// Lexicon is what is known of words apart from the weights.
type Lexicon struct {
	Tags    *WordTable // the set of tags that training saw a word with
	Kinds   *WordTable // parts of speech by a dictionary, for words without such a set
	Classes *WordTable // words used alike
	Groups  []byte     // of each class from 1, classes alike
}

// PackLexicon packs the parts of a lexicon into the bytes that OpenLexicon reads.
// Numbers count from 1.
func PackLexicon(tags, kinds, classes map[string]uint16, groups []byte) []byte {
	out := PackWords(tags, 3, tagSetBits)
	out = append(out, PackWords(kinds, 2, kindBits)...)
	out = append(out, PackWords(classes, 3, classBits)...)
	out = append(out, byte(len(groups)), byte(len(groups)>>8))
	return append(out, groups...)
}

// TagSets is the first number in a Lexicon of a set of tags; a smaller one is a tag, counted from
// 1, of a word that has no other.
const TagSets = 256

const (
	tagSetBits = 11
	classBits  = 11
)

// OpenLexicon reads a packed lexicon in place and gives the rest of data after it.
func OpenLexicon(data []byte) (*Lexicon, []byte, error) {
	l := &Lexicon{}
	var err error
	for _, t := range []**WordTable{&l.Tags, &l.Kinds, &l.Classes} {
		if *t, data, err = OpenWords(data); err != nil {
			return nil, nil, err
		}
	}
	if len(data) < 2 {
		return nil, nil, errTable
	}
	n := int(data[0]) | int(data[1])<<8
	if len(data) < 2+n {
		return nil, nil, errTable
	}
	l.Groups = data[2 : 2+n]
	return l, data[2+n:], nil
}

// look fills in what is known of a word, whose lower-case form is low.
func (l *Lexicon) look(w *word, low string) {
	if w.amb = l.Tags.Find(w.lower); w.amb == 0 {
		w.amb = uint32(kinds(l.Kinds, low)) << 16 // beyond all sets of tags
	}
	if c := l.Classes.Find(w.lower); c > 0 && int(c) <= len(l.Groups) {
		w.class, w.group = c+firstClass, uint32(l.Groups[c-1])+firstClass
	}
}

// firstClass keeps classes apart from atoms that are no words.
const firstClass = 8
