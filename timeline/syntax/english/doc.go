// Package english tags, lemmatizes and parses English tokens with one small model
// that package syntax embeds and tools/train makes.
//
// The tagger chooses a joint Universal and Penn tag for each word from left to
// right; the parser builds the tree with the arc-hybrid transition system (Kuhlmann,
// Gómez-Rodríguez and Satta 2011), trained with a dynamic oracle (Goldberg and Nivre
// 2013). Both score with sparse linear weights (averaged perceptron, Collins 2002;
// feature templates after Zhang and Nivre 2011) packed into a Table that is read in
// place: loading decodes nothing but the names of tags and labels.
//
// The exported parts below Model (features, states, tables) are what the training
// program shares with it, so that both see the same features.
package english
