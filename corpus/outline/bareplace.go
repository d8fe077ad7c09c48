package outline

import (
	"regexp"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// Titles also name their units without types: "Đồng Mây – Lạc Vệ – Tiên Du". Such names are taken only as a chain whose
// tiers are clear, and stay bare: whether Lạc Vệ is a xã or a phường is not for the reader of the text to say.

// chainSeparator parts the names of a chain. A hyphen inside a name ("Ea-H'leo") has no spaces.
var chainSeparator = regexp.MustCompile(`\s+[-–—]\s+|\s*[,–—\n]\s*`)

// fillBare completes the place of a title by its bare names: those behind the last unit with a type, or a line of them.
func fillBare(c *corpus.Convention, title string) {
	if places := findPlaces(title); len(places) > 0 {
		last := places[len(places)-1]
		if rest, ok := cutSeparator(title[last.end:]); ok {
			fillTiers(c, last.tier, chain(rest), true)
		}
		return
	}
	for text := range strings.SplitSeq(title, "\n") {
		if names := bareNames(text); len(names) > 0 {
			c.Village = names[0]
			fillTiers(c, tierVillage, names[1:], false)
			return
		}
	}
}

func cutSeparator(text string) (rest string, ok bool) {
	at := chainSeparator.FindStringIndex(text)
	if at == nil || strings.TrimSpace(text[:at[0]]) != "" {
		return "", false
	}
	return text[at[1]:], true
}

// bareNames are the names of a line that is nothing but village, commune, district and maybe province, also behind the
// name of the convention. Capitals could as well be a motto ("ĐOÀN KẾT – VĂN MINH – HẠNH PHÚC"), so they must end with
// a province.
func bareNames(text string) []string {
	names := chain(behindName(viet.Compose(text)))
	if len(names) < 3 || allCaps(text) && !isProvince(names[len(names)-1]) {
		return nil
	}
	if len(names) == 4 && !isProvince(names[3]) {
		return nil
	}
	return names
}

// behindName is a title line without the name of the convention.
func behindName(text string) string {
	if _, ok := nameInTitle(text); !ok {
		return text
	}
	words := splitWords(text)
	for i := range words {
		if words[i].normal == "ước" || words[i].normal == "lệ" {
			return strings.TrimLeft(text[words[i].end:], " :-–")
		}
	}
	return text
}

// chain parts a text that holds bare names and nothing else; nil when anything else stands in it.
func chain(text string) []string {
	parts := chainSeparator.Split(strings.TrimRight(strings.TrimSpace(text), "."), -1)
	if len(parts) > 4 {
		return nil
	}
	names := make([]string, len(parts))
	for i, part := range parts {
		if !isBareName(part) {
			return nil
		}
		names[i] = undoCapitals(strings.TrimSpace(part))
	}
	return names
}

const bareWords = 3 // hardly a unit's name is longer

// isBareName tells that every word is capitalised and none belongs to another thing than a unit.
func isBareName(part string) bool {
	words := splitWords(part)
	if len(words) == 0 || len(words) > bareWords {
		return false
	}
	for i := range words {
		if !isName(words[i]) || isDigits(words[i].raw) || i > 0 && !staysInName(words[i].gap) || endsName(words, i) || startsMotto(words, i) {
			return false
		}
	}
	return strings.TrimSpace(part) == part[words[0].start:words[len(words)-1].end]
}

func startsMotto(words []word, i int) bool {
	return i+1 < len(words) && mottoWords[words[i].normal+" "+words[i+1].normal] || mottoWords[words[i].normal]
}

// mottoWords are the words that titles of villages are adorned with.
var mottoWords = wordSet("đoàn kết", "văn minh", "hạnh phúc", "tiến bộ", "ấm no", "no ấm", "bình đẳng", "giàu đẹp",
	"an toàn", "tự quản", "nghĩa tình", "phát triển", "dân chủ", "kỷ cương", "nông thôn", "gia đình", "trật tự", "lễ hội",
	"môi trường", "an ninh", "xanh", "sạch", "đẹp", "lời nói", "tiến lên", "bền vững", "khuyến học", "dự thảo")

// fillTiers gives the names behind a unit to the tiers above it. One name behind a village could be a part of the
// village; a last name that is a city and a province ("Bắc Ninh") is clear only where the tier below stands.
func fillTiers(c *corpus.Convention, below tier, names []string, typed bool) {
	tiers := map[tier][]tier{
		tierVillage: {tierCommune, tierDistrict, tierProvince}, tierCommune: {tierDistrict, tierProvince}, tierDistrict: {tierProvince},
	}[below]
	if len(names) > len(tiers) || below == tierVillage && typed && len(names) < 2 {
		return
	}
	for i, name := range names {
		if (tiers[i] == tierProvince) != isProvince(name) {
			return
		}
		if f := placeField(c, tiers[i]); *f == "" {
			*f = name
		}
	}
}

func isProvince(name string) bool { return provinces[viet.Normal(name)] }

// provinces are those of 1996 to 30/6/2025 and their forerunners in the time of village conventions since 1945.
var provinces = wordSet("an giang", "bà rịa", "bà rịa - vũng tàu", "bạc liêu", "bắc giang", "bắc kạn", "bắc ninh",
	"bến tre", "bình dương", "bình định", "bình phước", "bình thuận", "cà mau", "cao bằng", "cần thơ", "đà nẵng",
	"đắk lắk", "đắk nông", "điện biên", "đồng nai", "đồng tháp", "gia lai", "hà giang", "hà nam", "hà nội", "hà tĩnh",
	"hải dương", "hải phòng", "hậu giang", "hòa bình", "hồ chí minh", "hưng yên", "khánh hòa", "kiên giang", "kon tum",
	"lai châu", "lạng sơn", "lào cai", "lâm đồng", "long an", "nam định", "nghệ an", "ninh bình", "ninh thuận",
	"phú thọ", "phú yên", "quảng bình", "quảng nam", "quảng ngãi", "quảng ninh", "quảng trị", "sóc trăng", "sơn la",
	"tây ninh", "thái bình", "thái nguyên", "thanh hóa", "huế", "thừa thiên huế", "tiền giang", "trà vinh",
	"tuyên quang", "vĩnh long", "vĩnh phúc", "yên bái", "hà bắc", "hà tây", "hải hưng", "vĩnh phú", "bắc thái", "nam hà",
	"hà nam ninh", "hà sơn bình", "nghệ tĩnh", "hà tuyên", "hoàng liên sơn", "cao lạng")
