package review_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/review"
)

var fingerprints = rapid.Custom(func(t *rapid.T) string {
	return fmt.Sprintf("%016x", rapid.Uint64().Draw(t, "fingerprint"))
})

// parse reads one line with a code.
func parse(t interface{ Fatal(...any) }, text string) ([]review.Line, []review.LineProblem) {
	lines, problems, err := review.ParseLines(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return lines, problems
}

// However a code is written, it is the same.
func TestCodeComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := review.Code(fingerprints.Draw(t, "fingerprint"))
		for _, written := range []string{code, strings.ToLower(code), strings.ReplaceAll(code, "-", "")} {
			lines, problems := parse(t, written+" c")
			if len(problems) > 0 || len(lines) != 1 || lines[0].Code != code {
				t.Fatalf("%s: %+v, %+v", written, lines, problems)
			}
		}
	})
}

// One wrong letter, or two that changed places, never name another finding.
func TestSlipsAreFound(t *testing.T) {
	const letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
	rapid.Check(t, func(t *rapid.T) {
		code := []byte(strings.ReplaceAll(review.Code(fingerprints.Draw(t, "fingerprint")), "-", ""))
		slip := append([]byte{}, code...)
		i, j := rapid.IntRange(0, 7).Draw(t, "at"), rapid.IntRange(0, 7).Draw(t, "with")
		if rapid.Bool().Draw(t, "swap") {
			slip[i], slip[j] = slip[j], slip[i]
		} else {
			slip[i] = letters[rapid.IntRange(0, len(letters)-1).Draw(t, "letter")]
		}
		if string(slip) == string(code) {
			return
		}
		if lines, _ := parse(t, string(slip)+" C"); len(lines) > 0 {
			t.Fatalf("%s is taken for a code, it was %s", slip, code)
		}
	})
}

func TestCodeOfWhatIsNoFingerprint(t *testing.T) {
	for _, s := range []string{"", "12", "zzzzzzzzzzzzzzzz"} {
		if got := review.Code(s); got != "" {
			t.Errorf("%q: %s", s, got)
		}
	}
}

func TestParseLines(t *testing.T) {
	a, b := review.Code("0123456789abcdef"), review.Code("fedcba9876543210")
	conclude := func(d checker.Decision, r checker.Reason, note string) review.Said {
		return review.Said{Decision: d, Reason: r, Note: note}
	}
	tests := map[string]struct {
		text     string
		want     []review.Said
		problems []review.Fault
	}{
		"the three signs":            {a + " C\n" + b + "\tp", []review.Said{conclude(checker.Confirmed, "", ""), conclude(checker.Unsure, "", "")}, nil},
		"a reason and a note":        {a + " K3 theo luật, đúng", []review.Said{conclude(checker.Dismissed, checker.ReasonProtective, "theo luật, đúng")}, nil},
		"from a spreadsheet":         {"\uFEFF" + a + ";k1;\r\n", []review.Said{conclude(checker.Dismissed, checker.ReasonBothSexes, "")}, nil},
		"remarks and empty lines":    {"# phiếu 1\n\n" + a + " C", []review.Said{conclude(checker.Confirmed, "", "")}, nil},
		"the same line twice":        {a + " C\n" + a + " C", []review.Said{conclude(checker.Confirmed, "", "")}, nil},
		"two conclusions on one":     {a + " C\n" + a + " P", []review.Said{conclude(checker.Confirmed, "", "")}, []review.Fault{review.FaultTwice}},
		"a slip":                     {"2222-2223 C", nil, []review.Fault{review.FaultCode}},
		"no conclusion":              {a, nil, []review.Fault{review.FaultConclusion}},
		"another letter":             {a + " X", nil, []review.Fault{review.FaultConclusion}},
		"no reason":                  {a + " K", nil, []review.Fault{review.FaultReason}},
		"no such reason":             {a + " K9", nil, []review.Fault{review.FaultReason}},
		"another reason, no remark":  {a + " K8", nil, []review.Fault{review.FaultReason}},
		"another reason with remark": {a + " K8 tập tục đã bỏ", []review.Said{conclude(checker.Dismissed, checker.ReasonOther, "tập tục đã bỏ")}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			lines, problems := parse(t, test.text)
			var got []review.Said
			for _, l := range lines {
				got = append(got, l.Said)
			}
			var faults []review.Fault
			for _, p := range problems {
				faults = append(faults, p.Fault)
			}
			if diff := cmp.Diff(test.want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.problems, faults, cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
		})
	}
}
