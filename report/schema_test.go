package report_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/report"
)

// The published schemas are made of the types, so that they cannot tell of other fields than the program writes. -update
// writes them anew.
func schemas() map[string]reflect.Type {
	return map[string]reflect.Type{"check.schema.json": reflect.TypeFor[report.Checked](), "report.schema.json": reflect.TypeFor[report.Whole]()}
}

// schemaOf describes a type as JSON Schema 2020-12. A field is required unless it may be left out; more fields may come.
func schemaOf(t reflect.Type) map[string]any {
	if t == reflect.TypeFor[checker.Share]() { // writes itself
		number, null := map[string]any{"type": "integer"}, map[string]any{"type": []string{"number", "null"}}
		return object(map[string]any{"part": number, "whole": number, "percent": null}, []string{"part", "whole", "percent"})
	}
	if t == reflect.TypeFor[time.Time]() {
		return map[string]any{"type": "string", "format": "date-time"}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return map[string]any{"anyOf": []any{schemaOf(t.Elem()), map[string]any{"type": "null"}}}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": schemaOf(t.Elem())}
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float32, reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Struct:
		properties, required := map[string]any{}, []string{}
		fieldsOf(t, properties, &required)
		return object(properties, required)
	default:
		return map[string]any{"type": "integer"}
	}
}

func object(properties map[string]any, required []string) map[string]any {
	return map[string]any{"type": "object", "properties": properties, "required": required}
}

// fieldsOf adds the fields of a struct, those of embedded ones as its own.
func fieldsOf(t reflect.Type, properties map[string]any, required *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-" || !f.IsExported():
		case f.Anonymous && name == "":
			fieldsOf(f.Type, properties, required)
		default:
			properties[name] = schemaOf(f.Type)
			if !strings.Contains(options, "omitempty") {
				*required = append(*required, name)
			}
		}
	}
}

func published(t *testing.T, name string, typ reflect.Type) []byte {
	t.Helper()
	schema := schemaOf(typ)
	schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	schema["title"] = "huonguoc " + strings.TrimSuffix(name, ".schema.json")
	data, err := json.MarshalIndent(schema, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(data, '\n')
}

func TestPublishedSchemas(t *testing.T) {
	for name, typ := range schemas() {
		path := filepath.Join("..", "docs", "schema", name)
		want := published(t, name, typ)
		if flag.Lookup("update").Value.String() == "true" {
			if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, want, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), strings.ReplaceAll(string(got), "\r\n", "\n")); diff != "" {
			t.Errorf("%s is not what the program writes (-update writes it anew):\n%s", name, diff)
		}
	}
}

// What is written is by the schema, with hostile texts and with nothing.
func TestOutputIsByItsSchema(t *testing.T) {
	frozen := reviewed()
	frozen.Snapshot = report.Snapshot{Name: "2026", SHA256: strings.Repeat("0", 64)}
	for name, d := range map[string]report.Data{"fixture": fixture(), "frozen": frozen, "hostile": hostile(), "empty": counted(report.Data{Version: "0.1.0"})} {
		t.Run(name, func(t *testing.T) {
			var whole, check bytes.Buffer
			if err := report.JSON(&whole, d, catalogue(t, "vi")); err != nil {
				t.Fatal(err)
			}
			c := checked(t, d)
			c.Packs, c.Documents = append([]report.Pack{}, c.Packs...), append([]report.CheckedDocument{}, c.Documents...)
			if err := report.Encode(&check, c); err != nil {
				t.Fatal(err)
			}
			valid(t, "report.schema.json", whole.Bytes())
			valid(t, "check.schema.json", check.Bytes())
		})
	}
}

func valid(t *testing.T, name string, data []byte) {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "docs", "schema", name))
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("not by %s: %v", name, err)
	}
}
