//go:build unix

package extract_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/image/tiff"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
)

// wholeFiles are sound files of every format.
func wholeFiles(t *testing.T) map[string][]byte {
	t.Helper()
	load := func(name string) []byte {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	page := load("html/testdata/05-ho-sen.html")
	return map[string][]byte{
		"docx": officeFile(t), "doc": load("doc/testdata/ben-lo.doc"), "rtf": load("rtf/testdata/05-ho-sen.rtf"),
		"odt": load("odt/testdata/05-ho-sen.odt"), "fodt": load("odt/testdata/20-cau-giai.fodt"), "pdf": load("pdf/testdata/ben-cat.pdf"),
		"html": page, "mht": webArchive(page), "txt": []byte(strings.Repeat(plainText, 9)),
		"png": greyPicture(t, func(b *bytes.Buffer, p image.Image) error { return png.Encode(b, p) }),
		"jpg": greyPicture(t, func(b *bytes.Buffer, p image.Image) error { return jpeg.Encode(b, p, nil) }),
		"tif": greyPicture(t, func(b *bytes.Buffer, p image.Image) error { return tiff.Encode(b, p, nil) }),
	}
}

func webArchive(page []byte) []byte {
	const head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html; charset=\"utf-8\"\r\n" +
		"Content-Transfer-Encoding: base64\r\nContent-Location: file:///C:/a.htm\r\n\r\n"
	return []byte(head + base64.StdEncoding.EncodeToString(page) + "\r\n--x--\r\n")
}

func greyPicture(t *testing.T, encode func(*bytes.Buffer, image.Image) error) []byte {
	t.Helper()
	p := image.NewGray(image.Rect(0, 0, 200, 280))
	for i := range p.Pix {
		p.Pix[i] = uint8(i * 7)
	}
	var b bytes.Buffer
	if err := encode(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// damaged are copies of a file: cut at every hundredth of its length, with zeros in places, with flipped bits.
func damaged(whole []byte) map[string][]byte {
	copies := map[string][]byte{}
	for percent := range 100 {
		copies[fmt.Sprintf("cut at %d %%", percent)] = whole[:len(whole)*percent/100]
	}
	const places, zeros = 24, 64
	for i := range places {
		data := bytes.Clone(whole)
		clear(data[len(data)*i/places : min(len(data), len(data)*i/places+zeros)])
		copies[fmt.Sprintf("zeros at %d/%d", i, places)] = data
	}
	for seed := range uint64(places) {
		data, random := bytes.Clone(whole), rand.New(rand.NewPCG(seed, 1)) // the same damage in every run
		for range 1 << (seed % 6) {
			data[random.IntN(len(data))] ^= 1 << random.IntN(8)
		}
		copies[fmt.Sprintf("bits flipped, %d", seed)] = data
	}
	return copies
}

// TestDamagedFiles: whatever has happened to a file, its reading ends in time with a verdict and its reason, kills no
// child, and a copy that has lost text is never called read, but for plain text, which does not say where it ends, and
// for changed letters in formats without a checksum.
func TestDamagedFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("needs some seconds")
	}
	pool := newPool(t, 2, extract.Limits{Time: 3 * time.Minute, CacheDir: t.TempDir(), NoRecognition: true})
	for form, whole := range wholeFiles(t) {
		t.Run(form, func(t *testing.T) {
			want := pool.Read(context.Background(), whole)
			var done sync.WaitGroup
			turns := make(chan struct{}, 2)
			for name, data := range damaged(whole) {
				turns <- struct{}{}
				done.Go(func() {
					defer func() { <-turns }()
					got := pool.Read(context.Background(), data)
					if (got.Status == corpus.StatusRead) != (got.Reason == corpus.ReasonNone) || got.Status == "" || got.Format == "" {
						t.Errorf("%s: format %q, status %q, reason %q", name, got.Format, got.Status, got.Reason)
					}
					if got.Reason == corpus.ReasonCrashed || got.Reason == corpus.ReasonTimeout {
						t.Errorf("%s: %s", name, got.Reason)
					}
					if got.Status == corpus.StatusRead && strings.HasPrefix(name, "cut") && form != "txt" && len(words(got)) < len(words(want)) {
						t.Errorf("%s: read, with %d of %d bytes of text; notes %v", name, len(words(got)), len(words(want)), got.Notes)
					}
				})
			}
			done.Wait()
		})
	}
}

func words(r extract.Result) (text string) {
	for _, p := range r.Paragraphs {
		text += strings.Join(strings.Fields(p.Text), " ") + "\n"
	}
	return text
}
