package odt_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// listLooks are list styles: a convention's tiers, as LibreOffice writes them and as others do, and two plain ones.
var listLooks = `<office:styles><text:outline-style style:name="Outline">` +
	`<text:outline-level-style text:level="1" style:num-format="I" style:num-prefix="Chương " style:num-suffix="."/>` +
	`<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style></office:styles>` +
	auto(`<text:list-style style:name="L">`+
		`<text:list-level-style-number text:level="1" style:num-format="1" loext:num-list-format="Điều %1%." style:num-suffix="."/>`+
		`<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/>`+
		`<text:list-level-style-number text:level="3" style:num-format="a" style:num-suffix=")"><style:list-level-properties><style:list-level-label-alignment text:label-followed-by="nothing"/></style:list-level-properties></text:list-level-style-number>`+
		`<text:list-level-style-bullet text:level="4" text:bullet-char="•"/></text:list-style>`+
		`<text:list-style style:name="D"><text:list-level-style-number text:level="1" style:num-format="A" text:start-value="3"/>`+
		`<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" style:num-prefix="(" style:num-suffix=")"/></text:list-style>`+
		`<text:list-style style:name="X"><text:list-level-style-number text:level="1" style:num-format=""/></text:list-style>`+
		`<text:list-style style:name="U"><text:list-level-style-number text:level="1" style:num-format="一, 二"/></text:list-style>`+
		`<text:list-style style:name="O"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="§iÒu " text:style-name="Old"/></text:list-style>`+
		`<style:style style:name="Old" style:family="text"><style:text-properties fo:font-family=".VnTime"/></style:style>`+
		`<style:style style:name="InL" style:family="paragraph" style:list-style-name="L"/>`)

func TestLists(t *testing.T) {
	a := p("a")
	tests := []struct {
		name, body string
		want       []string
	}{
		{
			"tiers",
			list(`text:style-name="L"`, item(a+list("", item(a+list("", item(a)+item(a+list("", item(a)))))+item(a)))+item(a+list("", item(a)))),
			[]string{"Điều 1. a", "1. a", "a)a", "b)a", "- a", "2. a", "Điều 2. a", "1. a"},
		},
		{"a list begins anew", list(`text:style-name="L"`, item(a)) + list(`text:style-name="L"`, item(a)), []string{"Điều 1. a", "Điều 1. a"}},
		{"a list goes on with its style", list(`text:style-name="L"`, item(a)) + p("x") + list(`text:continue-numbering="true" text:style-name="L"`, item(a)), []string{"Điều 1. a", "x", "Điều 2. a"}},
		{
			"a list goes on with another, in its tiers",
			list(`xml:id="l1" text:style-name="L"`, item(a+list("", item(a)))) + list(`text:style-name="D"`, item(a)) + list(`text:continue-list="l1" text:style-name="L"`, item(list("", item(a)))+item(a)),
			[]string{"Điều 1. a", "1. a", "C a", "2. a", "Điều 2. a"},
		},
		{"levels shown together", list(`text:style-name="D"`, item(a+list("", item(a)+item(a)))), []string{"C a", "(C.1) a", "(C.2) a"}},
		{"only the first paragraph has the number", list(`text:style-name="L"`, `<text:list-header>`+p("h")+`</text:list-header>`+item(a+p("b"))), []string{"h", "Điều 1. a", "b"}},
		{"an item's own number", list(`text:style-name="L"`, item(a)+`<text:list-item text:start-value="7">`+a+`</text:list-item>`+item(a)), []string{"Điều 1. a", "Điều 7. a", "Điều 8. a"}},
		{"no number", list(`text:style-name="X"`, item(a)), []string{"a"}},
		{"the paragraph's style brings the list", list("", item(`<text:p text:style-name="InL">a</text:p>`)+item(`<text:p text:style-name="InL">b</text:p>`)), []string{"Điều 1. a", "Điều 2. b"}},
		{"old letters in a number", list(`text:style-name="O"`, item(a)), []string{"Điều 1 a"}},
		{
			"headings count in the outline",
			`<text:h text:outline-level="1">a</text:h><text:h text:outline-level="2">b</text:h><text:h text:outline-level="1" text:is-list-header="true">x</text:h>` +
				`<text:h text:outline-level="1">c</text:h><text:h text:outline-level="1" text:restart-numbering="true" text:start-value="9">d</text:h>`,
			[]string{"Chương I. a", "I.1 b", "x", "Chương II. c", "Chương IX. d"},
		},
		{"headings in a list count there", list(`text:style-name="L"`, item(`<text:h text:outline-level="1">a</text:h>`)), []string{"Điều 1. a"}},
		{
			"paragraphs that are items alone",
			`<text:numbered-paragraph text:list-id="n" text:style-name="L">` + a + `</text:numbered-paragraph><text:numbered-paragraph text:list-id="n" text:style-name="L" text:level="2">` + a + `</text:numbered-paragraph>`,
			[]string{"Điều 1. a", "1. a"},
		},
		{"a style that is not there", list(`text:style-name="?"`, item(a)), []string{"a"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result := read(t, flat(listLooks, tt.body))
			if diff := cmp.Diff(tt.want, texts(result)); diff != "" {
				t.Errorf("paragraphs differ (-want +got):\n%s", diff)
			}
			if len(result.Notes) > 0 {
				t.Errorf("notes: %v", result.Notes)
			}
		})
	}
}

func TestUnknownNumbersAreNoted(t *testing.T) {
	result := read(t, flat(listLooks, list(`text:style-name="U"`, item(p("a")))))
	if diff := cmp.Diff([]reading.Note{{Kind: reading.NoteUnknownNumber, Count: 1}}, result.Notes); diff != "" {
		t.Errorf("notes differ (-want +got):\n%s", diff)
	}
}
