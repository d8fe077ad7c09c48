package extract

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"

	"github.com/richardlehane/mscfb"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/doc"
	"github.com/huonguoc/huonguoc/corpus/extract/html"
	"github.com/huonguoc/huonguoc/corpus/extract/picture"
	"github.com/huonguoc/huonguoc/corpus/extract/rtf"
)

// foreignSigns begin the files of formats that are text or nearly so, but not plain text: read as .txt they would give
// words that nobody wrote.
func foreignSigns() []string {
	return []string{
		"<!doctype", "<?xml", "<svg",
		"pk\x03\x04", "pk\x05\x06", "\xd0\xcf\x11\xe0", "rar!", "7z\xbc\xaf", "\x1f\x8b", "bzh",
		"\x89png", "\xff\xd8\xff", "gif8", "ii*\x00", "mm\x00*", "riff", "%!ps", "mz", "\x7felf",
	}
}

// isForeign recognises a file of a known format that this program does not read.
func isForeign(data []byte) bool {
	head := bytes.TrimPrefix(data[:min(len(data), 64)], []byte("\xef\xbb\xbf"))
	lower := asciiLower(bytes.TrimLeft(head, " \t\r\n"))
	for _, sign := range foreignSigns() {
		if strings.HasPrefix(lower, sign) && (sign != "mz" || bytes.IndexByte(data, 0) >= 0) {
			return true
		}
	}
	return false
}

// isBrokenArchive recognises the beginning of a zip archive whose directory is not there, as after a copy that was cut.
func isBrokenArchive(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return false
	}
	_, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	return errors.Is(err, zip.ErrFormat)
}

// asciiLower changes no byte above 0x7f, where signs are binary.
func asciiLower(data []byte) string {
	out := bytes.Clone(data)
	for i, b := range out {
		if b >= 'A' && b <= 'Z' {
			out[i] = b + 'a' - 'A'
		}
	}
	return string(out)
}

// maxStreams bounds how many entries of a compound file are looked at.
const maxStreams = 1000

// compoundSign begins every compound file (MS-CFB).
const compoundSign = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// isLockedOffice recognises a Word document behind a password: a compound file with the package inside, encrypted
// (MS-OFFCRYPTO §2.3.2).
func isLockedOffice(data []byte) bool {
	if !bytes.HasPrefix(data, []byte(compoundSign)) {
		return false
	}
	file, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return false
	}
	for range maxStreams {
		entry, err := file.Next()
		if err != nil {
			return false
		}
		if entry.Name == "EncryptedPackage" {
			return true
		}
	}
	return false
}

// isBrokenCompound recognises a compound file that cannot be opened, so that nobody can tell what is in it.
func isBrokenCompound(data []byte) bool {
	if !bytes.HasPrefix(data, []byte(compoundSign)) {
		return false
	}
	_, err := mscfb.New(bytes.NewReader(data))
	return err != nil
}

// formatBySign judges a format by its first bytes alone, for a file that killed its reader and should not be parsed
// again.
func formatBySign(data []byte) corpus.Format {
	switch {
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return corpus.FormatPDF
	case rtf.Recognise(data):
		return corpus.FormatRTF
	case html.Recognise(data):
		return corpus.FormatHTML
	case bytes.HasPrefix(data, []byte("PK\x03\x04")) && bytes.Contains(data, []byte("opendocument.text")):
		return corpus.FormatODT
	case bytes.HasPrefix(data, []byte("PK\x03\x04")) && bytes.Contains(data, []byte("word/")):
		return corpus.FormatDOCX
	case doc.LooksLike(data):
		return corpus.FormatDOC
	default:
		return picture.FormatOf(data)
	}
}
