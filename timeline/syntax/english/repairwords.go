package english

import "strings"

// timeWord reports whether a word says on which day, without a preposition.
func timeWord(form string) bool {
	switch form {
	case "today", "yesterday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday":
		return true
	}
	return false
}

// unchanging reports whether a form is a verb's past and its noun or adjective alike.
func unchanging(form string) bool {
	switch form {
	case "cut", "hit", "put", "set", "shut", "let", "quit", "beat", "split", "cast", "spread":
		return true
	}
	return false
}

// takesBare reports whether a verb may have another behind it without "to".
func takesBare(form string) bool {
	switch form {
	case "help", "let", "make", "have", "go", "come", "see", "hear", "watch", "dare", "need", "try", "feel":
		return true
	}
	return false
}

// auxiliary reports whether a form may stand before a verb to help it.
func auxiliary(form string) bool {
	switch strings.ToLower(plainQuotes(form)) {
	case "am", "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "'m", "has", "have", "had", "having", "'ve", "'d", "do", "does",
		"did", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "ought", "need", "dare", "'ll", "wo", "ca", "sha",
		"ai", "get", "got", "gets", "getting", "gotten", "used":
		return true
	}
	return false
}

// onlyPast reports whether a form is a verb's past and no noun.
func onlyPast(form string) bool {
	switch form {
	case "found", "said", "told", "went", "took", "gave", "came", "became", "began", "wrote", "knew", "chose", "broke", "spoke", "drove", "fled":
		return true
	}
	return false
}

// noObject reports whether a form is the past of a verb that does without an object, so
// that it is no passive where one is missing.
func noObject(form string) bool {
	switch form {
	case "left", "arrived", "voted", "demonstrated", "agreed", "met", "returned", "resigned", "died", "marched", "protested", "rallied", "fought",
		"fled", "travelled", "traveled", "departed", "clashed", "gathered", "talked", "abstained", "reacted", "responded", "retreated",
		"surrendered", "negotiated", "differed", "apologised", "apologized", "collapsed", "appeared", "reached", "landed", "sailed", "withdrew":
		return true
	}
	return false
}

// takesVerb reports whether a verb mostly has another right behind it without "to".
func takesVerb(form string) bool {
	switch form {
	case "help", "go", "come", "dare":
		return true
	}
	return false
}

// takesOver reports whether "over" may be a part of a verb, whose form it is given.
func takesOver(form string) bool {
	for _, stem := range []string{
		"tak", "took", "hand", "turn", "win", "won", "pull", "run", "ran", "think", "thought", "go", "went", "com", "cam", "get",
		"got", "look", "roll", "fall", "fell", "knock", "pass", "start", "do", "cross", "bend", "bent", "be", "was", "is", "are", "were", "cut", "carr", "sign",
	} {
		if strings.HasPrefix(strings.ToLower(form), stem) {
			return true
		}
	}
	return false
}
