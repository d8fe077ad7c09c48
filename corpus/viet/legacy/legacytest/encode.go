// Package legacytest writes text in the old encodings, for tests that need files as they were made before Unicode.
package legacytest

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// Encode writes text in an old encoding as bytes. Capitals that TCVN3 and VPS lack become small letters. A character
// that the encoding cannot write is an error.
func Encode(e legacy.Encoding, text string) ([]byte, error) {
	codes := codesOf(e)
	var out []byte
	for _, r := range norm.NFC.String(text) {
		code, err := encodeRune(e, codes, r)
		if err != nil {
			return nil, err
		}
		out = append(out, code...)
	}
	return out, nil
}

// View is Encode with the bytes seen as Windows-1252, which is how they stand in Word and PDF files.
func View(e legacy.Encoding, text string) (string, error) {
	data, err := Encode(e, text)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, c := range data {
		r := charmap.Windows1252.DecodeByte(c)
		if r == utf8.RuneError {
			r = rune(c)
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

// shared are the letters that an encoding has where Windows-1252 has them; its other letters no old font draws.
var shared = map[legacy.Encoding]string{
	legacy.TCVN3:       "ý",
	legacy.VNI:         "ÌÍìí",
	legacy.Windows1258: "ÀÁÂÈÉÊÍÓÔÙÚàáâèéêíóôùú",
	legacy.VPS:         "ÀÁÂÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý",
}

// codesOf inverts what each byte stands for; a mark that comes by itself is a code too.
func codesOf(e legacy.Encoding) map[string]byte {
	codes := map[string]byte{}
	for c := 0xFF; c >= 0x80; c-- {
		r := charmap.Windows1252.DecodeByte(byte(c))
		if r == utf8.RuneError {
			r = rune(c)
		}
		letter := legacy.Letter(e, r)
		if letter != string(r) || !unicode.IsLetter(r) || strings.ContainsRune(shared[e], r) {
			codes[letter] = byte(c)
		}
	}
	return codes
}

func encodeRune(e legacy.Encoding, codes map[string]byte, r rune) ([]byte, error) {
	if r < utf8.RuneSelf {
		return []byte{byte(r)}, nil
	}
	if e == legacy.VIQR {
		return viqr(r)
	}
	for _, letter := range []rune{r, unicode.ToLower(r)} {
		if code, ok := codes[string(letter)]; ok {
			return []byte{code}, nil
		}
		if code := apart(e, codes, letter); code != nil {
			return code, nil
		}
	}
	return nil, fmt.Errorf("write %q in %s: no such letter", r, e)
}

// apart writes a letter as a base and the marks behind it.
func apart(e legacy.Encoding, codes map[string]byte, letter rune) []byte {
	parts := []rune(norm.NFD.String(string(letter)))
	for cut := 1; cut < len(parts); cut++ {
		base, marks := norm.NFC.String(string(parts[:cut])), parts[cut:]
		code, ok := baseCode(codes, base)
		if !ok {
			continue
		}
		if mark, ok := markCode(e, codes, marks, unicode.IsUpper(letter)); ok {
			return []byte{code, mark}
		}
	}
	return nested(codes, parts)
}

// nested writes a letter whose inner mark comes last in canonical order: ậ as â and a dot.
func nested(codes map[string]byte, parts []rune) []byte {
	if len(parts) != 3 {
		return nil
	}
	base, ok := baseCode(codes, norm.NFC.String(string([]rune{parts[0], parts[2]})))
	mark, okMark := codes[string(parts[1])]
	if !ok || !okMark {
		return nil
	}
	return []byte{base, mark}
}

func baseCode(codes map[string]byte, base string) (byte, bool) {
	if len(base) == 1 {
		return base[0], true
	}
	code, ok := codes[base]
	return code, ok
}

// markCode finds marks; those of VNI are 0x20 lower behind a capital.
func markCode(e legacy.Encoding, codes map[string]byte, marks []rune, capital bool) (byte, bool) {
	code, ok := codes[string(marks)]
	if !ok || e != legacy.VNI {
		return code, ok
	}
	code |= 0x20
	if capital {
		code -= 0x20
	}
	return code, true
}

// viqrSigns are the marks of RFC 1456.
var viqrSigns = map[rune]byte{
	'\u0302': '^', '\u0306': '(', '\u031B': '+', '\u0301': '\'', '\u0300': '`', '\u0309': '?', '\u0303': '~', '\u0323': '.',
}

func viqr(r rune) ([]byte, error) {
	switch r {
	case 'đ':
		return []byte("dd"), nil
	case 'Đ':
		return []byte("DD"), nil
	}
	var tone []byte
	parts := []rune(norm.NFD.String(string(r)))
	out := []byte(string(parts[:1]))
	for _, part := range parts[1:] {
		sign, ok := viqrSigns[part]
		switch {
		case !ok:
			return nil, fmt.Errorf("write %q in VIQR: no such letter", r)
		case strings.IndexByte("^(+", sign) >= 0:
			out = append(out, sign)
		default:
			tone = append(tone, sign)
		}
	}
	if out = append(out, tone...); len(parts) > 1 {
		return out, nil
	}
	return nil, fmt.Errorf("write %q in VIQR: no such letter", r)
}
