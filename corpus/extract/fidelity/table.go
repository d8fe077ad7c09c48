package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/huonguoc/huonguoc/corpus"
)

// worse orders the verdicts.
var worse = map[corpus.Status]int{corpus.StatusRead: 1, corpus.StatusDoubtful: 2, corpus.StatusUnreadable: 3}

// tables is the whole report in Markdown.
func tables(ctx context.Context, rows []row, figures []calibration, samples, scans int) string {
	var out strings.Builder
	fmt.Fprintf(&out, "\nMeasured on %s with %s. %d conventions, %d of them scanned.\n\n",
		time.Now().Format("2006-01-02"), versions(ctx), samples, scans)
	out.WriteString("| file | engine | letters wrong | words wrong | numbers right | ms a document | times ours | our verdicts |\n")
	out.WriteString("| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |\n")
	var ours score
	for _, r := range rows {
		if r.engine == own.name {
			ours = r.score
		}
		out.WriteString(r.markdown(ours))
	}
	out.WriteString("\n" + calibrationTable(figures))
	return out.String()
}

func (r row) markdown(ours score) string {
	if r.missing != "" {
		return fmt.Sprintf("| %s | %s | %s is not installed | | | | | |\n", r.kind, r.engine, r.missing)
	}
	s := r.score
	name := r.engine
	if len(s.names) > 0 {
		name += " (" + strings.Join(slices.Sorted(maps.Keys(s.names)), ", ") + ")"
	}
	if s.failed == s.documents {
		return fmt.Sprintf("| %s | %s | no text | | | | | %s |\n", r.kind, name, s.verdicts())
	}
	return fmt.Sprintf("| %s | %s | %s | %s | %s | %.0f | %.2f | %s |\n", r.kind, name,
		percent(s.wrongCharacters, s.characters), percent(s.wrongWords, s.words), percent(s.numbers-s.wrongNumbers, s.numbers),
		s.seconds/float64(s.documents)*1000, (s.seconds/float64(s.documents))/(ours.seconds/float64(max(ours.documents, 1))), s.verdicts())
}

func (s score) verdicts() string {
	var list []string
	for _, v := range []struct {
		name  string
		count int
	}{{"read", s.read}, {"doubtful", s.doubtful}, {"unreadable", s.unreadable}} {
		if v.count > 0 {
			list = append(list, fmt.Sprintf("%d %s", v.count, v.name))
		}
	}
	return strings.Join(list, ", ")
}

// percent never rounds something wrong to nothing, nor something missing to everything.
func percent(part, whole int) string {
	switch {
	case whole == 0:
		return "–"
	case part == 0:
		return "0 %"
	case part == whole:
		return "100 %"
	}
	share := 100 * float64(part) / float64(whole)
	return fmt.Sprintf("%.*f %%", digits(share), share)
}

func digits(share float64) int {
	if share < 0.1 || share > 99.9 && share < 100 {
		return 3
	}
	return 2
}

// versions names the programs of this run.
func versions(ctx context.Context) string {
	var list []string
	for _, p := range []struct{ program, flag string }{
		{"soffice", "--version"}, {"pdftotext", "-v"}, {"catdoc", "-V"}, {"antiword", ""}, {"tesseract", "--version"}, {"chromium", "--version"},
	} {
		list = append(list, version(ctx, p.program, p.flag))
	}
	return strings.Join(list, ", ")
}
