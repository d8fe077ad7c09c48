package main

import (
	"bytes"
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the printed table into the documents")

// markdown makes a table of comma-separated values.
func markdown(t *testing.T, values string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(values, "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for i, row := range rows {
		b.WriteString("| `" + strings.ReplaceAll(row[0], "|", "\\|") + "` | " + row[1] + " |\n")
		if i == 0 {
			b.Reset()
			b.WriteString("| " + row[0] + " | " + row[1] + " |\n| --- | --- |\n")
		}
	}
	return b.String()
}

// The table in the documents is the one that the program prints.
func TestTheSyntaxTableIsPrinted(t *testing.T) {
	for lang, name := range map[string]string{"vi": "tim-kiem.md", "en": "search.md"} {
		var out bytes.Buffer
		if code := Run(t.Context(), []string{"search", "--syntax", "--format", "csv", "--lang", lang}, strings.NewReader(""), &out, &out); code != 0 {
			t.Fatalf("exit code %d: %s", code, out.String())
		}
		path := filepath.Join("..", "..", "docs", name)
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		mark := regexp.MustCompile(`(?s)<!-- syntax -->\n.*<!-- /syntax -->`)
		want := mark.ReplaceAllLiteral(page, []byte("<!-- syntax -->\n"+markdown(t, out.String())+"<!-- /syntax -->"))
		if *update {
			if err := os.WriteFile(path, want, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(page, want) && !*update {
			t.Errorf("%s has another table than the program prints; -update writes it anew", name)
		}
	}
}
