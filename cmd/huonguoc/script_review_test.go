package main

import (
	"context"
	"encoding/hex"
	"fmt"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/huonguoc/huonguoc/bundle"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// findings HOME NAME sets $NAME1, $NAME2 … to the fingerprints of the findings in the ledger of HOME, in the order of their
// files, and $G to the group of the first.
func findings(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: findings HOME NAME")
	}
	l := openLedger(ts, args[0])
	pieces, _, err := l.Work(context.Background(), ledger.Work{})
	ts.Check(err)
	ts.Check(l.Close())
	for i, p := range pieces {
		ts.Setenv(fmt.Sprintf("%s%d", args[1], i+1), p.Finding.Fingerprint)
	}
	if len(pieces) > 0 {
		ts.Setenv("G", checker.GroupOf(pieces[0].Finding))
	}
}

// entry HOME NAME sets $NAME to the id of the last entry in the log.
func lastEntry(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: entry HOME NAME")
	}
	l := openLedger(ts, args[0])
	events, err := l.Events(context.Background(), -1)
	ts.Check(err)
	ts.Check(l.Close())
	if len(events) == 0 {
		ts.Fatalf("the log has no entry")
	}
	ts.Setenv(args[1], events[len(events)-1].ID)
}

// key HOME NAME sets $NAME to the fingerprint of the key of the ledger of HOME.
func bundleKey(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: key HOME NAME")
	}
	l := openLedger(ts, args[0])
	key, err := l.SigningKey(context.Background())
	ts.Check(err)
	ts.Check(l.Close())
	ts.Setenv(args[1], bundle.Fingerprint(hex.EncodeToString(key[32:])))
}

func openLedger(ts *testscript.TestScript, home string) *ledger.Ledger {
	l, err := ledger.OpenExisting(context.Background(), ts.MkAbs(home))
	ts.Check(err)
	return l
}

// narrowed HOME NAME QUERY FIELD VALUE saves a search with a facet, as the search page does.
func narrowedSearch(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 5 {
		ts.Fatalf("usage: narrowed HOME NAME QUERY FIELD VALUE")
	}
	l := openLedger(ts, args[0])
	ts.Check(l.SaveSearch(context.Background(), ledger.SavedSearch{
		Name: args[1], Query: args[2], Filters: map[string]string{args[3]: args[4]}, Saved: time.Date(2026, 11, 15, 0, 0, 0, 0, time.UTC),
	}))
	ts.Check(l.Close())
}
