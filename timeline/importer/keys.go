package importer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// object is an object or array of JSON that is open while its text is walked.
type object struct {
	keys  [][]byte // nil for an array
	names bool     // its keys are names of ours
}

// oneMeaning refuses an event that can be read in two ways: encoding/json takes the
// last of two keys that are the same, and "ID" for "id". It wants valid JSON.
func oneMeaning(data []byte) error {
	var open []object
	var last []byte
	key := false // the next string is a key
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '{':
			names := !bytes.Equal(last, []byte("detail")) && !bytes.Equal(last, []byte("by"))
			open, key = append(open, object{keys: make([][]byte, 0, 32), names: names}), true
		case '[':
			open, key = append(open, object{}), false
		case '}', ']':
			open, key = open[:len(open)-1], false
		case ',':
			key = open[len(open)-1].keys != nil
		case '"':
			start := i + 1
			for i++; data[i] != '"'; i++ {
				if data[i] == '\\' {
					i++
				}
			}
			if !key {
				continue
			}
			key = false
			in := &open[len(open)-1]
			var err error
			if last, err = in.add(data[start:i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// add takes a key as it is written and gives what it says.
func (o *object) add(key []byte) ([]byte, error) {
	if bytes.IndexByte(key, '\\') >= 0 {
		var s string
		if err := json.Unmarshal(append(append([]byte{'"'}, key...), '"'), &s); err != nil {
			return nil, fmt.Errorf("malformed key: %w", err)
		}
		key = []byte(s)
	}
	if o.names && !plainName(key) && strings.ToLower(strings.ToUpper(string(key))) != string(key) { // as encoding/json folds
		return nil, fmt.Errorf("there is no key %.40q: keys are in small letters", key)
	}
	for _, k := range o.keys {
		if bytes.Equal(k, key) {
			return nil, fmt.Errorf("the key %.40q comes twice", key)
		}
	}
	o.keys = append(o.keys, key)
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
