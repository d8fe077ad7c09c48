package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/web"
)

// pages are all pages that can be reached without knowing an id.
func pages() []string {
	return []string{
		"/", "/review", "/review?status=all&order=surest&hints=1", "/groups", "/conventions", "/conventions?verdict=undetermined", "/communes", "/files",
		"/files?status=unreadable", "/search", "/search?q=con+g%C3%A1i", "/intake", "/roster", "/roster/questions", "/rules", "/try", "/reports",
		"/reports?by=year&basis=concluded", "/log", "/log/verify", "/about", "/samples",
	}
}

// TestPagesAreSound follows every link from the start page and holds each page to what all pages must be.
func TestPagesAreSound(t *testing.T) {
	r := open(t, false)
	f := r.findings(1)[0]
	r.follow("/review/"+f+"/decide", url.Values{"decision": {"confirm"}, "seen": {""}})
	seen := map[string]bool{}
	queue := pages()
	count := map[string]int{}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		area := strings.SplitN(strings.TrimPrefix(path, "/"), "/", 2)[0]
		if seen[path] || count[area] > 8 {
			continue
		}
		seen[path] = true
		count[area]++
		a := r.get(path)
		if a.status != http.StatusOK {
			t.Errorf("GET %s: %d", path, a.status)
			continue
		}
		if a.Document == nil {
			continue
		}
		sound(t, path, a)
		a.Find("main a[href]").Each(func(_ int, s *goquery.Selection) {
			to, _, _ := strings.Cut(s.AttrOr("href", ""), "#")
			if strings.HasPrefix(to, "/") && !strings.HasSuffix(to, "/original") {
				queue = append(queue, to)
			}
		})
	}
	if len(seen) < 50 {
		t.Errorf("only %d pages were reached", len(seen))
	}
}

// sound holds a page to what every page must be.
func sound(t *testing.T, path string, a answer) {
	t.Helper()
	if n := a.Find("h1").Length(); n != 1 {
		t.Errorf("%s: %d headings of the first level", path, n)
	}
	if a.Find("html").AttrOr("lang", "") == "" || strings.TrimSpace(a.Find("title").Text()) == "" {
		t.Errorf("%s: no language or no title", path)
	}
	a.Find("script").Each(func(_ int, s *goquery.Selection) {
		if strings.TrimSpace(s.Text()) != "" || !strings.HasPrefix(s.AttrOr("src", ""), "/static/") {
			t.Errorf("%s: script in the page", path)
		}
	})
	if a.Find("style, [style], [onclick], [onload], [onerror], iframe, object").Length() > 0 {
		t.Errorf("%s: style, handlers or frames in the page", path)
	}
	ids := map[string]bool{}
	a.Find("[id]").Each(func(_ int, s *goquery.Selection) {
		if id := s.AttrOr("id", ""); ids[id] {
			t.Errorf("%s: id %q twice", path, id)
		} else {
			ids[id] = true
		}
	})
	a.Find("input:not([type=hidden]):not([type=checkbox]):not([type=radio]), select, textarea").Each(func(_ int, s *goquery.Selection) {
		if id := s.AttrOr("id", ""); id == "" || a.Find(`label[for="`+id+`"]`).Length() == 0 {
			t.Errorf("%s: field %q without a label", path, s.AttrOr("name", ""))
		}
	})
	a.Find("form[method=post]").Each(func(_ int, s *goquery.Selection) {
		if !strings.HasPrefix(s.AttrOr("action", ""), "/") {
			t.Errorf("%s: a form leads to %q", path, s.AttrOr("action", ""))
		}
	})
	// An id that the catalogue does not have comes back as it is.
	if text := a.Find("body").Text(); strings.Contains(text, "web.") && strings.Contains(text, "web.area") {
		t.Errorf("%s: a sentence is missing", path)
	}
	for _, word := range strings.Fields(a.Find("body").Text()) {
		if strings.HasPrefix(word, "web.") || strings.HasPrefix(word, "decision.") || strings.HasPrefix(word, "roster.why") {
			t.Errorf("%s: no sentence for %s", path, word)
		}
	}
}

func TestEnglishAndColours(t *testing.T) {
	r := open(t, false)
	a := r.follow("/settings", url.Values{"lang": {"en"}, "theme": {"dark"}, "back": {"/review?status=all"}})
	if got := a.Find("html").AttrOr("lang", "") + " " + a.Find("html").AttrOr("data-theme", ""); got != "en dark" {
		t.Errorf("language and colours: %s", got)
	}
	for _, path := range pages() {
		sound(t, path, r.page(path))
	}
}

func TestHeaders(t *testing.T) {
	r := open(t, false)
	for _, path := range []string{"/", "/static/app.css", "/api/v1/figure", "/nothing"} {
		h := r.get(path).header
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'self'", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
		} {
			if !strings.HasPrefix(h.Get(name), want) {
				t.Errorf("%s: %s is %q", path, name, h.Get(name))
			}
		}
		if strings.Contains(h.Get("Content-Security-Policy"), "unsafe") {
			t.Errorf("%s: the policy allows code in the page", path)
		}
	}
}

func TestStart(t *testing.T) {
	r := open(t, false)
	a := r.page("/")
	if got := strings.TrimSpace(a.Find(".figure").Text()); !strings.HasSuffix(got, "%") {
		t.Errorf("figure: %q", got)
	}
	if a.Find(`.todo a[href="/review"]`).Length() == 0 || a.Find(`.todo a[href="/files?status=unreadable"]`).Length() == 0 {
		t.Error("what needs attention is not linked")
	}
	a.Find(".todo a, .counts a").Each(func(_ int, s *goquery.Selection) {
		r.page(s.AttrOr("href", ""))
	})
}

// An office may have its own definition of the figure: its cut-off stands on the start page and in the form of the reports.
func TestOfficesDefinition(t *testing.T) {
	r := open(t, false, func(o *web.Options) {
		o.Define = func() (checker.Definition, error) {
			d := checker.Define("2024-11-15")
			d.WithRefused = true
			return d, nil
		}
	})
	if text := r.page("/").Text(); !strings.Contains(text, "15/11/2024") {
		t.Error("the start page does not tell the office's cut-off")
	}
	form := r.page("/reports")
	if got := form.Find("#as-of").AttrOr("value", ""); got != "2024-11-15" {
		t.Errorf("cut-off in the form: %q", got)
	}
	if _, on := form.Find(`[name="with-refused"]`).Attr("checked"); !on {
		t.Error("the form does not keep the office's choice")
	}
	if _, on := r.page("/reports?as-of=2024-11-15").Find(`[name="with-refused"]`).Attr("checked"); on {
		t.Error("a choice taken back in the form stands again")
	}
}
