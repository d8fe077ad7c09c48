package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/checker"
)

func TestDecideGoesOnAndCanBeTakenBack(t *testing.T) {
	r := open(t, false)
	f := r.findings(3)
	first := r.page("/review/" + f[1])
	send := form(first.Find(`form[action$="/decide"]`))
	send.Set("decision", "confirm")
	next := r.follow("/review/"+f[1]+"/decide", send)
	if r.decision(f[1]) != checker.Confirmed {
		t.Fatalf("decision is %q", r.decision(f[1]))
	}
	if next.Find(`form[action="/review/`+f[2]+`/decide"]`).Length() != 1 {
		t.Error("the next finding is not shown")
	}
	undo := next.Find(`form[action="/undo"]`)
	if undo.Length() != 1 {
		t.Fatal("no undo is offered")
	}
	back := r.follow("/undo", form(undo))
	if r.decision(f[1]) != checker.Open {
		t.Errorf("after undo the decision is %q", r.decision(f[1]))
	}
	if back.Find(`form[action="/review/`+f[1]+`/decide"]`).Length() != 1 {
		t.Error("undo does not lead back to the finding")
	}
}

func TestDismissNeedsReason(t *testing.T) {
	r := open(t, false)
	f := r.findings(1)[0]
	send := url.Values{"decision": {"dismiss"}, "seen": {""}, "note": {"ghi dở"}}
	a := r.post("/review/"+f+"/decide", send)
	if a.status != http.StatusUnprocessableEntity || r.decision(f) != checker.Open {
		t.Fatalf("without a reason: %d, %q", a.status, r.decision(f))
	}
	if got := a.Find("textarea[name=note]").Text(); got != "ghi dở" {
		t.Errorf("the note is lost: %q", got)
	}
	send.Set("reason", "other")
	send.Set("note", "")
	if a := r.post("/review/"+f+"/decide", send); a.status != http.StatusUnprocessableEntity {
		t.Errorf("other without a note: %d", a.status)
	}
	send.Set("reason", "both-sexes")
	r.follow("/review/"+f+"/decide", send)
	if r.decision(f) != checker.Dismissed {
		t.Errorf("decision is %q", r.decision(f))
	}
}

// TestLaterSeesAndChooses: two people look at the same finding; the second is shown the first one's decision, nothing of his is
// entered, and each of his choices does what it says.
func TestLaterSeesAndChooses(t *testing.T) {
	for choice, want := range map[string]checker.Decision{"keep": checker.Confirmed, "beside": checker.Disputed, "replace": checker.Dismissed} {
		t.Run(choice, func(t *testing.T) {
			r := open(t, true)
			hoa, minh := r.login("hoa", "reviewer"), r.login("minh", "reviewer")
			f := r.findings(1)[0]
			hers := form(hoa.page("/review/" + f).Find(`form[action$="/decide"]`))
			his := form(minh.page("/review/" + f).Find(`form[action$="/decide"]`))
			hers.Set("decision", "confirm")
			hoa.follow("/review/"+f+"/decide", hers)
			his.Set("decision", "dismiss")
			his.Set("reason", "condemned")
			his.Set("note", "chữ của Minh")
			a := minh.post("/review/"+f+"/decide", his)
			if a.status != http.StatusConflict || r.decision(f) != checker.Confirmed {
				t.Fatalf("the later one: %d, %q", a.status, r.decision(f))
			}
			if text := a.Find("main").Text(); !strings.Contains(text, "Người hoa") || !strings.Contains(text, "chữ của Minh") {
				t.Error("the page does not show both decisions")
			}
			again := form(a.Find(`form[action$="/decide"]`))
			switch choice {
			case "keep":
				minh.page(a.Find("a.main-act").AttrOr("href", ""))
			case "beside":
				again.Del("settle")
				minh.follow("/review/"+f+"/decide", again)
			case "replace":
				again.Set("settle", "1")
				minh.follow("/review/"+f+"/decide", again)
			}
			if r.decision(f) != want {
				t.Errorf("decision is %q, want %q", r.decision(f), want)
			}
		})
	}
}

func TestOnlyOnesOwnIsTakenBack(t *testing.T) {
	r := open(t, true)
	hoa, minh, admin := r.login("hoa", "reviewer"), r.login("minh", "reviewer"), r.login("sep", "admin")
	f := r.findings(1)[0]
	hoa.follow("/review/"+f+"/decide", url.Values{"decision": {"confirm"}, "seen": {""}})
	events, err := r.ledger.EventsOn(t.Context(), checker.FindingSubject(f))
	if err != nil || len(events) != 1 {
		t.Fatal(events, err)
	}
	if a := minh.post("/undo", url.Values{"entry": {events[0].ID}}); a.status != http.StatusForbidden || r.decision(f) != checker.Confirmed {
		t.Errorf("somebody else's undo: %d, %q", a.status, r.decision(f))
	}
	admin.follow("/undo", url.Values{"entry": {events[0].ID}})
	if r.decision(f) != checker.Open {
		t.Errorf("after the administrator's undo: %q", r.decision(f))
	}
}

func TestNoteAndAssign(t *testing.T) {
	r := open(t, false)
	f := r.findings(1)[0]
	a := r.follow("/review/"+f+"/note", url.Values{"note": {"hỏi lại trưởng thôn"}})
	if !strings.Contains(a.Find("main").Text(), "hỏi lại trưởng thôn") {
		t.Error("the note is not shown")
	}
	r.follow("/review/"+f+"/assign", url.Values{"to": {"Lê Văn Minh"}})
	if a := r.page("/review?assigned=" + url.QueryEscape("Lê Văn Minh")); a.Find("tbody tr").Length() != 1 {
		t.Errorf("%d findings are assigned", a.Find("tbody tr").Length())
	}
	if a := r.post("/review/"+f+"/note", url.Values{"note": {"  "}}); a.status != http.StatusBadRequest {
		t.Errorf("an empty note: %d", a.status)
	}
}

func TestMissedClause(t *testing.T) {
	r := open(t, false)
	f := r.findings(1)[0]
	file := r.page("/review/"+f).Find(`a[data-key="KeyV"]`).AttrOr("href", "")
	file, _, _ = strings.Cut(file, "#")
	a := r.page(file)
	link := a.Find(`a[href*="?missed="]`).Last().AttrOr("href", "")
	link, _, _ = strings.Cut(link, "#")
	marking := r.page(link).Find(`form[action$="/missed"]`)
	if marking.Length() != 1 {
		t.Fatalf("no form at %s", link)
	}
	send := form(marking)
	send.Set("kind", "worship-ritual")
	send.Set("grade", "P2")
	send.Set("note", "chỉ đàn ông được vào")
	done := r.follow(file+"/missed", send)
	if done.Find(`form[action="/undo"]`).Length() != 1 {
		t.Error("marking cannot be taken back")
	}
	head, err := r.ledger.Head(t.Context())
	if err != nil || head.Count != 1 {
		t.Errorf("log: %v %v", head, err)
	}
	send.Set("kind", "nothing")
	if a := r.post(file+"/missed", send); a.status != http.StatusBadRequest {
		t.Errorf("an unknown kind: %d", a.status)
	}
}
