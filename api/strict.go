package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// unmarshalStrictly is json.Unmarshal of a text that has one meaning. That takes the last
// of two keys that are the same, takes "NAME" for "name", and mends broken UTF-8.
func unmarshalStrictly(data []byte, v any) error {
	if !utf8.Valid(data) {
		return errors.New("the body is no UTF-8")
	}
	if err := oneMeaning(data); err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}

// oneMeaning refuses a key that comes twice in an object, in one case or in two, and one
// with capitals: no field of ours has any.
func oneMeaning(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	var open []map[string]bool // the keys of each object; nil for an array
	name := false              // the next token of the innermost object is a key
	for {
		t, err := dec.Token()
		if err != nil { // the end, or what Unmarshal tells better
			return nil //nolint:nilerr // it meets the fault itself
		}
		in := len(open) - 1
		switch d, _ := t.(json.Delim); {
		case d == '{':
			open, name = append(open, map[string]bool{}), true
		case d == '[':
			open, name = append(open, nil), false
		case d == '}' || d == ']':
			open = open[:in]
			name = in > 0 && open[in-1] != nil
		case name:
			key, _ := t.(string)
			folded := strings.ToLower(strings.ToUpper(key)) // as encoding/json folds
			switch {
			case open[in][folded]:
				return fmt.Errorf("the key %.100q comes twice", key)
			case folded != key:
				return fmt.Errorf("there is no key %.100q: keys are in small letters", key)
			}
			open[in][folded], name = true, false
		default:
			name = in >= 0 && open[in] != nil
		}
	}
}
