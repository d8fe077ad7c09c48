package web_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/huonguoc/huonguoc/rules"
	"github.com/huonguoc/huonguoc/web"
)

// alike are two articles that treat the sexes alike, though each by itself names only one.
const alike = "Điều 1. Con trai đủ mười tám tuổi đóng quỹ đình 500.000 đồng.\nĐiều 2. Con gái đủ mười tám tuổi đóng quỹ đình 500.000 đồng.\nĐiều 3. Mọi nhà giữ vệ sinh chung."

// A text is read as a document: its numbers part it into clauses, and what each says is weighed beside its neighbours.
func TestTryReadsADocument(t *testing.T) {
	r := open(t, false)
	try := func(text string) *goquery.Selection {
		a := r.post("/try", url.Values{"text": {text}})
		if a.status != http.StatusOK {
			t.Fatalf("%q: %d", text, a.status)
		}
		return a.Find("section.card")
	}
	const sure, hint = "bắt, chắc", "bắt, gợi ý"
	if alone := try(strings.Split(alike, "\n")[0]); alone.Length() != 1 || !strings.Contains(alone.Text(), sure) {
		t.Errorf("one article: %s", alone.Text())
	}
	together := try(alike)
	if together.Length() != 3 || strings.Contains(together.Text(), sure) || !strings.Contains(together.First().Text(), hint) {
		t.Errorf("two that say the same: %s", together.Text())
	}
	var answer struct {
		Hits []struct{ Address, Rule, Confidence string }
	}
	r.check(alike, &answer)
	if len(answer.Hits) == 0 || answer.Hits[0].Address != "Điều 1" || answer.Hits[0].Confidence != "hint" {
		t.Errorf("by the interface: %+v", answer.Hits)
	}
	if one := try("Con gái đi lấy chồng thì không được chia ruộng của thôn."); one.Length() != 1 || one.Find("h3").Length() > 0 {
		t.Errorf("a text without numbers is one clause: %s", one.Text())
	}
}

// Two articles may be harmless one by one and not together.
func TestTryFindsSiblings(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/beside.txtar")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := txtar.Write(archive, folder); err != nil {
		t.Fatal(err)
	}
	pack, err := rules.LoadPack(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	r := open(t, false, func(o *web.Options) { o.Pack = pack })
	text := "Điều 1. Các ông đến dự được 2 phần.\nĐiều 2. Các bà đến dự được 1 phần."
	fire := func(text string) int {
		a := r.post("/try", url.Values{"text": {text}})
		return strings.Count(a.Find("section.card").Text(), "bắt, chắc")
	}
	for line := range strings.SplitSeq(text, "\n") {
		if fire(line) > 0 {
			t.Errorf("%q fires by itself", line)
		}
	}
	if n := fire(text); n != 2 {
		t.Errorf("%d of two siblings fire", n)
	}
	if a := r.post("/try", url.Values{"text": {text}}); !strings.Contains(a.Find("section.card").First().Text(), "bên cạnh") {
		t.Errorf("the page does not say why: %s", a.Find("main").Text())
	}
}

// check asks the interface what the rules say of a text.
func (r *room) check(text string, to any) {
	r.t.Helper()
	body, err := json.Marshal(map[string]string{"text": text})
	if err != nil {
		r.t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(r.t.Context(), http.MethodPost, r.http.URL+"/api/v1/check", bytes.NewReader(body))
	if err != nil {
		r.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	if err := json.Unmarshal([]byte(r.do(request).body), to); err != nil {
		r.t.Fatal(err)
	}
}

// A text without marks is read as such, also where a clause of it is too short to tell.
func TestTryReadsADamagedText(t *testing.T) {
	r := open(t, false)
	text := "Dieu 1. Moi nha trong thon phai giu gin ve sinh chung, khong vut rac bua bai ra duong lang ngo xom, khong tha trau bo ra dong khi lua chua gat, " +
		"khong gay on ao sau muoi gio dem, khong danh bac, khong uong ruou say gay roi.\nDieu 2. Cam dan ba vao dinh."
	a := r.post("/try", url.Values{"text": {text}})
	if n := a.Find("section.card").Last().Find(".tag.wait").Length(); n == 0 {
		t.Errorf("a short clause without marks: %s", a.Find("main").Text())
	}
	if !strings.Contains(a.Find("main").Text(), "không dấu") {
		t.Error("the page does not say how the text is read")
	}
}
