package web

import (
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
)

// usualConfidence is that of the bounds that a sample gives.
const usualConfidence checker.Confidence = 95

// samplesView is the list of samples with a form to draw one.
type samplesView struct {
	List    []sampleLine
	Strata  []checker.Stratum
	Sizes   []sizeLine
	MayDraw bool
}

type sampleLine struct {
	ledger.Sample
	Path string
}

// sizeLine is how many conventions have to be read for a bound, when nothing is found in them.
type sizeLine struct {
	Population int
	Sizes      []int
}

// wholeOnly: a sample is drawn from all communes, so it is for those who work on all.
func wholeOnly(c *call) error {
	if len(c.person.Communes) > 0 {
		return errRights
	}
	return nil
}

func (s *Server) samples(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := wholeOnly(c); err != nil {
		return err
	}
	list, err := s.Ledger.Samples(r.Context())
	if err != nil {
		return err
	}
	v := samplesView{Strata: checker.Strata(), MayDraw: c.person.May(access.Admin)}
	for _, x := range slices.Backward(list) {
		v.List = append(v.List, sampleLine{x, samplePath(x.ID)})
	}
	for _, population := range []int{50, 100, 300, 1000} {
		line := sizeLine{Population: population}
		for _, percent := range []int{1, 2, 5, 10} {
			line.Sizes = append(line.Sizes, checker.SampleSize(population, percent*population/100, usualConfidence))
		}
		v.Sizes = append(v.Sizes, line)
	}
	return s.show(w, r, c, "samples", page{Title: c.say.T("web.sample.title"), Nav: "review", Body: v})
}

func samplePath(id int64) string { return "/samples/" + strconv.FormatInt(id, 10) }

// drawSample draws by a seed, which is stored, so that anybody can draw the same.
func (s *Server) drawSample(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	if err := wholeOnly(c); err != nil {
		return err
	}
	request := ledger.SampleRequest{
		Seed: strings.TrimSpace(r.PostForm.Get("seed")), Sizes: map[checker.Stratum]int{}, AsOf: today(s.Now()), Actor: c.person.Actor(), At: s.Now(),
	}
	if request.Seed == "" {
		request.Seed = rand.Text()
	}
	wanted := 0
	for _, stratum := range checker.Strata() {
		n := number(r.PostForm.Get(string(stratum)), 0, 10_000)
		request.Sizes[stratum] = n
		wanted += n
	}
	if wanted == 0 {
		return errForm
	}
	drawn, err := s.Ledger.DrawSample(r.Context(), request)
	if err != nil {
		return err
	}
	http.Redirect(w, r, samplePath(drawn.ID), http.StatusSeeOther)
	return nil
}

// sampleView is a sample with what it says. Until a reader has read everything he is shown no results, so that he stays blind.
type sampleView struct {
	Sample ledger.Sample
	Result *ledger.SampleResult
	Next   string // the next thing that this person has not read
	Path   string
	Recall *recallView
}

type recallView struct{ Naive, Lowest, Highest string }

func (s *Server) sample(w http.ResponseWriter, r *http.Request, c *call) error {
	n, err := s.sampleID(r, c)
	if err != nil {
		return err
	}
	result, err := s.Ledger.SampleResult(r.Context(), n, usualConfidence)
	if err != nil {
		return err
	}
	v := sampleView{Sample: result.Sample, Path: samplePath(n)}
	item, open, err := s.Ledger.NextItem(r.Context(), n, c.person.Actor())
	if err != nil {
		return err
	}
	if open && c.person.May(access.Reviewer) {
		v.Next = fmt.Sprintf("%s/items/%d", v.Path, item.Item)
	}
	if !open || !c.person.May(access.Reviewer) {
		v.Result = &result
		if result.Recall != nil {
			v.Recall = &recallView{c.share(result.Recall.Naive), c.share(result.Recall.Lowest), c.share(result.Recall.Highest)}
		}
	}
	return s.show(w, r, c, "sample", page{Title: c.say.T("web.sample.one", "Sample", n), Nav: "review", Body: v})
}

func (c *call) share(v *float64) string {
	if v == nil {
		return c.say.Percent(0, false)
	}
	return c.say.Percent(100**v, true)
}

func (s *Server) sampleID(r *http.Request, c *call) (int64, error) {
	if err := wholeOnly(c); err != nil {
		return 0, err
	}
	return id(r.PathValue("sample"))
}

// itemView is a drawn thing as a blind reader sees it: no finding, no decision, no other reading.
type itemView struct {
	Item    ledger.SampleItem
	Clauses []corpus.Clause
	Changed bool
	Path    string
	Back    string
}

func (s *Server) sampleItem(w http.ResponseWriter, r *http.Request, c *call) error {
	n, err := s.sampleID(r, c)
	if err != nil {
		return err
	}
	item, err := s.Ledger.Item(r.Context(), n, number(r.PathValue("item"), 0, 1_000_000))
	if err != nil {
		return err
	}
	v := itemView{Item: item, Back: samplePath(n), Path: fmt.Sprintf("%s/items/%d", samplePath(n), item.Item)}
	if item.Clause != nil {
		v.Clauses = []corpus.Clause{*item.Clause}
	} else {
		var same bool
		if v.Clauses, same, err = s.Ledger.ItemText(r.Context(), item); err != nil {
			return err
		}
		v.Changed = !same
	}
	return s.show(w, r, c, "item", page{Title: c.say.T("web.sample.item", "Item", item.Item), Nav: "review", Keys: true, Body: v})
}

// readItem enters what a reader says, and goes on to what he has not read.
func (s *Server) readItem(w http.ResponseWriter, r *http.Request, c *call) error {
	n, err := s.sampleID(r, c)
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	reading := checker.Reading(r.PostForm.Get("reading"))
	if !slices.Contains(checker.Readings(), reading) {
		return errForm
	}
	err = s.Ledger.ReadItem(r.Context(), ledger.SampleReading{
		Sample: n, Item: number(r.PathValue("item"), 0, 1_000_000), At: s.Now(), Actor: c.person.Actor(), Reading: reading, Clauses: r.PostForm["clause"],
		Note: strings.TrimSpace(r.PostForm.Get("note")),
	})
	if err != nil {
		return err
	}
	item, open, err := s.Ledger.NextItem(r.Context(), n, c.person.Actor())
	if err != nil && !errors.Is(err, ledger.ErrNoItem) {
		return err
	}
	to := samplePath(n)
	if open {
		to = fmt.Sprintf("%s/items/%d", to, item.Item)
	}
	http.Redirect(w, r, to+"?"+url.Values{"said": {"saved"}}.Encode(), http.StatusSeeOther) //nolint:gosec // a path made of numbers
	return nil
}
