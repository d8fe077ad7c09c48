package outline

import (
	"slices"
	"strings"
	"unicode"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// pathTypes are the types as people write them in file names without marks; the longest first.
var pathTypes = sortedTypes(
	bareTypes(tierVillage, "tổ dân phố", "khu dân cư", "khu phố", "khối phố", "tiểu khu", "thôn", "làng", "bản", "ấp",
		"xóm", "buôn", "khóm"),
	bareTypes(tierCommune, "xã", "phường", "thị trấn", "đặc khu"),
	bareTypes(tierDistrict, "huyện", "quận", "thị xã", "thành phố"),
	bareTypes(tierProvince, "tỉnh"),
	[]placeType{
		{[]string{"tdp"}, tierVillage, "tổ dân phố"}, {[]string{"tt"}, tierCommune, "thị trấn"},
		{[]string{"tp"}, tierDistrict, "thành phố"}, {[]string{"tx"}, tierDistrict, "thị xã"},
	},
)

func bareTypes(t tier, names ...string) []placeType {
	list := types(t, names...)
	for i, n := range names {
		list[i].words = strings.Fields(viet.Fold(n))
	}
	return list
}

// PlaceFromPath reads village, commune, district and province from the names of a file and its folders
// ("Xa Tan Chi/thon-ha.docx" → "xã Tan Chi", "thôn Ha"). Names are as written there, without marks where they have
// none; the type always has its marks. The deepest name of a tier counts. ok tells that one was found.
func PlaceFromPath(path string) (place corpus.Convention, ok bool) {
	parts := strings.FieldsFunc(viet.Compose(path), func(r rune) bool { return r == '/' || r == '\\' || r == '!' })
	slices.Reverse(parts)
	for i, part := range parts {
		if dot := strings.LastIndexByte(part, '.'); i == 0 && dot > 0 {
			part = part[:dot]
		}
		ok = placesInName(&place, part) || ok
	}
	return place, ok
}

// placesInName sets the fields that are still empty from one file or folder name.
func placesInName(c *corpus.Convention, name string) bool {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = viet.Fold(w)
	}
	found := false
	for i := 0; i < len(words); {
		t, n := pathTypeAt(folded, i)
		end := pathNameEnd(folded, i+n)
		if n == 0 || end == i+n {
			i++
			continue
		}
		if f := placeField(c, t.tier); f != nil && *f == "" {
			*f = t.full + " " + pathName(words[i+n:end])
			found = true
		}
		i = end
	}
	return found
}

// pathTypeAt finds the type at a word. "ban", "lang", "to" are too common inside a name and count at its start only.
func pathTypeAt(folded []string, i int) (placeType, int) {
	for _, t := range pathTypes {
		n := len(t.words)
		if i+n > len(folded) || !slices.Equal(folded[i:i+n], t.words) {
			continue
		}
		if i > 0 && n == 1 && slices.Contains(shyTypes, t.words[0]) && !afterTitle(folded, i) {
			continue
		}
		return t, n
	}
	return placeType{}, 0
}

var shyTypes = []string{"ban", "lang", "ap", "tt", "buon"}

// afterTitle tells that only a number or the name of the convention stands in front: "03-huong-uoc-lang-dong".
func afterTitle(folded []string, i int) bool {
	return isDigits(folded[i-1]) && i == 1 || folded[i-1] == viet.Fold("ước")
}

// pathNameEnd is the index behind the name that begins at from: the next type with a name of its own, or a word that
// speaks of the file.
func pathNameEnd(folded []string, from int) int {
	end := from
	for end < len(folded) && end < from+nameWords && !speaksOfFile(folded[end:]) {
		if _, n := pathTypeAt(folded, end); n > 0 && end > from && end+n < len(folded) && !speaksOfFile(folded[end+n:]) {
			if _, again := pathTypeAt(folded, end+n); again == 0 {
				break
			}
		}
		end++
	}
	return end
}

// speaksOfFile tells words that are no part of a place's name: a year, "quy uoc", "ban sua".
func speaksOfFile(folded []string) bool {
	if isDigits(folded[0]) && len(folded[0]) > 3 {
		return true
	}
	two := folded[0]
	if len(folded) > 1 {
		two += " " + folded[1]
	}
	return fileWords[folded[0]] || fileWords[two] || strings.HasPrefix(two, "nam ") && isDigits(two[len("nam "):])
}

var fileWords = map[string]bool{
	viet.Fold("quy ước"): true, viet.Fold("hương ước"): true, viet.Fold("bản sửa"): true, viet.Fold("bản mới"): true,
	viet.Fold("bản cuối"): true, viet.Fold("sửa đổi"): true, viet.Fold("bổ sung"): true, "scan": true, "final": true,
	"copy": true, "sua": true, "cuoi": true, "signed": true, "docx": true, "pdf": true,
}

func pathName(words []string) string {
	for i, w := range words {
		switch {
		case viet.Fold(w) == "so" && i+1 < len(words) && isDigits(words[i+1]):
			words[i] = strings.ToLower(w)
		case allCaps(w):
			words[i] = viet.TitleName(w)
		default:
			r := []rune(w)
			r[0] = unicode.ToUpper(r[0])
			words[i] = string(r)
		}
	}
	return strings.Join(words, " ")
}
