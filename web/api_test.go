package web_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"github.com/huonguoc/huonguoc/checker"
)

// TestDescriptionFitsTheRoutes: every route of the interface is described, and nothing else.
func TestDescriptionFitsTheRoutes(t *testing.T) {
	r := open(t, false)
	described := map[string]bool{}
	for path, item := range r.description().Paths.Map() {
		for method := range item.Operations() {
			described[method+" "+path] = true
		}
	}
	for _, right := range r.server.Rights() {
		if !strings.Contains(right.Pattern, " /api/") {
			continue
		}
		if !described[right.Pattern] {
			t.Errorf("%s is not described", right.Pattern)
		}
		delete(described, right.Pattern)
	}
	for left := range described {
		t.Errorf("%s is described and not there", left)
	}
}

func (r *room) description() *openapi3.T {
	r.t.Helper()
	doc, err := openapi3.NewLoader().LoadFromData([]byte(r.get("/api/v1/openapi.json").body))
	if err != nil {
		r.t.Fatal(err)
	}
	if err := doc.Validate(context.Background()); err != nil {
		r.t.Fatal(err)
	}
	return doc
}

// TestAnswersFitTheDescription holds requests and answers against the description.
func TestAnswersFitTheDescription(t *testing.T) {
	r := open(t, false)
	doc := r.description()
	doc.Servers = nil
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	f := r.findings(2)
	piece := r.pieces()[0]
	var conventions struct {
		Conventions []struct{ ID string }
	}
	if err := json.Unmarshal([]byte(r.get("/api/v1/conventions").body), &conventions); err != nil || len(conventions.Conventions) == 0 {
		t.Fatal(err)
	}
	entry := ""
	for _, q := range []struct {
		method, path, body string
		status             int
	}{
		{"GET", "/api/v1/figure?by=year", "", 200}, {"GET", "/api/v1/figure?basis=x", "", 422}, {"GET", "/api/v1/findings?status=all&limit=5", "", 200},
		{"GET", "/api/v1/findings/" + f[0], "", 200}, {"GET", "/api/v1/findings/ffffffffffff", "", 404},
		{"POST", "/api/v1/findings/" + f[0] + "/decisions", `{"decision":"confirm","seen":""}`, 201},
		{"POST", "/api/v1/findings/" + f[0] + "/decisions", `{"decision":"dismiss","reason":"meaning","seen":""}`, 409},
		{"POST", "/api/v1/findings/" + f[1] + "/decisions", `{"decision":"dismiss"}`, 422},
		{"POST", "/api/v1/undo", `{"entry":"ENTRY"}`, 201}, {"POST", "/api/v1/undo", `{"entry":"nothing"}`, 404},
		{"GET", "/api/v1/conventions", "", 200}, {"GET", "/api/v1/conventions/" + conventions.Conventions[0].ID, "", 200}, {"GET", "/api/v1/files?limit=3", "", 200},
		{"GET", "/api/v1/files/" + itoa(piece.Document), "", 200}, {"GET", "/api/v1/files/0", "", 404}, {"GET", "/api/v1/search?q=con+gai&limit=3", "", 200},
		{"GET", "/api/v1/search?q=%22a", "", 400}, {"POST", "/api/v1/check", `{"text":"Con gái lấy chồng thì không được chia đất."}`, 200}, {"GET", "/api/v1/log", "", 200},
		{"POST", "/api/v1/check", `{"text":""}`, 400},
	} {
		body := strings.ReplaceAll(q.body, "ENTRY", entry)
		request, err := http.NewRequestWithContext(t.Context(), q.method, r.http.URL+q.path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if body != "" {
			request.Header.Set("Content-Type", "application/json")
		}
		a := r.do(request)
		if a.status != q.status {
			t.Errorf("%s %s: %d, want %d: %s", q.method, q.path, a.status, q.status, short(a.body))
		}
		described, err := http.NewRequestWithContext(t.Context(), q.method, q.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		found, values, err := router.FindRoute(described)
		if err != nil {
			t.Errorf("%s %s: %v", q.method, q.path, err)
			continue
		}
		input := &openapi3filter.ResponseValidationInput{
			RequestValidationInput: &openapi3filter.RequestValidationInput{Request: described, PathParams: values, Route: found}, Status: a.status, Header: a.header,
		}
		input.SetBodyBytes([]byte(a.body))
		if err := openapi3filter.ValidateResponse(t.Context(), input); err != nil {
			t.Errorf("%s %s: %v", q.method, q.path, err)
		}
		var entered struct{ ID string }
		if a.status == http.StatusCreated && json.Unmarshal([]byte(a.body), &entered) == nil {
			entry = entered.ID
		}
	}
}

// TestFormsDoNotReachTheInterface: another type than JSON, which a page elsewhere could send, is refused.
func TestFormsDoNotReachTheInterface(t *testing.T) {
	r := open(t, false)
	f := r.findings(1)[0]
	if a := r.post("/api/v1/findings/"+f+"/decisions", map[string][]string{"decision": {"confirm"}}); a.status != http.StatusBadRequest || r.decision(f) != checker.Open {
		t.Errorf("a form: %d, %q", a.status, r.decision(f))
	}
}
