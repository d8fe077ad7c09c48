package ledger

import (
	"context"

	"github.com/huonguoc/huonguoc/checker"
)

// Records joins the files of each convention into what its verdict needs, in the order of the first file's path.
// A draft is a convention of its own, beside an adopted one of the same head.
func (l *Ledger) Records(ctx context.Context) ([]checker.Record, error) {
	documents, err := l.Documents(ctx)
	if err != nil {
		return nil, err
	}
	return Join(documents), nil
}

// Join makes the records of conventions from their files.
func Join(documents []Stored) []checker.Record {
	type identity struct {
		key   string
		draft bool
	}
	var order []identity
	files := map[identity][]Stored{}
	for _, d := range documents {
		id := identity{d.Key, d.Document.Convention.Unadopted()}
		if _, known := files[id]; !known {
			order = append(order, id)
		}
		files[id] = append(files[id], d)
	}
	records := make([]checker.Record, len(order))
	for i, id := range order {
		records[i] = join(id.key, files[id])
		records[i].Draft = id.draft
	}
	return records
}

// join makes one record from the files of one convention. The same finding in two files counts once; the latest adoption
// date is the convention's.
func join(key string, files []Stored) checker.Record {
	first := files[0]
	r := checker.Record{Key: key, Title: first.Document.Convention.Title, Village: first.Document.Convention.Village, Commune: first.Commune}
	seen := map[string]bool{}
	for _, f := range files {
		r.Status = append(r.Status, f.Document.Status)
		r.Adopted = max(r.Adopted, f.Document.Convention.AdoptedOn)
		if r.Commune.Code == "" {
			r.Commune = f.Commune
		}
		for _, finding := range f.Findings {
			if seen[finding.Fingerprint] {
				continue
			}
			seen[finding.Fingerprint] = true
			if finding.IsHint() {
				r.Hints++
			} else {
				r.Finding = append(r.Finding, checker.Open)
			}
		}
	}
	return r
}
