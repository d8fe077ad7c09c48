package checker

import (
	"cmp"
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
)

// joiner makes records.
type joiner struct {
	in        Inputs
	events    map[string][]Event
	decisions map[string]Decision // of findings asked for so far
}

func (j *joiner) decision(fingerprint string) Decision {
	d, known := j.decisions[fingerprint]
	if !known {
		subject := FindingSubject(fingerprint)
		if events := j.events[subject]; len(events) > 0 {
			d = Weigh(subject, events).Decision
		}
		j.decisions[fingerprint] = d
	}
	return d
}

func (j *joiner) join(id identity, files []int) Record {
	first := j.in.Papers[files[0]]
	r := Record{
		Key: id.key, Draft: id.draft, Title: first.Title, Kind: first.Kind, Village: first.Village, Commune: first.Commune,
		District: first.District, Province: first.Province,
	}
	for _, i := range files {
		p := j.in.Papers[i]
		if r.Commune.Code == "" {
			r.Commune = p.Commune
		}
		r.District, r.Province = cmp.Or(r.District, p.District), cmp.Or(r.Province, p.Province)
		r.Today = cmp.Or(r.Today, p.Today)
		for _, v := range p.Villages {
			if !slices.Contains(r.Covers, v) {
				r.Covers = append(r.Covers, v)
			}
		}
	}
	j.weigh(&r)
	r.Versions = j.versions(files, r.Life)
	return r
}

// weigh adds what the log says of the convention itself.
func (j *joiner) weigh(r *Record) {
	subject := ConventionSubject(r.Key)
	events := j.events[subject]
	if len(events) == 0 || r.Draft {
		return
	}
	w := Weigh(subject, events)
	for _, e := range w.Life {
		r.Life = append(r.Life, *e.Life)
	}
	for _, e := range w.Standing {
		if item, ok := e.Item(subject); ok {
			r.SignOffs = append(r.SignOffs, SignOff{Text: item.Text, Actor: e.Actor})
		}
	}
}

// versions groups files by the day of adoption. A file without a day belongs to the version whose words it has; when there
// is none, to a version without a day.
func (j *joiner) versions(files []int, life []Life) []Version {
	days := map[string]corpus.Date{} // of a text
	for _, i := range files {
		p := j.in.Papers[i]
		if day := adoption(p, life); day != "" && p.Text != "" {
			days[p.Text] = max(days[p.Text], day)
		}
	}
	byDay := map[corpus.Date]*Version{}
	for _, i := range files {
		p := j.in.Papers[i]
		day := adoption(p, life)
		if day == "" {
			day = days[p.Text]
		}
		v := byDay[day]
		if v == nil {
			v = &Version{Adopted: day}
			byDay[day] = v
		}
		j.add(v, i, life)
	}
	versions := make([]Version, 0, len(byDay))
	for _, v := range byDay {
		slices.Sort(v.Texts)
		versions = append(versions, *v)
	}
	slices.SortFunc(versions, func(a, b Version) int {
		return cmp.Or(cmp.Compare(undated(a), undated(b)), cmp.Compare(a.Adopted, b.Adopted))
	})
	return versions
}

func undated(v Version) int {
	if v.Adopted == "" {
		return 1
	}
	return 0
}

// adoption is the day a file's text was adopted: as an officer recorded it for this text, else as its head says, else as
// an officer recorded it for the convention.
func adoption(p Paper, life []Life) corpus.Date {
	return cmp.Or(lastOn(LifeAdopted, p.Text, life), p.Adopted, lastOn(LifeAdopted, "", life))
}

// lastOn is the last day of an event that was recorded for a text, or for the convention when text is empty.
func lastOn(kind LifeKind, text string, life []Life) (day corpus.Date) {
	for _, l := range life {
		if l.Kind == kind && l.Text == text {
			day = max(day, l.On)
		}
	}
	return day
}

// add puts a file into a version. The same finding in two files counts once.
func (j *joiner) add(v *Version, paper int, life []Life) {
	p := j.in.Papers[paper]
	v.Papers = append(v.Papers, paper)
	v.Status = append(v.Status, p.Status)
	v.recognise(p, life)
	if p.Text != "" && !slices.Contains(v.Texts, p.Text) {
		v.Texts = append(v.Texts, p.Text)
	}
	for _, s := range p.Signs {
		v.sign(s, j.decision(s.Finding))
	}
	for _, held := range p.Held {
		if d := j.decision(held); d != Open && d != Dismissed {
			v.sign(Sign{Finding: held}, d)
		}
	}
}

// recognise notes what is known of the recognition of a file's text. A decision of which only
// the number is known is one, too.
func (v *Version) recognise(p Paper, life []Life) {
	v.Recognised = max(v.Recognised, p.Recognition.Date)
	if p.Text != "" {
		v.Recognised = max(v.Recognised, lastOn(LifeRecognised, p.Text, life))
		v.Refused = max(v.Refused, lastOn(LifeRefused, p.Text, life))
	}
	v.Decided = v.Decided || p.Recognition.Number != "" || v.Recognised != ""
}

// sign adds a finding. A hint enters no figure, unless a person confirmed it or readers stand against each other on it.
func (v *Version) sign(s Sign, d Decision) {
	if slices.ContainsFunc(v.Findings, func(f Judged) bool { return f.Finding == s.Finding }) {
		return
	}
	if s.Hint && d != Confirmed && d != Disputed {
		if !slices.Contains(v.Hints, s.Finding) {
			v.Hints = append(v.Hints, s.Finding)
		}
		return
	}
	v.Findings = append(v.Findings, Judged{s.Finding, d})
}
