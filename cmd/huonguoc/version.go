package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// release is the version of a released program; the linker sets it (see Makefile).
var release = ""

// programVersion is the release, or what Go knows of a program built from its sources.
func programVersion() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "dev"
}

func (a *app) version() *cobra.Command {
	return a.command("version", "version", func(*cobra.Command, []string) error {
		_, err := fmt.Fprintf(a.out, "huonguoc %s (%s, %s/%s)\n", programVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return err
	})
}
