package reading_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

func TestReasonOf(t *testing.T) {
	tests := []struct {
		name string
		err  error
		want corpus.Reason
	}{
		{"none", nil, corpus.ReasonNone},
		{"its own", reading.Fail(corpus.ReasonLocked, "open"), corpus.ReasonLocked},
		{"wrapped", fmt.Errorf("read: %w", reading.Fail(corpus.ReasonTooLarge, "open")), corpus.ReasonTooLarge},
		{"around a context's end", reading.Fail(corpus.ReasonDamaged, "open: %w", context.Canceled), corpus.ReasonDamaged},
		{"a context's end", fmt.Errorf("read: %w", context.DeadlineExceeded), corpus.ReasonTimeout},
		{"a stranger", io.ErrUnexpectedEOF, corpus.ReasonDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := reading.ReasonOf(tt.err); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestErrorTellsItsCause(t *testing.T) {
	err := reading.Fail(corpus.ReasonDamaged, "open the archive: %w", io.ErrUnexpectedEOF)
	if !errors.Is(err, io.ErrUnexpectedEOF) || err.Error() != "damaged: open the archive: unexpected EOF" {
		t.Errorf("got %q", err)
	}
	if bare := (&reading.Error{Reason: corpus.ReasonLocked}).Error(); bare != "locked" {
		t.Errorf("got %q", bare)
	}
}

func TestLimits(t *testing.T) {
	d := reading.DefaultLimits()
	if diff := cmp.Diff(d, reading.Limits{Pages: -1}.WithDefaults()); diff != "" {
		t.Errorf("defaults differ (-want +got):\n%s", diff)
	}
	own := reading.Limits{Bytes: 1, Expanded: 2, Part: 3, Ratio: 4, Entries: 5, Nodes: 6, Depth: 7, Pages: 8, Time: 9, Memory: 10, Pixels: 11, PageTime: 12}
	if diff := cmp.Diff(own, own.WithDefaults()); diff != "" {
		t.Errorf("own limits were changed (-want +got):\n%s", diff)
	}
	for size, want := range map[int]time.Duration{0: 30 * time.Second, 1 << 20: 35 * time.Second, 12 << 20: 90 * time.Second} {
		if got := d.Deadline(size); got != want {
			t.Errorf("deadline of %d bytes: %s, want %s", size, got, want)
		}
	}
}
