// Command front bundles the page of frontend/src into frontend/dist with
// esbuild: app.js, app.css, index.html, embed.js and their lazily loaded chunks. The
// result depends on the sources alone, so building twice gives the same bytes
// and the repository can keep it: a person with Go alone runs the page.
//
// From the root of the repository, after `npm ci` in frontend:
//
//	go -C tools run ./front            write frontend/dist
//	go -C tools run ./front -check     write nothing; fail where dist is stale or over its byte budget
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	dir := flag.String("dir", filepath.Join("..", "frontend"), "the folder with src, dist and node_modules")
	check := flag.Bool("check", false, "compare with dist instead of writing it")
	flag.Parse()
	if err := run(*dir, *check); err != nil {
		fmt.Fprintln(os.Stderr, "front:", err)
		os.Exit(1)
	}
}

func run(dir string, check bool) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return fmt.Errorf("find the frontend folder: %w", err)
	}
	files, core, err := build(dir)
	if err != nil {
		return err
	}
	if err := weigh(os.Stdout, files, core); err != nil {
		return err
	}
	dist := filepath.Join(dir, "dist")
	if check {
		return compare(dist, files)
	}
	return write(dist, files)
}
