package scan_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus/samples"
)

// forms is the mixture of a commune's folder, one entry for every ten files.
func forms() []string {
	return []string{"docx", "pdf", "docx", "txt", "docx", "pdf", "docx", "txt", "docx", "pdf"}
}

// makeCorpus writes n convention files into a folder: every sample in turn, in every form, each copy under another
// village name in file and text. No two files have the same bytes; a PDF differs only by a comment at its end.
func makeCorpus(tb testing.TB, folder string, n int) (size int64) {
	tb.Helper()
	keys, err := samples.Keys()
	if err != nil {
		tb.Fatal(err)
	}
	for i := range n {
		key, copied := keys[i%len(keys)], i/len(keys)
		form := forms()[copied%len(forms())]
		data, err := os.ReadFile(filepath.Join("..", "corpus", "samples", "testdata", "formats", form, key.ID+"."+form))
		if err != nil {
			tb.Fatal(err)
		}
		data, err = vary(form, data, key.Head.Village, copied)
		if err != nil {
			tb.Fatalf("copy %d of %s: %v", copied, key.ID, err)
		}
		path := filepath.Join(folder, key.Folder, fmt.Sprintf("%s %03d.%s", key.ID, copied, form))
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			tb.Fatal(err)
		}
		size += int64(len(data))
	}
	return size
}

// vary makes another village's file of a sample's.
func vary(form string, data []byte, village string, n int) ([]byte, error) {
	if form == "pdf" {
		return fmt.Appendf(data, "%%%% %d\n", n), nil
	}
	rename, err := renamer(village, n)
	if err != nil {
		return nil, err
	}
	if form == "docx" {
		return renameInWord(data, rename)
	}
	return []byte(rename.Replace(string(data))), nil
}

// renamer gives the village a name of its own, in small letters and in capitals.
func renamer(village string, n int) (*strings.Replacer, error) {
	words := strings.Fields(village)
	if len(words) < 3 {
		return nil, fmt.Errorf("%q has no type and two syllables", village)
	}
	first := []string{"Bến", "Cồn", "Dộc", "Gốc", "Hóc", "Kênh", "Lũng", "Mỏ", "Ngòi", "Rộc"}
	second := []string{"Bưởi", "Chanh", "Duối", "Găng", "Hồng", "Lim", "Mít", "Nhãn", "Sấu", "Thị"}
	if n >= len(first)*len(second) {
		return nil, fmt.Errorf("no name is left for copy %d", n)
	}
	old := strings.Join(words[len(words)-2:], " ")
	name := first[n/len(second)] + " " + second[n%len(second)]
	return strings.NewReplacer(old, name, strings.ToUpper(old), strings.ToUpper(name)), nil
}

// renameInWord changes the main part and leaves all other parts as they are packed.
func renameInWord(data []byte, rename *strings.Replacer) ([]byte, error) {
	const mainPart = "word/document.xml"
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	out := zip.NewWriter(&buf)
	for _, part := range in.File {
		if part.Name != mainPart {
			if err := out.Copy(part); err != nil {
				return nil, err
			}
		}
	}
	xml, err := readAll(in, mainPart)
	if err != nil {
		return nil, err
	}
	w, err := out.Create(mainPart)
	if err != nil {
		return nil, err
	}
	if _, err := io.WriteString(w, rename.Replace(string(xml))); err != nil {
		return nil, err
	}
	if err := out.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func readAll(archive *zip.Reader, name string) ([]byte, error) {
	part, err := archive.Open(name)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(part)
	if closeErr := part.Close(); err == nil {
		err = closeErr
	}
	return data, err
}
