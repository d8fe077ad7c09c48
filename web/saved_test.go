package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/ledger"
)

// A saved search is opened as it was saved: the words, what it was narrowed by, and its order.
func TestSavedSearchKeepsItsFacets(t *testing.T) {
	r := open(t, false)
	narrowed := r.page("/search?q=con&sort=place")
	filters := map[string]string{}
	for _, field := range []string{"kind", "grade"} {
		path := narrowed.Find(`.facets a[href*="`+field+`="]`).First().AttrOr("href", "")
		narrowed = r.page(path)
		u, err := url.Parse(path)
		if err != nil {
			t.Fatal(err)
		}
		filters[field] = u.Query().Get(field)
	}
	found := narrowed.Find("article.hit").Length()
	if found == 0 {
		t.Fatal("nothing is found")
	}
	save := form(narrowed.Find(`form[action="/search/save"]`))
	save.Set("name", "Thu hẹp")
	after := r.follow("/search/save", save)
	if n := after.Find("article.hit").Length(); n != found || after.Find(".note").Length() != 1 {
		t.Errorf("saving leads to %d hits, not %d", n, found)
	}
	want := ledger.SavedSearch{Name: "Thu hẹp", Query: "con", Sort: "place", Filters: filters}
	got, err := r.ledger.SavedSearch(t.Context(), "Thu hẹp")
	got.Saved = time.Time{}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("error %v, saved (-want +got):\n%s", err, diff)
	}
	link := r.page("/search").Find(`li a[href^="/search?"]`)
	if !strings.Contains(link.Text(), "Loại: ") {
		t.Errorf("the list does not say what it is narrowed by: %s", link.Text())
	}
	opened := r.page(link.AttrOr("href", ""))
	if n := opened.Find("article.hit").Length(); n != found || opened.Find(".facets a[aria-current]").Length() != 2 ||
		opened.Find("#sort option[selected]").AttrOr("value", "") != "place" {
		t.Errorf("opened again: %d hits, not %d", n, found)
	}
}

// Searches of before have no facets, and open as they did.
func TestOldSavedSearchOpens(t *testing.T) {
	r := open(t, false)
	if err := r.ledger.SaveSearch(t.Context(), ledger.SavedSearch{Name: "Cũ", Query: "con gái", Saved: time.Now()}); err != nil {
		t.Fatal(err)
	}
	path := r.page("/search").Find(`li a[href^="/search?"]`).AttrOr("href", "")
	if a := r.page(path); a.Find("article.hit").Length() == 0 || a.Find("#q").AttrOr("value", "") != "con gái" {
		t.Errorf("%s finds nothing", path)
	}
}

func TestSavedSearchIsChecked(t *testing.T) {
	r := open(t, false)
	for _, send := range []url.Values{
		{"name": {"x"}, "q": {`"con gái`}}, {"name": {"x"}, "q": {"con"}, "grade": {"P9"}}, {"name": {" "}, "q": {"con"}},
	} {
		if a := r.post("/search/save", send); a.status != http.StatusBadRequest {
			t.Errorf("%v: %d", send, a.status)
		}
	}
	r.post("/search/save", url.Values{"name": {"x"}, "q": {"con"}, "sort": {"<b>"}, "khac": {"1"}})
	if got, err := r.ledger.SavedSearch(t.Context(), "x"); err != nil || got.Sort != "" || len(got.Filters) > 0 {
		t.Errorf("kept: %+v %v", got, err)
	}
}
