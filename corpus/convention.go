package corpus

// Kind is the name that the community gave its norm (Nghị định 61/2023/NĐ-CP, Điều 6).
type Kind string

// The kinds; KindUnknown when the title names neither.
const (
	KindUnknown  Kind = ""
	KindHuongUoc Kind = "huong-uoc"
	KindQuyUoc   Kind = "quy-uoc"
)

// Date is a day as "2015-04-12". Empty means unknown; a day that does not exist is never stored.
type Date string

// Recognition is the decision that recognised the convention: "công nhận", in older texts "phê duyệt" or "phê chuẩn".
type Recognition struct {
	Number string `json:"number"` // "15/QĐ-UBND"
	Date   Date   `json:"date"`
	Body   string `json:"body"` // "UBND huyện Tiên Du"
}

// Convention is the head of a hương ước or quy ước, as its own text tells it.
//
// The place names carry their type in lower case and the name as printed, capitals undone: "thôn Đồng Mây",
// "xã Lạc Vệ", "huyện Tiên Du", "tỉnh Bắc Ninh"; a title that names no types gives bare names. They are the names of the text, old units included; package units
// finds today's commune.
type Convention struct {
	Title       string      `json:"title"` // one line, as printed
	Kind        Kind        `json:"kind"`
	Draft       bool        `json:"draft"` // "DỰ THẢO" at the head: nobody has adopted this text
	Village     string      `json:"village"`
	Commune     string      `json:"commune"`
	District    string      `json:"district"`
	Province    string      `json:"province"`
	AdoptedOn   Date        `json:"adopted_on"`
	Recognition Recognition `json:"recognition"`
}

// Unadopted tells that the text is a draft which nobody has adopted. A draft mark that was left standing on a text with a
// decision of recognition says nothing.
func (c Convention) Unadopted() bool { return c.Draft && c.Recognition.Number == "" }
