package report

import (
	"cmp"
	"errors"
	"fmt"
	"io"

	"github.com/goccy/go-yaml"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/messages"
)

// Office is what an office says of itself in its papers. What it leaves empty becomes a place to be filled in.
type Office struct {
	Parent       string   `yaml:"parent"`       // cơ quan chủ quản trực tiếp; "-" for none
	Agency       string   `yaml:"agency"`       // cơ quan ban hành: "Sở Tư pháp"
	Abbreviation string   `yaml:"abbreviation"` // in the number: "STP"
	Unit         string   `yaml:"unit"`         // đơn vị soạn thảo, in "Lưu: VT, …"
	Place        string   `yaml:"place"`        // địa danh: "Bắc Ninh"
	To           []string `yaml:"to"`           // who gets the annual report
	Authority    string   `yaml:"authority"`    // "TM. …", "KT. GIÁM ĐỐC"
	Post         string   `yaml:"post"`         // "GIÁM ĐỐC"
	Signer       string   `yaml:"signer"`       // only where the office wants the name in the draft
	Basis        []string `yaml:"basis"`        // in place of the căn cứ that come with the program
	Difficulties []string `yaml:"difficulties"` // added to what the figures show
	Proposals    []string `yaml:"proposals"`
	// Deadline is the day by which communes and villages are to answer a letter.
	Deadline corpus.Date `yaml:"deadline"`
}

// ErrOffice says that the file of an office cannot be understood; the error shows the line.
var ErrOffice = errors.New("the file of the office is not as it should be")

// ReadOffice reads the file of an office; an unknown key is an error that shows the line.
func ReadOffice(r io.Reader) (Office, error) {
	var o Office
	if err := yaml.NewDecoder(r, yaml.Strict()).Decode(&o); err != nil && !errors.Is(err, io.EOF) {
		return Office{}, fmt.Errorf("%w: %w", ErrOffice, err)
	}
	return o, nil
}

// blank is a value, or a place to be filled in with what belongs there.
func blank(say *messages.Catalogue, value, id string) string {
	return cmp.Or(value, "["+say.T("blank."+id)+"]")
}
