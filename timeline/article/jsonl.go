package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"demarche/timeline"
)

// readJSONLines reads one object a line; blank lines are skipped.
func readJSONLines(in Input, r io.Reader, yield func(Item) bool) {
	br := bufio.NewReaderSize(r, 64<<10)
	for n := 1; ; n++ {
		line, long, err := readLine(br)
		if n == 1 {
			line = trimBOM(line)
		}
		where := fmt.Sprintf("%s:%d", in.label(), n)
		trimmed := bytes.TrimSpace(line)
		switch {
		case long:
			if !yield(Item{ID: where, Err: errorf(CodeTooLarge, "%s: the line is longer than %d bytes", where, MaxBytes)}) {
				return
			}
		case len(trimmed) > 0:
			if !yield(readObject(in, where, trimmed)) {
				return
			}
		}
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			yield(Item{ID: where, Err: &Error{Code: CodeUnreadable, Message: fmt.Sprintf("%s: %s", where, err), Err: err}})
			return
		}
	}
}

// readLine is the next line. A line over MaxBytes is read to its end and dropped.
func readLine(r *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if !long {
			line = append(line, part...)
			if len(line) > MaxBytes {
				long, line = true, nil
			}
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, long, err
		}
	}
}

// readJSON reads one object, or an array of objects.
func readJSON(in Input, yield func(Item) bool) {
	data := bytes.TrimSpace(trimBOM(in.Data))
	if data[0] != '[' {
		yield(readObject(in, in.label(), data))
		return
	}
	var list []json.RawMessage
	if err := json.Unmarshal(data, &list); err != nil {
		yield(in.failed(errorf(CodeBadJSON, "%s: %s", in.label(), jsonFault(data, err))))
		return
	}
	for i, o := range list {
		if !yield(readObject(in, fmt.Sprintf("%s:%d", in.label(), i+1), o)) {
			return
		}
	}
}

// readObject reads one article. where names it in messages and stands for a
// missing id.
func readObject(in Input, where string, data []byte) Item {
	fields, err := stringFields(data)
	if err != nil {
		return Item{ID: idOr(fields, where), Err: errorf(CodeBadJSON, "%s: %s", where, err)}
	}
	d := draft{
		id: idOr(fields, where), title: fields["title"], text: fields["text"],
		lang: timeline.Lang(fields["lang"]), url: fields["url"], outlet: fields["outlet"],
	}
	if _, ok := fields["text"]; !ok {
		return Item{ID: d.id, Err: errorf(CodeBadJSON, `%s: the object has no "text"`, where)}
	}
	if p := strings.TrimSpace(fields["published"]); p != "" {
		day, ok := parsePublished(p)
		if !ok {
			return Item{ID: d.id, Err: errorf(CodeBadDate, "%s: published %q is no date (give it as 2024-06-19)", where, clip(p))}
		}
		d.published, d.from = day, timeline.PublishedGiven
	}
	if !isAddress(d.url) {
		d.url = ""
	}
	item := d.finish(in)
	if e := (*Error)(nil); errors.As(item.Err, &e) {
		e.Message = where + ": " + e.Message
	}
	return item
}

func idOr(fields map[string]string, where string) string {
	if id := oneLine(tidy(fields["id"])); id != "" {
		return id
	}
	return where
}

// stringFields reads the fields that an article has. Others may hold anything,
// but no key may come twice: readers would differ on which one counts.
func stringFields(data []byte) (map[string]string, error) {
	if !json.Valid(data) {
		return nil, errors.New(jsonFault(data, json.Unmarshal(data, new(any))))
	}
	if data[0] != '{' {
		return nil, fmt.Errorf("an article is a JSON object, this is %s", clip(string(data)))
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	if _, err := dec.Token(); err != nil {
		return nil, err
	}
	fields, seen := map[string]string{}, map[string]bool{}
	for dec.More() {
		t, err := dec.Token()
		if err != nil {
			return fields, err
		}
		key, _ := t.(string)
		if seen[key] {
			return fields, fmt.Errorf("the key %q comes twice", clip(key))
		}
		seen[key] = true
		var v json.RawMessage
		if err := dec.Decode(&v); err != nil {
			return fields, err
		}
		switch key {
		case "id", "title", "text", "lang", "published", "url", "outlet":
			if err := fieldText(fields, key, v); err != nil {
				return fields, err
			}
		}
	}
	return fields, nil
}

func fieldText(fields map[string]string, key string, v json.RawMessage) error {
	if string(v) == "null" {
		return nil
	}
	var s string
	if err := json.Unmarshal(v, &s); err == nil {
		fields[key] = s
		return nil
	}
	if n, err := strconv.ParseInt(string(v), 10, 64); err == nil && key == "id" {
		fields[key] = strconv.FormatInt(n, 10)
		return nil
	}
	return fmt.Errorf("%q must be a string, not %s", key, clip(string(v)))
}

// jsonFault tells what is wrong and at which byte, without Go's own words.
func jsonFault(data []byte, err error) string {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Sprintf("malformed JSON at byte %d of %d: %s", syntax.Offset, len(data), syntax)
	}
	return fmt.Sprintf("malformed JSON: %v", err)
}

func clip(s string) string {
	r := []rune(strings.ToValidUTF8(s, "\ufffd"))
	if len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return string(r)
}
