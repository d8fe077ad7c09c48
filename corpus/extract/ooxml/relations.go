package ooxml

import (
	"io/fs"
	"path"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/extract/xmlpart"
)

// The last step of the relationship types that matter; what stands before differs between the transitional and the
// strict form of the standard.
const (
	relMain      = "officeDocument"
	relStyles    = "styles"
	relNumbering = "numbering"
	relTheme     = "theme"
	relHeader    = "header"
	relFooter    = "footer"
	relFootnotes = "footnotes"
	relEndnotes  = "endnotes"
	relComments  = "comments"
	relApp       = "extended-properties"
)

// relation is one arrow from a part to another.
type relation struct {
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// relations are the arrows that leave one part, with targets made absolute.
type relations []relation

// relationsOf reads the arrows that leave a part; "" stands for the package itself. A part without a relationship file
// has none.
func (c *container) relationsOf(part string) (relations, error) {
	dir, base := path.Split(part)
	data, err := c.optional(dir + "_rels/" + base + ".rels")
	if err != nil || data == nil {
		return nil, err
	}
	var file struct {
		Relations []relation `xml:"Relationship"`
	}
	if err := xmlpart.Decode(data, &file); err != nil {
		return nil, reading.Fail(corpus.ReasonDamaged, "read the relations of part %q: %w", part, err)
	}
	var found relations
	for _, r := range file.Relations {
		if r.Mode != "External" {
			r.Target = absolute(dir, r.Target)
			found = append(found, r)
		}
	}
	return found, nil
}

func absolute(dir, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", dir, target)
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}

// targets are the parts at the end of all arrows of one kind.
func (rs relations) targets(kind string) []string {
	var names []string
	for _, r := range rs {
		if path.Base(r.Type) == kind {
			names = append(names, r.Target)
		}
	}
	return names
}

// first is the first target of one kind, or "".
func (rs relations) first(kind string) string {
	if names := rs.targets(kind); len(names) > 0 {
		return names[0]
	}
	return ""
}

// mainPart finds the part with the document's text: by relationship, since Word Online names it document2.xml, and by
// its usual name where the package's relations are missing.
func (c *container) mainPart() (string, error) {
	rels, err := c.relationsOf("")
	if err != nil {
		return "", err
	}
	for _, name := range append(rels.targets(relMain), usualMain) {
		if _, ok := c.parts[partKey(name)]; ok {
			return name, nil
		}
	}
	return "", reading.Fail(corpus.ReasonUnknownFormat, "find the main part: %w", fs.ErrNotExist)
}
