package odt

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/extract/listing"
)

// formatNone shows no number.
const formatNone = "none"

// listLevel is one tier of a list style as the file gives it.
type listLevel struct {
	format         string // a name of package listing
	prefix, suffix string
	template       string // the whole label with "%1%", which newer LibreOffice writes beside prefix and suffix
	shown          int    // how many levels the label shows
	start          int
	follow         string // what follows the label
	textStyle      string // style of the label's letters
}

// listStyle is a list style's levels, nil where it has none.
type listStyle [listing.MaxLevels]*listLevel

func (w *walker) readListStyle() (ls listStyle) {
	w.s.children(func(e element) {
		level := readLevel(e)
		w.s.children(func(element) {
			w.s.children(func(a element) {
				if a.name == "style:list-level-label-alignment" {
					level.follow = a.attr("text:label-followed-by")
				}
				w.s.skip()
			})
		})
		if index := number(e.attr("text:level"), 0) - 1; index >= 0 && index < len(ls) {
			ls[index] = level
		}
	})
	return ls
}

func readLevel(e element) *listLevel {
	l := &listLevel{
		prefix: e.attr("style:num-prefix"), suffix: e.attr("style:num-suffix"), template: e.attr("style:num-list-format"),
		shown: number(e.attr("text:display-levels"), 1), start: number(e.attr("text:start-value"), 1), textStyle: e.attr("text:style-name"),
	}
	if l.template == "" {
		l.template = e.attr("loext:num-list-format")
	}
	switch e.name {
	case "text:list-level-style-bullet":
		l.format, l.template = "bullet", e.attr("text:bullet-char")
	case "text:list-level-style-image":
		l.format, l.template = "bullet", "-"
	default:
		l.format = numberFormat(e.attr("style:num-format"))
	}
	return l
}

// numberFormat gives the name of package listing; a format that is not known keeps its own, and is not exact.
func numberFormat(format string) string {
	switch format {
	case "":
		return formatNone
	case "1":
		return "decimal"
	case "a":
		return "lowerLetter"
	case "A":
		return "upperLetter"
	case "i":
		return "lowerRoman"
	case "I":
		return "upperRoman"
	default:
		return format
	}
}

func number(attr string, otherwise int) int {
	if n, err := strconv.Atoi(attr); err == nil {
		return n
	}
	return otherwise
}

// levels gives the list style as package listing counts it.
func (ls listStyle) levels() (levels [listing.MaxLevels]*listing.Level) {
	for i, l := range ls {
		if l != nil {
			levels[i] = &listing.Level{Start: l.start, Format: l.format, Text: ls.text(i), Suffix: l.follow}
		}
	}
	return levels
}

// placeholder is the place of a level's number in a template.
var placeholder = regexp.MustCompile(`%(\d)%`)

// text is a level's label with "%1" for the first level's number. A level without a number shows nothing.
func (ls listStyle) text(index int) string {
	l := ls[index]
	switch {
	case l.format == formatNone:
		return ""
	case l.format == "bullet":
		return l.template
	case l.template != "":
		return placeholder.ReplaceAllString(l.template, "%$1")
	}
	var shown []string
	for i := max(0, index-l.shown+1); i <= index; i++ {
		if ls[i] != nil && ls[i].format != formatNone {
			shown = append(shown, fmt.Sprintf("%%%d", i+1))
		}
	}
	return l.prefix + strings.Join(shown, ".") + l.suffix
}
