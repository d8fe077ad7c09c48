package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// The formats of printed results.
const (
	formatTable = "table"
	formatJSON  = "json"
	formatJSONL = "jsonl"
	formatCSV   = "csv"
	formatSARIF = "sarif"
)

// formatFlag adds --format with the formats that a command has, the first as default, and returns a function that reads it.
func (a *app) formatFlag(cmd *cobra.Command, formats ...string) func() (string, error) {
	list := strings.Join(formats, ", ")
	value := cmd.Flags().String("format", formats[0], a.say.T("flag.format", "Formats", list))
	return func() (string, error) {
		if !slices.Contains(formats, *value) {
			return "", usage("error.format", "Format", *value, "Formats", list)
		}
		return *value, nil
	}
}
