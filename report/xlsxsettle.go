package report

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
)

// typesPart is the list of the parts of a workbook with their types.
const typesPart = "[Content_Types].xml"

// contentTypes is that list (ECMA-376 part 2, §10.1.2).
type contentTypes struct {
	XMLName   xml.Name       `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
	Defaults  []typeDefault  `xml:"Default"`
	Overrides []typeOverride `xml:"Override"`
}

type typeDefault struct {
	Extension string `xml:"Extension,attr"`
	Type      string `xml:"ContentType,attr"`
}

type typeOverride struct {
	Part string `xml:"PartName,attr"`
	Type string `xml:"ContentType,attr"`
}

// settle copies a workbook with the list of its parts in order: the library writes the list in random order once there are
// charts, and the same figures have to give the same bytes.
func settle(w io.Writer, book []byte) error {
	in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return err
	}
	out := zip.NewWriter(w)
	for _, f := range in.File {
		if f.Name != typesPart {
			if err := out.Copy(f); err != nil {
				return err
			}
			continue
		}
		part, err := out.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if err := settleTypes(part, f); err != nil {
			return fmt.Errorf("put the parts of the workbook in order: %w", err)
		}
	}
	return out.Close()
}

func settleTypes(w io.Writer, f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	var types contentTypes
	if err := xml.NewDecoder(r).Decode(&types); err != nil {
		return err
	}
	slices.SortFunc(types.Defaults, func(a, b typeDefault) int { return cmp.Compare(a.Extension, b.Extension) })
	slices.SortFunc(types.Overrides, func(a, b typeOverride) int { return cmp.Compare(a.Part, b.Part) })
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	return xml.NewEncoder(w).Encode(types)
}
