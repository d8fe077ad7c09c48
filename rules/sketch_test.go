package rules_test

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/huonguoc/huonguoc/rules"
)

func sketch(id, code, text string) rules.Sketch {
	for _, k := range rules.Kinds() {
		if k.Code == code {
			return rules.Sketch{ID: id, Kind: k, Text: text, Pass: "Mọi người như nhau."}
		}
	}
	return rules.Sketch{}
}

// write puts the files of a draft into a folder's files.
func write(fs fstest.MapFS, files map[string]string) {
	for name, text := range files {
		fs[name] = &fstest.MapFile{Data: []byte(text)}
	}
}

func TestNewRule(t *testing.T) {
	for _, c := range []struct {
		name, text, pattern, against string
	}{
		{"women", "Đàn bà không được ra giếng làng.", "@women (không được ra giếng làng)", "against: women"},
		{"men", "Cấm con trai ra giếng làng.", "(Cấm) @men (ra giếng làng)", "against: men"},
		{"both", "Nam 2 công, nữ 1 công.", "@men (2 công) @women (1 công)", "against: both"},
		{"nobody", "Ra giếng làng: cấm.", "(Ra giếng làng)", "against: both"},
		{"letters of the language", "Đàn bà @ (giếng) | [làng] ^", "@women (giếng) (làng)", "against: women"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := testPackFiles(t)
			written, err := rules.NewRule(files, "x", "gender", sketch("drafted", "K04", c.text))
			if err != nil {
				t.Fatal(err)
			}
			text := written["K04-worship-ritual.yaml"]
			if len(written) != 1 || !strings.Contains(text, c.pattern) || !strings.Contains(text, c.against) {
				t.Errorf("files %v, want the pattern %q and %q", written, c.pattern, c.against)
			}
			if !strings.HasPrefix(text, string(files["K04-worship-ritual.yaml"].Data)) {
				t.Error("what stood in the file has changed")
			}
			write(files, written)
			p, err := rules.LoadPack(files)
			if err != nil {
				t.Fatal(err)
			}
			failures, err := rules.Test(p)
			if err != nil || len(failures) > 0 && c.name != "both" { // a pattern of its own numbers says nothing of a comparison
				t.Errorf("failures %v, error %v", failures, err)
			}
		})
	}
}

func TestNewRuleBeginsAPack(t *testing.T) {
	files := fstest.MapFS{}
	written, err := rules.NewRule(files, "tinh", "gender", sketch("drafted", "K05", "Đàn bà không được ra giếng làng."))
	if err != nil {
		t.Fatal(err)
	}
	write(files, written)
	p, err := rules.LoadPack(files)
	if err != nil {
		t.Fatal(err)
	}
	if p.ID != "tinh" || p.Extends == nil || p.Extends.ID != "gender" {
		t.Errorf("pack %s extends %v", p.ID, p.Extends)
	}
	if _, err := rules.NewRule(files, "tinh", "gender", sketch("drafted", "K05", "Đàn bà.")); !errors.Is(err, rules.ErrRuleExists) {
		t.Errorf("error %v", err)
	}
}

func TestNewRuleOfAWrongName(t *testing.T) {
	_, err := rules.NewRule(os.DirFS("testdata/testpack"), "x", "gender", sketch("Giếng Làng", "K04", "Đàn bà không được ra giếng làng."))
	if err == nil || !strings.Contains(err.Error(), "small letters, digits and hyphens are wanted") {
		t.Errorf("error %v", err)
	}
}
