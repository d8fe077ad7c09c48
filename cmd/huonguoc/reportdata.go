package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

// ordered is the data of the report that a person asked for: of the present figure, or of a frozen one.
func (a *app) ordered(ctx context.Context, o *order) (data report.Data, err error) {
	office, err := readOffice(o.office)
	if err != nil {
		return data, err
	}
	if o.snapshot != "" {
		data, err = a.frozenData(ctx, o)
	} else {
		data, err = a.presentData(ctx, o)
	}
	data.Office = office
	return data, err
}

func (a *app) presentData(ctx context.Context, o *order) (data report.Data, err error) {
	definition, err := o.define()
	if err != nil {
		return data, err
	}
	err = a.withLedger(ctx, false, func(l *ledger.Ledger) error {
		data, err = a.reportData(ctx, l, definition)
		return err
	})
	return data, err
}

// frozenData is that of a snapshot, which brings its own definition: flags that want another one are refused.
func (a *app) frozenData(ctx context.Context, o *order) (data report.Data, err error) {
	for _, flag := range definitionKeys() {
		if o.set.Changed(flag) {
			return data, usage("error.snapshot-definition", "Flag", flag)
		}
	}
	s, err := a.snapshot(ctx, o.snapshot)
	if err != nil {
		return data, err
	}
	if _, problems := checker.VerifySnapshot(s.Snapshot); len(problems) > 0 || s.noted != "" && s.noted != s.sha {
		return data, usage("error.snapshot-faulty", "Name", o.snapshot)
	}
	var present []ledger.Stored
	err = a.withLedger(ctx, false, func(l *ledger.Ledger) error {
		if present, err = l.Documents(ctx); err != nil {
			return err
		}
		data.Samples, err = samplesOf(ctx, l, s.Definition)
		return err
	})
	if err != nil && !errors.Is(err, ledger.ErrNoLedger) {
		return data, err
	}
	pack, err := a.loadPack()
	if err != nil {
		return data, err
	}
	data = report.Data{Samples: data.Samples, Version: programVersion(), Packs: report.PacksOf(pack), Basis: report.BasisOn(pack, s.Definition.AsOf)}
	return data.Thaw(s.Snapshot, s.sha, present), nil
}

// reportData is that of the ledger as it stands.
func (a *app) reportData(ctx context.Context, l *ledger.Ledger, d checker.Definition) (report.Data, error) {
	documents, err := l.Documents(ctx)
	if err != nil {
		return report.Data{}, err
	}
	pack, err := a.loadPack()
	if err != nil {
		return report.Data{}, err
	}
	figure, err := l.Figure(ctx, documents, d)
	if err != nil {
		return report.Data{}, err
	}
	samples, err := samplesOf(ctx, l, d)
	if err != nil {
		return report.Data{}, err
	}
	return report.Data{
		Samples: samples, Version: programVersion(), Packs: report.PacksOf(pack), MadeAt: report.Moment(figure.Inputs, d.AsOf), Basis: report.BasisOn(pack, d.AsOf),
		Tally: figure.Tally, Inputs: figure.Inputs, Documents: documents,
	}, nil
}

// samplesOf are the samples of the year of the cut-off, and drawn for no later day.
func samplesOf(ctx context.Context, l *ledger.Ledger, d checker.Definition) (list []ledger.SampleResult, err error) {
	samples, err := l.Samples(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range samples {
		if s.AsOf > d.AsOf || len(d.AsOf) < 4 || len(s.AsOf) < 4 || s.AsOf[:4] != d.AsOf[:4] {
			continue
		}
		r, err := l.SampleResult(ctx, s.ID, report.SampleConfidence)
		if err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, nil
}

func readOffice(path string) (office report.Office, err error) {
	if path == "" {
		return office, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return office, fmt.Errorf("read the file of the office: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	office, err = report.ReadOffice(f)
	if errors.Is(err, report.ErrOffice) {
		return office, usage("error.office", "Path", path, "Detail", strings.TrimPrefix(err.Error(), report.ErrOffice.Error()+": "))
	}
	return office, err
}
