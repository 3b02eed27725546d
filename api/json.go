package api

import (
	"io"
	"net/http"
	"strconv"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"demarche/models"
	"demarche/timeline/export"
)

// jsonAppender writes itself as JSON: the large answers do, several times as
// fast as encoding/json.
type jsonAppender interface{ appendJSON(b []byte) []byte }

// jsonFormat is JSON as huma has it, with the large answers written by hand.
func jsonFormat() huma.Format {
	pool := sync.Pool{New: func() any { return new([]byte) }}
	return huma.Format{Unmarshal: unmarshalStrictly, Marshal: func(w io.Writer, v any) error {
		var a jsonAppender
		switch v := v.(type) {
		case jsonAppender:
			a = v
		case models.Density:
			a = densityJSON(v)
		case export.Event:
			a = eventJSON{&v}
		default:
			return huma.DefaultJSONFormat.Marshal(w, v)
		}
		buf, ok := pool.Get().(*[]byte)
		if !ok {
			buf = new([]byte)
		}
		*buf = append(a.appendJSON((*buf)[:0]), '\n')
		if answer, ok := w.(http.ResponseWriter); ok {
			answer.Header().Set("Content-Length", strconv.Itoa(len(*buf))) // and so in one piece
		}
		_, err := w.Write(*buf)
		pool.Put(buf)
		return err
	}}
}

type eventJSON struct{ *export.Event }

func (e eventJSON) appendJSON(b []byte) []byte { return export.AppendJSON(b, e.Event) }

func appendEvents(b []byte, events []export.Event) []byte {
	b = append(b, '[')
	for i := range events {
		if i > 0 {
			b = append(b, ',')
		}
		b = export.AppendJSON(b, &events[i])
	}
	return append(b, ']')
}

// appendJSON needs no escapes in cursors: they are letters and digits.
func (p EventPage) appendJSON(b []byte) []byte {
	b = appendEvents(append(b, `{"events":`...), p.Events)
	if p.Next != "" {
		b = append(append(append(b, `,"next":"`...), p.Next...), '"')
	}
	if p.Prev != "" {
		b = append(append(append(b, `,"prev":"`...), p.Prev...), '"')
	}
	if p.Total != nil {
		b = strconv.AppendInt(append(b, `,"total":`...), int64(*p.Total), 10)
	}
	return append(b, '}')
}

func (r EventRows) appendJSON(b []byte) []byte {
	return append(appendEvents(append(b, `{"events":`...), r.Events), '}')
}

type densityJSON models.Density

func (d densityJSON) appendJSON(b []byte) []byte {
	b = strconv.AppendInt(append(b, `{"first":`...), int64(d.First), 10)
	b = strconv.AppendInt(append(b, `,"days":`...), d.Days, 10)
	b = strconv.AppendInt(append(b, `,"bins":`...), int64(d.Bins), 10)
	b = strconv.AppendInt(append(b, `,"total":`...), int64(d.Total), 10)
	b = strconv.AppendInt(append(b, `,"undated":`...), int64(d.Undated), 10)
	b = append(b, `,"lanes":[`...)
	for i, lane := range d.Lanes {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendQuote(append(b, `{"key":`...), lane.Key) // a code of letters, digits and hyphens
		b = strconv.AppendInt(append(b, `,"total":`...), int64(lane.Total), 10)
		b = append(b, `,"counts":[`...)
		for j, n := range lane.Counts {
			if j > 0 {
				b = append(b, ',')
			}
			b = strconv.AppendInt(b, int64(n), 10)
		}
		b = append(b, "]}"...)
	}
	return append(b, "]}"...)
}
