package index

import (
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

// codec writes and reads sequences.
type codec struct{ short, long map[string]uint16 }

// newCodec makes the tables once; they take some megabytes.
var newCodec = sync.OnceValue(func() *codec {
	c := &codec{short: map[string]uint16{}, long: map[string]uint16{}}
	for i, w := range strings.Fields(frequent) {
		if i < firstSyllable {
			c.short[w] = uint16(i)
		}
	}
	for i, s := range viet.Syllables() {
		if i < (otherWord-firstSyllable)<<8 {
			c.long[s] = uint16(i)
		}
	}
	return c
})

// append adds a word to a sequence.
func (c *codec) append(out []byte, word string) []byte {
	if i, ok := c.short[word]; ok {
		return append(out, byte(i))
	}
	if i, ok := c.long[word]; ok {
		return append(out, firstSyllable+byte(i>>8), byte(i))
	}
	if len(word) > longestOther {
		word = word[:longestOther]
	}
	return append(append(out, otherWord, byte(len(word))), word...)
}

// wordCode is a word of a sequence as a number. Two words of the lists never have the same; two others do once in two
// thousand million pairs.
type wordCode uint32

func (c *codec) code(word string) wordCode {
	code, _ := nextCode(c.append(nil, word))
	return code
}

// codes reads a whole sequence into a slice of the caller's.
func codes(out []wordCode, sequence []byte) []wordCode {
	for len(sequence) > 0 {
		code, size := nextCode(sequence)
		out = append(out, code)
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
		return 1<<31 | wordCode(h.Sum32()), 2 + int(s[1])
	}
	return 1<<31 - 1, len(s) // a damaged end matches nothing
}
