package rules

import (
	"fmt"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
)

// source is one file of a pack, kept so that every message can show the author's own lines.
type source struct {
	name string
	text string
	tree func() (*yaml.Node, error) // of a YAML file
}

func newSource(name, text string) *source {
	return &source{name: name, text: text, tree: parsed(text)}
}

// parsed parses a text when it is first asked for.
func parsed(text string) func() (*yaml.Node, error) {
	return sync.OnceValues(func() (*yaml.Node, error) { return document(text) })
}

// take gives the tree of a file and keeps it no longer: all trees of a pack are larger than the pack.
func (s *source) take() (*yaml.Node, error) {
	tree, err := s.tree()
	s.tree = parsed(s.text)
	return tree, err
}

// parseAll begins to parse the YAML files of a pack, side by side: that is a fifth of the time that loading takes.
func parseAll(files []*source) {
	for _, f := range files {
		if strings.HasSuffix(f.name, ".yaml") {
			tree := f.tree
			go func() { _, _ = tree() }() // an error is told when the file is read
		}
	}
}

// SourceError is a mistake in a pack's file. Its text shows where, what, and the lines themselves.
type SourceError struct {
	File         string
	Line, Column int // from 1
	Message      string
	Excerpt      string // the line before, the line, and a mark under the place; empty where the file is no text
}

func (e *SourceError) Error() string {
	return strings.TrimSuffix(fmt.Sprintf("%s:%d:%d: %s\n%s", e.File, e.Line, e.Column, e.Message, e.Excerpt), "\n")
}

// fail makes the error for a place in the file.
func (s *source) fail(at spot, format string, args ...any) error {
	return &SourceError{
		File: s.name, Line: at.line, Column: at.column,
		Message: fmt.Sprintf(format, args...), Excerpt: s.excerpt(at),
	}
}

// excerpt shows the line and the one before it, numbered, with a mark under the column.
func (s *source) excerpt(at spot) string {
	var b strings.Builder
	lines := strings.Split(s.text, "\n")
	for n := max(1, at.line-1); n <= at.line && n <= len(lines); n++ {
		fmt.Fprintf(&b, "%5d | %s\n", n, strings.TrimRight(lines[n-1], " \t\r"))
	}
	return b.String() + strings.Repeat(" ", 8+max(0, at.column-1)) + "^"
}
