package access_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/ledger"
)

func TestKeepRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*access.Wish)
		want   error
	}{
		"nothing wrong":               {func(*access.Wish) {}, nil},
		"one letter":                  {func(w *access.Wish) { w.Name = "a" }, access.ErrName},
		"two letters":                 {func(w *access.Wish) { w.Name = "ab" }, nil},
		"forty letters":               {func(w *access.Wish) { w.Name = strings.Repeat("a", 40) }, nil},
		"more than forty":             {func(w *access.Wish) { w.Name = strings.Repeat("a", 41) }, access.ErrName},
		"marks in a name":             {func(w *access.Wish) { w.Name = "hòa" }, access.ErrName},
		"a blank in a name":           {func(w *access.Wish) { w.Name = "thi hoa" }, access.ErrName},
		"a line in a name":            {func(w *access.Wish) { w.Name = "hoa\nx" }, access.ErrName},
		"a hyphen first":              {func(w *access.Wish) { w.Name = "-hoa" }, access.ErrName},
		"an address":                  {func(w *access.Wish) { w.Name = "hoa@x.vn" }, access.ErrName},
		"no full name":                {func(w *access.Wish) { w.FullName = " \t" }, access.ErrFullName},
		"no role":                     {func(w *access.Wish) { w.Role = "" }, access.ErrRole},
		"nobody's role":               {func(w *access.Wish) { w.Role = "nobody" }, access.ErrRole},
		"no such role":                {func(w *access.Wish) { w.Role = "ADMIN" }, access.ErrRole},
		"no password":                 {func(w *access.Wish) { w.Password = "" }, access.ErrPassword},
		"nine characters":             {func(w *access.Wish) { w.Password = "ưưưưưưưưư" }, access.ErrPassword},
		"ten characters":              {func(w *access.Wish) { w.Password = "ưưưưưưưưưư" }, nil},
		"two hundred":                 {func(w *access.Wish) { w.Password = strings.Repeat("ư", 200) }, nil},
		"more than two hundred":       {func(w *access.Wish) { w.Password = strings.Repeat("ư", 201) }, access.ErrPassword},
		"vouched for, no password":    {func(w *access.Wish) { w.Password, w.Subject = "", "https://id.example.vn 17" }, nil},
		"a subject without an issuer": {func(w *access.Wish) { w.Subject = "17" }, access.ErrSubject},
		"an issuer without a subject": {func(w *access.Wish) { w.Subject = "https://id.example.vn " }, access.ErrSubject},
		"an issuer that is none":      {func(w *access.Wish) { w.Subject = "id.example.vn 17" }, access.ErrSubject},
		"a subject too long":          {func(w *access.Wish) { w.Subject = "https://id.example.vn " + strings.Repeat("1", 256) }, access.ErrSubject},
		"somebody else's subject":     {func(w *access.Wish) { w.Subject = "https://id.example.vn sep" }, access.ErrTaken},
		"the same at another issuer":  {func(w *access.Wish) { w.Subject = "https://id2.example.vn sep" }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			h := build(t)
			chief := admin("sep")
			chief.Subject = "https://id.example.vn sep"
			h.keep(t, chief)
			w := reviewer("hoa")
			c.change(&w)
			if err := h.Keep(t.Context(), w); !errors.Is(err, c.want) {
				t.Errorf("error %v, want %v", err, c.want)
			}
			list, err := h.Ledger.Accounts(t.Context())
			if err != nil || (len(list) == 2) != (c.want == nil) {
				t.Errorf("%d accounts are kept: %v", len(list), err)
			}
		})
	}
}

// TestKeepChanges: what is not said anew of a password stays, everything else is as it was said last.
func TestKeepChanges(t *testing.T) {
	h := build(t)
	h.Issuer = "https://id.example.vn"
	h.keep(t, admin("sep"))
	first := reviewer(" HOA ")
	first.Subject, first.Communes = "17", []string{"09169"}
	h.keep(t, first)
	before := h.account(t, "hoa")
	if diff := cmp.Diff(ledger.Account{
		Name: "hoa", FullName: "Người HOA", Role: "reviewer", Communes: []string{"09169"}, Subject: "https://id.example.vn 17", Password: before.Password, CreatedAt: "2026-03-02T08:00:00Z",
	}, before); diff != "" {
		t.Error(diff)
	}
	h.wait(access.Lasts)
	h.keep(t, access.Wish{Name: "hoa", FullName: "Nguyễn Thị Hoa", Role: "reader", Disabled: true})
	if diff := cmp.Diff(ledger.Account{
		Name: "hoa", FullName: "Nguyễn Thị Hoa", Role: "reader", Communes: []string{}, Disabled: true, Password: before.Password, CreatedAt: before.CreatedAt,
	}, h.account(t, "hoa")); diff != "" {
		t.Error(diff)
	}
	h.keep(t, reviewer("hoa"))
	if after := h.account(t, "hoa"); after.Password == before.Password || after.Password == "" {
		t.Error("the password is not new")
	}
}

func (h *house) account(t *testing.T, name string) ledger.Account {
	t.Helper()
	a, err := h.Ledger.Account(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestSomebodyKeepsTheKeys: the last administrator who can enter by password stays one, whoever else there is.
func TestSomebodyKeepsTheKeys(t *testing.T) {
	h := build(t)
	h.keep(t, admin("sep"))
	h.keep(t, reviewer("hoa"))
	vouched := admin("ngoai")
	vouched.Password, vouched.Subject = "", "https://id.example.vn 17"
	h.keep(t, vouched)
	lowered, locked := reviewer("sep"), admin("sep")
	locked.Disabled = true
	for name, w := range map[string]access.Wish{"lowered": lowered, "locked": locked} {
		if err := h.Keep(t.Context(), w); !errors.Is(err, access.ErrLast) {
			t.Errorf("the last one is %s: %v", name, err)
		}
	}
	renamed := admin("sep")
	renamed.FullName = "Đỗ Thị Lan"
	h.keep(t, renamed)
	vouched.Role = "reader"
	h.keep(t, vouched)
	h.keep(t, admin("hoa"))
	h.keep(t, lowered)
	if err := h.Keep(t.Context(), reviewer("hoa")); !errors.Is(err, access.ErrLast) {
		t.Errorf("the one who is left: %v", err)
	}
	if access.Keeper(h.account(t, "sep")) || !access.Keeper(h.account(t, "hoa")) {
		t.Error("the keys are with another")
	}
}

// TestPasswordOrPerson: an account never stands without a way in.
func TestPasswordOrPerson(t *testing.T) {
	h := build(t)
	w := reviewer("hoa")
	w.Password, w.Subject = "", "https://id.example.vn 17"
	h.keep(t, w)
	w.Subject = ""
	if err := h.Keep(t.Context(), w); !errors.Is(err, access.ErrPassword) {
		t.Errorf("neither password nor person: %v", err)
	}
	w.Password = password
	h.keep(t, w)
	w.Password = ""
	h.keep(t, w)
	h.enter(t, "hoa")
}

// TestEnterAs: a server elsewhere opens for whom an account bears, by issuer and subject together, and for nobody else.
func TestEnterAs(t *testing.T) {
	h := build(t)
	h.keep(t, admin("sep"))
	hoa, locked := reviewer("hoa"), reviewer("khoa")
	hoa.Subject = "https://id.example.vn a b"
	locked.Subject, locked.Disabled = "https://id.example.vn 2", true
	h.keep(t, hoa)
	h.keep(t, locked)
	for name, c := range map[string]struct {
		issuer, subject string
		want            error
	}{
		"borne":              {"https://id.example.vn", "a b", nil},
		"other letters":      {"https://id.example.vn", "A B", access.ErrUnknown},
		"another issuer":     {"https://id2.example.vn", "a b", access.ErrUnknown},
		"a slash more":       {"https://id.example.vn/", "a b", access.ErrUnknown},
		"locked":             {"https://id.example.vn", "2", access.ErrDisabled},
		"the account's name": {"https://id.example.vn", "hoa", access.ErrUnknown},
		"nobody":             {"", "", access.ErrUnknown},
		"by password only":   {"https://id.example.vn", "", access.ErrUnknown},
	} {
		t.Run(name, func(t *testing.T) {
			token, p, err := h.EnterAs(t.Context(), c.issuer, c.subject)
			if !errors.Is(err, c.want) || (token != "") != (c.want == nil) {
				t.Fatalf("%q %v", token, err)
			}
			if c.want != nil {
				return
			}
			if known, ok := h.who(t, token); !ok || known.Name != "hoa" || p.Actor() != "Người hoa (hoa)" {
				t.Errorf("%+v %+v", known, p)
			}
		})
	}
}
