package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestAutomate(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"articles run on over chapters": {
			"^ Chương I\nĐiều 1. Một\n^ Chương II\nĐiều 2. Hai",
			"0 Chương I|1 Một|0 Chương II|1 Hai",
		},
		"clauses and points start again": {
			"Điều 1. A\n1. b\n2. c:\na) d\nb) e\nĐiều 2. F\n1. g:\na) h",
			"1 A|2 b|2 c:|3 d|3 e|1 F|2 g:|3 h",
		},
		"points right under an article": {
			"Điều 1. A:\na) b\nb) c",
			"1 A:|3 b|3 c",
		},
		"a list that reaches đ stays typed": {
			"Điều 1. A:\na) a\nb) b\nc) c\nd) d\nđ) e\nĐiều 2. F:\na) g",
			"1 A:|0 a) a|0 b) b|0 c) c|0 d) d|0 đ) e|1 F:|3 g",
		},
		"what hangs under a typed number stays typed": {
			"Điều 1. A\n2. b:\na) c\nĐiều 2. D",
			"1 A|0 2. b:|0 a) c|1 D",
		},
		"numbers of the preamble stay typed": {
			"1. Căn cứ\nĐiều 1. A",
			"0 1. Căn cứ|1 A",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			blocks := parse(t, tt.text)
			if err := automate(blocks); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, show(blocks)); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAutomateRefusesRestartingArticles(t *testing.T) {
	blocks := parse(t, "Điều 1. A\nĐiều 1. B")
	if err := automate(blocks); err == nil {
		t.Errorf("accepted: %s", show(blocks))
	}
}

// Counting as the office program counts gives back every number that was typed.
func TestAutomateKeepsEveryNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []string
		for article := range rapid.IntRange(1, 4).Draw(t, "articles") {
			lines = append(lines, fmt.Sprintf("Điều %d. a", article+1))
			first := rapid.IntRange(1, 2).Draw(t, "first clause")
			for clause := range rapid.IntRange(0, 3).Draw(t, "clauses") {
				lines = append(lines, fmt.Sprintf("%d. k", clause+first))
				letters := []rune("abcdđ")[:rapid.IntRange(0, 5).Draw(t, "points")]
				for _, letter := range letters {
					lines = append(lines, string(letter)+") p")
				}
			}
		}
		blocks, err := parseText(strings.Join(lines, "\n"))
		if err != nil {
			t.Fatal(err)
		}
		if err := automate(blocks); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(lines, rendered(blocks)); diff != "" {
			t.Errorf("typed and rendered lines (-typed +rendered):\n%s", diff)
		}
	})
}

// rendered counts as a multi-level list does: an item starts the deeper levels anew.
func rendered(blocks []block) []string {
	formats := []string{"Điều %d. ", "%d. ", "%c) "}
	counts := make([]int, len(formats))
	var lines []string
	for _, b := range blocks {
		label := ""
		if depth := b.level - 1; depth >= 0 {
			counts[depth]++
			clear(counts[depth+1:])
			number := counts[depth]
			if depth == 2 {
				number += 'a' - 1
			}
			label = fmt.Sprintf(formats[depth], number)
		}
		lines = append(lines, label+b.text)
	}
	return lines
}

func parse(t *testing.T, text string) []block {
	t.Helper()
	blocks, err := parseText(text)
	if err != nil {
		t.Fatal(err)
	}
	return blocks
}

func show(blocks []block) string {
	parts := make([]string, len(blocks))
	for i, b := range blocks {
		parts[i] = fmt.Sprintf("%d %s", b.level, b.text)
	}
	return strings.Join(parts, "|")
}
