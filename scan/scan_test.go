package scan_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/source"
	"github.com/huonguoc/huonguoc/corpus/units"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/rules"
	"github.com/huonguoc/huonguoc/scan"
)

const (
	body = "\n\nĐiều 1. Mọi người vào đình ăn mặc nghiêm túc, giữ gìn trật tự chung của làng xóm, nghe theo ban tổ chức lễ hội.\n" +
		"Điều 2. Đàn bà, con gái không được vào trong đình khi làng làm lễ.\n"
	head = "QUY ƯỚC THÔN ĐỒNG MÂY"
)

// pack flags women barred from a temple, or from a village house with another word for it.
func pack(t *testing.T, version, place string) *rules.Pack {
	t.Helper()
	p, err := rules.LoadPack(fstest.MapFS{
		"pack.yaml": {Data: []byte("id: test\nversion: " + version + "\ntitle: Thử\n")},
		"sets.yaml": {Data: []byte("women: [đàn bà]\n")},
		"law.yaml":  {Data: []byte("- {id: b, act: Luật Bình đẳng giới 2006, article: \"16\", clause: \"1\", gist: g, from: 2007-07-01, confidence: A}\n")},
		"K04.yaml": {Data: []byte("kind: worship-ritual\ncode: K04\nrules:\n  - id: barred\n    title: T\n    message: M\n    grade: P1\n    against: women\n" +
			"    mode: exclude\n    confidence: sure\n    basis: [b]\n    suggestion: S\n    match: [\"@women ..8 " + place + "\"]\n" +
			"    examples: {match: [\"Đàn bà không vào " + place + ".\"], pass: [\"Ai cũng vào.\"]}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func scanner(t *testing.T, p *rules.Pack) *scan.Scanner {
	t.Helper()
	judge, err := checker.New(p)
	if err != nil {
		t.Fatal(err)
	}
	table, err := units.Load()
	if err != nil {
		t.Fatal(err)
	}
	pool := extract.NewPool(2, extract.DefaultLimits())
	t.Cleanup(func() { _ = pool.Close() })
	return &scan.Scanner{Extractor: pool, Checker: judge, Units: table, Workers: 2}
}

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func list(t *testing.T, path string) *source.Listing {
	t.Helper()
	l, err := source.List(t.Context(), []string{path}, source.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func TestTheCommuneOfADocument(t *testing.T) {
	tests := map[string]struct {
		path, head string
		want       checker.Commune
	}{
		"by its head, old names":       {"q.txt", head + ", XÃ LẠC VỆ, HUYỆN TIÊN DU, TỈNH BẮC NINH", checker.Commune{Code: "09343", Name: "xã Tân Chi"}},
		"by its folder":                {"Xã An Lạc/q.txt", head, checker.Commune{Code: "07654", Name: "xã An Lạc"}},
		"by a folder without marks":    {"xa_an_lac/q.txt", head, checker.Commune{Code: "07654", Name: "xã An Lạc"}},
		"by the folder above":          {"Xã An Lạc/2019/q.txt", head, checker.Commune{Code: "07654", Name: "xã An Lạc"}},
		"the head weighs more":         {"Xã An Lạc/q.txt", head + ", XÃ LẠC VỆ, HUYỆN TIÊN DU, TỈNH BẮC NINH", checker.Commune{Code: "09343", Name: "xã Tân Chi"}},
		"two places of one name":       {"q.txt", head + ", XÃ ĐỒNG TIẾN", checker.Commune{Name: "xã Đồng Tiến"}},
		"the district tells them":      {"q.txt", head + ", XÃ ĐỒNG TIẾN, HUYỆN YÊN THẾ", checker.Commune{Code: "07246", Name: "xã Xuân Lương"}},
		"the folder tells them":        {"Xã Xuân Lương/q.txt", head + ", XÃ ĐỒNG TIẾN", checker.Commune{Code: "07246", Name: "xã Xuân Lương"}},
		"a place in another province":  {"Xã An Lạc/q.txt", head + ", XÃ ĐỊNH TĂNG, HUYỆN YÊN ĐỊNH, TỈNH THANH HÓA", checker.Commune{Name: "xã Định Tăng, huyện Yên Định, tỉnh Thanh Hóa"}},
		"nothing says it":              {"q.txt", head, checker.Commune{}},
		"folders of the computer only": {"An Lạc/a/b/c/q.txt", head, checker.Commune{}},
	}
	s := scanner(t, pack(t, "1", "đình"))
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			root := folder(t, map[string]string{test.path: test.head + body})
			outcomes, err := s.Check(t.Context(), list(t, root).Files, func(scan.Outcome) {})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, outcomes[0].Commune); diff != "" {
				t.Errorf("commune (-want +got):\n%s", diff)
			}
		})
	}
}

// recording scans a folder into a ledger and tells what it did.
func record(t *testing.T, l *ledger.Ledger, s *scan.Scanner, root string) scan.Summary {
	t.Helper()
	r := scan.Recording{Scanner: s, Ledger: l, Now: time.Now, Each: func(scan.Outcome) {}}
	sum, err := r.Run(t.Context(), list(t, root))
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func TestOnlyWhatChangedIsReadAgain(t *testing.T) {
	root := folder(t, map[string]string{"a.txt": head + body, "b.txt": head + " HẠ" + body, "stray.txt": "Danh sách họp thôn gồm những người sau đây, kính mời đến dự đông đủ và đúng giờ tại nhà văn hóa của thôn vào tối thứ bảy tuần này, mang theo giấy bút để ghi chép nội dung."})
	l, err := ledger.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	one := scanner(t, pack(t, "1", "đình"))
	want := scan.Summary{Files: 3, Changed: 3, Read: 2, Doubtful: 1, Flagged: 2, Clauses: 2, Findings: 2}
	if diff := cmp.Diff(want, record(t, l, one, root)); diff != "" {
		t.Errorf("first scan (-want +got):\n%s", diff)
	}
	want.Changed, want.Unchanged = 0, 3
	if diff := cmp.Diff(want, record(t, l, one, root)); diff != "" {
		t.Errorf("second scan (-want +got):\n%s", diff)
	}
	// Another version of the pack judges the recorded text; no file is read for it.
	two := scanner(t, pack(t, "2", "làng"))
	two.Extractor = refusing{t}
	want.Unchanged, want.Rechecked = 0, 3
	if diff := cmp.Diff(want, record(t, l, two, root)); diff != "" {
		t.Errorf("with another pack (-want +got):\n%s", diff)
	}
	if err := os.Remove(filepath.Join(root, "b.txt")); err != nil {
		t.Fatal(err)
	}
	want = scan.Summary{Files: 2, Unchanged: 2, Read: 1, Doubtful: 1, Flagged: 1, Clauses: 1, Findings: 1, Gone: 1}
	if diff := cmp.Diff(want, record(t, l, two, root)); diff != "" {
		t.Errorf("after a file went (-want +got):\n%s", diff)
	}
}

// refusing is an extractor that must not be called.
type refusing struct{ t *testing.T }

func (r refusing) Read(context.Context, []byte) extract.Result {
	r.t.Error("a file was read")
	return extract.Result{}
}

// A stray letter is readable, but no convention: it is doubtful, so that a person looks at it.
func TestAStrayLetterIsNamed(t *testing.T) {
	root := folder(t, map[string]string{"thu.txt": "Kính gửi bà con trong thôn, ban quản lý đình xin thông báo lịch tu sửa mái đình và kính mong bà con phát tâm công đức, ủng hộ ngày công, vật liệu để công việc sớm hoàn thành tốt đẹp."})
	outcomes, err := scanner(t, pack(t, "1", "đình")).Check(t.Context(), list(t, root).Files, func(scan.Outcome) {})
	if err != nil {
		t.Fatal(err)
	}
	d := outcomes[0].Document
	if d.Status != corpus.StatusDoubtful || d.Reason != corpus.ReasonNotAConvention {
		t.Errorf("%s (%s), want doubtful (not-a-convention)", d.Status, d.Reason)
	}
}

func TestAStoppedScanRecordsNothingHalf(t *testing.T) {
	root := folder(t, map[string]string{"a.txt": head + body, "b.txt": head + " HẠ" + body})
	l, err := ledger.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	ctx, cancel := context.WithCancel(t.Context())
	s := scanner(t, pack(t, "1", "đình"))
	s.Workers = 1
	done := 0
	r := scan.Recording{Scanner: s, Ledger: l, Now: time.Now, Each: func(scan.Outcome) { done++; cancel() }}
	if _, err := r.Run(ctx, list(t, root)); err == nil {
		t.Fatal("a stopped scan ended without an error")
	}
	documents, err := l.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(documents) != done || done != 1 {
		t.Errorf("%d recorded, %d reported done, want 1", len(documents), done)
	}
}
