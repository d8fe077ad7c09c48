package main

import (
	"path"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// progress shows on standard error how far a run has come. On anything but a terminal, and with --quiet, it is silent.
type progress struct {
	bars *mpb.Progress
	bar  *mpb.Bar
	name string
}

func (a *app) progress(label string, total int) *progress {
	if a.config.quiet() || !isTerminal(a.err) || total == 0 {
		return &progress{}
	}
	p := &progress{bars: mpb.New(mpb.WithOutput(a.err), mpb.WithWidth(40))}
	p.bar = p.bars.AddBar(int64(total), mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Name(label+" "), decor.CountersNoUnit("%d/%d")),
		mpb.AppendDecorators(decor.Percentage(), decor.Any(func(decor.Statistics) string { return " " + p.name })))
	return p
}

// step counts one file as done.
func (p *progress) step(file string) {
	if p.bar == nil {
		return
	}
	p.name = path.Base(file)
	p.bar.Increment()
}

// set puts the bar to a count.
func (p *progress) set(done, total int) {
	if p.bar == nil {
		return
	}
	p.bar.SetTotal(int64(total), false)
	p.bar.SetCurrent(int64(done))
}

// end takes the bar away, finished or not.
func (p *progress) end() {
	if p.bar == nil {
		return
	}
	p.bar.Abort(true)
	p.bars.Wait()
}
