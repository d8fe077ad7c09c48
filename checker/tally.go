package checker

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// Row is the count of one commune, or of all of them. Conventions = Compliant + NonCompliant + Undetermined, and
// Undetermined = Flagged + Unsure + Doubtful + Unreadable; drafts stand apart.
type Row struct {
	Commune      Commune `json:"commune"`
	Conventions  int     `json:"conventions"` // adopted; the denominator
	Compliant    int     `json:"compliant"`
	NonCompliant int     `json:"non_compliant"`
	Undetermined int     `json:"undetermined"`
	Flagged      int     `json:"flagged"`
	Unsure       int     `json:"unsure"`
	Doubtful     int     `json:"doubtful"`
	Unreadable   int     `json:"unreadable"`
	Findings     int     `json:"findings"` // on the conventions of this row
	Hints        int     `json:"hints"`
	Drafts       int     `json:"drafts"` // not adopted, so in no figure
	Undated      int     `json:"undated"`
	Lowest       Share   `json:"lowest"`
	Highest      Share   `json:"highest"`
}

// Tally is the figure per commune, rows by name with unknown places last.
type Tally struct {
	AsOf  corpus.Date `json:"as_of"`
	Rows  []Row       `json:"rows"`
	Total Row         `json:"total"`
	// Later counts the conventions left out because they were adopted after AsOf.
	Later int `json:"later"`
}

// Count makes the tally of the conventions adopted on or before asOf. A convention whose adoption date is unknown is
// counted (leaving it out would hide it) and shown in Undated.
//
// The lowest bound of the share takes every undetermined convention as non-compliant, the highest as compliant.
func Count(records []Record, asOf corpus.Date) Tally {
	tally := Tally{AsOf: asOf, Rows: []Row{}}
	rows := map[Commune]*Row{}
	for _, r := range records {
		if r.Adopted > asOf {
			tally.Later++
			continue
		}
		row := rows[r.Commune]
		if row == nil {
			row = &Row{Commune: r.Commune}
			rows[r.Commune] = row
		}
		row.add(r)
		tally.Total.add(r)
	}
	for _, row := range rows {
		row.bound()
		tally.Rows = append(tally.Rows, *row)
	}
	tally.Total.bound()
	slices.SortFunc(tally.Rows, byPlace)
	return tally
}

func (row *Row) add(r Record) {
	if r.Draft {
		row.Drafts++
		return
	}
	row.Conventions++
	row.Findings += len(r.Finding)
	row.Hints += r.Hints
	if r.Adopted == "" {
		row.Undated++
	}
	verdict, why := Conclude(r)
	switch verdict {
	case Compliant:
		row.Compliant++
	case NonCompliant:
		row.NonCompliant++
	default:
		row.Undetermined++
		*row.ground(why)++
	}
}

func (row *Row) ground(why Why) *int {
	switch why {
	case WhyFlagged:
		return &row.Flagged
	case WhyUnsure:
		return &row.Unsure
	case WhyDoubtful:
		return &row.Doubtful
	default:
		return &row.Unreadable
	}
}

func (row *Row) bound() {
	row.Lowest = Share{row.Compliant, row.Conventions}
	row.Highest = Share{row.Compliant + row.Undetermined, row.Conventions}
}

func byPlace(a, b Row) int {
	if (a.Commune.Name == "") != (b.Commune.Name == "") {
		if a.Commune.Name == "" {
			return 1
		}
		return -1
	}
	if c := strings.Compare(sortKey(a.Commune.Name), sortKey(b.Commune.Name)); c != 0 {
		return c
	}
	return strings.Compare(a.Commune.Code, b.Commune.Code)
}
