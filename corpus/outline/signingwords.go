package outline

import (
	"slices"
	"strings"
	"unicode"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// namesOffice tells that a text begins with an office or body, or holds that of an officer in capitals.
func namesOffice(text string) bool {
	return startsUpper(text) && (officePrefix(text) > 0 || allCaps(text) && holdsWord(text, officers))
}

// officePrefix is how many words of a text's beginning name an office.
func officePrefix(text string) int {
	words := officeFields(viet.Normal(text))
	longest := 0
	for _, office := range officeWords {
		own := strings.Fields(office)
		if len(own) > longest && len(own) <= len(words) && slices.Equal(own, words[:len(own)]) {
			longest = len(own)
		}
	}
	return longest
}

// officeFields are the words of a text, with "T/M" and "TM." as "tm".
func officeFields(text string) []string {
	return strings.FieldsFunc(behalf.Replace(text), func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '.' })
}

var behalf = strings.NewReplacer("t.m", "tm", "t/m", "tm", "k.t", "kt", "k/t", "kt", "T.M", "TM", "T/M", "TM", "K.T", "KT", "K/T", "KT")

// holdsWord tells that one of some words or phrases stands in a text.
func holdsWord(text string, words []string) bool {
	normal := " " + strings.Join(strings.FieldsFunc(viet.Normal(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ") + " "
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(normal, " "+w+" ") })
}

var (
	// officeWords are the words that names of offices and bodies begin with, whatever follows them.
	officeWords = normals("trưởng", "phó", "chủ tịch", "phó chủ tịch", "bí thư", "ban", "hội", "hội đồng", "ủy ban", "ubnd", "ubhc", "ubmttq", "mttq", "mặt trận",
		"đại diện", "đại biểu", "già làng", "thư ký", "tm", "kt", "lý trưởng", "phó lý", "chánh", "chánh hội", "phó hội", "hương bộ", "hương bạ", "hương hội", "kỳ mục",
		"tiên chỉ", "thứ chỉ", "tộc trưởng", "chủ nhiệm", "htx", "hợp tác xã", "công an", "chi bộ", "chi hội", "chi đoàn", "đảng ủy", "tổ trưởng", "người có uy tín",
		"người làm chứng", "người soạn thảo", "người viết", "người chép", "thay mặt",
		"chủ tọa", "chủ trì", "thủ quỹ", "buôn trưởng", "xóm trưởng", "thôn trưởng", "khu trưởng", "hội trưởng", "xã trưởng", "ấp trưởng", "khóm trưởng", "bản trưởng",
		"ủy viên", "xã đội", "thôn đội", "đoàn thanh niên", "trương tuần", "tri phủ", "tri huyện", "viết thay")
	officers   = normals("trưởng", "chủ tịch", "bí thư", "đại diện", "chủ nhiệm", "thư ký", "tm", "mặt trận", "ủy ban nhân dân", "ubnd", "chủ tọa", "già làng", "ban tự quản")
	confirming = normals("xác nhận", "chứng nhận", "công nhận", "phê duyệt", "duyệt", "chuẩn y", "phê chuẩn", "nhận thực", "ý kiến")
	confirmers = normals("ủy ban", "ubnd", "ubhc", "chủ tịch", "quan ", "hội đồng", "tri phủ", "tri huyện", "mặt trận", "quyết định số")
	ruling     = normals("phải", "cấm", "không", "nộp", "phạt", "bị", "thì", "chịu", "trách nhiệm", "con gái", "con trai", "đàn bà", "đàn ông",
		"vợ", "chồng", "là") // what no line of a signature says
	allowing     = normals("được", "có quyền") // and none but a confirmation
	betweenNames = wordSet("ông", "bà", "cụ", "cố", "anh", "chị", "và", "đ/c", "cô", "chú", "giáo sư")
	signedWords  = wordSet("đã ký", "ký", "ký tên", "ký, ghi rõ họ tên", "ký tên, đóng dấu", "ký, đóng dấu", "điểm chỉ", "ký, họ tên")
)
