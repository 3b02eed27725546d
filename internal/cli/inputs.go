package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"demarche/timeline/article"
)

// eachArticle reads the articles of the named files, of the files in the named
// folders, and of standard input for "-" or no name at all. A file that cannot
// be read is an Item with an error, so that the others go on; an error of fn or
// of ctx ends the reading.
func eachArticle(ctx context.Context, stdin io.Reader, names []string, hint article.Input, fn func(article.Item) error) error {
	if len(names) == 0 {
		names = []string{"-"}
	}
	files, err := expand(names)
	if err != nil {
		return err
	}
	for _, name := range files {
		if err := eachItem(ctx, stdin, name, hint, fn); err != nil {
			return err
		}
	}
	return nil
}

func eachItem(ctx context.Context, stdin io.Reader, name string, in article.Input, fn func(article.Item) error) error {
	r := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return fn(article.Item{ID: name, Err: &article.Error{Code: article.CodeUnreadable, Message: err.Error(), Err: err}})
		}
		defer func() { _ = f.Close() }()
		r, in.Name = f, name
	}
	return eachIn(ctx, r, in, fn)
}

// eachIn calls fn for each article of r until fn or ctx ends it with an error.
func eachIn(ctx context.Context, r io.Reader, in article.Input, fn func(article.Item) error) error {
	var err error
	article.ReadFrom(r, in, func(item article.Item) bool {
		if err = ctx.Err(); err == nil {
			err = fn(item)
		}
		return err == nil
	})
	return err
}

// expand lists the files of folders, in the order of their names, without
// hidden ones.
func expand(names []string) ([]string, error) {
	var out []string
	for _, name := range names {
		if name == "-" {
			out = append(out, name)
			continue
		}
		err := filepath.WalkDir(name, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case path != name && strings.HasPrefix(d.Name(), "."):
				if d.IsDir() {
					return filepath.SkipDir
				}
			case !d.IsDir():
				out = append(out, path)
			}
			return nil
		})
		if errors.Is(err, fs.ErrNotExist) {
			return nil, usageError{fmt.Errorf("%s: no such file or folder", name)}
		}
		if err != nil {
			return nil, fmt.Errorf("list %s: %w", name, err)
		}
	}
	return out, nil
}
