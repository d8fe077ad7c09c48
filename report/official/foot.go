package official

import (
	"strings"

	"github.com/huonguoc/huonguoc/report/docx"
)

// Foot is the end of a paper: who gets it at the left, who signs at the right.
type Foot struct {
	RecipientsWord string   // "Nơi nhận:"
	Recipients     []string // without "- " and ";"; the last is the archive: "Lưu: VT, PBGDPL"
	Authority      string   // TM., KT., TL., TUQ., Q. with the name of whom it is signed for; may be empty
	Post           string   // of the signer
	Name           string   // without academic titles; empty: to be filled in
	NameBlank      string
}

// Blocks lay the foot out.
func (f Foot) Blocks() []docx.Block {
	left, right := halves()
	list := []docx.Paragraph{{Runs: []docx.Run{{Text: f.RecipientsWord, Size: RecipientsHead, Bold: true, Italic: true}}}}
	for i, r := range f.Recipients {
		list = append(list, docx.Paragraph{Runs: Field("- " + r + stop(i, len(f.Recipients))).Runs(docx.Run{Size: RecipientsSize})})
	}
	var signer []docx.Paragraph
	for _, line := range []string{f.Authority, f.Post} {
		if line != "" {
			signer = append(signer, centred(Field(strings.ToUpper(line)).Runs(docx.Run{Size: PostSize, Bold: true}), 0))
		}
	}
	for range 4 { // room for the signature
		signer = append(signer, centred([]docx.Run{{Size: PostSize}}, 0))
	}
	signer = append(signer, centred(Field(orBlank(f.Name, f.NameBlank)).Runs(docx.Run{Size: PostSize, Bold: true}), 0))
	return []docx.Block{
		docx.Paragraph{Runs: []docx.Run{{Size: 8}}},
		docx.Table{Widths: []int{left, right}, Rows: []docx.Row{{Cells: []docx.Cell{{Paragraphs: list}, {Paragraphs: signer}}}}},
	}
}

// AnnexHead is the head of an annex: "Phụ lục I", its title in capitals, and what it belongs to, in italics.
func AnnexHead(name, title, to string) []docx.Block {
	return []docx.Block{
		docx.Paragraph{Runs: []docx.Run{{Text: name, Size: AnnexSize, Bold: true}}, Align: docx.Center, KeepNext: true, Level: 1},
		docx.Paragraph{Runs: []docx.Run{{Text: strings.ToUpper(title), Size: AnnexSize, Bold: true}}, Align: docx.Center, KeepNext: true},
		docx.Paragraph{Runs: Field(to).Runs(docx.Run{Size: BodySize, Italic: true}), Align: docx.Center, KeepNext: true},
		rule(Page().TextWidth(), 0.35),
		docx.Paragraph{Runs: []docx.Run{{Size: 6}}},
	}
}
