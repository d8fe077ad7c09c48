package index

import (
	"bytes"
	"hash/fnv"
	"strings"
	"sync"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// A sequence is the words of a clause in their order, so that a phrase can be told from the same words apart. It takes a
// quarter of the text's bytes, where bleve's own positions would take twice the text:
//
//	0 … 127       one of the frequent words below
//	128 … 254, b  one of the syllables of viet.Syllables: (first-128)·256 + b
//	255, n, …     any other word, of n bytes
//	255, 0        at the beginning: the text has lost its marks
const (
	firstSyllable = 128
	otherWord     = 255
	longestOther  = 255
)

// frequent are the 128 most frequent words of the sample conventions and the labelled clauses. Their order is part of the
// format of the index.
const frequent = `không con được người có thì nhà chồng gái vợ trai nữ cho một thôn và của bà phải trong điều là nam đi làm hộ mẹ các
việc làng đình ở công gia đàn ngày theo ông năm hai tuổi đồng hội ai để học phụ từ vào cha khi dân em sinh do tổ đến họ mỗi về
trưởng chỉ lấy trước như ra nhau 2 tháng 1 hay ba đều lễ ban đã tự cùng dâu 3 đủ giữ nhân nào nhận với phần cháu bản chia bên cũng
nuôi lại trẻ họp xã chủ qui tên mà ước chị cưới hoặc cả đất chưa mới sau kí bỏ tiền đường chung văn tang xóm thứ ghi hương`

// codec writes and reads sequences. numbers has the frequent words below firstSyllable and the syllables behind them.
type codec struct{ numbers map[string]uint16 }

// newCodec makes the tables once; they take some megabytes.
var newCodec = sync.OnceValue(func() *codec {
	c := &codec{map[string]uint16{}}
	for i, s := range viet.Syllables() {
		if i < (otherWord-firstSyllable)<<8 {
			c.numbers[s] = firstSyllable + uint16(i)
		}
	}
	for i, w := range strings.Fields(frequent) {
		if i < firstSyllable {
			c.numbers[w] = uint16(i)
		}
	}
	return c
})

// append adds a word to a sequence.
func (c *codec) append(out []byte, word string) []byte {
	n, ok := c.numbers[word]
	switch {
	case ok && n < firstSyllable:
		return append(out, byte(n))
	case ok:
		n -= firstSyllable
		return append(out, firstSyllable+byte(n>>8), byte(n))
	}
	if len(word) > longestOther {
		word = word[:longestOther]
	}
	return append(append(out, otherWord, byte(len(word))), word...)
}

// wordCode is a word of a sequence as a number. Two words of the lists never have the same; two others do once in a thousand
// million pairs. A word of a text without marks is another than the same letters in a text with marks.
type wordCode uint32

const (
	outside   wordCode = 1 << 31 // of no list
	unmarked  wordCode = 1 << 30 // in a text that has lost its marks
	hashed             = unmarked - 1
	noWord             = outside | hashed
	lostBegin          = "\xff\x00"
)

// code is the number of a term of the index.
func (c *codec) code(term string) wordCode {
	word, lost := strings.CutPrefix(term, lostSign)
	code, _ := nextCode(c.append(nil, word))
	if lost {
		code |= unmarked
	}
	return code
}

// codes reads a whole sequence into a slice of the caller's.
func codes(out []wordCode, sequence []byte) []wordCode {
	var lost wordCode
	if bytes.HasPrefix(sequence, []byte(lostBegin)) {
		sequence, lost = sequence[len(lostBegin):], unmarked
	}
	for len(sequence) > 0 {
		code, size := nextCode(sequence)
		out = append(out, code|lost)
		sequence = sequence[size:]
	}
	return out
}

func nextCode(s []byte) (code wordCode, size int) {
	switch first := s[0]; {
	case first < firstSyllable:
		return wordCode(first), 1
	case first < otherWord && len(s) > 1:
		return wordCode(first)<<8 | wordCode(s[1]), 2
	case first == otherWord && len(s) > 1 && len(s) >= 2+int(s[1]):
		h := fnv.New32a()
		_, _ = h.Write(s[2 : 2+int(s[1])])
		return outside | wordCode(h.Sum32())&hashed, 2 + int(s[1])
	}
	return noWord, len(s) // a damaged end matches nothing
}
