package index

import (
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// The analyzers and the token filter each is made with. They work on tokens, after the text was cut: a character filter
// would shift the offsets and let highlights land inside other words.
const (
	exactAnalyzer  = "viet_exact"
	foldedAnalyzer = "viet_folded"
)

// termFilter brings every token to one form.
type termFilter struct{ form func(string) string }

var _ analysis.TokenFilter = (*termFilter)(nil)

// Filter implements analysis.TokenFilter.
func (f *termFilter) Filter(input analysis.TokenStream) analysis.TokenStream {
	for _, token := range input {
		token.Term = []byte(f.form(string(token.Term)))
	}
	return input
}

// register makes the token filters known to bleve, which keeps them in one table of the process.
var register = sync.OnceValue(func() error {
	for name, form := range map[string]func(string) string{exactAnalyzer: viet.Normal, foldedAnalyzer: viet.Fold} {
		build := func(map[string]any, *registry.Cache) (analysis.TokenFilter, error) { return &termFilter{form}, nil }
		if err := registry.RegisterTokenFilter(name, build); err != nil {
			return err
		}
	}
	return nil
})

// addAnalyzers defines both analyzers in a mapping.
func addAnalyzers(m *mapping.IndexMappingImpl) error {
	for _, name := range []string{exactAnalyzer, foldedAnalyzer} {
		err := m.AddCustomAnalyzer(name, map[string]any{
			"type": custom.Name, "tokenizer": unicode.Name, "token_filters": []string{name},
		})
		if err != nil {
			return err
		}
	}
	return nil
}
