package main

import (
	"fmt"
	"regexp"
	"strconv"
)

// level describes one depth of the automatic list: how its number looks in the typed text, and which label the office
// program gives to the n-th item, counted from 1.
type level struct {
	typed *regexp.Regexp
	label func(n int) string
}

var levels = []level{
	{regexp.MustCompile(`^Điều (\d+)\. `), strconv.Itoa},
	{regexp.MustCompile(`^(\d+)\. `), strconv.Itoa},
	{regexp.MustCompile(`^(\p{Ll})\) `), latinLetter},
}

// latinLetter is the n-th letter as office programs count: without đ, which is why Vietnamese lists that reach
// a điểm đ cannot be automatic and stay typed, in real files as here.
func latinLetter(n int) string {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	if n > len(letters) {
		return "" // offices go on with aa or aaa; no sample is that long
	}
	return letters[n-1 : n]
}

// item is a paragraph that starts with a number.
type item struct {
	block *block
	level int // index in levels
	label string
	text  string // without the number
}

// automate moves typed numbers into the automatic list where the list would show exactly the same number.
func automate(blocks []block) error {
	items := numbered(blocks)
	for len(items) > 0 && items[0].level > 0 {
		items = items[1:] // numbers before the first article stand in the preamble
	}
	if !runs(members(items, 0), 0) {
		return fmt.Errorf("articles do not run from 1: they cannot be numbered automatically")
	}
	automateLevel(items, 0)
	return nil
}

func numbered(blocks []block) []item {
	var items []item
	for i := range blocks {
		if blocks[i].style != body {
			continue
		}
		for depth, l := range levels {
			if m := l.typed.FindStringSubmatch(blocks[i].text); m != nil {
				items = append(items, item{&blocks[i], depth, m[1], blocks[i].text[len(m[0]):]})
			}
		}
	}
	return items
}

// automateLevel handles the items under one parent, of this depth and deeper.
func automateLevel(items []item, depth int) {
	if depth == len(levels) || len(items) == 0 {
		return
	}
	siblings := members(items, depth)
	if !runs(siblings, depth) {
		return
	}
	for _, s := range siblings {
		s.block.text, s.block.level = s.text, depth+1
	}
	for _, children := range between(items, depth) {
		automateLevel(children, depth+1)
	}
}

func members(items []item, depth int) []item {
	var found []item
	for _, it := range items {
		if it.level == depth {
			found = append(found, it)
		}
	}
	return found
}

// runs tells whether the labels are those that the office program would give.
func runs(siblings []item, depth int) bool {
	for i, s := range siblings {
		if s.label != levels[depth].label(i+1) {
			return false
		}
	}
	return true
}

// between cuts the items at those of the given depth and gives what lies between.
func between(items []item, depth int) [][]item {
	var parts [][]item
	start := 0
	for i, it := range items {
		if it.level == depth {
			parts = append(parts, items[start:i])
			start = i + 1
		}
	}
	return append(parts, items[start:])
}
