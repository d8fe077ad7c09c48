package rules_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

func testPackMatcher(t *testing.T) *rules.Matcher {
	t.Helper()
	p, err := rules.LoadPack(os.DirFS("testdata/testpack"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := rules.CompileWithDrafts(p)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// told is an account in one line: the rule, how far it came, the parts with their words, and the reasons with theirs.
func told(a rules.Account) string {
	out := []string{a.Rule.ID, string(a.Standing)}
	for _, p := range a.Parts {
		out = append(out, p.Pattern+"="+p.Words)
	}
	for _, r := range a.Reasons {
		why := string(r.Why)
		for _, s := range []string{r.Name, r.Words} {
			if s != "" {
				why += ":" + s
			}
		}
		out = append(out, "!"+why)
	}
	return strings.Join(out, " ")
}

func TestExplain(t *testing.T) {
	m := testPackMatcher(t)
	for _, c := range []struct {
		name   string
		clause corpus.Clause
		want   string // the first account
	}{
		{"fires", corpus.Clause{Text: "Đàn bà, con gái không được vào trong đình."},
			"worship-barred fires @women=con gái @bar=không được @enter=vào @sacred=đình"},
		{"a mask", corpus.Clause{Text: "Xưa kia đàn bà không được vào đình."},
			"worship-barred held @women=đàn bà @bar=không được @enter=vào @sacred=đình !mask:history:Xưa kia"},
		{"a pair", corpus.Clause{Text: "Nam, nữ không được vào hậu cung."},
			"worship-barred held @women=nữ @bar=không được @enter=vào @sacred=hậu cung !pair:Nam, nữ"},
		{"a lead-in", corpus.Clause{Text: "phụ nữ không được vào đình", LeadIns: []string{"Nghiêm cấm các hành vi sau:"}},
			"worship-barred held @women=phụ nữ @bar=không được @enter=vào @sacred=đình !not-under:Nghiêm cấm các hành vi sau"},
		{"an inline lead", corpus.Clause{Text: "Nghiêm cấm: đàn bà không được vào đình."},
			"worship-barred held @women=đàn bà @bar=không được @enter=vào @sacred=đình !not-under:Nghiêm cấm"},
		{"another zone", corpus.Clause{Text: "Đàn bà không được vào đình.", Zone: corpus.ZoneHead},
			"worship-barred held @women=Đàn bà @bar=không được @enter=vào @sacred=đình !zone:head"},
		{"the other sex", corpus.Clause{Text: "Ở đình chỉ đàn ông lo, đàn bà nấu cơm."},
			"worship-any-order held @sacred=đình chỉ=chỉ @men=đàn ông !opposite:sentence:đàn bà"},
		{"what must not be there", corpus.Clause{Text: "Ở đình chỉ đàn ông lo, mọi người dự."},
			"worship-any-order held @sacred=đình chỉ=chỉ @men=đàn ông !none:mọi người"},
		{"a part is missing", corpus.Clause{Text: "Đàn bà không được vào bếp."},
			"worship-barred near @women=Đàn bà @bar=không được @enter=vào !missing:@sacred"},
		{"too far apart", corpus.Clause{Text: "Đàn bà dù già trẻ lớn bé sang hèn trong làng đều không được vào đình."},
			"worship-barred near @women=Đàn bà @bar=không được @enter=vào @sacred=đình !apart"},
		{"in another order", corpus.Clause{Text: "Vào đình thì đàn bà không được."},
			"worship-barred near @enter=Vào @sacred=đình @women=đàn bà @bar=không được !order"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.clause.Zone == "" {
				c.clause.Zone = corpus.ZoneBody
			}
			e := m.Explain(c.clause, 1)
			if len(e.Accounts) == 0 {
				t.Fatal("nothing is told")
			}
			if diff := cmp.Diff(c.want, told(e.Accounts[0])); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// What is told agrees with what the matcher does, and nothing is held back without a reason.
func TestExplanationsAgreeWithTheMatcher(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, m := drawMatcher(t)
		c := g.drawClause(t, corpus.Clause{})
		fires := map[string]bool{}
		for _, h := range m.Match(c) {
			fires[h.Rule.ID] = true
		}
		told := map[string]bool{}
		for _, a := range m.Explain(c, 10).Accounts {
			if told[a.Rule.ID] {
				t.Fatalf("%s is told of twice", a.Rule.ID)
			}
			told[a.Rule.ID] = true
			if (a.Standing == rules.Fires) != fires[a.Rule.ID] {
				t.Fatalf("%s: %s, but the matcher says %v\non %+v\n%s", a.Rule.ID, a.Standing, fires[a.Rule.ID], c, g)
			}
			if a.Standing != rules.Fires && len(a.Reasons) == 0 {
				t.Fatalf("%s: %s without a reason\non %+v\n%s", a.Rule.ID, a.Standing, c, g)
			}
			checkParts(t, c, a)
		}
		for id := range fires {
			if !told[id] {
				t.Fatalf("%s fires, and nothing is told of it", id)
			}
		}
	})
}

// checkParts: a part of the clause's own text shows the letters that stand there.
func checkParts(t *rapid.T, c corpus.Clause, a rules.Account) {
	for _, p := range a.Parts {
		if p.Start >= 0 && c.Text[p.Start:p.End] != p.Words {
			t.Fatalf("%s: %q stands for %q", a.Rule.ID, p.Words, c.Text[p.Start:p.End])
		}
	}
}

func TestExplainOffersWords(t *testing.T) {
	e := testPackMatcher(t).Explain(corpus.Clause{Text: "Đàn bà không được vào bếp.", Zone: corpus.ZoneBody}, 1)
	if len(e.Accounts) != 1 || len(e.Accounts[0].Reasons) != 1 || len(e.Accounts[0].Reasons[0].Offer) == 0 {
		t.Fatalf("accounts %+v", e.Accounts)
	}
	for _, word := range e.Accounts[0].Reasons[0].Offer {
		if m := testPackMatcher(t); len(m.Match(corpus.Clause{Text: "Đàn bà không được vào " + word + ".", Zone: corpus.ZoneBody})) == 0 {
			t.Errorf("with %q it does not fire", word)
		}
	}
}
