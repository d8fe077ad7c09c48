//go:build tools

// Package tools fixes the versions of the programs that check this project.
package tools

import _ "github.com/golangci/golangci-lint/v2/cmd/golangci-lint"
