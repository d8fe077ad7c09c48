package ledger

import (
	"context"
	"fmt"
	"slices"

	"github.com/huonguoc/huonguoc/checker"
)

// SampleResult is what a sample says.
type SampleResult struct {
	Sample     Sample               `json:"sample"`
	Confidence checker.Confidence   `json:"confidence"`
	Estimates  []checker.Estimate   `json:"estimates"`
	Recall     *checker.Recall      `json:"recall"` // where conventions without findings were drawn
	Agreement  []ReaderAgreement    `json:"agreement"`
	Readers    []string             `json:"readers"`
	Found      []SampleContradicted `json:"found"` // drawn things that were read otherwise than concluded
}

// ReaderAgreement is the agreement of two readers, or of a reader with what had been decided.
type ReaderAgreement struct {
	First  string `json:"first"` // empty: the decisions
	Second string `json:"second"`
	checker.Agreement
}

// SampleContradicted is a drawn thing that readers read otherwise than had been concluded, or differently.
type SampleContradicted struct {
	Item    int             `json:"item"`
	Stratum checker.Stratum `json:"stratum"`
	Subject string          `json:"subject"`
	Title   string          `json:"title"`
	Outcome checker.Outcome `json:"outcome"`
}

// ErrNoSample says that there is no such sample.
var ErrNoSample = fmt.Errorf("%w: no such sample", ErrNoItem)

// SampleResult makes the estimates of a sample from all its readings.
func (l *Ledger) SampleResult(ctx context.Context, id int64, c checker.Confidence) (SampleResult, error) {
	samples, err := l.Samples(ctx)
	if err != nil {
		return SampleResult{}, err
	}
	i := slices.IndexFunc(samples, func(s Sample) bool { return s.ID == id })
	if i < 0 {
		return SampleResult{}, ErrNoSample
	}
	items, err := l.items(ctx, id)
	if err != nil {
		return SampleResult{}, err
	}
	readings, err := l.readings(ctx, id)
	if err != nil {
		return SampleResult{}, err
	}
	r := SampleResult{Sample: samples[i], Confidence: c, Estimates: []checker.Estimate{}, Agreement: []ReaderAgreement{}, Readers: []string{}, Found: []SampleContradicted{}}
	r.estimate(items, readings)
	r.agree(items, readings)
	return r, nil
}

func (l *Ledger) items(ctx context.Context, sample int64) ([]SampleItem, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT `+itemColumns+` FROM sample_items WHERE sample_id = ? ORDER BY item`, sample)
	if err != nil {
		return nil, fmt.Errorf("read sample %d: %w", sample, err)
	}
	items, err := collect(rows, scanItem)
	if err != nil {
		return nil, fmt.Errorf("read sample %d: %w", sample, err)
	}
	return items, nil
}

// readings are the last readings of each reader, by reader and item.
func (l *Ledger) readings(ctx context.Context, sample int64) (map[string]map[int]checker.Reading, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT actor, item, reading FROM sample_readings WHERE sample_id = ? ORDER BY id`, sample)
	if err != nil {
		return nil, fmt.Errorf("read the readings of sample %d: %w", sample, err)
	}
	type reading struct {
		actor   string
		item    int
		reading checker.Reading
	}
	list, err := collect(rows, func(row interface{ Scan(...any) error }) (r reading, err error) {
		err = row.Scan(&r.actor, &r.item, &r.reading)
		return r, err
	})
	if err != nil {
		return nil, fmt.Errorf("read the readings of sample %d: %w", sample, err)
	}
	byReader := map[string]map[int]checker.Reading{}
	for _, r := range list {
		if byReader[r.actor] == nil {
			byReader[r.actor] = map[int]checker.Reading{}
		}
		byReader[r.actor][r.item] = r.reading
	}
	return byReader, nil
}

func (r *SampleResult) estimate(items []SampleItem, readings map[string]map[int]checker.Reading) {
	outcomes := map[checker.Stratum][]checker.Outcome{}
	for _, i := range items {
		var said []checker.Reading
		for _, by := range readings {
			if reading, ok := by[i.Item]; ok {
				said = append(said, reading)
			}
		}
		outcome := checker.OutcomeOf(said)
		outcomes[i.stratum] = append(outcomes[i.stratum], outcome)
		if outcome == checker.OutcomeOpen || outcome == contradiction(i.stratum) {
			r.Found = append(r.Found, SampleContradicted{i.Item, i.stratum, i.subject, i.Title, outcome})
		}
	}
	for _, s := range r.Sample.Strata {
		e := checker.EstimateOf(s.Stratum, s.Population, outcomes[s.Stratum], r.Confidence)
		r.Estimates = append(r.Estimates, e)
		if s.Stratum == checker.StratumClean {
			recall := checker.RecallOf(r.Sample.Found, r.Sample.Known, e)
			r.Recall = &recall
		}
	}
}

// contradiction is the outcome that contradicts what was concluded on the things of a stratum.
func contradiction(s checker.Stratum) checker.Outcome {
	if s == checker.StratumConfirmed {
		return checker.OutcomeNo
	}
	return checker.OutcomeYes
}

// agree measures the agreement of each pair of readers, and of each reader with the decisions.
func (r *SampleResult) agree(items []SampleItem, readings map[string]map[int]checker.Reading) {
	decided := map[string]checker.Reading{}
	for _, i := range items {
		switch i.stratum {
		case checker.StratumDismissed:
			decided[itemKey(i.Item)] = checker.ReadNo
		case checker.StratumConfirmed:
			decided[itemKey(i.Item)] = checker.ReadYes
		}
	}
	for reader := range readings {
		r.Readers = append(r.Readers, reader)
	}
	slices.Sort(r.Readers)
	add := func(first, second string, a, b map[string]checker.Reading) {
		if agreement := checker.Agree(checker.Cross(a, b)); agreement.Things > 0 {
			r.Agreement = append(r.Agreement, ReaderAgreement{first, second, agreement})
		}
	}
	for i, first := range r.Readers {
		for _, second := range r.Readers[i+1:] {
			add(first, second, keyed(readings[first]), keyed(readings[second]))
		}
	}
	for _, reader := range r.Readers {
		add("", reader, decided, keyed(readings[reader]))
	}
}

func itemKey(item int) string { return fmt.Sprint(item) }

func keyed(readings map[int]checker.Reading) map[string]checker.Reading {
	out := make(map[string]checker.Reading, len(readings))
	for item, reading := range readings {
		out[itemKey(item)] = reading
	}
	return out
}
