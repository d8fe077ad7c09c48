package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestName is how many words the name of a field may have: "tổ dân phố".
const longestName = 3

// field reads a name before a colon, which may have begun some words back, and the values behind it.
func (l *lexer) field(at Span) error {
	for back := longestName - 1; back >= 0; back-- {
		start, ok := l.wordsBack(back, at.Start)
		if !ok {
			continue
		}
		if info, known := lookUp(l.source[start:at.End]); known {
			l.tokens = l.tokens[:len(l.tokens)-back]
			l.pos++
			return l.values(info, start)
		}
	}
	l.pos++
	if l.pos < len(l.source) {
		if r, _ := l.peek(); !unicode.IsSpace(r) && strings.IndexFunc(l.source[at.Start:at.End], unicode.IsDigit) < 0 {
			name := l.source[at.Start:at.End]
			return unknown(at, "unknown-field", name, closest(name, fieldNames()))
		}
	}
	l.words(at) // a colon as text has it: "Điều 5: …"
	return nil
}

func unknown(at Span, id, name, advice string) error {
	if advice != "" {
		return mistake(at, id+"-like", "Name", name, "Like", advice)
	}
	return mistake(at, id, "Name", name)
}

// wordsBack is where the n words before i begin, if there are so many with nothing but spaces between.
func (l *lexer) wordsBack(n, i int) (int, bool) {
	for k := 1; k <= n; k++ {
		if k > len(l.tokens) {
			return 0, false
		}
		t := l.tokens[len(l.tokens)-k]
		if t.kind != tokenWord || t.prefix || t.at.End > i || strings.TrimFunc(l.source[t.at.End:i], unicode.IsSpace) != "" {
			return 0, false
		}
		i = t.at.Start
	}
	return i, true
}

// values reads one value, several behind commas, or several in parentheses behind HOẶC.
func (l *lexer) values(info FieldInfo, start int) error {
	f := Filter{Field: info.Field}
	l.skipSpace()
	inside := strings.HasPrefix(l.source[l.pos:], "(")
	if inside {
		l.pos++
	}
	for {
		l.skipSpace()
		v, err := l.value(info)
		if err != nil {
			return err
		}
		f.Values = append(f.Values, v)
		if !l.another(inside) {
			break
		}
	}
	if inside {
		l.skipSpace()
		if !strings.HasPrefix(l.source[l.pos:], ")") {
			return mistake(Span{start, l.pos}, "open-paren")
		}
		l.pos++
	}
	f.At = Span{start, l.pos}
	l.add(token{kind: tokenField, filter: f, at: f.At})
	return nil
}

// another tells whether one more value follows, and steps over what announces it.
func (l *lexer) another(inside bool) bool {
	if strings.HasPrefix(l.source[l.pos:], ",") {
		l.pos++
		return true
	}
	if !inside {
		return false
	}
	before := l.pos
	l.skipSpace()
	if strings.HasPrefix(l.source[l.pos:], "|") || strings.HasPrefix(l.source[l.pos:], ",") {
		l.pos++
		return true
	}
	word := l.bare()
	if kind, is := l.isOperator(word); is && kind == tokenOr {
		return true
	}
	l.pos = before
	return false
}

// bare reads up to a space or a sign that ends a value.
func (l *lexer) bare() string {
	start := l.pos
	for l.pos < len(l.source) {
		r, size := l.peek()
		if unicode.IsSpace(r) || strings.ContainsRune(`(),|&`, r) || strings.ContainsRune(quotes, r) {
			break
		}
		l.pos += size
	}
	return l.source[start:l.pos]
}

func (l *lexer) value(info FieldInfo) (Value, error) {
	start := l.pos
	text, exact := "", false
	if r, _ := l.peek(); l.pos < len(l.source) && strings.ContainsRune(quotes, r) {
		quoted, _, err := l.quoted()
		if err != nil {
			return Value{}, err
		}
		text, exact = quoted, true
	} else {
		text = l.bare()
	}
	if strings.TrimSpace(text) == "" {
		return Value{}, mistake(Span{start, l.pos}, "no-value", "Name", info.Names[0])
	}
	if !exact {
		text = l.extend(info, start, text)
	}
	return info.compare(text, Span{start, l.pos})
}

// extend takes the words behind a value that belong to it: the rest of a known value, or of a name in capitals.
func (l *lexer) extend(info FieldInfo, start int, text string) string {
	switch {
	case info.values != nil:
		l.extendKnown(info, start)
	case info.Place && startsCapital(text):
		for l.nextCapital() {
		}
	}
	return l.source[start:l.pos]
}

// longestValue is how many words a known value may have: "không có dấu hiệu".
const longestValue = 4

func (l *lexer) extendKnown(info FieldInfo, start int) {
	first := l.pos
	end := first
	for range longestValue - 1 {
		l.skipSpace()
		if l.bare() == "" {
			break
		}
		if _, known := info.pick(l.source[start:l.pos]); known {
			end = l.pos
		}
	}
	l.pos = end
}

func startsCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// nextCapital steps over the next word if it is in capitals, no operator, and no name of a field.
func (l *lexer) nextCapital() bool {
	before := l.pos
	l.skipSpace()
	word := l.bare()
	_, operator := l.isOperator(word)
	if l.pos == before || !startsCapital(word) || operator || strings.Contains(word, ":") || word == "NEAR" {
		l.pos = before
		return false
	}
	return true
}
