package samples

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/huonguoc/huonguoc/corpus"
)

//go:embed texts/*.yaml
var keys embed.FS

// Form is how a sample lies in the demo corpus.
type Form string

// The forms. A scan is a PDF of page pictures without a text layer; a damaged file is a .docx cut in the middle.
const (
	FormDOCX    Form = "docx"
	FormPDF     Form = "pdf"
	FormTXTNFC  Form = "txt-nfc"
	FormTXTNFD  Form = "txt-nfd"
	FormScan    Form = "scan"
	FormDamaged Form = "damaged"
)

var extensions = map[Form]string{
	FormDOCX: ".docx", FormPDF: ".pdf", FormTXTNFC: ".txt", FormTXTNFD: ".txt", FormScan: ".pdf", FormDamaged: ".docx",
}

// Readable tells whether the program is expected to get this form's text.
func (f Form) Readable() bool { return f != FormScan && f != FormDamaged }

// Key is the answer key of one sample.
type Key struct {
	ID            string `yaml:"-"`              // "01-dong-may": the name of the text and of the files in testdata/formats
	Folder        string `yaml:"folder"`         // folder of the demo corpus
	Name          string `yaml:"name"`           // file name without extension
	Form          Form   `yaml:"format"`         //
	AutoNumbering bool   `yaml:"auto-numbering"` // Điều, khoản and điểm are automatic lists of the office program
	Layout        Layout `yaml:"layout"`         // of plain-text forms
	Today         string `yaml:"today"`          // code of today's commune
	// Head is what the text says of itself; empty where it is silent.
	Head     corpus.Convention `yaml:"head"`
	Articles int               `yaml:"articles"` // lines that open a Điều
	// Findings are the clauses that discriminate; Borderline are those that are never scored (docs of labelling).
	Findings   []Expected   `yaml:"findings"`
	Borderline []Borderline `yaml:"borderline"`
}

// Layout says how a plain-text file is written. The zero value is UTF-8 with "\n" and one line a paragraph.
type Layout struct {
	Newline  string `yaml:"newline"`  // "lf" (default) or "crlf"
	Encoding string `yaml:"encoding"` // "utf-8" (default), "utf-8-bom" or "utf-16le" with byte order mark
	// Wrap is the line width in letters of a hard-wrapped file, whose paragraphs are parted by an empty line; 0 for none.
	Wrap int `yaml:"wrap"`
}

// Expected is a clause that must be flagged.
type Expected struct {
	Address string `yaml:"address"` // the citation: "Điều 12, khoản 3, điểm b"
	Kind    string `yaml:"kind"`    // id of rules.Kinds
	Against string `yaml:"against"` // "women" or "men"
	Quote   string `yaml:"quote"`   // exact words of the clause
}

// Borderline is a clause on which reasonable lawyers differ.
type Borderline struct {
	Address string `yaml:"address"`
	Note    string `yaml:"note"`
}

// Path is the sample's path in Files.
func (k Key) Path() string { return path.Join(k.Folder, k.Name+extensions[k.Form]) }

// Keys are the answer keys in order of their number.
func Keys() ([]Key, error) { return ReadKeys(keys, "texts") }

// ReadKeys reads the keys (*.yaml) of a folder. An unknown field or form is an error: a misspelt key would otherwise
// weaken a test without anyone noticing.
func ReadKeys(fsys fs.FS, folder string) ([]Key, error) {
	names, err := fs.Glob(fsys, path.Join(folder, "*.yaml"))
	if err != nil {
		return nil, fmt.Errorf("list keys: %w", err)
	}
	list := make([]Key, 0, len(names))
	for _, name := range names {
		key, err := readKey(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read key %s: %w", name, err)
		}
		list = append(list, key)
	}
	return list, nil
}

func readKey(fsys fs.FS, name string) (Key, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return Key{}, err
	}
	var key Key
	if err := yaml.UnmarshalWithOptions(data, &key, yaml.Strict()); err != nil {
		return Key{}, err
	}
	if extensions[key.Form] == "" {
		return Key{}, fmt.Errorf("unknown format %q", key.Form)
	}
	key.ID = strings.TrimSuffix(path.Base(name), ".yaml")
	return key, nil
}
