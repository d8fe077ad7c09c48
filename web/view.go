package web

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/report"
)

// segment is a stretch of a text that is marked, or is not.
type segment struct {
	Text string
	Mark bool
}

// marked cuts a text at spans, which do not overlap and come in their order; one that does not fit the text is left out.
func marked(text string, spans [][2]int) []segment {
	var list []segment
	at := 0
	for _, s := range spans {
		if s[0] < at || s[1] > len(text) || s[0] >= s[1] {
			continue
		}
		if s[0] > at {
			list = append(list, segment{Text: text[at:s[0]]})
		}
		list = append(list, segment{text[s[0]:s[1]], true})
		at = s[1]
	}
	if at < len(text) {
		list = append(list, segment{Text: text[at:]})
	}
	return list
}

// markedFindings cuts a clause at the quotes of its findings; overlapping quotes are joined.
func markedFindings(text string, findings []checker.Finding) []segment {
	var spans [][2]int
	for _, f := range findings {
		spans = append(spans, [2]int{f.Start, f.End})
	}
	slices.SortFunc(spans, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	var joined [][2]int
	for _, s := range spans {
		if n := len(joined); n > 0 && s[0] <= joined[n-1][1] {
			joined[n-1][1] = max(joined[n-1][1], s[1])
			continue
		}
		joined = append(joined, s)
	}
	return marked(text, joined)
}

func (c *call) kindTitle(id string) string { return report.KindTitle(id, c.say) }

// pager is the way to the pages before and after.
type pager struct {
	Before, After   string
	From, To, Total int
}

// paged bounds a page of a list: address makes the address of the page that begins at an offset.
func paged(offset, size, total int, address func(offset int) string) pager {
	p := pager{From: min(offset+1, total), To: min(offset+size, total), Total: total}
	if offset > 0 {
		p.Before = address(max(0, offset-size))
	}
	if offset+size < total {
		p.After = address(offset + size)
	}
	return p
}

// noticeOf is the sentence about what was just done, when an address names it.
func (s *Server) noticeOf(r *http.Request, c *call) *notice {
	q := r.URL.Query()
	if id := q.Get("done"); id != "" {
		e, ok, err := s.Ledger.EventByID(r.Context(), id)
		if err != nil || !ok || e.Actor != c.person.Actor() {
			return nil
		}
		n := &notice{Kind: "done", Text: c.done(e)}
		if e.Act != checker.ActUndo && e.Act != checker.ActNote && e.Act != checker.ActImport {
			n.Undo = e.ID
			n.Back = local(r.URL.RequestURI())
			if len(e.Items) == 1 && e.Items[0].Finding != "" && e.Act == checker.ActDecide {
				n.Back = filterOf(q).At("/review/" + e.Items[0].Finding)
			}
		}
		return n
	}
	switch said := q.Get("said"); said {
	case "saved", "stopped":
		return &notice{Kind: "done", Text: c.say.T("web.said." + said)}
	}
	return nil
}

// done is the sentence about an entry of the log that somebody has just made.
func (c *call) done(e checker.Event) string {
	id := "web.done." + string(e.Act)
	if e.Act == checker.ActDecide {
		id += "." + string(e.Decision)
	}
	return c.say.N(id, len(e.Items))
}

// mayKeepRoster: the list of villages is one for all communes.
func (c *call) mayKeepRoster() bool { return c.person.May(access.Admin) }
