package scan

import (
	"path"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/outline"
	"github.com/huonguoc/huonguoc/corpus/units"
)

// commune finds today's commune of a document: by the head of its text, then by the file's name and folders (domain.md
// §5.2). What they leave ambiguous is not guessed: the row is then named as the text names the place, without a code.
func (s *Scanner) commune(doc *corpus.Document) checker.Commune {
	c := doc.Convention
	byText := s.Units.Resolve(c.Commune, c.District, c.Province, c.AdoptedOn)
	if found, ok := only(byText); ok {
		return found
	}
	for _, byPath := range s.pathMatches(doc.Path) {
		if found, ok := only(byPath); ok && (c.Commune == "" || candidate(byText, found.Code)) {
			return found
		}
	}
	return checker.Commune{Name: strings.Join(named(c.Commune, c.District, c.Province), ", ")}
}

// nearFolders is how many folders above a file may tell its commune. Farther ones are the computer's and its user's, whose
// names can be those of a place by chance.
const nearFolders = 2

// pathMatches are what a file's name and its nearest folders say, nearest first.
func (s *Scanner) pathMatches(file string) []units.Match {
	var matches []units.Match
	if place, ok := outline.PlaceFromPath(file); ok {
		matches = append(matches, s.Units.Resolve(place.Commune, place.District, place.Province, ""))
	}
	folder := path.Dir(file)
	for range nearFolders {
		name := strings.TrimSuffix(path.Base(folder), "!")
		matches = append(matches, s.Units.ByFolder(strings.TrimSuffix(name, path.Ext(name))))
		folder = path.Dir(folder)
	}
	return matches
}

// only is the one unit that a name leads to without doubt.
func only(m units.Match) (checker.Commune, bool) {
	if !m.Exact || len(m.Today) != 1 {
		return checker.Commune{}, false
	}
	u := m.Today[0]
	return checker.Commune{Code: u.Code, Name: u.Type + " " + u.Name}, true
}

func candidate(m units.Match, code string) bool {
	for _, u := range m.Today {
		if u.Code == code {
			return true
		}
	}
	return false
}

// named are the names that are not empty; a place without commune is unknown whatever else is named.
func named(commune string, more ...string) []string {
	if commune == "" {
		return nil
	}
	names := []string{commune}
	for _, n := range more {
		if n != "" {
			names = append(names, n)
		}
	}
	return names
}
