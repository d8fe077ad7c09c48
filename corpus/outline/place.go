package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// tier is a level of the administration, as far as a convention's head names it.
type tier int

const (
	tierVillage tier = iota
	tierCanton       // tổng: between commune and district until 1945; never a commune
	tierCommune
	tierDistrict
	tierProvince
)

// placeType is a word that a unit's name begins with.
type placeType struct {
	words []string // normal form
	tier  tier
	full  string // how it is written out, in lower case
}

// placeTypes are the types of Luật Thực hiện dân chủ ở cơ sở, Điều 2 khoản 3, and of the administration old and new;
// the longest first.
var placeTypes = sortedTypes(
	types(tierVillage, "tổ dân phố", "khu dân cư", "khu phố", "khối phố", "tiểu khu", "tổ nhân dân", "thôn", "làng",
		"bản", "ấp", "xóm", "buôn", "bon", "phum", "sóc", "plei", "khóm", "khối", "khu", "tổ", "chòm"),
	abbreviations(tierVillage, "tdp", "tổ dân phố", "kp", "khu phố", "kdc", "khu dân cư"),
	types(tierCanton, "tổng"),
	types(tierCommune, "xã", "phường", "thị trấn", "đặc khu"),
	abbreviations(tierCommune, "tt", "thị trấn"),
	types(tierDistrict, "huyện", "quận", "thị xã", "thành phố", "phủ"),
	abbreviations(tierDistrict, "tp", "thành phố", "tx", "thị xã"),
	types(tierProvince, "tỉnh"),
	abbreviations(tierCommune, "x", "xã", "p", "phường"),
	abbreviations(tierDistrict, "h", "huyện", "q", "quận"),
	abbreviations(tierProvince, "t", "tỉnh"),
)

func types(t tier, names ...string) []placeType {
	list := make([]placeType, len(names))
	for i, n := range names {
		list[i] = placeType{strings.Fields(viet.Normal(n)), t, n}
	}
	return list
}

// abbreviations takes pairs of a short and a full name.
func abbreviations(t tier, pairs ...string) []placeType {
	var list []placeType
	for i := 0; i+1 < len(pairs); i += 2 {
		list = append(list, placeType{[]string{pairs[i]}, t, pairs[i+1]})
	}
	return list
}

func sortedTypes(lists ...[]placeType) []placeType {
	all := slices.Concat(lists...)
	slices.SortStableFunc(all, func(a, b placeType) int { return len(b.words) - len(a.words) })
	return all
}

// notPlaces are a type and the word behind it that are another word together: "xã hội", "bản quy ước", "tổ chức".
var notPlaces = wordSet("xã hội", "bản quy", "bản hương", "bản dự", "bản cam", "tổ chức", "tổ soạn", "tổ trưởng",
	"tổ phó", "tổ hòa", "tổ liên", "khu vực", "khu trưởng", "khối đoàn", "khối trưởng", "khối liên", "làng xã",
	"làng ta", "làng này", "thôn này", "thôn ta", "thôn xóm", "thôn trưởng", "làng nghĩa", "làng xóm", "làng bản",
	"bản làng", "tổ tiên", "tổ quốc", "khu di", "khu căn")

// notTypes are words in front of a type that make it another word: "chính phủ", "văn bản", "hợp tác xã".
var notTypes = wordSet("chính", "văn", "cơ", "tác", "công", "xuất", "biên", "nhân", "kịch", "liên", "nông")

// kept apart from a name though they stand behind the type: "làng văn hóa Đồng Mây".
var epithets = [][]string{{"văn", "hóa"}, {"nông", "thôn", "mới"}, {"tiên", "tiến"}, {"nghề"}, {"kiểu", "mẫu"}}

// centralCities rank as provinces.
var centralCities = wordSet("hà nội", "hải phòng", "đà nẵng", "hồ chí minh", "cần thơ", "huế", "đồng nai")

// place is a named unit.
type place struct {
	tier       tier
	name       string // "xã Lạc Vệ"
	start, end int    // bytes in the text that it was found in
	initial    bool   // its type was one letter
}

// word is a run of letters and digits of a composed text.
type word struct {
	start, end int
	raw        string
	normal     string
	gap        string // what stands between it and the word before
}

func splitWords(text string) []word {
	var words []word
	last := 0
	for pos := 0; pos < len(text); {
		token := leadToken(text[pos:])
		if token == "" {
			_, size := utf8.DecodeRuneInString(text[pos:])
			pos += size
			continue
		}
		words = append(words, word{pos, pos + len(token), token, viet.Normal(token), text[last:pos]})
		pos += len(token)
		last = pos
	}
	return words
}

// findPlaces finds the named units of a text in their order. The text must be composed (viet.Compose).
func findPlaces(text string) []place { return dropInitials(text, readPlaces(text)) }

func readPlaces(text string) []place {
	words := splitWords(text)
	var found []place
	for i := 0; i < len(words); {
		p, next, ok := placeAt(text, words, i)
		if ok {
			found = append(found, p)
		}
		i = next
	}
	return found
}

// placeAt reads a type and its name at words[i]; next is the word to go on with.
func placeAt(text string, words []word, i int) (p place, next int, ok bool) {
	t, n := typeAt(words, i)
	if n == 0 || i > 0 && notTypes[words[i-1].normal] && joined(words[i]) {
		return place{}, i + 1, false
	}
	from := skipEpithets(words, i+n)
	if from >= len(words) || breaksName(words[from].gap) || from == i+n && isOtherWord(words, from) || endsBefore(t, words, from) {
		return place{}, i + n, false
	}
	if sub, k := typeAt(words, from); k > 0 && (from > i+n || sub.tier > t.tier || !nameGoesOn(words, from+k) || isGeneric(words[i], t, sub, words[from])) {
		return place{}, from, false
	}
	to := nameEnd(words, from)
	if to == from || isOverlong(words[from:to], t.tier) {
		return place{}, i + n, false
	}
	name := undoCapitals(text[words[from].start:words[to-1].end])
	p = place{t.tier, t.full + " " + name, words[i].start, words[to-1].end, len(t.words[0]) == 1}
	if t.tier == tierDistrict && t.full == "thành phố" && centralCities[viet.Normal(name)] {
		p.tier = tierProvince
	}
	return p, to, true
}

// isOtherWord tells "xã hội" from "xã Hội Xuân": a name goes on with another capital.
func isOtherWord(words []word, i int) bool {
	if !joined(words[i]) || !notPlaces[words[i-1].normal+" "+words[i].normal] {
		return false
	}
	return allCaps(words[i-1].raw) || !isName(words[i]) || !nameGoesOn(words, i+1)
}

// typeAt finds the type that begins at words[i] and its number of words. An abbreviation must be in capitals.
func typeAt(words []word, i int) (placeType, int) {
	for _, t := range placeTypes {
		n := len(t.words)
		if i+n > len(words) || !matches(words[i:i+n], t.words) {
			continue
		}
		if n == 1 && t.full != t.words[0] && !allCaps(words[i].raw) && !isInitial(words, i) {
			continue
		}
		return t, n
	}
	return placeType{}, 0
}

func matches(words []word, want []string) bool {
	for k, w := range want {
		if words[k].normal != w || k > 0 && !joined(words[k]) {
			return false
		}
	}
	return true
}

// joined tells that only spaces stand between a word and the one before.
func joined(w word) bool { return strings.TrimSpace(w.gap) == "" }

func skipEpithets(words []word, i int) int {
	for _, e := range epithets {
		if n := len(e); i+n <= len(words) && joined(words[i]) && matches(words[i:i+n], e) && words[i].raw != "Nghề" {
			return i + n
		}
	}
	return i
}

// breaksName tells that a name cannot run over this gap. A full stop belongs to abbreviations ("TP. Từ Sơn").
func breaksName(gap string) bool {
	gap = strings.TrimSpace(strings.Replace(gap, ".", "", 1))
	return gap != "" && gap != ":" && gap != "\"" && gap != "“"
}

// isPlaceLine tells a line that consists of units: "Thôn Đồng Mây, xã Lạc Vệ, huyện Tiên Du". The name of the last may
// stand on the next line.
func isPlaceLine(text string) bool {
	text = strings.TrimLeft(viet.Compose(text), "-– ")
	places := findPlaces(text)
	if len(places) == 0 || places[0].start > 0 || ended(text) {
		return false
	}
	covered := typeAtEnd(text)
	for _, p := range places {
		covered += wordCount(text[p.start:p.end])
	}
	return covered*10 >= len(splitWords(text))*9
}

// fillPlaces sets the fields of a convention that are still empty from the units of a text.
func fillPlaces(c *corpus.Convention, text string) {
	for _, cell := range cellLines(text) {
		for _, p := range findPlaces(cell) {
			if f := placeField(c, p.tier); f != nil && *f == "" {
				*f = p.name
			}
		}
	}
}

func placeField(c *corpus.Convention, t tier) *string {
	switch t {
	case tierVillage:
		return &c.Village
	case tierCommune:
		return &c.Commune
	case tierDistrict:
		return &c.District
	case tierProvince:
		return &c.Province
	default:
		return nil
	}
}

// cellLines parts a line where columns stand apart (tabs, wide gaps), composes the parts and leaves out Quốc hiệu.
func cellLines(text string) []string {
	text = strings.NewReplacer("\n", "\t", "   ", "\t").Replace(text)
	var parts []string
	for part := range strings.SplitSeq(text, "\t") {
		if part = strings.TrimSpace(viet.Compose(part)); part != "" {
			parts = append(parts, cutMotto(part))
		}
	}
	return parts
}

// cutMotto keeps what stands left of Quốc hiệu when both columns were read as one line.
func cutMotto(text string) string {
	if !isMotto(text) {
		return text
	}
	normal := viet.Normal(text)
	for _, start := range []string{"cộng h", "độc lập"} {
		if at := strings.Index(normal, start); at >= 0 && at < len(text) {
			return keepWords(text, wordCount(normal[:at]))
		}
	}
	return ""
}

func keepWords(text string, n int) string {
	fields := strings.Fields(text)
	return strings.Join(fields[:min(n, len(fields))], " ")
}
