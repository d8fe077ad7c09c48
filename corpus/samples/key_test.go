package samples_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/samples"
)

// Every finding of a key stands word for word where the key says, and nowhere else.
func TestFindingsStandInTheText(t *testing.T) {
	for _, k := range keys(t) {
		lines := locate(text(t, k))
		for _, f := range k.Findings {
			t.Run(k.ID+"/"+f.Address, func(t *testing.T) {
				want := []string{fromArticle(f.Address)}
				if diff := cmp.Diff(want, addressesOf(f.Quote, lines)); diff != "" {
					t.Errorf("addresses of %q (-key +text):\n%s", f.Quote, diff)
				}
			})
		}
	}
}

func addressesOf(quote string, lines []line) []string {
	var found []string
	for _, l := range lines {
		if strings.Contains(l.text, quote) {
			found = append(found, l.address)
		}
	}
	return found
}

// fromArticle drops the chapter, which only stands in a citation where article numbers restart.
func fromArticle(address string) string {
	if at := strings.Index(address, "Điều "); at > 0 {
		return address[at:]
	}
	return address
}

// A citation names the chapter exactly where the article number alone would be ambiguous.
func TestChaptersOnlyWhereNumbersRestart(t *testing.T) {
	for _, k := range keys(t) {
		seen, restart := map[string]bool{}, false
		for _, number := range articles(text(t, k)) {
			restart = restart || seen[number]
			seen[number] = true
		}
		for _, f := range k.Findings {
			if !strings.HasPrefix(f.Address, "đoạn") && strings.HasPrefix(f.Address, "Chương") != restart {
				t.Errorf("%s: %s: article numbers restart: %t", k.ID, f.Address, restart)
			}
		}
	}
}

// kinds are the ids of the table in docs/architecture.md: "| K01 household-representative | …".
func kinds(t *testing.T) map[string]bool {
	t.Helper()
	document, err := os.ReadFile(filepath.Join("..", "..", "docs", "architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(`\| K\d\d ([a-z-]+) `).FindAllSubmatch(document, -1) {
		ids[string(m[1])] = true
	}
	return ids
}

func TestFindingsAreComplete(t *testing.T) {
	known := kinds(t)
	for _, k := range keys(t) {
		for _, f := range k.Findings {
			if !known[f.Kind] || (f.Against != "women" && f.Against != "men") {
				t.Errorf("%s: %s: kind %q against %q", k.ID, f.Address, f.Kind, f.Against)
			}
		}
		for _, b := range k.Borderline {
			if b.Address == "" || b.Note == "" {
				t.Errorf("%s: borderline %+v lacks address or note", k.ID, b)
			}
		}
	}
}

func TestArticles(t *testing.T) {
	for _, k := range keys(t) {
		if got := len(articles(text(t, k))); got != k.Articles {
			t.Errorf("%s: %d articles in the text, the key says %d", k.ID, got, k.Articles)
		}
	}
}

// What the key says of the head stands in the text: names in any case, dates in one of the ways people write them.
func TestHeadStandsInTheText(t *testing.T) {
	for _, k := range keys(t) {
		t.Run(k.ID, func(t *testing.T) {
			content := strings.Join(strings.Fields(strings.NewReplacer("^ ", "", "|", " ").Replace(text(t, k))), " ")
			folded := strings.ToLower(content)
			h := k.Head
			if !strings.Contains(content, h.Title) {
				t.Errorf("title %q is not in the text", h.Title)
			}
			for _, name := range []string{h.Village, h.Commune, h.District, h.Province, h.Recognition.Number, h.Recognition.Body} {
				if !strings.Contains(folded, strings.ToLower(name)) {
					t.Errorf("%q is not in the text", name)
				}
			}
			for _, date := range []corpus.Date{h.AdoptedOn, h.Recognition.Date} {
				if !containsDate(folded, date) {
					t.Errorf("no writing of %s is in the text", date)
				}
			}
		})
	}
}

var dateForms = []string{"ngày %02d tháng %02d năm %d", "ngày %d tháng %d năm %d", "ngày %02d tháng %d năm %d",
	"%d/%d/%d", "%02d/%02d/%d", "%02d/%d/%d", "%d-%d-%d", "%02d-%02d-%d", "%d.%d.%d", "%02d.%02d.%d"}

func containsDate(text string, date corpus.Date) bool {
	var year, month, day int
	if n, err := fmt.Sscanf(string(date), "%d-%d-%d", &year, &month, &day); date != "" && (err != nil || n != 3) {
		return false
	}
	for _, form := range dateForms {
		if date == "" || strings.Contains(text, fmt.Sprintf(form, day, month, year)) {
			return true
		}
	}
	return false
}

func TestHeadIsWellFormed(t *testing.T) {
	types := map[string]*regexp.Regexp{
		"village":  regexp.MustCompile(`^(thôn|làng|bản|ấp|xóm|khu phố|khu|tổ dân phố) \S`),
		"commune":  regexp.MustCompile(`^$|^(xã|phường|thị trấn) \S`),
		"district": regexp.MustCompile(`^$|^(huyện|thị xã|thành phố) \S`),
		"province": regexp.MustCompile(`^$|^tỉnh \S`),
	}
	for _, k := range keys(t) {
		h := k.Head
		for field, value := range map[string]string{
			"village": h.Village, "commune": h.Commune, "district": h.District, "province": h.Province,
		} {
			if !types[field].MatchString(value) {
				t.Errorf("%s: %s %q does not start with its type in lower case", k.ID, field, value)
			}
		}
		if h.Kind != corpus.KindHuongUoc && h.Kind != corpus.KindQuyUoc {
			t.Errorf("%s: kind %q", k.ID, h.Kind)
		}
	}
}

func TestNamesAndTextsAreNFC(t *testing.T) {
	for _, k := range keys(t) {
		if !norm.NFC.IsNormalString(k.Path() + text(t, k)) {
			t.Errorf("%s: path or text is not in NFC", k.ID)
		}
	}
}

func TestReadKeysRejects(t *testing.T) {
	tests := map[string]string{
		"unknown field":  "format: docx\nfindigns: []\n",
		"unknown format": "format: doc\n",
		"not yaml":       "format: [docx\n",
	}
	for name, content := range tests {
		t.Run(name, func(t *testing.T) {
			folder := fstest.MapFS{"texts/01-x.yaml": {Data: []byte(content)}}
			if list, err := samples.ReadKeys(folder, "texts"); err == nil {
				t.Errorf("accepted: %+v", list)
			}
		})
	}
}
