package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// isTerminal tells whether a stream ends at a person.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Styles of a terminal (ECMA-48).
const (
	bold  = "1"
	dim   = "2"
	amber = "33"
	red   = "31"
	green = "32"
)

// paint sets text in a style where the output is a terminal and colours are wanted (https://no-color.org).
func (a *app) paint(style, text string) string {
	if a.config.noColor() || os.Getenv("NO_COLOR") != "" || !isTerminal(a.out) {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}
