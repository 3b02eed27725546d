package gazetteer

import (
	"embed"
	"io/fs"
	"sync"

	"demarche/timeline"
)

const cldrFile = "names-cldr.tsv"

// subFS is the embedded folder of tables seen from inside.
type subFS struct{ fs embed.FS }

// Open opens a table by its bare name.
func (s subFS) Open(name string) (fs.File, error) {
	if name == "." {
		return s.fs.Open("data")
	}
	return s.fs.Open("data/" + name)
}

// cldrNames reads the large table of names only when someone asks for one.
type cldrNames struct {
	once  sync.Once
	names map[cldrKey]string
}

type cldrKey struct {
	lang    timeline.Lang
	country timeline.CountryID
}

func (c *cldrNames) name(lang timeline.Lang, id timeline.CountryID) string {
	if c == nil {
		return ""
	}
	c.once.Do(func() {
		c.names = map[cldrKey]string{}
		// Tests have proved the embedded table.
		_ = eachRow(subFS{data}, cldrFile, 4, func(r row) error {
			c.names[cldrKey{timeline.Lang(r.fields[0]), timeline.CountryID(r.fields[1])}] = r.fields[2]
			return nil
		})
	})
	return c.names[cldrKey{lang, id}]
}
