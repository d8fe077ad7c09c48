package main

import (
	"errors"
	"strings"

	"github.com/huonguoc/huonguoc/bundle"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/review"
)

// sentenceOf is the message for an error about what a person asked for; such an error is one of usage.
func sentenceOf(err error) (id string, ok bool) {
	for _, s := range []struct {
		err error
		id  string
	}{
		{review.ErrNoFinding, "error.no-finding"},
		{review.ErrAmbiguous, "error.ambiguous"},
		{review.ErrNoConvention, "error.no-convention"},
		{review.ErrNoGroup, "error.no-group"},
		{review.ErrNoClause, "error.no-clause"},
		{review.ErrNothing, "error.nothing-to-undo"},
		{review.ErrOneText, "error.one-text"},
		{checker.ErrActor, "error.no-actor"},
		{checker.ErrReason, "error.reason"},
		{checker.ErrSubject, "error.no-subject"},
		{checker.ErrDefinition, "error.definition"},
		{index.ErrNoClause, "search.error.no-clause"},
		{ledger.ErrNoSearch, "search.error.no-search"},
		{report.ErrTooManyRows, "search.error.too-many-rows"},
		{checker.ErrSnapshot, "error.snapshot"},
		{ledger.ErrNoSnapshot, "error.no-snapshot"},
		{ledger.ErrSnapshotTaken, "error.snapshot-taken"},
		{ledger.ErrLedgerHere, "error.ledger-here"},
		{ledger.ErrFileHere, "error.file-here"},
		{bundle.ErrUntrusted, "error.untrusted"},
		{bundle.ErrNoBundle, "error.no-bundle"},
	} {
		if errors.Is(err, s.err) {
			return s.id, true
		}
	}
	return "", false
}

// failureOf is the message for an error of something that cannot be believed; such an error is a failure.
func failureOf(err error) (id string, ok bool) {
	for _, s := range []struct {
		err error
		id  string
	}{
		{bundle.ErrSignature, "error.signature"},
		{bundle.ErrDamaged, "error.damaged"},
		{ledger.ErrForked, "error.forked"},
		{ledger.ErrForged, "error.forged"},
		{ledger.ErrGap, "error.gap"},
		{ledger.ErrNotSound, "error.not-sound"},
	} {
		if errors.Is(err, s.err) {
			return s.id, true
		}
	}
	return "", false
}

// afterColon is the last part of an error's text: what it is about.
func afterColon(err error) string {
	text := err.Error()
	if i := strings.LastIndex(text, ": "); i >= 0 {
		return text[i+2:]
	}
	return ""
}
