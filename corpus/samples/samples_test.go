package samples_test

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus/samples"
)

func keys(t *testing.T) []samples.Key {
	t.Helper()
	list, err := samples.Keys()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func text(t *testing.T, k samples.Key) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("texts", k.ID+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func demoFile(t *testing.T, k samples.Key) []byte {
	t.Helper()
	data, err := fs.ReadFile(samples.Files(), k.Path())
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// The breadth that the demo and the quality figures stand on.
func TestCorpusIsBroad(t *testing.T) {
	all := keys(t)
	if len(all) != 24 {
		t.Errorf("%d samples, want 24", len(all))
	}
	communes, forms, automatic := map[string]bool{}, map[samples.Form]int{}, 0
	for _, k := range all {
		communes[k.Today] = true
		forms[k.Form]++
		if k.AutoNumbering && k.Form == samples.FormDOCX {
			automatic++
		}
	}
	if len(communes) < 6 {
		t.Errorf("%d communes, want at least 6", len(communes))
	}
	if automatic < 6 {
		t.Errorf("%d Word files with automatic numbers, want at least 6", automatic)
	}
	for _, f := range []samples.Form{
		samples.FormDOCX, samples.FormPDF, samples.FormTXTNFC, samples.FormTXTNFD, samples.FormScan, samples.FormDamaged,
	} {
		if forms[f] == 0 {
			t.Errorf("no sample of form %s", f)
		}
	}
}

// Files and keys name each other: a stray file would be counted in the demo without an answer.
func TestFilesMatchKeys(t *testing.T) {
	var want, got []string
	for _, k := range keys(t) {
		want = append(want, k.Path())
	}
	err := fs.WalkDir(samples.Files(), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			got = append(got, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files differ from keys (-keys +files), run the generator:\n%s", diff)
	}
}

func TestEveryFormOfEveryText(t *testing.T) {
	for _, extension := range []string{"docx", "pdf", "txt"} {
		for _, k := range keys(t) {
			name := filepath.Join("testdata", "formats", extension, k.ID+"."+extension)
			if info, err := os.Stat(name); err != nil || info.Size() == 0 {
				t.Errorf("%s is missing or empty: run the generator", name)
			}
		}
	}
}

func TestSize(t *testing.T) {
	const most = 8 << 20
	total := int64(0)
	err := filepath.WalkDir(".", func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		total += info.Size()
		return err
	})
	if err != nil || total > most {
		t.Errorf("the folder holds %d bytes (%v), want at most %d", total, err, most)
	}
}

// checks tell what makes a file the form its key says.
var checks = map[samples.Form]func(*testing.T, samples.Key, []byte){
	samples.FormDOCX:    checkDOCX,
	samples.FormPDF:     checkPDF,
	samples.FormTXTNFC:  checkTXT,
	samples.FormTXTNFD:  checkTXT,
	samples.FormScan:    checkScan,
	samples.FormDamaged: checkDamaged,
}

func TestForms(t *testing.T) {
	for _, k := range keys(t) {
		t.Run(k.ID, func(t *testing.T) { checks[k.Form](t, k, demoFile(t, k)) })
	}
}

var typedArticle = regexp.MustCompile(`(?i)<w:t[^>]*>điều (thứ )?1[ .:-]`)

func checkDOCX(t *testing.T, k samples.Key, data []byte) {
	document := documentXML(t, data)
	if got := strings.Contains(document, "<w:numPr>"); got != k.AutoNumbering {
		t.Errorf("automatic lists: %t, the key says %t", got, k.AutoNumbering)
	}
	if typed := typedArticle.MatchString(document); k.AutoNumbering && typed {
		t.Error("article numbers are typed as well")
	}
}

func checkPDF(t *testing.T, _ samples.Key, data []byte) {
	if !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.Contains(data, []byte("/Font")) {
		t.Error("not a PDF with a text layer")
	}
}

func checkScan(t *testing.T, _ samples.Key, data []byte) {
	const most = 700_000
	if !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.Contains(data, []byte("/DCTDecode")) {
		t.Error("not a PDF of pictures")
	}
	if bytes.Contains(data, []byte("/Font")) {
		t.Error("a scan has no text layer")
	}
	if len(data) > most {
		t.Errorf("%d bytes, want at most %d", len(data), most)
	}
}

func checkDamaged(t *testing.T, _ samples.Key, data []byte) {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		t.Error("does not start as a .docx")
	}
	if _, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
		t.Error("opens without an error")
	}
}

func checkTXT(t *testing.T, k samples.Key, data []byte) {
	content := string(data)
	if k.Layout.Encoding == "utf-16le" {
		content = decodeUTF16(data)
	}
	if decomposed := !norm.NFC.IsNormalString(content); decomposed != (k.Form == samples.FormTXTNFD) {
		t.Errorf("decomposed: %t, the key says %s", decomposed, k.Form)
	}
	if got := strings.Contains(content, "\r\n"); got != (k.Layout.Newline == "crlf") {
		t.Errorf("CRLF: %t, the key says %q", got, k.Layout.Newline)
	}
	if diff := cmp.Diff(words(text(t, k)), words(content)); diff != "" {
		t.Errorf("words differ from the text (-text +file):\n%s", diff)
	}
}

// words are the words of a text, without the marks of the sample format.
func words(s string) []string {
	var list []string
	for _, w := range strings.Fields(norm.NFC.String(strings.TrimPrefix(s, "\uFEFF"))) {
		if !slices.Contains([]string{"^", "!", "|", "||"}, w) {
			list = append(list, w)
		}
	}
	return list
}

func decodeUTF16(data []byte) string {
	var out strings.Builder
	for i := 0; i+1 < len(data); i += 2 {
		out.WriteRune(rune(data[i]) | rune(data[i+1])<<8) // Vietnamese needs no surrogates
	}
	return out.String()
}

func documentXML(t *testing.T, data []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
