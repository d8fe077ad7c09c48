package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/review"
)

// logView is a page of the log, the latest entries first.
type logView struct {
	Head    checker.Head
	Entries []review.Entry
	Older   string
}

func (s *Server) log(w http.ResponseWriter, r *http.Request, c *call) error {
	before, _ := strconv.ParseInt(r.URL.Query().Get("before"), 10, 64) // what is no number is the end
	entries, err := c.desk.Entries(r.Context(), before, pageOf)
	if err != nil {
		return err
	}
	v := logView{Entries: entries}
	if v.Head, err = s.Ledger.Head(r.Context()); err != nil {
		return err
	}
	if len(entries) > 0 && entries[len(entries)-1].N > 1 {
		v.Older = "/log?before=" + strconv.FormatInt(entries[len(entries)-1].N, 10)
	}
	return s.show(w, r, c, "log", page{Title: c.say.T("web.area.log"), Nav: "log", Body: v})
}

// verifyView is what going through the log has found.
type verifyView struct {
	ledger.Verification
	Printed string
	Lines   []string
}

func (s *Server) verifyLog(w http.ResponseWriter, r *http.Request, c *call) error {
	printed := strings.TrimSpace(r.URL.Query().Get("head"))
	found, err := s.Ledger.VerifyLog(r.Context(), printed)
	if err != nil {
		return err
	}
	v := verifyView{Verification: found, Printed: printed}
	for _, p := range found.Problems {
		v.Lines = append(v.Lines, c.say.T("log.fault."+string(p.Fault), "N", p.N, "About", p.About))
	}
	return s.show(w, r, c, "verify", page{Title: c.say.T("web.log.verify"), Nav: "log", Body: v})
}
