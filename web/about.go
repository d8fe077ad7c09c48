package web

import (
	"net/http"
	"runtime"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/rules"
)

// aboutView tells what this is and where it keeps what.
type aboutView struct {
	Version, Go, System string
	Home                string
	Pack                *rules.Pack
	Head                checker.Head
	Issuer              string // the one server that is asked anything; empty without
}

func (s *Server) about(w http.ResponseWriter, r *http.Request, c *call) error {
	v := aboutView{Version: s.Version, Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH, Pack: s.Pack}
	if s.Local != nil {
		v.Home = s.Home
	}
	if s.OpenID != nil {
		v.Issuer = s.OpenID.Issuer()
	}
	var err error
	if v.Head, err = s.Ledger.Head(r.Context()); err != nil {
		return err
	}
	return s.show(w, r, c, "about", page{Title: c.say.T("web.area.about"), Nav: "about", Body: v})
}
