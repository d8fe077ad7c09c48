package web

import (
	"context"
	"net/http"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
)

// besideView is what stands beside a clause: a page of its document as a picture where there is one, else the text around it.
// Pages are turned by links, so it works without script; the script turns them without leaving.
type besideView struct {
	Picture       string // of the page that is shown
	Base          string // of all pictures of the file; the number of a page comes behind it
	Number, Pages int
	Before, After string // this finding with another page beside it
	Last          bool
	Text          []aroundView
}

// Clauses of the text that stand before and after the one that is looked at.
const (
	besideBefore = 6
	besideAfter  = 10
)

// beside is what stands beside a finding; wanted is the number of a page, empty for the finding's own.
func (v *findingView) beside(clauses []corpus.Clause, wanted string) besideView {
	finding := v.Piece.Finding
	b := besideView{Pages: picturesOf(v.File)}
	if b.Pages == 0 {
		for _, c := range clauses[max(0, min(finding.Ordinal-besideBefore, len(clauses))):min(len(clauses), finding.Ordinal+besideAfter+1)] {
			around := aroundView{Citation: c.Citation, Segments: []segment{{Text: c.Text}}, Here: c.Ordinal == finding.Ordinal}
			if around.Here {
				around.Segments = markedFindings(c.Text, []checker.Finding{finding})
			}
			b.Text = append(b.Text, around)
		}
		return b
	}
	b.Number = max(1, min(finding.Page, b.Pages))
	if wanted != "" {
		b.Number = number(wanted, 1, b.Pages)
	}
	b.Picture = picturePath(v.File, b.Number)
	b.Base = "/files/" + itoa(int(v.File.ID)) + "/pages/"
	at := func(n int) string {
		return v.Filter.At("/review/"+finding.Fingerprint, "page", itoa(max(1, min(n, b.Pages)))) + "#beside"
	}
	b.Before, b.After, b.Last = at(b.Number-1), at(b.Number+1), b.Number == b.Pages
	return b
}

// drawAhead has the page drawn that stands beside a finding, and the one beside the finding that comes next, before the
// browser asks for them. The desk sees to it that they lie where the person works.
func (s *Server) drawAhead(c *call, v findingView) {
	s.pictures.soon(func(ctx context.Context) (list []leaf) {
		if v.Beside.Pages > 0 {
			list = append(list, leaf{v.File, v.Beside.Number})
		}
		if v.Place.After == "" {
			return list
		}
		next, err := c.desk.Find(ctx, v.Place.After)
		if err != nil {
			return list // decided by somebody else meanwhile; it is no longer next
		}
		file, err := c.desk.File(ctx, next.Document)
		if pages := pagesOf(file, err); pages > 0 {
			list = append(list, leaf{file, max(1, min(next.Finding.Page, pages))})
		}
		return list
	})
}

func pagesOf(f ledger.Stored, err error) int {
	if err != nil {
		return 0
	}
	return picturesOf(f)
}

// finding shows a finding to somebody who decides on it, or only reads.
func (s *Server) finding(w http.ResponseWriter, r *http.Request, c *call) error {
	v, err := s.findingView(r, c, r.PathValue("finding"))
	if err != nil {
		return err
	}
	s.drawAhead(c, v)
	return s.show(w, r, c, "finding", page{Title: v.Piece.Finding.Address, Nav: "review", Keys: true, Body: v})
}
