package legacy

import "golang.org/x/text/encoding/charmap"

// table holds what each byte stands for, "" where it stands for what Windows-1252 says.
type table struct {
	letters [256]string
	marks   bool // some bytes are combining marks
}

// stretch is a run of bytes and their letters; a space leaves a byte out.
type stretch struct {
	first   byte
	letters string
}

// tcvn3Letters has no capitals but the seven with a letter mark: .VnTimeH draws the small ones as capitals.
var tcvn3Letters = []stretch{
	{0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"},
	{0xB5, "àảãáạ ằẳẵắ"},
	{0xC6, "ặầẩẫấậè ẻẽéẹềểễếệìỉ"},
	{0xDC, "ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ"},
}

// vpsLetters leaves out the capitals below 0x20, which no Windows font can draw.
var vpsLetters = []stretch{
	{0x80, "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ"},
	{0x93, "ỀỂỄỐỒỔỖýỷỵỚỜỞ"},
	{0xA1, "ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ"},
	{0xE0, "àáâãảạă"},
	{0xE8, "èéêẽìí"},
	{0xEF, "ĩẴĐòóôõ"},
	{0xF7, "Ơụùúủ"},
	{0xFD, "ỶẼỳ"},
}

var vniLetters = []stretch{
	{0xC6, "Ỉ"}, {0xCC, "ÌÍỴ"}, {0xD1, "ĐỊĨƠ Ư"},
	{0xE6, "ỉ"}, {0xEC, "ìíỵ"}, {0xF1, "địĩơ ư"},
}

// vniMarks are the marks behind a small letter; those behind a capital are 0x20 lower.
var vniMarks = []struct {
	code  byte
	marks string
}{
	{0xF9, "\u0301"}, {0xF8, "\u0300"}, {0xFB, "\u0309"}, {0xF5, "\u0303"}, {0xEF, "\u0323"},
	{0xE2, "\u0302"}, {0xE1, "\u0302\u0301"}, {0xE0, "\u0302\u0300"}, {0xE5, "\u0302\u0309"}, {0xE3, "\u0302\u0303"}, {0xE4, "\u0323\u0302"},
	{0xEA, "\u0306"}, {0xE9, "\u0306\u0301"}, {0xE8, "\u0306\u0300"}, {0xFA, "\u0306\u0309"}, {0xFC, "\u0306\u0303"}, {0xEB, "\u0323\u0306"},
}

var tables = [...]*table{
	TCVN3:       newTable(tcvn3Letters),
	VNI:         newVNI(),
	Windows1258: newTable1258(),
	VPS:         newTable(vpsLetters),
	VIQR:        nil,
}

func tableOf(e Encoding) *table {
	if int(e) < len(tables) {
		return tables[e]
	}
	return nil
}

func newTable(stretches []stretch) *table {
	t := &table{}
	for _, s := range stretches {
		code := s.first
		for _, r := range s.letters {
			if r != ' ' {
				t.letters[code] = string(r)
			}
			code++
		}
	}
	return t
}

func newVNI() *table {
	t := newTable(vniLetters)
	t.marks = true
	for _, m := range vniMarks {
		t.letters[m.code], t.letters[m.code-0x20] = m.marks, m.marks
	}
	return t
}

func newTable1258() *table {
	t := &table{marks: true}
	for code := 0x80; code <= 0xFF; code++ {
		letter := charmap.Windows1258.DecodeByte(byte(code))
		if letter != charmap.Windows1252.DecodeByte(byte(code)) {
			t.letters[code] = string(letter)
		}
	}
	return t
}
