package review

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// Signs are the letters for a conclusion on paper: C (có), K (không) with the number of its reason, P (phân vân).
const (
	SignConfirm = "C"
	SignDismiss = "K"
	SignUnsure  = "P"
)

// Line is a line keyed in from paper: a code, a conclusion, a note.
type Line struct {
	Number      int // in its file, from 1
	Code        string
	Said        Said
	Fingerprint string

	prefix string
}

// Said is the conclusion on a line.
type Said struct {
	Decision checker.Decision
	Reason   checker.Reason // of a dismissal
	Note     string
}

// Fault is what is wrong with a line, as the end of a message id: "enter.fault.<value>".
type Fault string

// The faults.
const (
	FaultCode       Fault = "code"       // misspelt: the sign of proof does not fit
	FaultUnknown    Fault = "unknown"    // no finding has it
	FaultAmbiguous  Fault = "ambiguous"  // more than one has it
	FaultConclusion Fault = "conclusion" // none of C, K, P
	FaultReason     Fault = "reason"     // K without the number of a reason, or "other" without a note
	FaultTwice      Fault = "twice"      // the code stands on two lines with different conclusions
)

// LineProblem is a line that cannot be entered.
type LineProblem struct {
	Line  int
	Text  string
	Fault Fault
}

// ParseLines reads what was keyed in: a line a finding, "7KQ2-M9XA K3 remark", parted by spaces, tabs, commas or semicolons.
// Empty lines and lines that begin with # say nothing.
func ParseLines(r io.Reader) (lines []Line, problems []LineProblem, err error) {
	in := bufio.NewScanner(r)
	seen := map[string]Said{}
	for n := 1; in.Scan(); n++ {
		text := strings.TrimSpace(strings.TrimPrefix(in.Text(), "\uFEFF"))
		if text == "" || text[0] == '#' {
			continue
		}
		line, fault := parseLine(text)
		line.Number = n
		before, twice := seen[line.Code]
		switch {
		case fault != "":
		case twice && before != line.Said:
			fault = FaultTwice
		case twice:
			continue
		}
		if fault != "" {
			problems = append(problems, LineProblem{n, text, fault})
			continue
		}
		seen[line.Code] = line.Said
		lines = append(lines, line)
	}
	if err := in.Err(); err != nil {
		return nil, nil, fmt.Errorf("read the lines of the sheet: %w", err)
	}
	return lines, problems, nil
}

func parseLine(text string) (l Line, fault Fault) {
	code, rest := cutField(text)
	sign, note := cutField(rest)
	var ok bool
	if l.prefix, l.Code, ok = parseCode(code); !ok {
		return l, FaultCode
	}
	l.Said.Note = note
	switch sign = strings.ToUpper(sign); {
	case sign == SignConfirm:
		l.Said.Decision = checker.Confirmed
	case sign == SignUnsure:
		l.Said.Decision = checker.Unsure
	case strings.HasPrefix(sign, SignDismiss):
		l.Said.Decision = checker.Dismissed
		return l, l.Said.because(sign[len(SignDismiss):])
	default:
		return l, FaultConclusion
	}
	return l, ""
}

// because sets the reason of a dismissal by its number on the sheet.
func (c *Said) because(number string) Fault {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(checker.Reasons()) {
		return FaultReason
	}
	c.Reason = checker.Reasons()[n-1]
	if c.Reason == checker.ReasonOther && c.Note == "" {
		return FaultReason
	}
	return ""
}

func cutField(s string) (field, rest string) {
	const parting = " \t,;"
	s = strings.TrimLeft(s, parting)
	i := strings.IndexAny(s, parting)
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.Trim(s[i:], parting)
}

// Resolve finds the findings of the lines.
func (d *Desk) Resolve(ctx context.Context, lines []Line) (found []Line, problems []LineProblem, err error) {
	for _, line := range lines {
		pieces, _, err := d.Ledger.Work(ctx, ledger.Work{Fingerprint: line.prefix, Hints: true, Former: true})
		if err != nil {
			return nil, nil, err
		}
		line.Fingerprint = ""
		fault := FaultUnknown
		for _, p := range pieces {
			if Code(p.Finding.Fingerprint) != line.Code || !d.sees(p.Commune) {
				continue
			}
			if line.Fingerprint != "" {
				fault = FaultAmbiguous
				break
			}
			line.Fingerprint, fault = p.Finding.Fingerprint, ""
		}
		if fault != "" {
			problems = append(problems, LineProblem{line.Number, line.Code, fault})
			continue
		}
		found = append(found, line)
	}
	return found, problems, nil
}

// Enter enters the conclusions of lines that were resolved: those that say the same in one entry, so that it can be taken
// back as one. Settle replaces what others decided. A line that says what the same person said before is not entered again.
func (d *Desk) Enter(ctx context.Context, lines []Line, settle bool) (events []checker.Event, err error) {
	groups := map[Said][]string{}
	var order []Said
	for _, line := range lines {
		same, err := d.said(ctx, line)
		if err != nil {
			return nil, err
		}
		if same {
			continue
		}
		if groups[line.Said] == nil {
			order = append(order, line.Said)
		}
		groups[line.Said] = append(groups[line.Said], line.Fingerprint)
	}
	for _, c := range order {
		e, err := d.Decide(ctx, groups[c], Conclusion{Decision: c.Decision, Reason: c.Reason, Note: c.Note, Settle: settle})
		if err != nil {
			return events, err
		}
		events = append(events, e)
	}
	return events, nil
}

// said tells that the person's own decision that stands is the line's.
func (d *Desk) said(ctx context.Context, line Line) (bool, error) {
	w, err := d.Ledger.Weight(ctx, checker.FindingSubject(line.Fingerprint))
	if err != nil {
		return false, err
	}
	for _, e := range w.Standing {
		c := line.Said
		if e.Actor == d.Actor && e.Decision == c.Decision && e.Reason == c.Reason && e.Note == c.Note {
			return true, nil
		}
	}
	return false, nil
}
