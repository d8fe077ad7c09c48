package rules

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"
)

// scalar is a value with the place where it stands in the file.
type scalar struct {
	text         string
	line, column int
}

// UnmarshalYAML takes a text as it is written, whatever else YAML would take it for.
func (s *scalar) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind != yaml.ScalarNode {
		return unfit(n, "a text is wanted here, not a list or a table")
	}
	s.line, s.column = n.Line, n.Column
	if n.ShortTag() != "!!null" {
		s.text = n.Value
	}
	return nil
}

func (s scalar) spot(file string) spot { return spot{file, s.line, s.column} }

// scalars is a list that may be written as one value alone.
type scalars []scalar

// UnmarshalYAML takes each entry of a list, or the one value.
func (l *scalars) UnmarshalYAML(n *yaml.Node) error {
	*l = scalars{}
	return eachEntry(n, func(entry *yaml.Node) error {
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
	orderYAML struct {
		Above float64 `yaml:"above"`
		Signs float64 `yaml:"signs"`
		Words float64 `yaml:"words"`
		Bias  float64 `yaml:"bias"`
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
		Order  *orderYAML         `yaml:"order"`

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

// UnmarshalYAML takes patterns and tables.
func (c *conditions) UnmarshalYAML(n *yaml.Node) error {
	return eachEntry(n, func(entry *yaml.Node) error {
		var one conditionYAML
		err := scalarOrTable(entry, &one.All, &one)
		*c = append(*c, one)
		return err
	})
}

// examples is a list of texts, or of tables with text, lead-in, heading, zone.
type examples []exampleYAML

// UnmarshalYAML takes texts and tables.
func (e *examples) UnmarshalYAML(n *yaml.Node) error {
	return eachEntry(n, func(entry *yaml.Node) error {
		var one exampleYAML
		err := scalarOrTable(entry, &one.Text, &one)
		*e = append(*e, one)
		return err
	})
}

func scalarOrTable(n *yaml.Node, alone yaml.Unmarshaler, table any) error {
	if n.Kind == yaml.ScalarNode {
		return alone.UnmarshalYAML(n)
	}
	return n.Load(table, yaml.WithKnownFields())
}

// eachEntry visits the entries of a list, or the one value written instead of a list.
func eachEntry(n *yaml.Node, visit func(*yaml.Node) error) error {
	if n.Kind != yaml.SequenceNode {
		return visit(n)
	}
	for _, entry := range n.Content {
		if entry.Kind == yaml.AliasNode {
			entry = entry.Alias
		}
		if err := visit(entry); err != nil {
			return err
		}
	}
	return nil
}

// unfit is an error that knows its place, as the YAML library's own errors do.
func unfit(n *yaml.Node, message string) error {
	at := yaml.Mark{Line: n.Line, Column: n.Column}
	return &yaml.LoadErrors{Errors: []*yaml.LoadError{yaml.NewLoadError(yaml.ConstructorStage, message, at, nil)}}
}

// document is the one document of a YAML file; it has no kind where the file has none.
func document(text string) (*yaml.Node, error) {
	loader, err := yaml.NewLoader(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	var first, more yaml.Node
	if err := loader.Load(&first); err != nil {
		return &first, unless(err, io.EOF)
	}
	if err := loader.Load(&more); err != nil {
		return &first, unless(err, io.EOF)
	}
	return nil, unfit(&more, "a file holds one document: nothing stands behind ---")
}

// unless is the error if it is not that one.
func unless(err, that error) error {
	if errors.Is(err, that) {
		return nil
	}
	return err
}

// decode reads a file into a shape. What is wrong is told with the file's own lines.
func (s *source) decode(into any) error {
	tree, err := s.take()
	if err == nil && tree.Kind != 0 {
		err = tree.Load(into, yaml.WithKnownFields())
	}
	if err == nil {
		return nil
	}
	var at *yaml.LoadError
	if !errors.As(err, &at) || at.Mark.Line == 0 {
		return fmt.Errorf("read %s: %w", s.name, err)
	}
	return s.fail(spot{s.name, at.Mark.Line, at.Mark.Column}, "%s", explain(at.Message, into))
}

// explain puts the library's message into an author's words, and guesses the key that was meant.
func explain(message string, shape any) string {
	key, ok := unknownKey(message)
	if !ok {
		return message + hint(message)
	}
	if near := nearest(key, keys(reflect.TypeOf(shape))); near != "" {
		return fmt.Sprintf("unknown key %q; did you mean %q?", key, near)
	}
	return fmt.Sprintf("unknown key %q", key)
}

// unknownKey is the key of which the library says that no shape has it.
func unknownKey(message string) (key string, ok bool) {
	if key, ok = strings.CutPrefix(message, "field "); ok {
		key, _, ok = strings.Cut(key, " not found in type ")
	}
	return key, ok
}

// hint tells what an author most likely did to get one of the library's messages.
func hint(message string) string {
	for _, h := range []struct{ message, hint string }{
		{"mapping values are not allowed", `: a text that holds ": " stands in quotation marks`},
		{"found character that cannot start any token", ": a pattern that begins with @ stands in quotation marks; or a text before it is not closed"},
		{"did not find expected", ": the line is indented less or more than its neighbours, or a text is not closed"},
		{"could not find expected", ": the line is indented less or more than its neighbours, or a text is not closed"},
		{"found unexpected end of stream", ": a text is not closed"},
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
