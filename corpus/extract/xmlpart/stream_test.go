package xmlpart_test

import (
	"context"
	"encoding/xml"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/extract/xmlpart"
)

// walked reads a part as its outline: names in brackets around what stands in them.
func walked(s *xmlpart.Stream) string {
	var b strings.Builder
	var visit func(xml.StartElement)
	visit = func(e xml.StartElement) {
		b.WriteString(e.Name.Local)
		switch e.Name.Local {
		case "skipped":
			s.Skip(func(xml.Token) {})
		case "text":
			b.WriteString("=" + s.Text())
		default:
			b.WriteString("(")
			s.Mixed(visit, func(text string) { b.WriteString(text) })
			b.WriteString(")")
		}
	}
	s.Children(visit)
	return b.String()
}

func TestStream(t *testing.T) {
	const part = "<a>x<text>một <i>hai</i></text><skipped>y<b/></skipped><c/>z</a>"
	const want = "a(xtext=một haiskippedc()z)"
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(`<?xml version="1.0" encoding="UTF-16"?>` + part)
	if err != nil {
		t.Fatal(err)
	}
	deep := strings.Repeat("<a>", 9) + strings.Repeat("</a>", 9)
	tests := []struct {
		name, part string
		want       string
		reason     corpus.Reason
	}{
		{"a part", part, want, corpus.ReasonNone},
		{"with a byte order mark", "\ufeff" + part, want, corpus.ReasonNone},
		{"in UTF-16", wide, want, corpus.ReasonNone},
		{"in an encoding of old", `<?xml version="1.0" encoding="windows-1258"?>` + part, "", corpus.ReasonDamaged},
		{"cut", part[:20], "a(xtext=một h)", corpus.ReasonDamaged},
		{"too deep", deep, "a(a(a(a(a(a(a(a()))))))) ", corpus.ReasonTooLarge},
		{"too many", "<a>" + strings.Repeat("<b/>", 99) + "</a>", "", corpus.ReasonTooLarge},
		{"an entity of its own", `<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`, "a()", corpus.ReasonDamaged},
		{"an entity from elsewhere", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`, "a()", corpus.ReasonDamaged},
		{"empty", "", "", corpus.ReasonNone},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := xmlpart.Open(t.Context(), "p.xml", []byte(tt.part), reading.Limits{Depth: 8, Nodes: 60})
			if err != nil {
				t.Fatal(err)
			}
			got := walked(s)
			if reason := reading.ReasonOf(s.Err()); reason != tt.reason {
				t.Errorf("reason %q, want %q (%v)", reason, tt.reason, s.Err())
			}
			if diff := cmp.Diff(tt.want, got); diff != "" && tt.reason != corpus.ReasonTooLarge {
				t.Errorf("outline differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestStreamKeepsItsError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s, err := xmlpart.Open(ctx, "p.xml", []byte("<a/>"), reading.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if got := walked(s); got != "" || !errors.Is(s.Err(), context.Canceled) {
		t.Errorf("read %q, error %v; want none, and that of the context", got, s.Err())
	}
	s.Fail(errors.New("another"))
	if !errors.Is(s.Err(), context.Canceled) {
		t.Errorf("the first error was lost: %v", s.Err())
	}
}

func TestDecode(t *testing.T) {
	var into struct {
		Name string `xml:"name,attr"`
	}
	if err := xmlpart.Decode([]byte("\ufeff<a name='một'/>"), &into); err != nil || into.Name != "một" {
		t.Errorf("got %q, error %v", into.Name, err)
	}
	if err := xmlpart.Decode([]byte("<a"), &into); err == nil {
		t.Error("a cut part was accepted")
	}
}
