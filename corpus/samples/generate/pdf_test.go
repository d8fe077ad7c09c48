package main

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStablePDF(t *testing.T) {
	a, b := strings.Repeat("A1", 16), strings.Repeat("0F", 16)
	from := "/CreationDate(D:20261122204851+07'00') /ID [ <" + a + ">\n<" + b + "> ] /DocChecksum /" + b + " >>"
	zero := strings.Repeat("0", 32)
	want := "/CreationDate(D:20200101000000+07'00') /ID [ <" + zero + ">\n<" + zero + "> ] /DocChecksum /" + zero + " >>"
	if diff := cmp.Diff(want, string(stablePDF([]byte(from)))); diff != "" {
		t.Errorf("PDF (-want +got):\n%s", diff)
	}
}

func TestCheckFonts(t *testing.T) {
	tests := map[string]struct {
		pdf  string
		want bool
	}{
		"own font":      {"/BaseFont/BAAAAA+LiberationSerif-Bold", true},
		"borrowed font": {"/BaseFont/BAAAAA+LiberationSerif /BaseFont/CAAAAA+DejaVuSerif", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if err := checkFonts([]byte(tt.pdf)); (err == nil) != tt.want {
				t.Errorf("error %v, want accepted %t", err, tt.want)
			}
		})
	}
}

// Every offset of the cross-reference table leads to the object of its number, and every picture can be taken out.
func TestImagePDF(t *testing.T) {
	pages := []picture{testPicture(t, 30, 40), testPicture(t, 50, 20)}
	got := imagePDF(pages, 150)
	start := submatch(t, got, `startxref\n(\d+)\n%%EOF\n$`)
	offset, err := strconv.Atoi(start)
	if err != nil {
		t.Fatal(err)
	}
	table := regexp.MustCompile(`(?m)^(\d{10}) 00000 n $`).FindAllStringSubmatch(string(got[offset:]), -1)
	if len(table) != 2+3*len(pages) {
		t.Fatalf("%d objects, want %d", len(table), 2+3*len(pages))
	}
	for i, entry := range table {
		at, err := strconv.Atoi(entry[1])
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("%d 0 obj\n", i+1); !bytes.HasPrefix(got[at:], []byte(want)) {
			t.Errorf("object %d is not at %d", i+1, at)
		}
	}
	for i, p := range pages {
		if !bytes.Contains(got, p.jpeg) {
			t.Errorf("picture %d is not in the file", i)
		}
	}
}

func testPicture(t *testing.T, width, height int) picture {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, image.NewGray(image.Rect(0, 0, width, height)), nil); err != nil {
		t.Fatal(err)
	}
	return picture{jpeg: out.Bytes(), width: width, height: height}
}

func submatch(t *testing.T, data []byte, expression string) string {
	t.Helper()
	m := regexp.MustCompile(expression).FindSubmatch(data)
	if m == nil {
		t.Fatalf("%s is not in the file", expression)
	}
	return string(m[1])
}
