// Package messages is the one catalogue of what people see: Vietnamese by default, English as the second language.
//
// Every sentence has an id ("reason.damaged"); both languages hold the same ids, which a test checks. Codes travel through
// the program and become sentences only here, at its edge. A file holds the sentences of one area in one language:
// program.vi.yaml, review.en.yaml.
package messages

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

//go:embed *.yaml
var files embed.FS

// Languages are the languages of the catalogue, the default first.
func Languages() []string { return []string{"vi", "en"} }

// Catalogue speaks one language; safe for concurrent use.
type Catalogue struct {
	lang      string
	localizer *i18n.Localizer
	numbers   *message.Printer
}

// New opens the catalogue in a language of Languages.
func New(lang string) (*Catalogue, error) {
	if !slices.Contains(Languages(), lang) {
		return nil, fmt.Errorf("unknown language %q: use one of %v", lang, Languages())
	}
	bundle := i18n.NewBundle(language.Vietnamese)
	bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
	areas, err := fs.Glob(files, "*.yaml")
	if err != nil {
		return nil, err
	}
	for _, area := range areas {
		if _, err := bundle.LoadMessageFileFS(files, area); err != nil {
			return nil, fmt.Errorf("load the messages of %s: %w", area, err)
		}
	}
	return &Catalogue{lang, i18n.NewLocalizer(bundle, lang), message.NewPrinter(language.Make(lang))}, nil
}

// Lang is the catalogue's language: "vi" or "en".
func (c *Catalogue) Lang() string { return c.lang }

// T is the sentence with the id; pairs fill its places: T("scan.done", "Files", 12). An id without a sentence comes back
// as it is, so that a fault shows and nothing is lost.
func (c *Catalogue) T(id string, pairs ...any) string {
	return c.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: fill(pairs)}, id)
}

// N is T for a sentence that depends on a count, which fills the place Count.
func (c *Catalogue) N(id string, count int, pairs ...any) string {
	data := fill(pairs)
	data["Count"] = c.Int(count)
	return c.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: data, PluralCount: count}, id)
}

func (c *Catalogue) localize(config *i18n.LocalizeConfig, id string) string {
	// Vietnamese has one form for all counts; for a count of one the library gives it together with an error.
	text, _ := c.localizer.Localize(config)
	if text == "" {
		return id
	}
	return text
}

func fill(pairs []any) map[string]any {
	data := make(map[string]any, len(pairs)/2+1)
	for i := 0; i+1 < len(pairs); i += 2 {
		data[fmt.Sprint(pairs[i])] = pairs[i+1]
	}
	return data
}

// Int writes a whole number in the language's manner: 1.234 in Vietnamese.
func (c *Catalogue) Int(n int) string { return c.numbers.Sprint(number.Decimal(n)) }

// Percent writes a percentage with one decimal, rounded down so that a share that misses its target never reads as if it
// had reached it; a dash stands for no share.
func (c *Catalogue) Percent(percent float64, ok bool) string {
	if !ok {
		return "–"
	}
	down := float64(int64(percent*10+1e-9)) / 10
	return c.numbers.Sprint(number.Decimal(down, number.Scale(1))) + " %"
}
