package html

import (
	"regexp"
	"strings"
)

// maxRules bounds the rules of style sheets that are kept.
const maxRules = 20_000

// properties are the declarations of a rule, or of a style attribute, by name in lower case.
type properties map[string]string

// sheet is the style sheets of a page. Only the simplest selectors count: "p", ".MsoNormal", "p.MsoNormal". Those are
// the ones that office programs write.
type sheet map[string]properties

// comments stand in style sheets in two forms; pages hide whole sheets in the second from browsers of long ago.
var comments = regexp.MustCompile(`(?s)/\*.*?\*/|<!--|-->`)

// simple matches a selector that counts.
var simple = regexp.MustCompile(`^[a-z0-9]*(\.[a-z0-9_-]+)?$`)

// add takes the rules of one sheet. Blocks of at-rules (@font-face, @page, @list) say nothing about elements; the rules
// inside @media do.
func (s sheet) add(text string) {
	text = comments.ReplaceAllString(text, " ")
	for len(s) < maxRules {
		selectors, rest, found := strings.Cut(text, "{")
		if !found {
			return
		}
		selectors = strings.ToLower(strings.TrimSpace(strings.TrimLeft(selectors, "} \t\r\n")))
		if strings.HasPrefix(selectors, "@media") {
			text = rest
			continue
		}
		body, next, _ := strings.Cut(rest, "}")
		text = next
		s.rule(selectors, declarations(body))
	}
}

func (s sheet) rule(selectors string, body properties) {
	for _, selector := range strings.Split(selectors, ",") {
		selector = strings.TrimSpace(selector)
		if selector == "" || !simple.MatchString(selector) {
			continue
		}
		if s[selector] == nil {
			s[selector] = properties{}
		}
		for name, value := range body {
			s[selector][name] = value
		}
	}
}

// declarations reads "name: value; …". A semicolon inside quotation marks is rare enough to be left alone.
func declarations(body string) properties {
	p := properties{}
	for _, declaration := range strings.Split(body, ";") {
		if name, value, ok := strings.Cut(declaration, ":"); ok {
			p[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
		}
	}
	return p
}

// is tells whether a property has a value, in any case of letters.
func (p properties) is(name, value string) bool { return strings.EqualFold(p[name], value) }

// family is the first font of a list, "" when there is none.
func (p properties) family() string {
	first, _, _ := strings.Cut(p["font-family"], ",")
	return unquote(first)
}

func unquote(name string) string { return strings.Trim(strings.TrimSpace(name), `'"`) }
