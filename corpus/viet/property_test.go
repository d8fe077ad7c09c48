package viet_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// pieces are what goes wrong in real files, and what lies beside it.
var pieces = []string{
	"a", "ă", "Â", "e", "ê", "Ê", "i", "I", "İ", "o", "ô", "Ơ", "u", "ư", "y", "Y", "à", "ý", "Ỷ", "ậ", "Ế", "ủ", "ở",
	"b", "c", "ch", "Đ", "Ð", "d", "gi", "g", "h", "k", "K", "\u212A", "ng", "nh", "qu", "t", "th", "ƣ", "Ƣ", "ƿ", "Ƿ",
	"f", "w", "ö", "Ä", "ß", "ẞ", "ı", "ǆ", "Σ", "ς", "я", "字", "\u1100", "\u1161", "\u11a8",
	"\u0300", "\u0301", "\u0302", "\u0303", "\u0306", "\u0307", "\u0309", "\u031b", "\u0323", "\u0308", "\u0338", "\u0341", "\u034f", "\u1dc4",
	" ", "  ", "\u00a0", "\t", "\u2000", "\n", "\r", "\r\n", "\u2028", "\u0085", "\u00ad", "\u200b", "\ufeff", "\ufe0f",
	"-", "–", "\u2011", "\u2212", "\"", "“", "’", "«", ".", ",", "5", "=", "<", "(", "…", "•", "\uf0b7", "�",
	"\xc3", "\xa0", "\xe1", "\xba", "\xff", "\xf0\x9f",
	"hoà", "thuý", "quý", "đàn-bà", "h-\nương", "kỷ", "chƣơng",
}

func anyText() *rapid.Generator[string] {
	mixed := rapid.Map(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 24), func(p []string) string { return strings.Join(p, "") })
	bytes := rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 24), func(b []byte) string { return string(b) })
	return rapid.OneOf(mixed, mixed, mixed, rapid.String(), bytes)
}

func TestNormalTwiceIsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "source")
		checkIdempotent(t, s)
	})
}

func TestNormalIsNFC(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Filter(utf8.ValidString).Draw(t, "source")
		if got := viet.Normal(s); !norm.NFC.IsNormalString(got) || !utf8.ValidString(got) {
			t.Fatalf("Normal(%+q) = %+q is not NFC", s, got)
		}
	})
}

func TestNormalForgetsTheUnicodeForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := vietnamese().Draw(t, "source")
		want := viet.Normal(s)
		for name, variant := range map[string]string{
			"NFD": norm.NFD.String(s), "NFC": norm.NFC.String(s), "NFKD": norm.NFKD.String(s),
			"capitals": strings.ToUpper(s), "no-break spaces": strings.ReplaceAll(s, " ", "\u00a0"),
			"soft hyphens": strings.ReplaceAll(s, "n", "n\u00ad"), "eth": strings.ReplaceAll(s, "Đ", "Ð"),
		} {
			if got := viet.Normal(variant); got != want {
				t.Errorf("%s: Normal(%+q) = %+q, want %+q", name, variant, got, want)
			}
		}
	})
}

// vietnamese draws words of real and of impossible syllables.
func vietnamese() *rapid.Generator[string] {
	words := []string{
		"Hộ", "gia", "đình", "có", "con", "gái", "đi", "lấy", "chồng", "không", "được", "chia", "ruộng", "Điều", "khoản", "hoà", "hòa",
		"quý", "Thuỷ", "nguyễn", "nghiêng", "khuỷu", "UBND", "giếng", "gìn", "ƯU", "tuyên", "hoạch", "ngoằn", "ngoèo", "xyz", "hxoà",
	}
	return rapid.Map(rapid.SliceOfN(rapid.SampledFrom(words), 0, 12), func(w []string) string { return strings.Join(w, " ") })
}

func TestSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "source")
		a := rapid.IntRange(0, len(s)).Draw(t, "a")
		b := rapid.IntRange(0, len(s)).Draw(t, "b")
		checkSpans(t, s, min(a, b), max(a, b))
	})
}

func TestTokensKeepTheirOrderInTheSource(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkTokens(t, anyText().Draw(t, "source")) })
}

// reporter is what the checks need of *rapid.T and *testing.T.
type reporter interface {
	Helper()
	Fatalf(format string, args ...any)
}

func checkIdempotent(t reporter, s string) {
	t.Helper()
	once := viet.Normal(s)
	if twice := viet.Normal(once); twice != once {
		t.Fatalf("Normal(%+q) = %+q, of which the normal form is %+q", s, once, twice)
	}
}

func checkSpans(t reporter, s string, a, b int) {
	t.Helper()
	text := viet.Normalize(s)
	normal := text.Normal()
	na, nb := text.NormalSpan(a, b)
	if na < 0 || na > nb || nb > len(normal) {
		t.Fatalf("%+q: source span %d:%d has normal span %d:%d of %d", s, a, b, na, nb, len(normal))
	}
	sa, sb := text.SourceSpan(na, nb)
	if sa < 0 || sa > sb || sb > len(s) {
		t.Fatalf("%+q: normal span %d:%d has source span %d:%d of %d", s, na, nb, sa, sb, len(s))
	}
	if a < b && normal != "" && (sa > a || sb < b) {
		t.Fatalf("%+q → %+q: source span %d:%d → normal %d:%d → source %d:%d does not cover it", s, normal, a, b, na, nb, sa, sb)
	}
	if all, end := text.SourceSpan(0, len(normal)); normal != "" && (all != 0 || end != len(s)) {
		t.Fatalf("%+q: the whole normal form comes from %d:%d", s, all, end)
	}
	checkMonotone(t, text, a, b)
	checkRunes(t, text)
}

func checkMonotone(t reporter, text viet.Text, a, b int) {
	t.Helper()
	from, end := text.NormalSpan(a, len(text.Source()))
	from2, _ := text.NormalSpan(b, len(text.Source()))
	_, to := text.NormalSpan(0, a)
	_, to2 := text.NormalSpan(0, b)
	if from > from2 || to > to2 || end != len(text.Normal()) {
		t.Fatalf("%+q: spans at %d and %d are out of order", text.Source(), a, b)
	}
}

// checkRunes: a rune of the normal form comes from whole runes of the source.
func checkRunes(t reporter, text viet.Text) {
	t.Helper()
	source := text.Source()
	if !utf8.ValidString(source) {
		return
	}
	last := 0
	for i, r := range text.Normal() {
		a, b := text.SourceSpan(i, i+utf8.RuneLen(r))
		if a >= b || !utf8.ValidString(source[a:b]) || a < last && a != 0 && b != last {
			t.Fatalf("%+q: rune %+q at %d comes from %d:%d", source, r, i, a, b)
		}
		last = b
	}
}

func checkTokens(t reporter, s string) {
	t.Helper()
	text := viet.Normalize(s)
	end, sourceEnd := 0, 0
	for _, token := range viet.Tokenize(text.Normal()) {
		if token.Start < end || token.End <= token.Start || token.End > len(text.Normal()) {
			t.Fatalf("%+q: token %v behind %d", s, token, end)
		}
		if gap := text.Normal()[end:token.Start]; strings.Trim(gap, " \n") != "" {
			t.Fatalf("%+q: %+q is in no token", s, gap)
		}
		a, b := text.SourceSpan(token.Start, token.End)
		if a < sourceEnd || b <= a {
			t.Fatalf("%+q → %+q: token %v comes from %d:%d, the one before ends at %d", s, text.Normal(), token, a, b, sourceEnd)
		}
		end, sourceEnd = token.End, b
	}
}

func FuzzNormalize(f *testing.F) {
	for _, form := range normalForms {
		f.Add(form.source)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkIdempotent(t, s)
		checkTokens(t, s)
		checkSpans(t, s, len(s)/3, len(s)/2)
		viet.Fold(s)
		viet.Compose(s)
		viet.TitleName(s)
		viet.ValidShare(s)
	})
}
