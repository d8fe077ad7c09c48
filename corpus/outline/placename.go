package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// nameEnds are words and beginnings of phrases that no name holds, because capitals do not tell where a name in
// capitals ends.
var nameEnds = wordSet("năm", "về", "ngày", "được", "đã", "trong", "của", "tại", "và", "gồm", "theo", "kèm", "nay",
	"là", "có", "số", "giai đoạn", "ban hành", "ban công", "cộng hòa", "thực hiện", "xây dựng", "độc lập", "quyết định",
	"công nhận", "phê duyệt", "phê chuẩn", "quy ước", "quy định", "hương ước", "trưởng thôn", "trưởng ban", "chủ tịch",
	"sửa đổi", "bổ sung", "nếp sống", "văn hóa", "thống nhất")

// endsBefore tells that no name follows a type: its sentence ends ("gửi lên xã. Mỗi năm …"; a stop belongs to
// abbreviations only), or what happens follows ("ỦY BAN NHÂN DÂN HUYỆN / Công nhận …").
func endsBefore(t placeType, words []word, i int) bool {
	written := strings.Join(t.words, " ") == viet.Normal(t.full)
	return written && strings.Contains(words[i].gap, ".") || actWords[words[i].normal] || words[i].normal == "số" && !isNumbered(words, i) ||
		i+1 < len(words) && actWords[words[i].normal+" "+words[i+1].normal]
}

// isNumbered tells "số 3".
func isNumbered(words []word, i int) bool { return i+1 < len(words) && isDigits(words[i+1].raw) }

// actWords are beginnings that no unit has for a name; "Cộng Hòa", "Thống Nhất" and "Độc Lập" are names.
var actWords = wordSet("công nhận", "phê duyệt", "phê chuẩn", "xác nhận", "quyết định", "chủ tịch", "phó chủ", "trưởng thôn",
	"trưởng ban", "ban hành", "quy ước", "quy định", "hương ước", "nhân dân", "của", "được", "theo", "gồm", "kèm")

// isGeneric tells that a type in front of another of its tier is part of what the text is called: "QUY ƯỚC LÀNG THÔN ĐỒNG
// CÓI", "khu dân cư thôn Hạ". In "làng Bản Cà" and "THÔN LÀNG CHẢ" the second belongs to the name.
func isGeneric(first word, t, second placeType, w word) bool {
	nameLike := startsLower(first.raw) && startsUpper(w.raw) && !allCaps(w.raw)
	return t.tier == second.tier && genericTypes[t.full] && !nameLike
}

var genericTypes = map[string]bool{"làng": true, "khu dân cư": true}

const nameWords = 6 // one more than a name has, so that a longer run is seen

// isOverlong tells a run of capitals that is more than a name: "XÃ TÂN CHI TIÊN DU BẮC NINH". Where the name in it ends
// cannot be said.
func isOverlong(words []word, t tier) bool {
	switch {
	case t == tierVillage || t == tierCanton:
		return len(words) == nameWords
	case t == tierCommune && longNames[words[0].normal]:
		return len(words) > 4
	default:
		return len(words) > 3
	}
}

// longNames are first words of communes with four: "Nông trường Mộc Châu", "Nguyễn Thị Minh Khai".
var longNames = wordSet("nông", "nguyễn", "trần", "lê", "phạm", "hoàng", "võ", "huỳnh")

// nameEnd is the index behind the last word of the name that begins at words[from].
func nameEnd(words []word, from int) int {
	to := from
	for to < len(words) && to < from+nameWords {
		if to > from && !staysInName(words[to].gap) {
			break
		}
		if _, n := typeAt(words, to); n > 0 && to > from && nameGoesOn(words, to+n) {
			break
		}
		if number := words[to].normal == "số" && to == from && to+1 < len(words) && isDigits(words[to+1].raw); !number && !isName(words[to]) {
			break
		}
		if to > from && (endsName(words, to) || changesLetters(words, from, to)) {
			break
		}
		to++
	}
	return to
}

// changesLetters tells that a name in capitals does not go on in small letters, nor the other way, nor in spaced letters:
// "THÔN HẠ / Để bà con …", "THÔN HẠ / Q U Y Ư Ớ C".
func changesLetters(words []word, from, i int) bool {
	single := func(k int) bool {
		return k < len(words) && utf8.RuneCountInString(words[k].raw) == 1 && !isDigits(words[k].raw)
	}
	if single(i) {
		return single(i + 1)
	}
	return !single(from) && !isDigits(words[i].raw) && !isDigits(words[from].raw) && allCaps(words[i].raw) != allCaps(words[from].raw)
}

func endsName(words []word, i int) bool {
	return nameEnds[words[i].normal] || i+1 < len(words) && nameEnds[words[i].normal+" "+words[i+1].normal]
}

// nameGoesOn tells that a name could begin at words[i], so that the word before is a type.
func nameGoesOn(words []word, i int) bool {
	return i < len(words) && !breaksName(words[i].gap) && (isName(words[i]) || words[i].normal == "số")
}

// staysInName tells the gaps inside a name: one space, or a hyphen without spaces ("Ea-H'leo").
func staysInName(gap string) bool {
	return gap == " " || gap == "-" || gap == "'" || gap == "’" || gap == "\u00a0"
}

// isName tells a word that a name can hold: a capitalised one, or a short number.
func isName(w word) bool {
	r, _ := utf8.DecodeRuneInString(w.raw)
	return unicode.IsUpper(r) || unicode.IsDigit(r) && len(w.raw) <= 3
}

func isDigits(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
}

// undoCapitals writes "ĐỒNG MÂY" as "Đồng Mây", "SỐ 3" as "số 3".
func undoCapitals(name string) string { return lowerNumberWord(viet.TitleName(name)) }

func lowerNumberWord(name string) string {
	if rest, ok := strings.CutPrefix(name, "Số "); ok && isDigits(firstWords(rest, 1)) {
		return "số " + rest
	}
	return name
}
