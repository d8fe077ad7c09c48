package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

func (a *app) reviewSample() *cobra.Command {
	cmd := a.command("sample", "review.sample", nil)
	cmd.AddCommand(a.sampleDraw(), a.sampleList(), a.sampleNext(), a.sampleAnswer(), a.sampleResult(), a.sampleSize())
	usual := cmd.HelpFunc()
	cmd.SetHelpFunc(func(c *cobra.Command, args []string) {
		if c == cmd { // the table is computed, and nobody waits for it who has not asked for help
			c.Long = a.say.T("cmd.review.sample.long") + "\n\n" + a.sizeTable(usualConfidence) + "\n" + a.say.T("app.exit-codes")
		}
		usual(c, args)
	})
	return cmd
}

const usualConfidence checker.Confidence = 95

// sizeTable is how many conventions have to be read for a bound, when nothing is found in them.
func (a *app) sizeTable(c checker.Confidence) string {
	var b strings.Builder
	b.WriteString(a.say.T("sample.sizes", "Confidence", int(c)) + "\n")
	fmt.Fprintf(&b, "  %s", pad(a.say.T("sample.population"), 12, true))
	shares := []float64{0.5, 1, 2, 5, 10}
	for _, s := range shares {
		b.WriteString(pad("≤ "+a.say.Percent(s, true), 9, true))
	}
	b.WriteString("\n")
	for _, population := range []int{50, 100, 300, 1000, 2500, 5000} {
		fmt.Fprintf(&b, "  %s", pad(a.say.Int(population), 12, true))
		for _, s := range shares {
			b.WriteString(pad(a.say.Int(checker.SampleSize(population, int(s*float64(population)/100), c)), 9, true))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func (a *app) sampleSize() *cobra.Command {
	var population, most, confidence int
	cmd := a.command("size", "review.sample.size", func(_ *cobra.Command, _ []string) error {
		c, err := confidenceOf(confidence)
		if err != nil {
			return err
		}
		if population == 0 {
			fmt.Fprint(a.out, a.sizeTable(c))
			return nil
		}
		if population < 0 || population > maxPopulation || most < 0 {
			return usage("error.population")
		}
		fmt.Fprintln(a.out, a.say.T("sample.size", "Population", a.say.Int(population), "Most", a.say.Int(most), "Confidence", int(c),
			"Size", a.say.Int(checker.SampleSize(population, most, c))))
		return nil
	})
	cmd.Flags().IntVar(&population, "population", 0, a.say.T("flag.population"))
	cmd.Flags().IntVar(&most, "most", 0, a.say.T("flag.most"))
	cmd.Flags().IntVar(&confidence, "confidence", int(usualConfidence), a.say.T("flag.confidence"))
	return cmd
}

// maxPopulation bounds the exact count, whose time grows with the square of the population.
const maxPopulation = 50_000

func confidenceOf(percent int) (checker.Confidence, error) {
	if percent < 50 || percent > 99 {
		return 0, usage("error.confidence")
	}
	return checker.Confidence(percent), nil
}

func (a *app) sampleDraw() *cobra.Command {
	var seed, asOf string
	sizes := map[checker.Stratum]*int{}
	cmd := a.command("draw", "review.sample.draw", func(cmd *cobra.Command, _ []string) error {
		day, err := a.day(asOf)
		if err != nil {
			return err
		}
		request := ledger.SampleRequest{Seed: seed, Sizes: map[checker.Stratum]int{}, AsOf: day, Actor: a.config.actor(), At: a.now()}
		wanted := 0
		for s, n := range sizes {
			if *n < 0 {
				return usage("error.sample-size")
			}
			request.Sizes[s] = *n
			wanted += *n
		}
		if wanted == 0 {
			return usage("error.sample-size")
		}
		if request.Seed == "" {
			request.Seed = rand.Text()
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			sample, err := l.DrawSample(cmd.Context(), request)
			if errors.Is(err, ledger.ErrEmptyStratum) {
				return usage("error.empty-stratum")
			}
			if err != nil {
				return err
			}
			a.printSample(sample)
			fmt.Fprintln(a.out, a.say.T("sample.next-step", "Sample", sample.ID))
			return nil
		})
	})
	for _, s := range checker.Strata() {
		sizes[s] = cmd.Flags().Int(string(s), 0, a.say.T("flag.sample-"+string(s)))
	}
	cmd.Flags().StringVar(&seed, "seed", "", a.say.T("flag.seed"))
	cmd.Flags().StringVar(&asOf, "as-of", "", a.say.T("flag.as-of"))
	return cmd
}

func (a *app) printSample(s ledger.Sample) {
	fmt.Fprintln(a.out, a.paint(bold, a.say.T("sample.title", "Sample", s.ID, "Day", s.At.Local().Format("02/01/2006"), "AsOf", report.Day(s.AsOf), "Actor", s.Actor)))
	fmt.Fprintln(a.out, "  "+a.say.T("sample.seed", "Seed", s.Seed))
	for _, t := range s.Strata {
		fmt.Fprintln(a.out, "  "+a.say.T("sample.stratum", "Stratum", a.say.T("sample.stratum."+string(t.Stratum)), "Drawn", a.say.Int(t.Drawn),
			"Population", a.say.Int(t.Population), "Hash", t.SHA256[:16]))
	}
}

func (a *app) sampleList() *cobra.Command {
	var format func() (string, error)
	cmd := a.command("list", "review.sample.list", func(cmd *cobra.Command, _ []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			samples, err := l.Samples(cmd.Context())
			if err != nil {
				return err
			}
			if form == formatJSON {
				return report.Encode(a.out, orEmpty(samples))
			}
			for _, s := range samples {
				a.printSample(s)
			}
			if len(samples) == 0 {
				fmt.Fprintln(a.out, a.say.T("sample.none"))
			}
			return nil
		})
	})
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

// number reads the number of a sample or of an item.
func number(text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 1 {
		return 0, usage("error.sample-number", "Value", text)
	}
	return n, nil
}

func (a *app) sampleResult() *cobra.Command {
	var confidence int
	var format func() (string, error)
	cmd := a.command("result SAMPLE", "review.sample.result", func(cmd *cobra.Command, args []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		c, err := confidenceOf(confidence)
		if err != nil {
			return err
		}
		if len(args) != 1 {
			return usage("error.sample-number", "Value", strings.Join(args, " "))
		}
		id, err := number(args[0])
		if err != nil {
			return err
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			result, err := l.SampleResult(cmd.Context(), id, c)
			if errors.Is(err, ledger.ErrNoItem) {
				return usage("error.no-sample", "Sample", args[0])
			}
			if err != nil {
				return err
			}
			if form == formatJSON {
				return report.Encode(a.out, result)
			}
			a.printResult(result)
			return nil
		})
	})
	cmd.Flags().IntVar(&confidence, "confidence", int(usualConfidence), a.say.T("flag.confidence"))
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

func (a *app) printResult(r ledger.SampleResult) {
	a.printSample(r.Sample)
	for _, e := range r.Estimates {
		fmt.Fprintln(a.out, a.paint(bold, a.say.T("sample.stratum."+string(e.Stratum))))
		fmt.Fprintln(a.out, "  "+a.say.T("sample.read", "Read", a.say.Int(e.Read), "Drawn", a.say.Int(e.Drawn), "Wrong", a.say.Int(e.Wrong), "Open", a.say.Int(e.Open)))
		fmt.Fprintln(a.out, "  "+a.estimated(e, r.Confidence))
		if e.Read < e.Drawn {
			fmt.Fprintln(a.out, "  "+a.paint(amber, a.say.T("sample.unread", "Unread", a.say.Int(e.Drawn-e.Read))))
		}
	}
	if r.Recall != nil {
		fmt.Fprintln(a.out, a.paint(bold, a.say.T("sample.recall")))
		fmt.Fprintln(a.out, "  "+a.say.T("sample.recall.text", "Found", a.say.Int(r.Recall.Found), "Known", a.say.Int(r.Recall.Known),
			"Naive", a.share(r.Recall.Naive), "Lowest", a.share(r.Recall.Lowest), "Highest", a.share(r.Recall.Highest), "Confidence", int(r.Confidence)))
	}
	for _, g := range r.Agreement {
		first := g.First
		if first == "" {
			first = a.say.T("sample.decisions")
		}
		fmt.Fprintln(a.out, a.say.T("sample.agreement", "First", first, "Second", g.Second, "Things", a.say.Int(g.Things), "Agreed", a.say.Int(g.Agreed),
			"Kappa", decimal(g.Kappa), "AC1", decimal(g.AC1)))
	}
	for _, f := range r.Found {
		fmt.Fprintln(a.out, "  "+a.say.T("sample.contradicted", "Item", f.Item, "Outcome", a.say.T("sample.outcome."+string(f.Outcome)),
			"Stratum", a.say.T("sample.stratum."+string(f.Stratum)), "Title", oneLine(f.Title)))
	}
}

// estimated is what a sample says of a stratum.
func (a *app) estimated(e checker.Estimate, confidence checker.Confidence) string {
	return a.say.T("sample.bound."+string(e.Stratum), "AtMost", a.say.Int(e.AtMost), "Population", a.say.Int(e.Population),
		"Confidence", int(confidence), "Lowest", a.say.Int(e.Lowest), "Highest", a.say.Int(e.Highest))
}

func (a *app) share(v *float64) string {
	if v == nil {
		return a.say.Percent(0, false)
	}
	return a.say.Percent(100**v, true)
}

func decimal(v *float64) string {
	if v == nil {
		return "–"
	}
	return strconv.FormatFloat(*v, 'f', 2, 64)
}
