package report

import (
	"math"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/messages"
)

// bar is the figure as a picture: from the left the compliant, the undetermined and the non-compliant conventions, as
// shares of the width in percent, and a line at the target. The lowest bound is where the first part ends, the highest
// where the second does.
type bar struct {
	Compliant, Undetermined, NonCompliant float64
	Highest                               float64
	Target, Line                          float64 // where the line begins and how wide it is
	Label                                 string
}

// lineWidth is the width of the target's line in percent of a bar.
const lineWidth = 0.8

func newBar(row checker.Row, target int, say *messages.Catalogue) bar {
	b := bar{
		Target: min(float64(target), 100-lineWidth), Line: lineWidth,
		Label: say.T("report.bar", "Lowest", share(say, row.Lowest).Text, "Highest", share(say, row.Highest).Text, "Target", target),
	}
	lowest, ok := row.Lowest.Percent()
	if !ok {
		return b
	}
	highest, _ := row.Highest.Percent()
	b.Compliant, b.Highest = hundredth(lowest), hundredth(highest)
	b.Undetermined, b.NonCompliant = hundredth(highest-lowest), hundredth(100-highest)
	return b
}

func hundredth(x float64) float64 { return math.Round(100*x) / 100 }
