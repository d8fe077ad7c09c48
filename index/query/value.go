package query

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// compare reads a value of a field: "2010", "2005..2015", ">=2010", "P1..P2", "funeral-*", "Tân Chi".
func (f FieldInfo) compare(text string, at Span) (Value, error) {
	text = strings.TrimSpace(text)
	if low, high, is := rangeOf(text); is {
		return f.between(low, high, at)
	}
	one, err := f.one(text, at)
	one.At = at
	return one, err
}

// rangeOf parts "a..b", ">=a", ">a", "<=b" and "<b". An end that is not included gets a "!".
func rangeOf(text string) (low, high string, is bool) {
	if low, high, is = strings.Cut(text, ".."); is {
		return low, high, true
	}
	for _, sign := range []string{">=", "<=", "≥", "≤", ">", "<"} {
		rest, ok := strings.CutPrefix(text, sign)
		switch {
		case !ok:
			continue
		case sign == ">=" || sign == "≥":
			return rest, "", true
		case sign == "<=" || sign == "≤":
			return "", rest, true
		case sign == ">":
			return "!" + rest, "", true
		default:
			return "", "!" + rest, true
		}
	}
	return "", "", false
}

func (f FieldInfo) between(low, high string, at Span) (Value, error) {
	v := Value{Range: true, At: at}
	if !f.Ranges {
		return v, mistake(at, "no-range", "Name", f.Names[0])
	}
	var err error
	if v.Low, err = f.end(low, +1, at); err != nil {
		return v, err
	}
	if v.High, err = f.end(high, -1, at); err != nil {
		return v, err
	}
	if v.Low == "" && v.High == "" || v.Low != "" && v.High != "" && cmp.Compare(v.Low, v.High) > 0 {
		return v, mistake(at, "range")
	}
	return v, nil
}

// end reads one end of a range; step leads from an end that is not included to the nearest one that is.
func (f FieldInfo) end(text string, step int, at Span) (string, error) {
	open := strings.HasPrefix(text, "!")
	text = strings.TrimPrefix(text, "!")
	if text == "" {
		if open {
			return "", mistake(at, "range")
		}
		return "", nil
	}
	v, err := f.one(text, at)
	if err != nil || !open {
		return v.Text, err
	}
	prefix, number := "", v.Text
	if f.Field == Grade {
		prefix, number = "P", v.Text[1:]
	}
	n, err := strconv.Atoi(number)
	if err != nil {
		return "", mistake(at, "range")
	}
	return prefix + strconv.Itoa(n+step), nil
}

// one reads a single value.
func (f FieldInfo) one(text string, at Span) (Value, error) {
	switch {
	case f.Field == Year:
		if n, err := strconv.Atoi(text); err != nil || n < 1000 || n > 9999 {
			return Value{}, mistake(at, "year", "Value", text)
		}
		return Value{Text: text}, nil
	case f.values != nil:
		if v, ok := f.pick(text); ok {
			return Value{Text: v}, nil
		}
		return Value{}, unknown(at, "unknown-value", text, closest(text, f.valueNames()))
	case f.Field == Rule:
		id, prefix := strings.CutSuffix(strings.ToLower(text), "*")
		return Value{Text: id, Prefix: prefix}, nil
	}
	name, prefix := strings.CutSuffix(text, "*")
	return Value{Text: PlaceKey(name), Prefix: prefix}, nil
}

// PlaceKey is the name of a place as it is compared: without marks, capitals and double spaces.
func PlaceKey(name string) string { return strings.Join(strings.Fields(viet.Fold(name)), " ") }
