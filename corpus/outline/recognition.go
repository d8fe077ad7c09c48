package outline

import (
	"regexp"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// recognitionVerbs are the words of recognition since 1998.
var recognitionVerbs = normals("công nhận", "phê duyệt", "phê chuẩn", "chuẩn y", "chuẩn duyệt", "duyệt y")

// recognises tells that a sentence speaks of the recognition of a convention, not of a model text, a title ("làng văn
// hóa") or a plan of the state: what the verb governs must be the convention, or the sentence goes on with the decision.
func recognises(normal string) bool {
	if containsAny(normal, notRecognition) {
		return false
	}
	for _, verb := range recognitionVerbs {
		for rest := normal; ; {
			_, after, found := strings.Cut(rest, verb)
			if !found {
				break
			}
			if governsConvention(after) {
				return true
			}
			rest = after
		}
	}
	return false
}

var notRecognition = normals("mẫu", "định hướng nội dung", "thủ tướng", "ttg", "chiến lược")

// governed is how the text behind a verb of recognition may begin.
var governed = append(normals("bản quy ước", "bản hương ước", "tại", "theo", "kèm theo", "bằng", "ngày", "quyết định",
	"của", "và", "số", "toàn văn", "cho", "nội dung"), titleWordsOf()...)

func governsConvention(after string) bool {
	after = strings.TrimLeft(after, " \"':,.()-")
	if after == "" {
		return true
	}
	for _, g := range governed {
		if strings.HasPrefix(after, g) {
			return true
		}
	}
	return false
}

// decisionNumber is the number of a decision: "15/QĐ-UBND", "1234/2015/QĐ-CT", "07-QĐ/UB".
var decisionNumber = regexp.MustCompile(`(?i)(?:số|quyết định|qđ)\s*:?\s*(\d+(?:\s*/\s*\d{4})?\s*[/-]\s*(?:QĐ|CT|UB|HC)[\p{L}\d]*(?:[-/.&]\p{L}[\p{L}\d]*)*)`)

// plainDecision is a decision with a bare number: "Quyết định số 15 ngày 20/5/2002".
var plainDecision = regexp.MustCompile(`(?i)quyết định\s*(?:số)?\s*:?\s*(\d{1,5})\s+ngày`)

// recognition reads the decision that recognised the convention: from what stands under the title, the closing
// articles, the confirmations at the end, then the preamble; a decision in front of the convention is read as a whole.
func recognition(list []statement, lines []line, z zones) corpus.Recognition {
	for _, s := range list {
		if r, ok := recognitionIn(s); ok {
			return r
		}
	}
	return decisionInFront(lines, z)
}

// recognitionIn reads one sentence. Under the title, "(Kèm theo Quyết định …)" of a commune or district is enough.
func recognitionIn(s statement) (corpus.Recognition, bool) {
	attached := s.trust == trustTitle && strings.Contains(s.normal, "kèm theo quyết định") &&
		!containsAny(s.normal, notRecognition) && !strings.Contains(s.normal, "tỉnh")
	named := s.trust != trustPreamble || namesConvention(s.normal) || strings.Contains(s.normal, "bản này") || adoptedFirst(s.normal)
	if !attached && !(recognises(s.normal) && named) {
		return corpus.Recognition{}, false
	}
	r := corpus.Recognition{Number: numberIn(s.text), Date: recognitionDate(s.normal), Body: bodyIn(s.text)}
	return r, r.Number != "" || r.Date != ""
}

// adoptedFirst tells that what was adopted is said to be recognised, whatever it is called: "Nội dung các câu thơ đã được
// hội nghị thôn thông qua ngày 10/6/2018 và được … công nhận".
func adoptedFirst(normal string) bool {
	for _, d := range findDates(normal) {
		rest := strings.TrimLeft(normal[d.end:], " ,")
		for _, joint := range []string{"và ", "đã "} {
			rest = strings.TrimPrefix(rest, joint)
		}
		if strings.HasPrefix(rest, "được ") && strings.Contains(normal[:d.start], adoptionVerbs[0]) {
			return !containsAny(normal, notTheVillage)
		}
	}
	return false
}

func numberIn(text string) string {
	for _, pattern := range []*regexp.Regexp{decisionNumber, plainDecision} {
		if m := pattern.FindStringSubmatch(text); m != nil {
			return strings.Join(strings.Fields(m[1]), "")
		}
	}
	return ""
}

// recognitionDate is the first day behind the number of the decision, else behind the verb, else the only day.
func recognitionDate(normal string) corpus.Date {
	dates := findDates(normal)
	for _, anchor := range append([]string{"quyết định"}, recognitionVerbs...) {
		at := strings.Index(normal, anchor)
		if at < 0 {
			continue
		}
		for _, d := range dates {
			if d.start > at {
				return d.day
			}
		}
	}
	if len(dates) == 1 && !strings.Contains(normal, "thông qua") {
		return dates[0].day
	}
	return ""
}

// committee begins the name of a recognising body. Until 2018 many decisions were the chairman's own, and are printed so.
var committee = regexp.MustCompile(`(?i)(?:(?:Phó )?Chủ tịch )?(?:UBND|U[ỷỶ]\s?ban nhân dân|[ủỦ]y\s?ban nhân dân|UBHC|[ủỦ]y ban hành chính)\s`)

// bodyIn is the committee that recognised: its name as printed with the unit, capitals undone.
func bodyIn(text string) string {
	m := findCommittee(text)
	if m == nil {
		return ""
	}
	name := strings.TrimSpace(text[m[0]:m[1]])
	if allCaps(name) {
		name = bodyWords.Replace(name)
	}
	behind := text[m[1]:]
	if places := findPlaces(behind); len(places) > 0 && strings.TrimSpace(behind[:places[0].start]) == "" {
		return name + " " + places[0].name
	}
	if words := splitWords(behind); len(words) > 0 {
		if t, n := typeAt(words, 0); n > 0 && words[0].start == 0 {
			return name + " " + t.full
		}
	}
	return name
}

// findCommittee is the span of the committee that is meant where several are named: the first behind the number, else that
// of "phê duyệt của UBND …", else the last in front of the verb, else the first. "15/QĐ-UBND" names none.
func findCommittee(text string) []int {
	number := decisionNumber.FindStringIndex(text)
	verb := verbOfRecognition.FindStringIndex(text)
	var best []int
	bestRank := 0
	for _, m := range committee.FindAllStringIndex(text, -1) {
		rank := 1
		switch {
		case number != nil && number[0] <= m[0] && m[0] < number[1]:
			continue
		case number != nil && m[0] >= number[1]:
			rank = 4
		case verb != nil && m[0] >= verb[1] && strings.EqualFold(strings.TrimSpace(text[verb[1]:m[0]]), "của"):
			rank = 3
		case verb != nil && m[1] <= verb[0]:
			rank = 2
		}
		if rank > bestRank || rank == 2 && bestRank == 2 {
			best, bestRank = m, rank
		}
	}
	return best
}

var verbOfRecognition = regexp.MustCompile(`(?i)công nhận|phê duyệt|phê chuẩn|chuẩn y|chuẩn duyệt|duyệt y`)

// bodyWords undoes the capitals of a body's name; "UBND" keeps them.
var bodyWords = strings.NewReplacer("PHÓ CHỦ TỊCH", "Phó Chủ tịch", "CHỦ TỊCH", "Chủ tịch", "BAN NHÂN DÂN", "ban nhân dân",
	"BAN HÀNH CHÍNH", "ban hành chính", "ỦY", "Ủy", "UỶ", "Uỷ")

// decisionInFront reads a decision of recognition that stands before the convention in the same file: its number line,
// its day beside Quốc hiệu and its agency.
func decisionInFront(lines []line, z zones) corpus.Recognition {
	var text []string
	heading := -1 // number, day and agency stand above it
	for _, l := range lines[:z.titleFrom] {
		if heading < 0 && isDecisionHeading(l.text) {
			heading = len(text)
		}
		text = append(text, cellLines(strings.ReplaceAll(l.text, "\n", "\t"))...)
	}
	if heading < 0 || !recognises(viet.Normal(strings.Join(text, "\n"))) {
		return corpus.Recognition{}
	}
	var r corpus.Recognition
	for _, t := range text[:heading] {
		if r.Number == "" && strings.HasPrefix(viet.Normal(t), "số") {
			r.Number = numberIn(t)
		}
		if dates := findDates(viet.Normal(t)); r.Date == "" && isDateLine(t) && len(dates) > 0 {
			r.Date = dates[0].day
		}
		if r.Body == "" && isAgency(t) {
			r.Body = bodyIn(t + " ")
		}
	}
	return r
}
