package roster

import (
	"path"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/outline"
	"github.com/huonguoc/huonguoc/corpus/units"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// File is a document that is to be attached.
type File struct {
	ID     int64  `json:"id"`
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	// Convention is the head of its text, empty where nothing was read.
	Convention corpus.Convention `json:"-"`
}

// Source tells by what a document was attached.
type Source string

// The sources, the surest first.
const (
	ByAnswer Source = "answer" // a person said so
	ByHead   Source = "head"   // the head of its text
	ByFile   Source = "file"   // the file's name
	ByFolder Source = "folder" // a folder's name
)

// clue is what one source says about the place of a document.
type clue struct {
	source  Source
	village string      // as written; empty where the source names none
	commune units.Match // no unit where it names none
	written string      // the commune as written
}

// nearFolders is how many folders above a file may tell its place. Farther ones are the computer's and its user's.
const nearFolders = 3

// clues are what head, file name and folders say, in this order.
func clues(f File, table *units.Table) []clue {
	c := f.Convention
	list := []clue{{ByHead, c.Village, table.Resolve(c.Commune, c.District, c.Province, c.AdoptedOn), c.Commune}}
	name := path.Base(f.Path)
	list = append(list, pathClue(ByFile, strings.TrimSuffix(name, path.Ext(name)), table))
	folder := path.Dir(f.Path)
	for n := range nearFolders {
		name := strings.TrimSuffix(path.Base(folder), "!")
		if strings.EqualFold(path.Ext(name), ".zip") {
			name = strings.TrimSuffix(name, path.Ext(name))
		}
		c := pathClue(ByFolder, name, table)
		if _, typed := cutVillage(c.village); n > 0 && !typed {
			c.village = "" // the name of a farther folder is a village's only if it says so
		}
		list = append(list, c)
		folder = path.Dir(folder)
	}
	return list
}

// pathClue reads one name of a path. A name without types ("Tân Chi", "Đồng Mây") may be that of a commune as well as that
// of a village: the table and the roster will tell.
func pathClue(source Source, name string, table *units.Table) clue {
	c := clue{source: source}
	if place, ok := outline.PlaceFromPath(name + ".x"); ok {
		c.village, c.written = place.Village, place.Commune
		c.commune = table.Resolve(place.Commune, place.District, place.Province, "")
	}
	if c.village == "" && c.written == "" {
		c.village = plainName(name)
		if source == ByFolder {
			if match := table.ByFolder(name); match.Exact {
				c.commune, c.written, c.village = match, name, ""
			}
		}
	}
	return c
}

// cutVillage tells whether a name has the type of a village.
func cutVillage(text string) (kind string, ok bool) {
	n := nameOf(text)
	return n.kind, n.kind != ""
}

// plainName is the name of a file without numbers in front and the words that speak of the file: "03 - Đồng Mây (scan)".
func plainName(name string) string {
	name, _, _ = strings.Cut(viet.Compose(name), "(")
	words := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" _-–.,+", r) })
	var kept []string
	for _, w := range words {
		fold := viet.Fold(w)
		if strings.Trim(fold, "0123456789") == "" && (len(kept) == 0 || len(fold) == 4) || fileWords(fold) {
			continue
		}
		kept = append(kept, w)
	}
	return strings.Join(kept, " ")
}

func fileWords(fold string) bool {
	switch fold {
	case "huong", "quy", "uoc", "hu", "qu", "hoc", "scan", "final", "copy", "moi", "cuoi", "sua", "signed", "van", "hoa":
		return true
	}
	return false
}
