package main

import (
	"testing"

	"pgregory.net/rapid"
)

// byTable is the textbook's distance, row by row.
func byTable(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		corner := row[0]
		row[0] = i + 1
		for j := range b {
			replaced := corner
			if a[i] != b[j] {
				replaced++
			}
			corner = row[j+1]
			row[j+1] = min(replaced, corner+1, row[j]+1)
		}
	}
	return row[len(b)]
}

func TestDistanceIsTheTextbooks(t *testing.T) {
	letters := rapid.SliceOfN(rapid.RuneFrom([]rune("aăâb")), 0, 200)
	rapid.Check(t, func(t *rapid.T) {
		a, b := letters.Draw(t, "a"), letters.Draw(t, "b")
		if got, want := distance(a, b), byTable(a, b); got != want {
			t.Fatalf("distance %d, want %d", got, want)
		}
	})
}

func TestDistanceOfWords(t *testing.T) {
	tests := []struct {
		name string
		a, b []string
		want int
	}{
		{"nothing", nil, nil, 0},
		{"all lost", []string{"hương", "ước"}, nil, 2},
		{"all invented", nil, []string{"hương"}, 1},
		{"one replaced", []string{"hương", "ước", "thôn"}, []string{"hương", "ưóc", "thôn"}, 1},
		{"glued", []string{"hương", "ước"}, []string{"hươngước"}, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := distance(tt.a, tt.b); got != tt.want {
				t.Errorf("got %d, want %d", got, tt.want)
			}
		})
	}
}
