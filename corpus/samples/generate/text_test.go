package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseText(t *testing.T) {
	const text = "|| A | B ||\n|| | C ||\n\n^ QUY ƯỚC\n! Mục 1\nĐiều 1. D\n| e | f |\n| 1 | |\n|| g | h | i ||\n"
	want := []block{
		{style: invisible, rows: [][]string{{"A", "B"}, {"", "C"}}},
		{style: centred, text: "QUY ƯỚC"},
		{style: boldLeft, text: "Mục 1"},
		{style: body, text: "Điều 1. D"},
		{style: bordered, rows: [][]string{{"e", "f"}, {"1", ""}}},
		{style: invisible, rows: [][]string{{"g", "h", "i"}}},
	}
	got := parse(t, text)
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(block{})); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

func TestParseTextRejects(t *testing.T) {
	tests := map[string]string{
		"open row":       "|| A | B",
		"lone fence":     "||",
		"decomposed":     "quy u\u031bo\u031b\u0301c",
		"mixed up fence": "|| A | B |",
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			if blocks, err := parseText(text); err == nil {
				t.Errorf("accepted: %+v", blocks)
			}
		})
	}
}

func TestFlatODT(t *testing.T) {
	document := flatODT(parse(t, "^ QUY ƯỚC\n^ (Ban hành)\n^ LỜI NÓI ĐẦU\nĐiều 1. A & B <c>.\nĐiều 2. Tên"))
	for _, part := range []string{
		`"Title">QUY ƯỚC<`, `"Note">(Ban hành)<`, `"Heading">LỜI NÓI ĐẦU<`,
		`"Body"><text:span text:style-name="Strong">Điều 1.</text:span> A &amp; B &lt;c&gt;.<`, `"Article">Điều 2. Tên<`,
	} {
		if !strings.Contains(document, part) {
			t.Errorf("%s is not in the document", part)
		}
	}
}
