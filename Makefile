# huonguoc: `make demo` needs Go and nothing else; `make test` installs what the tests need on a Debian machine.

VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -s -w -X main.release=$(VERSION)
GOBUILD := CGO_ENABLED=0 go build -trimpath -ldflags '$(LDFLAGS)'
DIST    := linux/amd64 linux/arm64 windows/amd64 windows/arm64 darwin/arm64

.PHONY: demo build test learn kill lint bench bench-extract bench-search bench-web fuzz samples dist tools clean

## demo: build, and take the sample corpus all the way; results in huonguoc-demo/
demo: build
	./bin/huonguoc demo

## build: the program for this machine, in bin/
build:
	$(GOBUILD) -o bin/ ./cmd/huonguoc

## test: every test, with the real programs they need
test: tools
	go vet ./...
	go test -timeout 30m ./...

## tools: install what the tests need (Debian; says what it installs, does nothing when all is there)
tools:
	sh scripts/install-test-tools.sh

## learn: the weights of the pack and the networks of the order of words anew, after the labelled clauses have changed; three quarters of an hour
learn:
	sh scripts/install-learn-tools.sh
	go test ./rules -run 'TestWeights|TestNetworks' -update -learn order -timeout 3h

## kill: kill the real program at 200 random moments of scan, review and freeze
kill:
	go test ./cmd/huonguoc -run TestKilled -kills 200 -timeout 20m -v

## lint: golangci-lint at the version fixed in tools/go.mod
lint:
	go -C tools build -o ../.tools/golangci-lint github.com/golangci/golangci-lint/v2/cmd/golangci-lint
	./.tools/golangci-lint run ./...

## bench: speed of every station, and of the whole scan on a generated corpus
bench:
	sh scripts/bench.sh

## bench-extract: what is read wrongly, by this program and by others, into docs/extraction.md; some minutes
bench-extract:
	sh scripts/install-bench-tools.sh
	go run ./corpus/extract/fidelity -out docs/extraction.md

## bench-search: the index beside SQLite FTS5 and PostgreSQL on 250,000 generated clauses, into docs/search.md; ten minutes
bench-search:
	sh scripts/bench-search.sh

## bench-web: 50 reviewers at once on 250,000 generated clauses; p95 of every page, no errors, no lost decision
bench-web:
	sh scripts/bench-web.sh

## fuzz: every fuzz target for 30 seconds; what one finds is kept in testdata/fuzz beside it
fuzz:
	sh scripts/fuzz.sh

## samples: make the sample files anew from their texts (needs LibreOffice and poppler)
samples:
	go run ./corpus/samples/generate

## dist: the program for every system, in dist/
dist:
	@set -e; for target in $(DIST); do \
		os=$${target%/*}; arch=$${target#*/}; ext=; [ $$os = windows ] && ext=.exe; \
		echo "dist/huonguoc-$$os-$$arch$$ext"; \
		GOOS=$$os GOARCH=$$arch $(GOBUILD) -o dist/huonguoc-$$os-$$arch$$ext ./cmd/huonguoc; \
	done

clean:
	rm -rf bin dist .tools huonguoc-demo
