package web

import (
	"net/http"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/access/openid"
)

// handler answers a request of somebody who may make it.
type handler func(w http.ResponseWriter, r *http.Request, c *call) error

// route is one line of the table of rights.
type route struct {
	pattern string
	role    access.Role // the least that may
	handle  handler
	upload  bool // takes files, so it has more time and more room
}

// routes is the one table of what there is and who may do it. The mux and the test of rights read it; package documentation
// for people is made from it, too.
func (s *Server) routes() []route {
	return append([]route{
		{pattern: "GET /static/", role: access.Nobody, handle: s.static},
		{pattern: "GET /login", role: access.Nobody, handle: s.loginPage},
		{pattern: "POST /login", role: access.Nobody, handle: s.login},
		{pattern: "GET /login/openid", role: access.Nobody, handle: s.beginOpenID},
		{pattern: "GET " + openid.Callback, role: access.Nobody, handle: s.endOpenID},
		{pattern: "POST /login/openid/confirm", role: access.Nobody, handle: s.confirmOpenID},
		{pattern: "POST /logout", role: access.Nobody, handle: s.logout},
		{pattern: "POST /settings", role: access.Nobody, handle: s.settings},

		{pattern: "GET /{$}", role: access.Reader, handle: s.start},

		{pattern: "GET /review", role: access.Reader, handle: s.queue},
		{pattern: "GET /review/{finding}", role: access.Reader, handle: s.finding},
		{pattern: "POST /review/{finding}/decide", role: access.Reviewer, handle: s.decide},
		{pattern: "POST /review/{finding}/note", role: access.Reviewer, handle: s.note},
		{pattern: "POST /review/{finding}/assign", role: access.Reviewer, handle: s.assign},
		{pattern: "POST /undo", role: access.Reviewer, handle: s.undo},
		{pattern: "GET /groups", role: access.Reader, handle: s.groups},
		{pattern: "GET /groups/{group}", role: access.Reader, handle: s.group},
		{pattern: "POST /groups/{group}/decide", role: access.Reviewer, handle: s.decideGroup},

		{pattern: "GET /samples", role: access.Reader, handle: s.samples},
		{pattern: "POST /samples", role: access.Admin, handle: s.drawSample},
		{pattern: "GET /samples/{sample}", role: access.Reader, handle: s.sample},
		{pattern: "GET /samples/{sample}/items/{item}", role: access.Reviewer, handle: s.sampleItem},
		{pattern: "POST /samples/{sample}/items/{item}", role: access.Reviewer, handle: s.readItem},

		{pattern: "GET /conventions", role: access.Reader, handle: s.conventions},
		{pattern: "GET /conventions/{convention}", role: access.Reader, handle: s.convention},
		{pattern: "GET /conventions/{convention}/compare", role: access.Reader, handle: s.compareTexts},
		{pattern: "POST /conventions/{convention}/sign", role: access.Reviewer, handle: s.signConvention},
		{pattern: "POST /conventions/{convention}/note", role: access.Reviewer, handle: s.noteConvention},
		{pattern: "POST /conventions/{convention}/life", role: access.Reviewer, handle: s.lifeOfConvention},
		{pattern: "GET /communes", role: access.Reader, handle: s.communes},
		{pattern: "GET /communes/{commune}", role: access.Reader, handle: s.commune},
		{pattern: "POST /communes/{commune}/sign", role: access.Reviewer, handle: s.signCommune},

		{pattern: "GET /files", role: access.Reader, handle: s.files},
		{pattern: "GET /files/{file}", role: access.Reader, handle: s.file},
		{pattern: "GET /files/{file}/original", role: access.Reader, handle: s.original},
		{pattern: "GET /files/{file}/pages/{page}", role: access.Reader, handle: s.pagePicture},
		{pattern: "POST /files/{file}/missed", role: access.Reviewer, handle: s.missed},

		{pattern: "GET /search", role: access.Reader, handle: s.search},
		{pattern: "GET /search/export", role: access.Reader, handle: s.exportSearch},
		{pattern: "GET /search/like/{clause}", role: access.Reader, handle: s.like},
		{pattern: "POST /search/save", role: access.Reviewer, handle: s.saveSearch},

		{pattern: "GET /intake", role: access.Reviewer, handle: s.intake},
		{pattern: "POST /intake/files", role: access.Reviewer, handle: s.upload, upload: true},
		{pattern: "POST /intake/folder", role: access.Admin, handle: s.nameFolder},
		{pattern: "POST /intake/again", role: access.Admin, handle: s.rescan},
		{pattern: "GET /intake/{job}", role: access.Reviewer, handle: s.job},
		{pattern: "POST /intake/{job}/stop", role: access.Reviewer, handle: s.stopJob},

		{pattern: "GET /roster", role: access.Reader, handle: s.roster},
		{pattern: "POST /roster/preview", role: access.Admin, handle: s.previewRoster, upload: true},
		{pattern: "POST /roster/apply", role: access.Admin, handle: s.applyRoster},
		{pattern: "GET /roster/questions", role: access.Reader, handle: s.questions},
		{pattern: "POST /roster/questions/{file}", role: access.Admin, handle: s.answerQuestion},

		{pattern: "GET /rules", role: access.Reader, handle: s.rules},
		{pattern: "GET /rules/{rule}", role: access.Reader, handle: s.rule},
		{pattern: "GET /try", role: access.Reader, handle: s.tryText},
		{pattern: "POST /try", role: access.Reader, handle: s.tryText},

		{pattern: "GET /reports", role: access.Reader, handle: s.reports},
		{pattern: "GET /reports/download", role: access.Reader, handle: s.downloadReport},
		{pattern: "POST /reports/freeze", role: access.Reviewer, handle: s.freeze},
		{pattern: "GET /snapshots/{name}", role: access.Reviewer, handle: s.snapshot},
		{pattern: "GET /snapshots/{name}/file", role: access.Reviewer, handle: s.snapshotFile},
		{pattern: "GET /log", role: access.Reader, handle: s.log},
		{pattern: "GET /log/verify", role: access.Reader, handle: s.verifyLog},
		{pattern: "GET /about", role: access.Reader, handle: s.about},

		{pattern: "GET /accounts", role: access.Admin, handle: s.accounts},
		{pattern: "POST /accounts", role: access.Admin, handle: s.keepAccount},
		{pattern: "GET /metrics", role: access.Admin, handle: s.metrics},
	}, s.apiRoutes()...)
}
