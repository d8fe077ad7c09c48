package rules

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// scalar is a value with the place where it stands in the file.
type scalar struct {
	text         string
	line, column int
}

func (s *scalar) UnmarshalYAML(n ast.Node) error {
	if _, ok := n.(ast.ScalarNode); !ok {
		return unfit(n, "a text is wanted here, not a list or a table")
	}
	s.line, s.column = position(n)
	if text, ok := n.(*ast.StringNode); ok { // nearly all are; a decoder for each would be most of the work
		s.text = text.Value
		return nil
	}
	return yaml.NodeToValue(n, &s.text)
}

func (s scalar) spot(file string) spot { return spot{file, s.line, s.column} }

// scalars is a list that may be written as one value alone.
type scalars []scalar

func (l *scalars) UnmarshalYAML(n ast.Node) error {
	*l = scalars{}
	return eachEntry(n, func(entry ast.Node) error {
		var s scalar
		err := s.UnmarshalYAML(entry)
		*l = append(*l, s)
		return err
	})
}

// The shapes of the files; docs/rules.md shows them.
type (
	manifestYAML struct {
		ID        scalar     `yaml:"id"`
		Version   scalar     `yaml:"version"`
		Title     scalar     `yaml:"title"`
		Class     scalar     `yaml:"class"`
		Extends   scalar     `yaml:"extends"`
		Opposites []scalars  `yaml:"opposites"`
		Neutral   scalars    `yaml:"neutral"`
		NeedMarks scalars    `yaml:"need-marks"`
		NotUnder  scalars    `yaml:"not-under"`
		Masks     []maskYAML `yaml:"masks"`

		Balance  *balanceYAML   `yaml:"balance"`
		Override []overrideYAML `yaml:"override"`
	}
	mirrorYAML struct {
		Share float64 `yaml:"share"`
		Less  float64 `yaml:"less"`
		Never scalar  `yaml:"never"`
	}
	balanceYAML struct {
		Women scalar  `yaml:"women"`
		Men   scalar  `yaml:"men"`
		Signs scalars `yaml:"signs"`

		Levels map[string]float64 `yaml:"levels"` // the least sum of sure, likely, hint
		Rules  map[string]float64 `yaml:"rules"`  // what a sure rule, a likely one, or none adds
		Mirror *mirrorYAML        `yaml:"mirror"`

		Documents struct { // in documents of so many clauses the levels stand elsewhere
			Clauses int                `yaml:"clauses"`
			Levels  map[string]float64 `yaml:"levels"`
			Backed  bool               `yaml:"backed"` // what is likely needs something sure in its document
		} `yaml:"documents"`

		Against struct {
			Women float64 `yaml:"women"` // what is added for women, to tell whom a clause burdens
		} `yaml:"against"`
	}
	maskYAML struct {
		ID       scalar  `yaml:"id"`
		Why      scalar  `yaml:"why"`
		Patterns scalars `yaml:"patterns"`
		None     scalars `yaml:"none"`
	}
	lawYAML struct {
		ID         scalar `yaml:"id"`
		Act        scalar `yaml:"act"`
		Annex      scalar `yaml:"annex"`
		Article    scalar `yaml:"article"`
		Clause     scalar `yaml:"clause"`
		Point      scalar `yaml:"point"`
		Gist       scalar `yaml:"gist"`
		From       scalar `yaml:"from"`
		To         scalar `yaml:"to"`
		Confidence scalar `yaml:"confidence"`
	}
	ruleFileYAML struct {
		Kind  scalar     `yaml:"kind"`
		Code  scalar     `yaml:"code"`
		Rules []ruleYAML `yaml:"rules"`
	}
	ruleYAML struct {
		ID         scalar       `yaml:"id"`
		Title      scalar       `yaml:"title"`
		Status     scalar       `yaml:"status"`
		Reason     scalar       `yaml:"reason"`
		Message    scalar       `yaml:"message"`
		Grade      scalar       `yaml:"grade"`
		Against    scalar       `yaml:"against"`
		Who        scalar       `yaml:"who"`
		What       scalar       `yaml:"what"`
		Frames     scalars      `yaml:"frames"`
		Mode       scalar       `yaml:"mode"`
		Confidence scalar       `yaml:"confidence"`
		Fallback   scalar       `yaml:"fallback"`
		Weighed    scalar       `yaml:"weighed"`
		Beside     scalar       `yaml:"beside"`
		Missing    scalar       `yaml:"missing"`
		Basis      scalars      `yaml:"basis"`
		Suggestion scalar       `yaml:"suggestion"`
		Zones      scalars      `yaml:"zones"`
		Headings   scalars      `yaml:"headings"`
		Under      scalars      `yaml:"under"`
		NotUnder   scalars      `yaml:"not-under"`
		Match      conditions   `yaml:"match"`
		Unless     scalars      `yaml:"unless"`
		Lift       scalars      `yaml:"lift"`
		OneSex     scalar       `yaml:"one-sex"`
		Examples   examplesYAML `yaml:"examples"`
		Gaps       scalars      `yaml:"gaps"`
	}
	conditionYAML struct {
		All     scalars `yaml:"all"`
		Within  scalar  `yaml:"within"`
		None    scalars `yaml:"none"`
		Numbers scalar  `yaml:"numbers"`
	}
	examplesYAML struct {
		Match examples `yaml:"match"`
		Pass  examples `yaml:"pass"`
	}
	exampleYAML struct {
		Text    scalar  `yaml:"text"`
		LeadIn  scalars `yaml:"lead-in"`
		Heading scalars `yaml:"heading"`
		Zone    scalar  `yaml:"zone"`
	}
)

// conditions is a rule's match list; an entry is a pattern, or a table with all, within, none.
type conditions []conditionYAML

func (c *conditions) UnmarshalYAML(n ast.Node) error {
	return eachEntry(n, func(entry ast.Node) error {
		var one conditionYAML
		err := scalarOrTable(entry, &one.All, &one)
		*c = append(*c, one)
		return err
	})
}

// examples is a list of texts, or of tables with text, lead-in, heading, zone.
type examples []exampleYAML

func (e *examples) UnmarshalYAML(n ast.Node) error {
	return eachEntry(n, func(entry ast.Node) error {
		var one exampleYAML
		err := scalarOrTable(entry, &one.Text, &one)
		*e = append(*e, one)
		return err
	})
}

func scalarOrTable(n ast.Node, alone yaml.NodeUnmarshaler, table any) error {
	if _, ok := n.(ast.ScalarNode); ok {
		return alone.UnmarshalYAML(n)
	}
	return yaml.NodeToValue(n, table, yaml.Strict())
}

// eachEntry visits the entries of a list, or the one value written instead of a list.
func eachEntry(n ast.Node, visit func(ast.Node) error) error {
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		return visit(n)
	}
	for _, entry := range list.Values {
		if err := visit(entry); err != nil {
			return err
		}
	}
	return nil
}

func position(n ast.Node) (line, column int) {
	if t := n.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line, t.Position.Column
	}
	return 1, 1
}

// unfit is an error that knows its place, as the YAML library's own errors do.
func unfit(n ast.Node, message string) error {
	return &yaml.SyntaxError{Message: message, Token: n.GetToken()}
}

// decode reads a file into a shape. What is wrong is told with the file's own lines.
func (s *source) decode(into any) error {
	tree, err := s.take()
	if err == nil && len(tree.Docs) > 0 && tree.Docs[0].Body != nil {
		err = yaml.NodeToValue(tree.Docs[0].Body, into, yaml.Strict())
	}
	if err == nil {
		return nil
	}
	var at interface {
		GetToken() *token.Token
		GetMessage() string
	}
	if !errors.As(err, &at) || at.GetToken() == nil || at.GetToken().Position == nil {
		return fmt.Errorf("read %s: %w", s.name, err)
	}
	where := spot{s.name, at.GetToken().Position.Line, at.GetToken().Position.Column}
	return s.fail(where, "%s", explain(err, at.GetMessage(), at.GetToken().Value, into))
}

// explain puts the library's message into an author's words, and guesses the key that was meant.
func explain(err error, message, value string, shape any) string {
	var unknown *yaml.UnknownFieldError
	if !errors.As(err, &unknown) {
		return message + hint(message)
	}
	if near := nearest(value, keys(reflect.TypeOf(shape))); near != "" {
		return fmt.Sprintf("unknown key %q; did you mean %q?", value, near)
	}
	return fmt.Sprintf("unknown key %q", value)
}

// hint tells what an author most likely did to get one of the library's messages.
func hint(message string) string {
	for _, h := range []struct{ message, hint string }{
		{"mapping value is not allowed", `: a text that holds ": " stands in quotation marks`},
		{"'@' is a reserved character", ": a pattern that begins with @ stands in quotation marks"},
		{"unexpected key name", ": the line is indented less or more than its neighbours, or a text is not closed"},
	} {
		if strings.Contains(message, h.message) {
			return h.hint
		}
	}
	return ""
}

// keys collects every key that a shape knows, at any depth.
func keys(t reflect.Type) []string {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return keys(t.Elem())
	case reflect.Struct:
		var out []string
		for i := range t.NumField() {
			if f := t.Field(i); f.Tag.Get("yaml") != "" {
				out = append(append(out, f.Tag.Get("yaml")), keys(f.Type)...)
			}
		}
		return out
	}
	return nil
}
