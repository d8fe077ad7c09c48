package main

import (
	"context"
	"os/exec"
	"regexp"
)

var release = regexp.MustCompile(`\d+(\.\d+)+`)

// version is a program's name and release. Some of them tell it on their error stream, or with a failure.
func version(ctx context.Context, program, flag string) string {
	if !installed(program) {
		return "no " + program
	}
	var args []string
	if flag != "" {
		args = []string{flag}
	}
	words, _ := exec.CommandContext(ctx, program, args...).CombinedOutput() //nolint:gosec // programs of this bench
	return program + " " + release.FindString(string(words))
}
