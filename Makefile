# Demarche. `make run` serves it, `make test` tests it, `make check` is what CI runs.
TAGS    := sqlite_fts5
GOFLAGS += -tags=$(TAGS)
export GOFLAGS
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -s -w -X demarche/internal/cli.version=$(VERSION)
# Tools live in a module of their own, so that the product's go.mod holds only the product.
TOOL    := GOFLAGS= go tool -modfile=tools/go.mod
GOFILES  = $(shell git ls-files --cached --others --exclude-standard '*.go')

.PHONY: help run demo build test race check lint fmt fmt-check vet bench gobench eval front front-check browser postgres clean

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build ## build and serve the page and the API on http://127.0.0.1:8080
	bin/demarche serve

demo: build ## the same on a fresh database with the example articles read in
	rm -f demarche-demo.db demarche-demo.db-* demarche-demo.db.*
	bin/demarche serve --demo --db demarche-demo.db

build: ## leave bin/demarche
	CGO_ENABLED=1 go build -ldflags '$(LDFLAGS)' -o bin/demarche .

test: ## all tests that need nothing but Go and a C compiler
	go test ./...

race: ## the concurrent packages under the race detector
	go test -race ./api/... ./models/... ./internal/...

vet: ## go vet
	go vet ./...

fmt: ## format the Go files
	$(TOOL) gofumpt -w $(GOFILES)

fmt-check: ## fail when a Go file is not formatted
	@out=$$($(TOOL) gofumpt -l $(GOFILES)); if [ -n "$$out" ]; then echo "not formatted (run make fmt):"; echo "$$out"; exit 1; fi

lint: ## golangci-lint, with the layers of the architecture
	$(TOOL) golangci-lint run --build-tags $(TAGS) ./...

frontend/node_modules: frontend/package-lock.json
	cd frontend && npm ci --no-audit --no-fund
	@touch $@

front: frontend/node_modules ## build frontend/dist from its sources (needs Node)
	GOFLAGS= go -C tools run ./front

front-check: frontend/node_modules ## dist is what the sources build, within its budget; types and unit tests
	cd frontend && npm run --silent types && npm test --silent
	GOFLAGS= go -C tools run ./front -check

browser: build frontend/node_modules ## what a person does, in headless Chromium (needs Node and Chromium)
	./tools/browser-tests.sh

postgres: ## the storage tests on a throw-away PostgreSQL cluster
	./tools/pg/run.sh go test ./models/...

eval: build ## score the extraction against the gold texts, where they are present
	./tools/eval.sh

bench: build ## measure a server through HTTP; ARGS="--events 1000000" for more events
	bin/demarche bench $(ARGS)

gobench: ## Go's benchmarks
	go test -run '^$$' -bench . -benchmem ./timeline/... ./models/... ./api/...

check: build fmt-check vet lint test race postgres front-check browser eval ## what CI runs

clean: ## remove what was built and the demo's database
	rm -rf bin tmp demarche-demo.db*
