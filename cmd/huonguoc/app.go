package main

import (
	"context"
	"io"
	"time"

	"github.com/huonguoc/huonguoc/messages"
)

// app is one run of the program.
type app struct {
	in       io.Reader
	out, err io.Writer
	now      func() time.Time
	say      *messages.Catalogue
	config   *config
	running  bool // a command's own work has begun; before that, every error is one of usage
	code     exitCode
}

// Run is the whole program but for the process around it. It returns the exit code.
func Run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	a := &app{in: in, out: out, err: errs, now: time.Now}
	err := a.start(ctx, args)
	return int(a.finish(ctx, err))
}

// start reads the configuration, which decides the language, and then the command.
func (a *app) start(ctx context.Context, args []string) (err error) {
	if a.config, err = newConfig(args); err != nil {
		return err
	}
	if a.say, err = messages.New(a.config.lang()); err != nil {
		return usage("error.lang", "Lang", a.config.lang())
	}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	return root.ExecuteContext(ctx)
}
