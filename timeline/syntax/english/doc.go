// Package english tags, lemmatizes and parses English tokens with one small model
// that package syntax embeds and tools/train makes.
//
// The tagger chooses a joint Universal and Penn tag for each word from left to
// right. The parser builds the tree with the arc-hybrid transition system (Kuhlmann,
// Gómez-Rodríguez and Satta 2011): it searches for the best sequence of transitions
// with a beam that is as wide as the best states are close to one another, and gives
// each arc its label by a model apart. Both score with sparse linear weights (averaged
// perceptron, Collins 2002; feature templates after Zhang and Nivre 2011), those of
// the transitions trained for the search (Huang, Fayong and Guo 2012), packed into
// tables that are read in place: loading decodes nothing but the names of tags and
// labels.
//
// The exported parts below Model (features, states, tables) are what the training
// program shares with it, so that both see the same features.
package english
