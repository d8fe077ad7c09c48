package doc

import "iter"

// Property changes (§2.6). The code holds the kind of thing it changes in bits 10 to 12 and the operand's size in the
// upper three.
const (
	sprmStyle        = 0x4600
	sprmListLevel    = 0x260a
	sprmList         = 0x460b
	sprmOldNumber    = 0x240d // numbering of Word 6, which Word 97 keeps as it finds it
	sprmPageBreak    = 0x2407
	sprmInTable      = 0x2416
	sprmRowEnd       = 0x2417
	sprmInnerCellEnd = 0x244b
	sprmInnerRowEnd  = 0x244c
	sprmDepth        = 0x6649
	sprmDeeper       = 0x664a
	sprmHuge         = 0x6646 // the whole list stands in the data stream
	sprmHugeOld      = 0x6645
	sprmTabs         = 0xc615
	sprmTable        = 0xd608

	sprmDeleted     = 0x0800
	sprmInserted    = 0x0801
	sprmFormField   = 0x0806
	sprmObject      = 0x080a
	sprmSmallObject = 0x0856
	sprmSpecial     = 0x0855
	sprmCaps        = 0x083b
	sprmHidden      = 0x083c
	sprmLetterStyle = 0x4a30
	sprmPlain       = 0x2a33
	sprmSymbol      = 0x6a09
	sprmFontASCII   = 0x4a4f
	sprmFontOther   = 0x4a51
)

// sprms goes over a property list. A list that is cut ends before its last change.
func sprms(list []byte) iter.Seq2[int, []byte] {
	return func(yield func(int, []byte) bool) {
		for at := 0; at+2 < len(list); {
			code := u16(list, at)
			operand := operandOf(code, list[at+2:])
			if operand == nil || !yield(code, operand) {
				return
			}
			at += 2 + len(operand)
		}
	}
}

// operandOf is the operand at the beginning of b, nil when it is cut. That of variable size includes its size.
func operandOf(code int, b []byte) []byte {
	switch size := [8]int{1, 1, 2, 4, 2, 2, 0, 3}[code>>13]; {
	case size > 0:
		return span(b, 0, size)
	case code == sprmTable:
		return span(b, 0, 1+u16(b, 0))
	case code == sprmTabs && u8(b, 0) == 255:
		removed := 4 * u8(b, 1)
		return span(b, 0, 3+removed+3*u8(b, 2+removed))
	default:
		return span(b, 0, 1+u8(b, 0))
	}
}

// singles are the changes that a piece can carry in a single byte each, by their short codes (§2.9.215).
var singles = map[int]int{
	0x18: sprmInTable, 0x19: sprmRowEnd, 0x41: sprmDeleted, 0x42: sprmInserted, 0x5b: sprmCaps, 0x5c: sprmHidden,
}

// single makes a property list of a piece's short change; nil when it changes nothing that matters here.
func single(prm int) []byte {
	code, ok := singles[prm>>1&0x7f]
	if !ok {
		return nil
	}
	return []byte{byte(code), byte(code >> 8), byte(prm >> 8)}
}
