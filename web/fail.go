package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/access/openid"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus/sheet"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/review"
)

// The errors of requests.
var (
	errWho    = errors.New("nobody is logged in")
	errRights = errors.New("the person may not do this")
	errCross  = errors.New("another site caused the request")
	errHost   = errors.New("the request names another host")
	errForm   = errors.New("the request is malformed")
	errMuch   = errors.New("the upload is over a limit")
)

// faults is the one list of what may go wrong: the error, the status of the answer, and the sentence for people.
func faults() []fault {
	return []fault{
		{errNotFound, http.StatusNotFound, "web.fail.not-found"},
		{review.ErrNoFinding, http.StatusNotFound, "web.fail.no-finding"},
		{review.ErrNoConvention, http.StatusNotFound, "web.fail.no-convention"},
		{review.ErrNoGroup, http.StatusNotFound, "web.fail.no-group"},
		{review.ErrNoFile, http.StatusNotFound, "web.fail.no-file"},
		{review.ErrNoClause, http.StatusNotFound, "web.fail.no-clause"},
		{review.ErrAmbiguous, http.StatusNotFound, "web.fail.ambiguous"},
		{review.ErrNothing, http.StatusConflict, "web.fail.nothing"},
		{review.ErrNotOwn, http.StatusForbidden, "web.fail.not-own"},
		{review.ErrOneText, http.StatusNotFound, "web.fail.one-text"},
		{ledger.ErrMoved, http.StatusConflict, "web.fail.moved"},
		{checker.ErrReason, http.StatusUnprocessableEntity, "web.fail.reason"},
		{checker.ErrDecision, http.StatusUnprocessableEntity, "web.fail.form"},
		{checker.ErrSubject, http.StatusUnprocessableEntity, "web.fail.subject"},
		{checker.ErrEvent, http.StatusUnprocessableEntity, "web.fail.form"},
		{checker.ErrDefinition, http.StatusUnprocessableEntity, "web.fail.definition"},
		{access.ErrWrong, http.StatusUnauthorized, "web.login.wrong"},
		{access.ErrTooOften, http.StatusTooManyRequests, "web.login.too-often"},
		{access.ErrPassword, http.StatusUnprocessableEntity, "web.accounts.password"},
		{access.ErrName, http.StatusUnprocessableEntity, "web.accounts.bad-name"},
		{access.ErrFullName, http.StatusUnprocessableEntity, "web.accounts.bad-full-name"},
		{access.ErrRole, http.StatusUnprocessableEntity, "web.accounts.bad-role"},
		{access.ErrLast, http.StatusConflict, "web.accounts.last"},
		{access.ErrSubject, http.StatusUnprocessableEntity, "web.accounts.bad-subject"},
		{access.ErrTaken, http.StatusConflict, "web.accounts.subject-taken"},
		{access.ErrUnknown, http.StatusForbidden, "web.openid.unknown"},
		{access.ErrDisabled, http.StatusForbidden, "web.openid.disabled"},
		{openid.ErrStale, http.StatusBadRequest, "web.openid.stale"},
		{openid.ErrDenied, http.StatusForbidden, "web.openid.denied"},
		{openid.ErrExpired, http.StatusForbidden, "web.openid.expired"},
		{openid.ErrNotAsked, http.StatusForbidden, "web.openid.not-asked"},
		{openid.ErrToken, http.StatusForbidden, "web.openid.token"},
		{openid.ErrSetup, http.StatusBadGateway, "web.openid.setup"},
		{openid.ErrDown, http.StatusServiceUnavailable, "web.openid.down"},
		{sheet.ErrOldExcel, http.StatusUnprocessableEntity, "web.roster.old"},
		{sheet.ErrLocked, http.StatusUnprocessableEntity, "web.roster.locked"},
		{sheet.ErrDamaged, http.StatusUnprocessableEntity, "web.roster.damaged"},
		{sheet.ErrEncoding, http.StatusUnprocessableEntity, "web.roster.damaged"},
		{sheet.ErrTooLarge, http.StatusRequestEntityTooLarge, "web.fail.much"},
		{sheet.ErrNoText, http.StatusUnprocessableEntity, "web.roster.no-list"},
		{ledger.ErrNoItem, http.StatusNotFound, "web.fail.sample"},
		{ledger.ErrEmptyStratum, http.StatusUnprocessableEntity, "web.fail.empty-stratum"},
		{errNoList, http.StatusUnprocessableEntity, "web.roster.no-list"},
		{ledger.ErrNoSnapshot, http.StatusNotFound, "web.fail.not-found"},
		{ledger.ErrSnapshotTaken, http.StatusConflict, "web.fail.snapshot-taken"},
		{report.ErrTooManyRows, http.StatusRequestEntityTooLarge, "web.fail.rows"},
		{index.ErrBusy, http.StatusServiceUnavailable, "web.fail.busy"},
		{errDrawing, http.StatusServiceUnavailable, "web.fail.busy"},
		{errWho, http.StatusUnauthorized, "web.fail.who"},
		{errRights, http.StatusForbidden, "web.fail.rights"},
		{errCross, http.StatusForbidden, "web.fail.cross"},
		{errHost, http.StatusMisdirectedRequest, "web.fail.host"},
		{errMuch, http.StatusRequestEntityTooLarge, "web.fail.much"},
		{errForm, http.StatusBadRequest, "web.fail.form"},
	}
}

type fault struct {
	err    error
	status int
	id     string
}

func faultOf(err error) fault {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		err = errMuch
	}
	for _, f := range faults() {
		if errors.Is(err, f.err) {
			return f
		}
	}
	return fault{err, http.StatusInternalServerError, "web.fail.inside"}
}

// failure is what a page of an error shows.
type failure struct {
	Status   int
	Sentence string
}

// fail is the one place that turns an error into an answer.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, c *call, err error) {
	f := faultOf(err)
	switch {
	case errors.Is(err, context.Canceled) && r.Context().Err() != nil:
		return // nobody is there to be answered
	case f.status >= http.StatusInternalServerError:
		s.Log.Error("request failed", "method", r.Method, "route", r.Pattern, "error", kindOf(err))
	}
	sentence := c.say.T(f.id)
	if c.api {
		writeJSON(w, f.status, map[string]any{"error": f.id, "message": sentence})
		return
	}
	s.render(w, c, f.status, "fail", page{Title: c.say.T("web.fail.title"), Path: "/", Body: failure{f.status, sentence}})
}

// kindOf is what a log may say of an error: the innermost one's text is the system's or a library's; those around it name
// files and findings, which stay out.
func kindOf(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err.Error()
		}
		err = inner
	}
}

func (s *Server) notFound(http.ResponseWriter, *http.Request, *call) error { return errNotFound }

func (s *Server) crossOrigin(w http.ResponseWriter, r *http.Request) {
	s.fail(w, r, s.begin(r), errCross)
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	_ = e.Encode(v) // a browser that went away cannot be told
}
