package main

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/outline"
	"github.com/huonguoc/huonguoc/corpus/samples"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/rules"
)

// perConvention is how many clauses a generated convention has, about as many as a real one.
const perConvention = 50

// generate records conventions of 99 communes, made of clauses of the sample corpus.
func generate(ctx context.Context, l *ledger.Ledger, pack *rules.Pack, clauses int) error {
	texts, err := sampleTexts(ctx)
	if err != nil {
		return err
	}
	judge, err := checker.New(pack)
	if err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same corpus every time
	for n := 0; n*perConvention < clauses; n++ {
		doc := convention(texts, r, n)
		e := ledger.Entry{
			Document: doc, Findings: judge.Check(doc), Key: checker.ConventionKey(doc), At: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC),
			Commune: checker.Commune{Code: fmt.Sprintf("%05d", 9000+n%99), Name: fmt.Sprintf("xã Thứ %d", n%99)},
		}
		if err := l.Record(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

func sampleTexts(ctx context.Context) (texts []corpus.Clause, err error) {
	limits := extract.DefaultLimits()
	limits.NoRecognition = true
	err = fs.WalkDir(samples.Files(), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(samples.Files(), path)
		if err != nil {
			return err
		}
		_, clauses := outline.Parse(extract.Read(ctx, data, limits).Paragraphs)
		for _, c := range clauses {
			if c.Zone == corpus.ZoneBody && len(c.Text) > 40 {
				texts = append(texts, c)
			}
		}
		return nil
	})
	return texts, err
}

func convention(texts []corpus.Clause, r *rand.Rand, n int) *corpus.Document {
	doc := &corpus.Document{
		Path: fmt.Sprintf("/kho/%05d.docx", n), SHA256: fmt.Sprintf("%064d", n), Format: corpus.FormatDOCX, Status: corpus.StatusRead, Quality: 1,
		Convention: corpus.Convention{
			Title: fmt.Sprintf("QUY ƯỚC THÔN %d", n), Kind: corpus.KindQuyUoc, Village: fmt.Sprintf("thôn %d", n), Commune: fmt.Sprintf("xã Thứ %d", n%99),
			AdoptedOn: corpus.Date(fmt.Sprintf("%d-05-01", 2000+n%25)),
		},
	}
	for i := range perConvention {
		c := texts[r.IntN(len(texts))]
		c.Ordinal, c.Citation = i, fmt.Sprintf("Điều %d", i+1)
		c.Address = corpus.Address{{Level: corpus.LevelArticle, Number: fmt.Sprint(i + 1)}}
		doc.Clauses = append(doc.Clauses, c)
	}
	return doc
}
