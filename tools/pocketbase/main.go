// Command pocketbase fills a PocketBase with the made-up events of demarche bench
// and asks it and a running Demarche the same questions through HTTP, with one
// client. It is for developers: a module of its own, no part of the build.
//
//	go run . -dir /tmp/pb -events 1000000 -demarche http://127.0.0.1:8080/api/v1
//
// Demarche serves the database that `demarche bench --events N --db FILE` left.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"

	"github.com/pocketbase/pocketbase"
	"github.com/pocketbase/pocketbase/apis"
)

func main() {
	dir := flag.String("dir", "", "folder of the PocketBase; filled when it is new")
	events := flag.Int("events", 1_000_000, "events to store")
	demarche := flag.String("demarche", "", "address of a Demarche with the same events, up to and with /api/v1")
	rounds := flag.Int("rounds", 200, "questions of each kind")
	listen := flag.String("listen", "127.0.0.1:8290", "address of the PocketBase")
	flag.Parse()
	if *dir == "" || *demarche == "" {
		log.Fatal("-dir and -demarche are needed: see the head of main.go")
	}
	if err := run(*dir, *events, *demarche, *rounds, *listen); err != nil {
		log.Fatal(err)
	}
}

func run(dir string, events int, demarche string, rounds int, listen string) error {
	app := pocketbase.NewWithConfig(pocketbase.Config{DefaultDataDir: dir, HideStartBanner: true})
	if err := app.Bootstrap(); err != nil {
		return fmt.Errorf("start PocketBase: %w", err)
	}
	if err := app.RunAllMigrations(); err != nil {
		return fmt.Errorf("make PocketBase's tables: %w", err)
	}
	if err := fill(app, events); err != nil {
		return err
	}
	failed := make(chan error, 1)
	go func() { failed <- apis.Serve(app, apis.ServeConfig{HttpAddr: listen}) }()
	if err := waitFor("http://"+listen+"/api/health", failed); err != nil {
		return err
	}
	return compare(context.Background(), os.Stdout, "http://"+listen+"/api/collections/events", demarche, events, rounds)
}
