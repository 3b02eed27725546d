package export

import "strconv"

// Schema is the address-like name of the JSON schema that json and ndjson keep
// to; docs/export-schema.json is the schema itself. Its number goes up when a
// field changes its meaning.
const Schema = "demarche-export-1"

type jsonWriter struct {
	Options
	n int
}

func newJSON(_ *Wire, o Options) eventWriter { return &jsonWriter{Options: o} }

func (j *jsonWriter) begin(b []byte) []byte {
	b = appendField(b, `{"header":{"schema":`, Schema)
	b = appendField(b, `,"query":`, j.Query)
	b = appendField(b, `,"generated":`, j.Generated)
	b = appendField(b, `,"data_version":`, j.DataVersion)
	b = appendOptional(b, `,"licence":`, j.Licence)
	b = appendOptional(b, `,"site":`, j.Site)
	if j.Count >= 0 {
		b = append(strconv.AppendInt(append(b, `,"counts":{"events":`...), int64(j.Count), 10), '}')
	}
	return append(b, "},\n\"events\":["...)
}

func (j *jsonWriter) event(b []byte, e *Event) []byte {
	if j.n > 0 {
		b = append(b, ',')
	}
	j.n++
	return AppendJSON(append(b, '\n'), e)
}

// end tells how many events were written: a file without it was cut off.
func (j *jsonWriter) end(b []byte) []byte {
	b = strconv.AppendInt(append(b, "\n],\n\"written\":"...), int64(j.n), 10)
	return append(b, "}\n"...)
}

type ndjsonWriter struct{}

func newNDJSON(*Wire, Options) eventWriter { return ndjsonWriter{} }

func (ndjsonWriter) begin(b []byte) []byte           { return b }
func (ndjsonWriter) event(b []byte, e *Event) []byte { return append(AppendJSON(b, e), '\n') }
func (ndjsonWriter) end(b []byte) []byte             { return b }
