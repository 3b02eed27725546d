package english

// Kinds of token that templates look for between two others.
const (
	betweenComma = iota
	betweenMark  // another mark that divides
	betweenVerb
	betweenNoun
	betweenPreposition
	betweenConjunction
	betweenSubordinator
	betweenKinds
)

// laneBits is the room of a count in Sentence.passed.
const laneBits = 9

// count fills in how many tokens of each kind stand before each token.
func (s *Sentence) count() {
	s.passed = append(s.passed[:0], 0)
	sum := uint64(0)
	for i := range s.words {
		if k := s.betweenKind(i); k < betweenKinds {
			sum += 1 << (laneBits * k)
		}
		s.passed = append(s.passed, sum)
	}
}

func (s *Sentence) betweenKind(i int) int {
	switch s.words[i].form {
	case hashComma:
		return betweenComma
	case hashSemicolon, hashColon, hashDash, hashDashes, hashParen, hashQuote:
		return betweenMark
	}
	return int(s.coarse.between[s.Tags[i]])
}

// betweenKindOf is the kind of tokens with a universal tag.
func betweenKindOf(upos string) uint8 {
	switch upos {
	case "VERB", "AUX":
		return betweenVerb
	case "NOUN", "PROPN", "PRON":
		return betweenNoun
	case "ADP":
		return betweenPreposition
	case "CCONJ":
		return betweenConjunction
	case "SCONJ":
		return betweenSubordinator
	}
	return betweenKinds
}

// between tells which kinds of token stand between two, a bit each.
func (s *Sentence) between(from, to int32) uint32 {
	if from < 0 || to <= from+1 || int(to) >= len(s.passed) {
		return 0
	}
	n := s.passed[to] - s.passed[from+1]
	out := uint32(0)
	for k := range betweenKinds {
		if n>>(laneBits*k)&(1<<laneBits-1) != 0 {
			out |= 1 << k
		}
	}
	return out
}

var (
	hashComma     = hashString(",")
	hashSemicolon = hashString(";")
	hashColon     = hashString(":")
	hashDash      = hashString("-")
	hashDashes    = hashString("--")
	hashParen     = hashString("(")
	hashQuote     = hashString("\"")
)
