package importer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// object is an object or array of JSON that is open while its text is walked.
type object struct {
	first int  // of its keys among those of all open ones; -1 for an array
	names bool // its keys are names of ours
}

// oneMeaning refuses an event that can be read in two ways: encoding/json takes the
// last of two keys that are the same, and "ID" for "id". It wants valid JSON.
func oneMeaning(data []byte) error {
	var keyRoom [64][]byte
	var openRoom [8]object
	keys, open := keyRoom[:0], openRoom[:0]
	key := false // the next string is a key
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '{':
			names := len(keys) == 0 || !bytes.Equal(keys[len(keys)-1], []byte("detail")) && !bytes.Equal(keys[len(keys)-1], []byte("by"))
			open, key = append(open, object{first: len(keys), names: names}), true
		case '[':
			open, key = append(open, object{first: -1}), false
		case '}', ']':
			if in := open[len(open)-1]; in.first >= 0 {
				keys = keys[:in.first]
			}
			open, key = open[:len(open)-1], false
		case ',':
			key = open[len(open)-1].first >= 0
		case '"':
			end := i + 1 + stringEnd(data[i+1:])
			text := data[i+1 : end]
			i = end
			if !key {
				continue
			}
			key = false
			in := open[len(open)-1]
			text, err := keyOf(text, in.names)
			if err != nil {
				return err
			}
			for _, k := range keys[in.first:] {
				if bytes.Equal(k, text) {
					return fmt.Errorf("the key %.40q comes twice", text)
				}
			}
			keys = append(keys, text)
		}
	}
	return nil
}

// stringEnd is where the quotation mark stands that ends a string.
func stringEnd(text []byte) int {
	for i := 0; ; i++ {
		i += bytes.IndexByte(text[i:], '"')
		escapes := 0
		for escapes < i && text[i-1-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			return i
		}
	}
}

// keyOf is what a key says; names wants one of ours.
func keyOf(key []byte, names bool) ([]byte, error) {
	if plainName(key) {
		return key, nil
	}
	if bytes.IndexByte(key, '\\') >= 0 {
		var s string
		if err := json.Unmarshal(append(append([]byte{'"'}, key...), '"'), &s); err != nil {
			return nil, fmt.Errorf("malformed key: %w", err)
		}
		key = []byte(s)
	}
	if names && strings.ToLower(strings.ToUpper(string(key))) != string(key) { // as encoding/json folds
		return nil, fmt.Errorf("there is no key %.40q: keys are in small letters", key)
	}
	return key, nil
}

// plainName reports whether a key is made as ours are.
func plainName(key []byte) bool {
	for _, c := range key {
		if (c < 'a' || c > 'z') && c != '_' {
			return false
		}
	}
	return true
}
