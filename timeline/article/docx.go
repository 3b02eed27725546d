package article

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"demarche/timeline"
)

// readDOCX reads the paragraphs of a WordprocessingML document.
func readDOCX(in Input) (draft, error) {
	z, err := zip.NewReader(bytes.NewReader(in.Data), int64(len(in.Data)))
	if err != nil {
		return draft{}, errorf(CodeBadDOCX, "%s: %s", in.label(), err)
	}
	d := draft{made: true}
	text, err := partOf(z, "word/document.xml", paragraphs)
	if err != nil {
		return draft{}, errorf(CodeBadDOCX, "%s: %s", in.label(), err)
	}
	if d.text = tidy(text); d.text == "" {
		return draft{}, errorf(CodeNoText, "%s: the document has no text", in.label())
	}
	props, err := partOf(z, "docProps/core.xml", coreProperties)
	if err == nil {
		d.title, _, _ = strings.Cut(props, "\x00")
		_, created, _ := strings.Cut(props, "\x00")
		if day, ok := parsePublished(created); ok {
			d.published, d.from = day, timeline.PublishedMeta
		}
	}
	return d, nil
}

// partOf reads one part of the package, at most MaxBytes of it.
func partOf(z *zip.Reader, name string, read func(*xml.Decoder) (string, error)) (string, error) {
	f, err := z.Open(name)
	if err != nil {
		return "", fmt.Errorf("open %s: %w", name, err)
	}
	bounded := &io.LimitedReader{R: f, N: MaxBytes}
	text, err := read(xml.NewDecoder(bounded))
	if bounded.N <= 0 {
		err = fmt.Errorf("it unpacks to more than %d bytes", MaxBytes)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", fmt.Errorf("read %s: %w", name, err)
	}
	return text, nil
}

// paragraphs is the text of w:p elements, apart by empty lines.
func paragraphs(dec *xml.Decoder) (string, error) {
	var all []string
	var p strings.Builder
	inText, depth := false, 0
	for {
		t, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			return strings.Join(all, "\n\n"), nil
		}
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return "", fmt.Errorf("elements are nested more than %d deep", maxXMLDepth)
			}
			switch t.Name.Local {
			case "t":
				inText = true
			case "tab":
				p.WriteByte(' ')
			case "br", "cr":
				p.WriteByte('\n')
			}
		case xml.EndElement:
			depth--
			switch t.Name.Local {
			case "t":
				inText = false
			case "p":
				if s := strings.TrimSpace(p.String()); s != "" {
					all = append(all, s)
				}
				p.Reset()
			}
		case xml.CharData:
			if inText {
				p.Write(t)
			}
		}
	}
}

// coreProperties is title and day of creation, with NUL between them.
func coreProperties(dec *xml.Decoder) (string, error) {
	var props struct {
		Title   string `xml:"title"`
		Created string `xml:"created"`
	}
	if err := dec.Decode(&props); err != nil {
		return "", err
	}
	return strings.ReplaceAll(props.Title, "\x00", "") + "\x00" + props.Created, nil
}
