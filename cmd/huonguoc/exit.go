package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/huonguoc/huonguoc/corpus/source"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/index/query"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/messages"
)

// exitCode is the contract of design and of every command's help.
type exitCode int

const (
	exitDone        exitCode = 0
	exitFlagged     exitCode = 1
	exitUsage       exitCode = 2
	exitUnread      exitCode = 3
	exitFailed      exitCode = 4
	exitInterrupted exitCode = 130
)

// usageError is a sentence of the catalogue about a wrong call.
type usageError struct {
	id    string
	pairs []any
}

func usage(id string, pairs ...any) error { return &usageError{id, pairs} }

func (e *usageError) Error() string { return fmt.Sprint(append([]any{e.id}, e.pairs...)...) }

// homeError says that a home folder cannot be used.
type homeError struct{ err error }

func (e *homeError) Error() string { return e.err.Error() }
func (e *homeError) Unwrap() error { return e.err }

// finish turns the end of a run into its exit code, and an error into a sentence.
func (a *app) finish(ctx context.Context, err error) exitCode {
	if err == nil {
		return a.code
	}
	if a.say == nil {
		// The language itself could not be had; Vietnamese always can.
		a.say, _ = messages.New(messages.Languages()[0])
	}
	fmt.Fprintln(a.err, a.say.T("error.prefix"), a.explain(ctx, err))
	return a.codeOf(ctx, err)
}

func (a *app) codeOf(ctx context.Context, err error) exitCode {
	var wrong *usageError
	var mistake *query.Error
	_, said := sentenceOf(err)
	switch {
	case interrupted(ctx, err):
		return exitInterrupted
	case said:
		return exitUsage
	case errors.As(err, &wrong), errors.As(err, &mistake), errors.Is(err, source.ErrNotFound), errors.Is(err, ledger.ErrNoLedger), !a.running:
		return exitUsage
	default:
		return exitFailed
	}
}

// explain is the one place that turns an error into a sentence for people.
func (a *app) explain(ctx context.Context, err error) string {
	var wrong *usageError
	var home *homeError
	var mistake *query.Error
	id, said := sentenceOf(err)
	if !said {
		id, said = failureOf(err)
	}
	switch {
	case interrupted(ctx, err):
		return a.say.T("error.interrupted")
	case errors.As(err, &mistake):
		return a.explainQuery(mistake, err)
	case said:
		return a.say.T(id, "Detail", afterColon(err), "Reasons", reasonList())
	case errors.As(err, &wrong):
		return a.say.T(wrong.id, wrong.pairs...)
	case errors.Is(err, source.ErrNotFound):
		return a.say.T("error.not-found", "Path", detail(err))
	case errors.Is(err, ledger.ErrNoLedger):
		return a.say.T("error.no-ledger", "Home", a.config.home())
	case errors.Is(err, index.ErrBusy):
		return a.say.T("error.busy")
	case errors.As(err, &home):
		return a.say.T("error.home", "Home", a.config.home()) + " (" + home.Error() + ")"
	default:
		return err.Error()
	}
}

// detail is what follows the sentinel in an error's text: the path that was not found.
func detail(err error) string {
	text := err.Error()
	prefix := source.ErrNotFound.Error() + ": "
	if len(text) > len(prefix) && text[:len(prefix)] == prefix {
		return text[len(prefix):]
	}
	return text
}

func interrupted(ctx context.Context, err error) bool {
	return ctx.Err() != nil && errors.Is(err, context.Canceled)
}

// outcome is the code of a run that came to its end: unread files weigh more than flagged ones.
func outcome(unread, flagged bool) exitCode {
	switch {
	case unread:
		return exitUnread
	case flagged:
		return exitFlagged
	default:
		return exitDone
	}
}
