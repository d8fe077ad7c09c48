// Package official lays out an administrative paper as Nghị định 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công
// tác văn thư asks for in its Phụ lục I (thể thức và kỹ thuật trình bày văn bản hành chính): paper, margins, fonts, the
// places of the parts and their look. What a part says is for the caller.
//
// The number, the day and the name of the signer are given by the clerk (văn thư) and stay as fields to fill in, marked in
// yellow, unless the caller knows them. Signatures and seals, of ink or digital, are left to the document system.
package official

import "github.com/huonguoc/huonguoc/report/docx"

// Sizes of type in points, within the ranges of Phụ lục I, phần I. Where the motto's line takes 13, quốc hiệu takes 12.
const (
	BodySize       = 14.0 // nội dung: 13–14
	TitleSize      = 14.0 // tên loại, trích yếu: 13–14, bold
	MottoSize      = 13.0 // tiêu ngữ: 13–14, bold
	StateSize      = 12.0 // quốc hiệu: 12–13, bold, capitals
	AgencySize     = 12.0 // cơ quan chủ quản (regular) and ban hành (bold): 12–13, capitals
	NumberSize     = 13.0 // số, ký hiệu: 13
	PlaceSize      = 13.0 // địa danh, thời gian: 13–14, italic
	SubjectSize    = 12.0 // trích yếu of a công văn, "V/v …": 12–13
	PostSize       = 14.0 // chức vụ, họ tên: 13–14, bold
	RecipientsHead = 12.0 // "Nơi nhận:": 12, bold italic
	RecipientsSize = 11.0 // the list: 11
	AnnexSize      = 14.0 // "Phụ lục I": 14, bold; its title 13–14
	PageNumberSize = 14.0 // số trang: 13–14, regular
	TableSize      = 11.0 // the decree says nothing of tables within the text
)

// Layout of the text: first line indented by 1 or 1.27 cm, at least 6 points between paragraphs, lines from single to 1.5.
const (
	FirstLine = 12.7 // mm
	Spacing   = 6.0  // points
	LineSpace = 1.15 // lines
)

// Page is A4 upright with margins of 20–25 mm above and below, 30–35 left and 15–20 right; the page number stands in the
// middle of the top margin and is not shown on the first page.
func Page() docx.Page {
	return docx.Page{
		Width: docx.MM(210), Height: docx.MM(297), Top: docx.MM(20), Bottom: docx.MM(20), Left: docx.MM(30), Right: docx.MM(15),
		Header: docx.MM(10), NumberSize: PageNumberSize,
	}
}

// Section is the main part of a paper. An annex is a section that counts its pages from 1 again.
func Section(blocks []docx.Block, annex bool) docx.Section {
	return docx.Section{Page: Page(), Blocks: blocks, Restart: annex}
}
