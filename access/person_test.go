package access_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/access"
)

func TestRoles(t *testing.T) {
	every := append([]access.Role{access.Nobody}, access.Roles()...)
	for i, who := range every {
		for j, least := range every {
			if got := (access.Person{Role: who}).May(least); got != (i >= j) {
				t.Errorf("%s may do what a %s may: %t", who, least, got)
			}
		}
	}
	for name, want := range map[string]access.Role{"reader": access.Reader, "reviewer": access.Reviewer, "admin": access.Admin} {
		if got, ok := access.ParseRole(name); !ok || got != want || got.String() != name {
			t.Errorf("%s is read as %s", name, got)
		}
	}
	for _, name := range []string{"", "nobody", "Admin", "admin ", "root"} {
		if got, ok := access.ParseRole(name); ok || got != access.Nobody {
			t.Errorf("%q is read as %s", name, got)
		}
	}
}

func TestActor(t *testing.T) {
	for want, p := range map[string]access.Person{
		"Nguyễn Thị Hoa (hoa)": {Name: "hoa", FullName: "Nguyễn Thị Hoa"},
		"Nguyễn Thị Hoa":       {FullName: "Nguyễn Thị Hoa"},
		"hoa":                  {Name: "hoa", FullName: "hoa"},
		"":                     {},
	} {
		if got := p.Actor(); got != want {
			t.Errorf("%+v is %q in the log", p, got)
		}
	}
}

// TestCommunes: whoever has communes sees these and nothing else, files of no commune included; whoever has none sees all.
func TestCommunes(t *testing.T) {
	code := rapid.StringMatching(`0[0-9]{4}`)
	rapid.Check(t, func(r *rapid.T) {
		own := rapid.SliceOfN(code, 0, 4).Draw(r, "own")
		asked := rapid.OneOf(code, rapid.Just(""), rapid.Just("0"), rapid.SampledFrom(append(own, "09169"))).Draw(r, "asked")
		want := len(own) == 0 || slices.Contains(own, asked)
		if got := (access.Person{Role: access.Admin, Communes: own}).Sees(asked); got != want {
			r.Fatalf("%v sees %q: %t", own, asked, got)
		}
	})
}
