package importer

import (
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/export"
)

// readNDJSON reads one event a line.
func (im *Importer) readNDJSON(r io.Reader, yield func(Row) bool) error {
	return eachLine(r, yield, func(n int, line string) bool {
		e, err := im.decodeEvent([]byte(line))
		if err != nil {
			return yield(Row{Line: n, Err: fmt.Errorf("line %d: %w", n, err)})
		}
		return yield(Row{Line: n, Event: e})
	})
}

// readJSON reads the events of one object with a header, one by one.
func (im *Importer) readJSON(r io.Reader, yield func(Row) bool) error {
	dec := json.NewDecoder(r)
	if err := wantDelim(dec, '{'); err != nil {
		return err
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return fmt.Errorf("malformed JSON behind byte %d: %w", dec.InputOffset(), err)
		}
		switch key {
		case "header":
			var h struct {
				Schema string `json:"schema"`
			}
			if err := dec.Decode(&h); err != nil {
				return fmt.Errorf("the header: %w", err)
			}
			if h.Schema != export.Schema {
				return fmt.Errorf("the schema is %.40q, this build reads %q", h.Schema, export.Schema)
			}
		case "events":
			if more, err := im.eventList(dec, yield); err != nil || !more {
				return err
			}
		default:
			if err := dec.Decode(new(json.RawMessage)); err != nil {
				return fmt.Errorf("malformed JSON behind byte %d: %w", dec.InputOffset(), err)
			}
		}
	}
	return wantDelim(dec, '}')
}

func (im *Importer) eventList(dec *json.Decoder, yield func(Row) bool) (more bool, err error) {
	if err := wantDelim(dec, '['); err != nil {
		return false, err
	}
	for n := 1; dec.More(); n++ {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return false, fmt.Errorf("event %d, behind byte %d: malformed event: %w", n, dec.InputOffset(), err)
		}
		e, err := im.decodeEvent(raw)
		row := Row{Line: n, Event: e}
		if err != nil {
			row = Row{Line: n, Err: fmt.Errorf("event %d: %w", n, err)}
		}
		if !yield(row) {
			return false, nil
		}
	}
	return true, wantDelim(dec, ']')
}

func wantDelim(dec *json.Decoder, d json.Delim) error {
	t, err := dec.Token()
	if err != nil {
		return fmt.Errorf("malformed JSON behind byte %d: %w", dec.InputOffset(), err)
	}
	if t != d {
		return fmt.Errorf("malformed JSON before byte %d: %v where %q is due", dec.InputOffset(), t, d.String())
	}
	return nil
}

func (im *Importer) decodeEvent(data []byte) (timeline.Event, error) {
	var x export.Event
	if !utf8.Valid(data) {
		return timeline.Event{}, errNotUTF8
	}
	if err := json.Unmarshal(data, &x); err != nil {
		return timeline.Event{}, fmt.Errorf("malformed event: %w", err)
	}
	if err := oneMeaning(data); err != nil {
		return timeline.Event{}, err
	}
	return im.fromWire(x)
}
