package checker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// version is a version of one well-read file whose text is named after its day.
func version(adopted, recognised corpus.Date, findings ...checker.Judged) checker.Version {
	return checker.Version{
		Adopted: adopted, Recognised: recognised, Decided: recognised != "", Status: []corpus.Status{corpus.StatusRead},
		Texts: []string{"text " + string(adopted)}, Findings: findings,
	}
}

func life(kind checker.LifeKind, on corpus.Date) checker.Life {
	return checker.Life{Kind: kind, On: on}
}

// Where a convention stands on a day, for everything that can happen to it.
func TestOn(t *testing.T) {
	first, second, undated := version("2010-05-01", "2010-06-01"), version("2024-03-01", "2024-04-01"), version("", "")
	unrecognised := version("2024-03-01", "")
	refused := version("2024-03-01", "")
	refused.Refused = "2024-03-20"
	recognisedLater := refused
	recognisedLater.Decided, recognisedLater.Recognised = true, "2024-09-01"
	cure := version("2025-06-01", "2025-08-01")
	tests := map[string]struct {
		versions []checker.Version
		life     []checker.Life
		day      corpus.Date
		want     checker.State
	}{
		"before its day":                       {[]checker.Version{first}, nil, "2010-04-30", checker.State{}},
		"on its day":                           {[]checker.Version{first}, nil, "2010-05-01", checker.State{Adopted: true, Current: []int{0}}},
		"recognised":                           {[]checker.Version{first}, nil, "2010-06-01", checker.State{Adopted: true, Recognised: true, Current: []int{0}}},
		"the older of two":                     {[]checker.Version{first, second}, nil, "2024-02-29", checker.State{Adopted: true, Recognised: true, Current: []int{0}}},
		"the newer of two":                     {[]checker.Version{first, second}, nil, "2024-04-01", checker.State{Adopted: true, Recognised: true, Amended: true, Current: []int{1}}},
		"new and not recognised yet":           {[]checker.Version{first, unrecognised}, nil, "2024-12-31", checker.State{Adopted: true, Amended: true, Current: []int{1}}},
		"without a day":                        {[]checker.Version{undated}, nil, "2024-01-01", checker.State{Adopted: true, Undated: true, Current: []int{0}}},
		"a file without a day beside":          {[]checker.Version{first, undated}, nil, "2024-01-01", checker.State{Adopted: true, Undated: true, Recognised: true, Current: []int{0, 1}}},
		"dated later, and a file without day":  {[]checker.Version{first, undated}, nil, "2009-01-01", checker.State{}},
		"new one refused, the old goes on":     {[]checker.Version{first, refused}, nil, "2024-12-31", checker.State{Adopted: true, Recognised: true, Amended: true, Current: []int{0}}},
		"not refused yet":                      {[]checker.Version{first, refused}, nil, "2024-03-10", checker.State{Adopted: true, Amended: true, Current: []int{1}}},
		"refused, and nothing before it":       {[]checker.Version{refused}, nil, "2024-12-31", checker.State{Adopted: true, Refused: true, Current: []int{0}}},
		"refused first, recognised in the end": {[]checker.Version{first, recognisedLater}, nil, "2024-09-01", checker.State{Adopted: true, Recognised: true, Amended: true, Current: []int{1}}},
		"recognition on record only": {
			[]checker.Version{version("2010-05-01", "")}, []checker.Life{life(checker.LifeRecognised, "2010-07-01")}, "2010-07-01",
			checker.State{Adopted: true, Recognised: true, Current: []int{0}},
		},
		"suspended in part": {
			[]checker.Version{first}, []checker.Life{life(checker.LifeSuspendedPart, "2025-01-10")}, "2025-02-01",
			checker.State{Adopted: true, Recognised: true, SuspendedPart: true, Current: []int{0}},
		},
		"not suspended yet": {
			[]checker.Version{first}, []checker.Life{life(checker.LifeSuspendedPart, "2025-01-10")}, "2025-01-09",
			checker.State{Adopted: true, Recognised: true, Current: []int{0}},
		},
		"suspended, the cure adopted only": {
			[]checker.Version{first, cure}, []checker.Life{life(checker.LifeSuspendedPart, "2025-01-10")}, "2025-07-31",
			checker.State{Adopted: true, Recognised: true, SuspendedPart: true, Amended: true, Current: []int{0}},
		},
		"suspended, the cure recognised": {
			[]checker.Version{first, cure}, []checker.Life{life(checker.LifeSuspendedPart, "2025-01-10")}, "2025-08-01",
			checker.State{Adopted: true, Recognised: true, Amended: true, Current: []int{1}},
		},
		"suspended as a whole": {
			[]checker.Version{first}, []checker.Life{life(checker.LifeSuspendedWhole, "2025-01-10")}, "2025-02-01",
			checker.State{Adopted: true, Recognised: true, SuspendedWhole: true, Current: []int{0}},
		},
		"annulled in part and amended on record": {
			[]checker.Version{first}, []checker.Life{life(checker.LifeAmended, "2024-01-01"), life(checker.LifeAnnulledPart, "2025-01-10")}, "2025-02-01",
			checker.State{Adopted: true, Recognised: true, Amended: true, AnnulledPart: true, Current: []int{0}},
		},
		"annulled as a whole": {
			[]checker.Version{first}, []checker.Life{life(checker.LifeAnnulledWhole, "2025-01-10")}, "2025-02-01",
			checker.State{Adopted: true, Recognised: true, AnnulledWhole: true, Current: []int{0}},
		},
		"replaced by another": {
			[]checker.Version{first}, []checker.Life{life(checker.LifeReplaced, "2025-01-10")}, "2025-02-01",
			checker.State{Adopted: true, Recognised: true, Replaced: true, Current: []int{0}},
		},
		"not received": {nil, nil, "2025-02-01", checker.State{Adopted: true}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := checker.Record{Versions: test.versions, Life: test.life}
			if diff := cmp.Diff(test.want, r.On(test.day)); diff != "" {
				t.Errorf("state (-want +got):\n%s", diff)
			}
		})
	}
}

// The text of a day decides: what an older version says is cured once a newer one is the text, and a clause that was annulled
// counts no more.
func TestFindingsOfTheDay(t *testing.T) {
	bad := checker.Judged{Finding: "f1", Decision: checker.Confirmed}
	other := checker.Judged{Finding: "f2", Decision: checker.Open}
	old, cured := version("2010-05-01", "", bad), version("2024-03-01", "")
	annulled := life(checker.LifeAnnulledPart, "2025-01-10")
	annulled.Findings = []string{"f1"}
	tests := map[string]struct {
		record checker.Record
		day    corpus.Date
		want   checker.Why
	}{
		"before the cure":            {checker.Record{Versions: []checker.Version{old, cured}}, "2024-02-01", checker.WhyConfirmed},
		"after it":                   {checker.Record{Versions: []checker.Version{old, cured}}, "2024-03-01", checker.WhyScreened},
		"the new one brought it":     {checker.Record{Versions: []checker.Version{cured, version("2025-01-01", "", bad)}}, "2025-01-01", checker.WhyConfirmed},
		"before its annulment":       {checker.Record{Versions: []checker.Version{old}, Life: []checker.Life{annulled}}, "2025-01-09", checker.WhyConfirmed},
		"after its annulment":        {checker.Record{Versions: []checker.Version{old}, Life: []checker.Life{annulled}}, "2025-01-10", checker.WhyScreened},
		"another clause stays":       {checker.Record{Versions: []checker.Version{version("2010-05-01", "", bad, other)}, Life: []checker.Life{annulled}}, "2025-01-10", checker.WhyFlagged},
		"a part that names nothing":  {checker.Record{Versions: []checker.Version{old}, Life: []checker.Life{life(checker.LifeAnnulledPart, "2025-01-10")}}, "2025-01-10", checker.WhyConfirmed},
		"suspension cures nothing":   {checker.Record{Versions: []checker.Version{old}, Life: []checker.Life{life(checker.LifeSuspendedPart, "2025-01-10")}}, "2025-02-01", checker.WhyConfirmed},
		"an undated file is heeded":  {checker.Record{Versions: []checker.Version{cured, version("", "", bad)}}, "2025-01-10", checker.WhyConfirmed},
		"the same in both its files": {checker.Record{Versions: []checker.Version{version("2010-05-01", "", other), version("", "", other)}}, "2025-01-10", checker.WhyFlagged},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if _, why := checker.Conclude(test.record, test.day); why != test.want {
				t.Errorf("got %s, want %s", why, test.want)
			}
		})
	}
}

// What of all this is in the denominator, by definition.
func TestCounts(t *testing.T) {
	plain, recognised, none := version("2010-05-01", ""), version("2010-05-01", "2010-06-01"), checker.Record{}
	refused := version("2010-05-01", "")
	refused.Refused = "2010-06-01"
	with := func(v checker.Version, l ...checker.Life) checker.Record {
		return checker.Record{Versions: []checker.Version{v}, Life: l}
	}
	draft := with(plain)
	draft.Draft = true
	on := corpus.Date("2025-06-01")
	strict := checker.Definition{WithoutUnrecognised: true, WithoutSuspended: true, WithoutMissing: true, WithRefused: true}
	tests := map[string]struct {
		record      checker.Record
		usual, then bool // by the default definition, and by the strict one
	}{
		"adopted":            {with(plain), true, false},
		"recognised":         {with(recognised), true, true},
		"draft":              {draft, false, false},
		"not received":       {none, true, false},
		"refused":            {with(refused), false, true},
		"adopted later":      {with(version("2026-01-01", "")), false, false},
		"suspended in part":  {with(recognised, life(checker.LifeSuspendedPart, "2025-01-01")), true, true},
		"suspended":          {with(recognised, life(checker.LifeSuspendedWhole, "2025-01-01")), true, false},
		"annulled in part":   {with(recognised, life(checker.LifeAnnulledPart, "2025-01-01")), true, true},
		"annulled":           {with(recognised, life(checker.LifeAnnulledWhole, "2025-01-01")), false, false},
		"replaced":           {with(recognised, life(checker.LifeReplaced, "2025-01-01")), false, false},
		"annulled afterward": {with(recognised, life(checker.LifeAnnulledWhole, "2025-12-01")), true, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := test.record.On(on)
			if got := checker.Define(on).Counts(test.record, s); got != test.usual {
				t.Errorf("by default: %v, want %v", got, test.usual)
			}
			if got := strict.Counts(test.record, s); got != test.then {
				t.Errorf("by the strict definition: %v, want %v", got, test.then)
			}
		})
	}
}
