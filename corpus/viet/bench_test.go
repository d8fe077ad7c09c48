package viet_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

func decompose(s string) string { return norm.NFD.String(s) }

func BenchmarkNormalize(b *testing.B) {
	text := strings.Repeat(page+"\n", 20)
	normal := viet.Normal(text)
	_, clause, _ := strings.Cut(page, "Điều 1. ")
	for _, form := range []struct{ name, text string }{
		{"NFC", text}, {"NFD", decompose(text)}, {"normal", normal}, {"clause", clause},
	} {
		b.Run(form.name, func(b *testing.B) {
			b.SetBytes(int64(len(form.text)))
			b.ReportAllocs()
			for b.Loop() {
				viet.Normalize(form.text)
			}
		})
	}
}

func BenchmarkTokenize(b *testing.B) {
	normal := viet.Normal(strings.Repeat(page+"\n", 20))
	tokens := viet.Tokenize(normal)
	b.SetBytes(int64(len(normal)))
	for b.Loop() {
		tokens = viet.AppendTokens(tokens[:0], normal)
	}
}

func BenchmarkStrip(b *testing.B) { benchString(b, viet.Normal(page), viet.Strip) }

func BenchmarkFold(b *testing.B) { benchString(b, page, viet.Fold) }

func BenchmarkCompose(b *testing.B) { benchString(b, page, viet.Compose) }

func benchString(b *testing.B, s string, f func(string) string) {
	s = strings.Repeat(s+"\n", 20)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		f(s)
	}
}

func BenchmarkValidShare(b *testing.B) {
	text := strings.Repeat(page+"\n", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		viet.ValidShare(text)
	}
}
