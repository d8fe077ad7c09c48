package roster_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/roster"
)

const villages = `Thôn,Xã,Xã cũ,Từ ngày,Sáp nhập từ
Thôn Đồng Mây,Tân Chi,Lạc Vệ,,
Thôn Hạ,Tân Chi,Tân Chi,,
Thôn Bãi,Tân Chi,,,
Thôn Đông,Tân Chi,,,
Thôn Đồng,Tân Chi,,,
Thôn 1,Tân Chi,Lạc Vệ,,
Thôn 1,Tân Chi,Tân Chi,,
Thôn Trung,Tân Chi,Tân Chi,1/6/2026,Thôn Trung; thôn Đoài
Thôn Bãi,Phường Tiền Phong,,,
TDP 3,Phường Tiền Phong,,,
`

func head(village, commune string, more ...string) corpus.Convention {
	c := corpus.Convention{Village: village, Commune: commune}
	for _, m := range more {
		if m[0] >= '0' && m[0] <= '9' {
			c.AdoptedOn = corpus.Date(m)
		} else {
			c.District = m
		}
	}
	return c
}

func TestAttach(t *testing.T) {
	list := made(t, villages)
	for name, test := range map[string]struct {
		path string
		head corpus.Convention
		want string // "village by source" or "? why: candidates"
	}{
		"head, old commune":       {"/a/x.docx", head("thôn Đồng Mây", "xã Lạc Vệ", "huyện Tiên Du", "2015-04-12"), "09343-thon-dong-may by head"},
		"head, commune of today":  {"/a/x.docx", head("thôn Đồng Mây", "xã Tân Chi", "2025-12-01"), "09343-thon-dong-may by head"},
		"another type":            {"/a/x.docx", head("làng Đồng Mây", "xã Lạc Vệ"), "09343-thon-dong-may by head"},
		"no type":                 {"/a/x.docx", head("Đồng Mây", "xã Lạc Vệ"), "09343-thon-dong-may by head"},
		"no marks":                {"/a/x.docx", head("thon dong may", "xa lac ve"), "09343-thon-dong-may by head"},
		"no marks, two that fit":  {"/a/x.docx", head("thon dong", "xa tan chi"), "? several: 09343-thon-dong, 09343-thon-dong-2"},
		"the old place of a tone": {"/a/x.docx", head("thôn Ðoài", "xã Tân Chi", "2010-01-01"), "09343-thon-doai by head"},
		"file name":               {"/a/Xa Tan Chi/thon-dong-may.docx", corpus.Convention{}, "09343-thon-dong-may by file"},
		"bare file name":          {"/a/Xã Tân Chi/03 - Đồng Mây (scan).pdf", corpus.Convention{}, "09343-thon-dong-may by file"},
		"folder":                  {"/a/Xã Tân Chi/Thôn Bãi/quy uoc 2019.doc", corpus.Convention{}, "09343-thon-bai by folder"},
		"the commune of a folder": {"/a/Phường Tiền Phong/x.doc", head("thôn Bãi", ""), "07696-thon-bai by head"},
		"in an archive":           {"/a/Xã Tân Chi.zip!/Thôn Bãi.doc", corpus.Convention{}, "09343-thon-bai by file"},
		"merged since":            {"/a/x.docx", head("thôn Đoài", "xã Tân Chi", "2018-01-01"), "09343-thon-doai by head"},
		"before the merger":       {"/a/x.docx", head("thôn Trung", "xã Tân Chi", "2018-01-01"), "09343-thon-trung-2 by head"},
		"after the merger":        {"/a/x.docx", head("thôn Trung", "xã Tân Chi", "2026-09-01"), "09343-thon-trung by head"},
		"before or after":         {"/a/x.docx", head("thôn Trung", "xã Tân Chi"), "? several: 09343-thon-trung, 09343-thon-trung-2"},
		"after it had ended":      {"/a/x.docx", head("thôn Đoài", "xã Tân Chi", "2026-09-01"), "? time: 09343-thon-doai"},
		"of the former commune":   {"/a/x.docx", head("thôn 1", "xã Lạc Vệ", "2015-01-01"), "09343-thon-1 by head"},
		"of the other one":        {"/a/x.docx", head("thôn 1", "xã Tân Chi", "2015-01-01"), "09343-thon-1-2 by head"},
		"of one or the other":     {"/a/x.docx", head("thôn 1", "xã Tân Chi"), "? several: 09343-thon-1, 09343-thon-1-2"},
		"another former commune":  {"/a/x.docx", head("thôn Đồng Mây", "xã Tân Chi", "2015-01-01"), "? several: 09343-thon-dong-may"},
		"numbers as words":        {"/a/x.docx", head("thôn số một", "xã Lạc Vệ", "2015-01-01"), "09343-thon-1 by head"},
		"a number, another type":  {"/a/x.docx", head("thôn 3", "phường Tiền Phong"), "? type: 07696-to-dan-pho-3"},
		"a letter differs":        {"/a/x.docx", head("thôn Đồng Mấy", "xã Lạc Vệ"), "? similar: 09343-thon-dong-may"},
		"another number":          {"/a/x.docx", head("thôn 11", "xã Lạc Vệ"), "? unknown"},
		"no commune":              {"/a/x.docx", head("thôn Đồng Mây", ""), "? no-commune: 09343-thon-dong-may"},
		"no commune, two":         {"/a/x.docx", head("thôn Bãi", ""), "? no-commune: 07696-thon-bai, 09343-thon-bai"},
		"a commune of two":        {"/a/x.docx", head("thôn Bãi", "xã Đồng Tiến"), "? unknown"},
		"nothing":                 {"/a/x.docx", corpus.Convention{}, "? nothing"},
		"only the commune":        {"/a/Phường Tiền Phong/ban quet 1.pdf", corpus.Convention{}, "? nothing: 07696-thon-bai, 07696-to-dan-pho-3"},
		"head against file":       {"/a/thon ha.docx", head("thôn Đồng Mây", "xã Tân Chi", "2025-12-01"), "? contradiction: 09343-thon-dong-may, 09343-thon-ha"},
		"head against folder":     {"/a/Phường Tiền Phong/x.docx", head("thôn Bãi", "xã Tân Chi"), "? contradiction: 07696-thon-bai, 09343-thon-bai"},
		"a name that says nothing": {
			"/a/hoan thien lan 2.docx", head("thôn Đồng Mây", "xã Lạc Vệ"), "09343-thon-dong-may by head",
		},
		"unknown in the head, known in the file": {"/a/Xã Tân Chi/thôn Bãi.docx", head("thôn Không Có", "xã Tân Chi"), "? unknown: 09343-thon-bai"},
	} {
		t.Run(name, func(t *testing.T) {
			result := list.Attach([]roster.File{{Path: test.path, SHA256: "aa", Convention: test.head}}, table(t), nil)
			if diff := cmp.Diff(test.want, told(result, test.want)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// told writes a result; of the candidates as many as are wanted, since those of the commune follow.
func told(r roster.Result, want string) string {
	if len(r.Attached) == 1 {
		return strings.Join(r.Attached[0].Villages, "+") + " by " + string(r.Attached[0].By)
	}
	q := r.Questions[0]
	var ids []string
	for _, c := range q.Candidates {
		ids = append(ids, c.Village.ID)
	}
	_, list, some := strings.Cut(want, ": ")
	if n := len(strings.Split(list, ", ")); some && len(ids) > n {
		ids = ids[:n]
	}
	if !some {
		return fmt.Sprintf("? %s", q.Why)
	}
	return fmt.Sprintf("? %s: %s", q.Why, strings.Join(ids, ", "))
}

func TestAnswers(t *testing.T) {
	list := made(t, villages)
	file := roster.File{Path: "/a/x.docx", SHA256: "aa", Convention: head("thôn Bãi", "")}
	for name, test := range map[string]struct {
		answers []roster.Answer
		want    string
	}{
		"by the bytes":      {[]roster.Answer{{SHA256: "aa", Path: "/old", Villages: []string{"09343-thon-bai"}}}, "09343-thon-bai by answer"},
		"by the path":       {[]roster.Answer{{SHA256: "bb", Path: "/a/x.docx", Villages: []string{"09343-thon-bai"}}}, "09343-thon-bai by answer"},
		"of another file":   {[]roster.Answer{{SHA256: "bb", Path: "/b", Villages: []string{"09343-thon-bai"}}}, "? no-commune"},
		"no village":        {[]roster.Answer{{SHA256: "aa", Path: "/a/x.docx"}}, " by answer"},
		"several":           {[]roster.Answer{{Path: "/a/x.docx", Villages: []string{"09343-thon-bai", "09343-thon-ha"}}}, "09343-thon-bai+09343-thon-ha by answer"},
		"the later":         {[]roster.Answer{{Path: "/a/x.docx", Villages: []string{"09343-thon-bai"}}, {SHA256: "aa", Villages: []string{"09343-thon-ha"}}}, "09343-thon-ha by answer"},
		"a village no more": {[]roster.Answer{{SHA256: "aa", Villages: []string{"gone"}}}, "? no-commune"},
	} {
		t.Run(name, func(t *testing.T) {
			result := list.Attach([]roster.File{file}, table(t), test.answers)
			if diff := cmp.Diff(test.want, told(result, "")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestCover(t *testing.T) {
	list := made(t, villages)
	result := list.Attach([]roster.File{
		{Path: "/1", Convention: head("thôn Đoài", "xã Tân Chi", "2018-01-01")},
		{Path: "/2", Convention: head("thôn Bãi", "phường Tiền Phong")},
		{Path: "/3", Convention: head("thôn Bãi", "phường Tiền Phong")},
		{Path: "/4"},
	}, table(t), nil)
	if len(result.Attached) != 3 || len(result.Questions) != 1 {
		t.Fatalf("%d attached, %d questions", len(result.Attached), len(result.Questions))
	}
	var got []string
	for _, c := range list.Cover("2026-07-01", result.Attached) {
		if len(c.Files)+len(c.Inherited) > 0 {
			got = append(got, fmt.Sprintf("%s %d %d", c.Village.ID, len(c.Files), len(c.Inherited)))
		}
	}
	if diff := cmp.Diff([]string{"07696-thon-bai 2 0", "09343-thon-trung 0 1"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if n := len(list.Cover("2020-01-01", nil)); n != 11 {
		t.Errorf("%d villages before the merger, want 11", n)
	}
}
