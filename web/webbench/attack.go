package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"text/tabwriter"
	"time"

	vegeta "github.com/tsenart/vegeta/v12/lib"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// pages is what reviewers do, with how often of a hundred times.
func pages() []struct {
	name  string
	often int
} {
	return []struct {
		name  string
		often int
	}{{"decide", 30}, {"finding", 30}, {"review", 12}, {"file", 10}, {"search", 8}, {"start", 5}, {"conventions", 5}}
}

// attack lets reviewers work, and holds what they were told against the log.
func attack(ctx context.Context, o options, address string, l *ledger.Ledger, out io.Writer) error {
	order, err := l.WorkOrder(ctx, ledger.Work{Today: "2026-11-29", Decisions: []checker.Decision{checker.Open}})
	if err != nil {
		return err
	}
	before, err := l.Head(ctx)
	if err != nil {
		return err
	}
	rand.New(rand.NewPCG(3, 4)).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] }) //nolint:gosec // the same order every time
	var next atomic.Int64
	attacker := vegeta.NewAttacker(vegeta.Workers(uint64(o.reviewers)), vegeta.MaxWorkers(uint64(o.reviewers)), vegeta.Redirects(vegeta.NoFollow), vegeta.Timeout(time.Minute))
	latencies := map[string][]time.Duration{}
	var decided, failed int
	for result := range attacker.Attack(targets(address, order, &next), vegeta.ConstantPacer{Freq: o.rate, Per: time.Second}, o.time, "reviewers") {
		name := nameOf(result)
		latencies[name] = append(latencies[name], result.Latency)
		switch {
		case result.Code == http.StatusSeeOther && name == "decide":
			decided++
		case result.Code != http.StatusOK:
			failed++
			fmt.Fprintf(out, "%s: %d %s\n", name, result.Code, result.Error)
		}
	}
	printTimes(out, latencies)
	return balance(ctx, l, before, decided, failed, out)
}

// targets are what the next reviewer does. Every decision is on another finding.
func targets(address string, order []string, next *atomic.Int64) vegeta.Targeter {
	words := []string{"con gái", "ruộng đất", "lấy chồng", "trưởng nam", "vệ sinh", "đình làng", "con trai", "phụ nữ", "đàn ông", "họ hàng"}
	return func(t *vegeta.Target) error {
		at := rand.IntN(100) //nolint:gosec // what people do next
		name := ""
		for _, p := range pages() {
			if name = p.name; at < p.often {
				break
			}
			at -= p.often
		}
		f := order[rand.IntN(len(order))] //nolint:gosec // any of them
		*t = vegeta.Target{Method: http.MethodGet, URL: address + "/", Header: http.Header{"X-Page": {name}}}
		switch name {
		case "decide":
			n := next.Add(1) - 1
			if n >= int64(len(order)) {
				return vegeta.ErrNoTargets
			}
			t.Method, t.URL = http.MethodPost, address+"/review/"+order[n]+"/decide"
			t.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			t.Body = []byte(url.Values{"decision": {"dismiss"}, "reason": {"meaning"}, "seen": {""}}.Encode())
		case "finding":
			t.URL += "review/" + f
		case "file":
			t.URL += fmt.Sprintf("files/%d", 1+rand.IntN(100)) //nolint:gosec // any of them
		case "search":
			t.URL += "search?q=" + url.QueryEscape(words[rand.IntN(len(words))]) //nolint:gosec // any of them
		case "start":
		default:
			t.URL += name
		}
		return nil
	}
}

// nameOf tells which page a result is of.
func nameOf(r *vegeta.Result) string {
	u, err := url.Parse(r.URL)
	if err != nil {
		return r.URL
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	switch {
	case parts[0] == "":
		return "start"
	case parts[0] == "review" && len(parts) == 3:
		return "decide"
	case parts[0] == "review" && len(parts) == 2:
		return "finding"
	case parts[0] == "files":
		return "file"
	default:
		return parts[0]
	}
}

func printTimes(out io.Writer, latencies map[string][]time.Duration) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "page\trequests\tp50 ms\tp95 ms\tp99 ms\tmost ms\t")
	for _, p := range pages() {
		list := latencies[p.name]
		if len(list) == 0 {
			continue
		}
		slices.Sort(list)
		at := func(percent int) int64 { return list[min(len(list)-1, len(list)*percent/100)].Milliseconds() }
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t\n", p.name, len(list), at(50), at(95), at(99), list[len(list)-1].Milliseconds())
	}
	_ = w.Flush()
}

// balance fails when a request failed, or when a decision that was answered for is not in the log, or the log does not verify.
func balance(ctx context.Context, l *ledger.Ledger, before checker.Head, decided, failed int, out io.Writer) error {
	counts, err := l.WorkCounts(ctx, ledger.Work{Today: "2026-11-29"})
	if err != nil {
		return err
	}
	verified, err := l.VerifyLog(ctx, "")
	if err != nil {
		return err
	}
	stands := counts[checker.Dismissed] - int(before.Count)
	fmt.Fprintf(out, "decisions answered for: %d, in the findings: %d, entries of the log: %d; failed requests: %d; faults of the log: %d\n",
		decided, stands, verified.Head.Count-before.Count, failed, len(verified.Problems))
	if failed > 0 || stands != decided || verified.Head.Count-before.Count != int64(decided) || len(verified.Problems) > 0 {
		return fmt.Errorf("errors or lost decisions")
	}
	return nil
}
