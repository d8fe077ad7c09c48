package doc_test

import (
	"bytes"
	"context"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/doc"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// small is a document with a list, for damage.
func small() document {
	return document{
		paras: []para{item(1, 0, "Hội họp"), cell("a"), cell("b"), endOfRow()}, fonts: []string{".VnTime"},
		definitions: [][]testLevel{{{start: 1, text: "Điều %1."}}}, uses: []testUse{{}},
	}
}

// patched is a small document changed in its header, or in its table stream at a part.
func patched(t testing.TB, change func(main, table []byte)) []byte {
	d := small()
	d.patch = change
	return d.build(t)
}

func header(at, value int) func(main, table []byte) {
	return func(main, _ []byte) { copy(main[at:], le16(value)) }
}

// place changes where a part stands, or how large it is.
func place(id, at, size int) func(main, table []byte) {
	return func(main, _ []byte) { copy(main[0x9a+8*id:], joinBytes(le32(at), le32(size))) }
}

// inPieces changes a byte range of the piece table, which stands first in the table stream.
func inPieces(at int, b ...byte) func(main, table []byte) {
	return func(_, table []byte) { copy(table[at:], b) }
}

func both(changes ...func(main, table []byte)) func(main, table []byte) {
	return func(main, table []byte) {
		for _, change := range changes {
			change(main, table)
		}
	}
}

func TestHostile(t *testing.T) {
	whole := small().build(t)
	fast := header(0x0a, 0x0204)
	tests := []struct {
		name   string
		data   []byte
		limits reading.Limits
		want   corpus.Reason
	}{
		{"whole", whole, reading.Limits{}, corpus.ReasonNone},
		{"no compound file", []byte("Điều 1."), reading.Limits{}, corpus.ReasonDamaged},
		{"cut in its text", whole[:2000], reading.Limits{}, corpus.ReasonDamaged},
		{"encrypted", patched(t, header(0x0a, 0x0300)), reading.Limits{}, corpus.ReasonLocked},
		{"Word 6", patched(t, both(header(0, 0xa5dc), header(2, 101))), reading.Limits{}, corpus.ReasonOldWord},
		{"a first try at Word 97", patched(t, header(2, 0xa0)), reading.Limits{}, corpus.ReasonOldWord},
		{"no Word document", patched(t, header(0, 0)), reading.Limits{}, corpus.ReasonDamaged},
		{"no main stream", compound(stream{"1Table", make([]byte, 4096)}), reading.Limits{}, corpus.ReasonDamaged},
		{"no table stream", patched(t, header(0x0a, 0)), reading.Limits{}, corpus.ReasonDamaged},
		{"header cut", patched(t, header(0x98, 20)), reading.Limits{}, corpus.ReasonDamaged},
		{"a negative number of letters", patched(t, header(0x52, 0x8000)), reading.Limits{}, corpus.ReasonDamaged},
		{"more letters than pieces", patched(t, header(0x4c, 5000)), reading.Limits{}, corpus.ReasonDamaged},
		{"more letters than pieces after a fast save", patched(t, both(fast, header(0x4c, 5000))), reading.Limits{}, corpus.ReasonFastSaved},
		{"no pieces", patched(t, place(33, 0, 0)), reading.Limits{}, corpus.ReasonDamaged},
		{"pieces that are none", patched(t, inPieces(0, 9)), reading.Limits{}, corpus.ReasonDamaged},
		{"pieces in no order", patched(t, inPieces(9, 0xff, 0xff, 0xff, 0x7f)), reading.Limits{}, corpus.ReasonDamaged},
		{"pieces in no order after a fast save", patched(t, both(fast, inPieces(9, 0xff, 0xff, 0xff, 0x7f))), reading.Limits{}, corpus.ReasonFastSaved},
		{"a property list of a piece that is cut", patched(t, inPieces(0, 1, 0xff, 0xff)), reading.Limits{}, corpus.ReasonDamaged},
		{"pieces outside the table stream", patched(t, place(33, math.MaxInt32, 100)), reading.Limits{}, corpus.ReasonDamaged},
		{"styles outside the table stream", patched(t, place(1, 10, math.MaxInt32)), reading.Limits{}, corpus.ReasonDamaged},
		{"lists outside the table stream", patched(t, place(73, -1, 4)), reading.Limits{}, corpus.ReasonDamaged},
		{"lists that are something else", patched(t, place(73, 1, 4)), reading.Limits{}, corpus.ReasonDamaged},
		{"uses of lists that are something else", patched(t, place(74, 0, 4)), reading.Limits{}, corpus.ReasonDamaged},
		{"properties that are none", patched(t, both(place(12, 0, 40), place(13, 0, 40))), reading.Limits{}, corpus.ReasonNone},
		{"shapes and sections that are none", patched(t, both(place(40, 0, 60), place(56, 0, 60), place(50, 0, 60), place(6, 0, 60), place(11, 0, 60))), reading.Limits{}, corpus.ReasonNone},
		{"a stream over its limit", whole, reading.Limits{Part: 1000}, corpus.ReasonTooLarge},
		{"too many streams", whole, reading.Limits{Entries: 2}, corpus.ReasonTooLarge},
		{"too many paragraphs", document{paras: []para{plain(strings.Repeat("x\r", 3000))}}.build(t), reading.Limits{Nodes: 1000}, corpus.ReasonTooLarge},
		{"too much text", document{paras: []para{plain(strings.Repeat("x\r", 3000))}}.build(t), reading.Limits{Expanded: 1000}, corpus.ReasonTooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result, err := doc.Read(context.Background(), tt.data, tt.limits)
			if got := reading.ReasonOf(err); got != tt.want {
				t.Errorf("reason %q, want %q (%v)", got, tt.want, err)
			}
			if err != nil && len(result.Paragraphs) != 0 {
				t.Errorf("text beside an error: %q", texts(result))
			}
		})
	}
}

// Many pieces can name the same letters: a small file must not become a large text.
func TestTextThatRepeatsItself(t *testing.T) {
	text := strings.Repeat("Hội họp ", 50)
	d := document{shared: true, paras: []para{{runs: []letters{run("x")}}}}
	for range 300 {
		d.paras[0].runs = append(d.paras[0].runs, run(text))
	}
	data := d.build(t)
	if len(data) > 100_000 {
		t.Fatalf("a file of %d bytes is not small", len(data))
	}
	if got := texts(read(t, data)); len(got) != 1 || got[0] != "x"+strings.TrimSpace(strings.Repeat(text, 300)) {
		t.Errorf("within the limits the text differs: %.100q", got)
	}
	if _, err := doc.Read(context.Background(), data, reading.Limits{Part: 100_000}); reading.ReasonOf(err) != corpus.ReasonTooLarge {
		t.Errorf("got %v", err)
	}
}

func TestStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := doc.Read(ctx, small().build(t), reading.Limits{}); reading.ReasonOf(err) != corpus.ReasonTimeout {
		t.Errorf("got %v", err)
	}
}

// A copy cut short is damaged, wherever the cut is; this one keeps its directory at the end.
func TestCutCopies(t *testing.T) {
	for _, name := range []string{"ben-lo.doc", "12-hoa-khanh.doc"} {
		whole := kept(t, name)
		for percent := range 100 {
			if _, err := doc.Read(context.Background(), whole[:len(whole)*percent/100], reading.Limits{}); reading.ReasonOf(err) != corpus.ReasonDamaged {
				t.Errorf("%s cut at %d %%: %v", name, percent, err)
			}
		}
	}
}

// No checksum guards the format, so a changed copy may say something else; it must not break the reader, and its text
// stays within what the file can hold.
func TestChangedCopies(t *testing.T) {
	whole := kept(t, "ben-lo.doc")
	rapid.Check(t, func(t *rapid.T) {
		data := bytes.Clone(whole)
		for range rapid.IntRange(1, 6).Draw(t, "changes") {
			data[rapid.IntRange(0, len(data)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		}
		result, err := doc.Read(context.Background(), data, reading.Limits{})
		if err != nil && reading.ReasonOf(err) == corpus.ReasonNone {
			t.Fatalf("an error without a reason: %v", err)
		}
		for _, p := range result.Paragraphs {
			if strings.TrimSpace(p.Text) == "" {
				t.Fatalf("a paragraph without text: %+v", p)
			}
		}
	})
}

// FuzzRead feeds damaged documents: any outcome is right but a panic, a hang, or a paragraph without text.
func FuzzRead(f *testing.F) {
	f.Add(small().build(f))
	f.Add(kept(f, "ben-lo.doc"))
	f.Add(document{flags: 4, backwards: true, paras: []para{plain("\x13 PAGE \x14a\x15"), inner("b"), endOfInnerRow(), cell("c"), endOfRow()}}.build(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := reading.Limits{Bytes: 1 << 20, Expanded: 4 << 20, Part: 1 << 20, Nodes: 100_000}
		result, err := doc.Read(context.Background(), data, limits)
		if err != nil && reading.ReasonOf(err) == corpus.ReasonNone {
			t.Errorf("an error without a reason: %v", err)
		}
		for _, p := range result.Paragraphs {
			if strings.TrimSpace(p.Text) == "" {
				t.Errorf("a paragraph without text: %+v", p)
			}
		}
	})
}

// FuzzText feeds letters and properties straight into the walk: whole containers rarely survive a change.
func FuzzText(f *testing.F) {
	f.Add("Điều 1.\x07a\x13b\x14c\x15\r", caps(1), rowEnd, le32(1), uint16(2))
	f.Add("(\x01\x08\x0c\x0b", sprm(0x6a09, le32(-1)...), sprm(0x6646, 0, 0, 0, 0), list(1, 0), uint16(0x5b<<1))
	f.Fuzz(func(t *testing.T, text string, look, layout, data []byte, prm uint16) {
		if len(text) == 0 || len(text) > 4000 || len(look) > 200 || len(layout) > 200 || len(data) > 4096 {
			return
		}
		d := small()
		d.paras = append(d.paras, para{runs: []letters{{text: text, list: look, prm: int(prm)}}, list: layout}, plain("sau"))
		d.lists, d.data = [][]byte{look, layout}, data
		result, err := doc.Read(context.Background(), d.build(t), reading.Limits{})
		if err != nil {
			t.Errorf("a sound document was refused: %v", err)
		}
		for _, p := range result.Paragraphs {
			if strings.TrimSpace(p.Text) == "" {
				t.Errorf("a paragraph without text: %+v", p)
			}
		}
	})
}
