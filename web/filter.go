package web

import (
	"net/url"
	"slices"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/rules"
)

// filter is a selection of findings as it stands in an address. It goes with a person from the list to a finding and on to
// the next one.
type filter struct {
	Status, Kind, Commune, Rule, Grade, Confidence, Assigned, Order string
	Hints                                                           bool
}

func filterOf(q url.Values) filter {
	f := filter{
		Status: q.Get("status"), Kind: q.Get("kind"), Commune: q.Get("commune"), Rule: q.Get("rule"), Grade: q.Get("grade"),
		Confidence: q.Get("confidence"), Assigned: q.Get("assigned"), Order: q.Get("order"), Hints: q.Get("hints") == "1",
	}
	if !slices.Contains(filterStatuses(), f.Status) {
		f.Status = "open"
	}
	return f
}

func filterStatuses() []string {
	return []string{"open", "confirm", "dismiss", "unsure", "disputed", "all"}
}

// work is the selection as the ledger understands it.
func (f filter) work() ledger.Work {
	w := ledger.Work{
		Kind: f.Kind, Commune: f.Commune, Rule: f.Rule, Grade: f.Grade, Confidence: f.Confidence, Assigned: f.Assigned, Hints: f.Hints,
		Surest: f.Order == "surest",
	}
	switch f.Status {
	case "all":
	case "open":
		w.Decisions = []checker.Decision{checker.Open}
	default:
		w.Decisions = []checker.Decision{checker.Decision(f.Status)}
	}
	return w
}

// query is the selection as it stands in an address; what is left as usual is left out.
func (f filter) query() url.Values {
	q := url.Values{}
	for name, value := range map[string]string{
		"kind": f.Kind, "commune": f.Commune, "rule": f.Rule, "grade": f.Grade, "confidence": f.Confidence, "assigned": f.Assigned, "order": f.Order,
	} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if f.Status != "open" {
		q.Set("status", f.Status)
	}
	if f.Hints {
		q.Set("hints", "1")
	}
	return q
}

// At is an address with the selection, and more.
func (f filter) At(path string, more ...string) string {
	q := f.query()
	for i := 0; i+1 < len(more); i += 2 {
		q.Set(more[i], more[i+1])
	}
	return withQuery(path, q)
}

func withQuery(path string, q url.Values) string {
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// option is one choice of a list.
type option struct {
	Value, Text string
	Chosen      bool
}

// choices are the lists of the filter's form.
type choices struct {
	Statuses, Kinds, Communes, Confidences, Grades, Orders []option
}

func (c *call) choices(f filter, communes []checker.Commune) choices {
	list := func(first, chosen string, values []string, text func(string) string) []option {
		all := []option{}
		if first != "" {
			all = append(all, option{Text: first})
		}
		for _, v := range values {
			all = append(all, option{v, text(v), v == chosen})
		}
		return all
	}
	said := func(prefix string) func(string) string { return func(v string) string { return c.say.T(prefix + v) } }
	var kinds []string
	for _, k := range rules.Kinds() {
		kinds = append(kinds, k.ID)
	}
	out := choices{
		Statuses:    list("", f.Status, filterStatuses(), said("web.status.")),
		Kinds:       list(c.say.T("web.all"), f.Kind, kinds, c.kindTitle),
		Confidences: list(c.say.T("web.all"), f.Confidence, []string{"sure", "likely", "hint"}, said("confidence.")),
		Grades:      list(c.say.T("web.all"), f.Grade, []string{"P1", "P2", "P3", "P4"}, func(v string) string { return v }),
		Orders:      list("", f.Order, []string{"", "surest"}, func(v string) string { return c.say.T("web.order." + map[string]string{"": "place"}[v] + v) }),
	}
	out.Communes = append(out.Communes, option{Text: c.say.T("web.all")})
	for _, m := range communes {
		value := m.Code
		if value == "" {
			value = m.Name
		}
		if value != "" {
			out.Communes = append(out.Communes, option{value, m.Name, value == f.Commune})
		}
	}
	return out
}
