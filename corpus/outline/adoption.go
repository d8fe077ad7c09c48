package outline

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// adoptionVerbs say that the people agreed, the plainest first.
var adoptionVerbs = normals("thông qua", "biểu quyết", "nhất trí", "tán thành", "thống nhất ban hành",
	"thống nhất lập", "thống nhất ngày", "ưng thuận ngày", "đồng ý ngày")

// notTheVillage are words of a sentence that tells of another adoption: of a law, or of the text that is replaced.
var notTheVillage = normals("quốc hội", "hội đồng nhân dân", "hđnd", "thay thế", "trước đây", "đại hội đảng")

// villagers are words of which one must stand beside the verb, but for the title, which speaks of nothing else.
var villagers = append(normals("hội nghị", "cuộc họp", "cử tri", "nhân dân", "hộ gia đình", "chủ hộ", "dân làng",
	"toàn dân", "đại diện", "đại hội", "bản này"), titleWordsOf()...)

func titleWordsOf() []string {
	words := make([]string, len(titleNames))
	for i, n := range titleNames {
		words[i] = n.words
	}
	return words
}

// adoptedOn is the day on which the village adopted the text: the latest day of the most trusted source that tells one,
// because an amended text names its older versions as well.
func adoptedOn(list []statement) corpus.Date {
	for _, verb := range adoptionVerbs {
		for t := trustTitle; t <= trustPreamble; t++ {
			if day := latestAdoption(list, t, verb); day != "" {
				return day
			}
		}
	}
	return ""
}

func latestAdoption(list []statement, t trust, verb string) corpus.Date {
	var latest corpus.Date
	for _, s := range list {
		if s.trust != t || containsAny(s.normal, notTheVillage) || t != trustTitle && !containsAny(s.normal, villagers) {
			continue
		}
		latest = max(latest, dateOfVerb(s.normal, verb))
	}
	return latest
}

// dateOfVerb is the latest day that goes with a verb ("thông qua ngày 3/4/2014, thông qua lại ngày 5/6/2020").
func dateOfVerb(normal, verb string) corpus.Date {
	var latest corpus.Date
	for at := 0; ; at += len(verb) {
		next := strings.Index(normal[at:], verb)
		if next < 0 {
			return latest
		}
		at += next
		latest = max(latest, dateOfVerbAt(normal, at))
	}
}

// dateOfVerbAt is the first day behind the verb, unless that is the day of a decision or of entry into force; else the
// last in front of it ("Ngày 12/4/2015, hội nghị đã thông qua").
func dateOfVerbAt(normal string, at int) corpus.Date {
	var before corpus.Date
	last := 0
	for _, d := range findDates(normal) {
		if d.start > at {
			if !containsAny(normal[at:d.start], otherEvents) {
				return d.day
			}
			return before
		}
		if !containsAny(normal[last:d.start], otherEvents) {
			before = d.day
		}
		last = d.end
	}
	return before
}

// otherEvents are what a day between verb and date may belong to.
var otherEvents = normals("hiệu lực", "quyết định", "công nhận", "phê duyệt", "phê chuẩn", "chuẩn y", "ban hành", "nghị định", "luật", "thi hành")

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
