package report

import (
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/messages"
)

// Defined is the definition of a figure as it is printed with it.
func Defined(d checker.Definition, say *messages.Catalogue) string {
	parts := []string{say.T("definition.basis." + string(d.Basis))}
	for _, c := range []struct {
		is bool
		id string
	}{
		{d.WithoutUnrecognised, "without-unrecognised"}, {d.WithoutSuspended, "without-suspended"}, {d.WithoutMissing, "without-missing"},
		{d.WithRefused, "with-refused"},
	} {
		if c.is {
			parts = append(parts, say.T("definition."+c.id))
		}
	}
	return strings.Join(parts, " ")
}
