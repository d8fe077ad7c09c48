package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"time"
)

// coreProperties replaces the part of a .docx that carries dates.
const coreProperties = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
	`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ` +
	`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
	`<dcterms:created xsi:type="dcterms:W3CDTF">2020-01-01T00:00:00Z</dcterms:created>` +
	`<dc:language>vi-VN</dc:language></cp:coreProperties>`

// stableDOCX is the same document with constant dates.
func stableDOCX(data []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("open docx: %w", err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, member := range in.File {
		if err := copyMember(w, member); err != nil {
			return nil, fmt.Errorf("copy %s: %w", member.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("close docx: %w", err)
	}
	return out.Bytes(), nil
}

func copyMember(w *zip.Writer, member *zip.File) error {
	content, err := readMember(member)
	if err != nil {
		return err
	}
	if member.Name == "docProps/core.xml" {
		content = []byte(coreProperties)
	}
	header := &zip.FileHeader{Name: member.Name, Method: zip.Deflate, Modified: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}
	to, err := w.CreateHeader(header)
	if err != nil {
		return err
	}
	_, err = to.Write(content)
	return err
}

func readMember(member *zip.File) ([]byte, error) {
	from, err := member.Open()
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(from)
	if closeErr := from.Close(); err == nil {
		err = closeErr
	}
	return content, err
}

// damaged is a .docx whose transfer broke off: the first half, without the directory at a zip archive's end.
func damaged(data []byte) []byte { return data[:len(data)/2] }
