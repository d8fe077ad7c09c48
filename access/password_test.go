package access_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alexedwards/argon2id"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/ledger"
)

// TestPasswordsAreHashedAsRFC9106Says holds the door, as the program makes it, to the second choice of RFC 9106, section 4: three
// passes over 64 MiB in four lanes, 16 bytes of salt, 32 of hash.
func TestPasswordsAreHashedAsRFC9106Says(t *testing.T) {
	h := build(t)
	h.Params = nil
	h.keep(t, admin("hoa"))
	h.keep(t, reviewer("minh"))
	first, second := h.stored(t, "hoa"), h.stored(t, "minh")
	if !strings.HasPrefix(first, "$argon2id$v=19$m=65536,t=3,p=4$") {
		t.Errorf("kept as %s", first)
	}
	params, salt, key, err := argon2id.DecodeHash(first)
	if err != nil || len(salt) != 16 || len(key) != 32 {
		t.Errorf("salt %d, key %d, %v: %v", len(salt), len(key), params, err)
	}
	if first == second {
		t.Error("two with one password are kept alike: there is no salt")
	}
	if _, p, err := h.Enter(t.Context(), "hoa", password, office); err != nil || p.Name != "hoa" {
		t.Errorf("enter: %v %v", p, err)
	}
}

func (h *house) stored(t *testing.T, name string) string {
	t.Helper()
	a, err := h.Ledger.Account(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	return a.Password
}

func TestEnter(t *testing.T) {
	h := build(t)
	h.keep(t, admin("hoa"))
	locked, vouched := reviewer("khoa"), reviewer("ngoai")
	locked.Disabled = true
	vouched.Password, vouched.Subject = "", "https://id.example.vn 17"
	h.keep(t, locked)
	h.keep(t, vouched)
	for name, c := range map[string]struct {
		name, password string
		want           error
	}{
		"right":                          {"hoa", password, nil},
		"capitals and blanks of a name":  {" HOA\t", password, nil},
		"wrong":                          {"hoa", password + "x", access.ErrWrong},
		"capitals of a password":         {"hoa", strings.ToUpper(password), access.ErrWrong},
		"blanks of a password":           {"hoa", " " + password, access.ErrWrong},
		"empty":                          {"hoa", "", access.ErrWrong},
		"no such account":                {"lan", password, access.ErrWrong},
		"no such account, nobody's":      {"lan", "nobody has this password", access.ErrWrong},
		"no account can have this name":  {"' OR 1=1 --", password, access.ErrWrong},
		"no name":                        {"", password, access.ErrWrong},
		"a very long name":               {strings.Repeat("a", 1<<20), password, access.ErrWrong},
		"a very long password":           {"hoa", strings.Repeat("a", 1<<20), access.ErrWrong},
		"locked":                         {"khoa", password, access.ErrWrong},
		"vouched for elsewhere only":     {"ngoai", "", access.ErrWrong},
		"the same, with nobody's":        {"ngoai", "nobody has this password", access.ErrWrong},
		"a hash is not its own password": {"hoa", h.stored(t, "hoa"), access.ErrWrong},
	} {
		t.Run(name, func(t *testing.T) {
			token, p, err := h.again().Enter(t.Context(), c.name, c.password, office)
			if !errors.Is(err, c.want) {
				t.Fatalf("error %v, want %v", err, c.want)
			}
			if entered := token != "" && p.Name == "hoa"; entered != (c.want == nil) {
				t.Errorf("token of %d letters for %+v", len(token), p)
			}
		})
	}
}

// TestOldHashesStayGood: what was hashed with other parameters still opens, and a hash that is damaged lets nobody in.
func TestOldHashesStayGood(t *testing.T) {
	h := build(t)
	h.keep(t, admin("hoa"))
	h.Params = &argon2id.Params{Memory: 128, Iterations: 2, Parallelism: 2, SaltLength: 8, KeyLength: 16}
	if _, _, err := h.Enter(t.Context(), "hoa", password, office); err != nil {
		t.Errorf("made with other parameters: %v", err)
	}
	for _, damaged := range []string{"x", "$argon2id$v=19$m=64,t=1,p=1$AAAA", "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$a2V5a2V5a2V5", password} {
		a := ledger.Account{Name: "hong", FullName: "Hỏng", Role: "reader", Password: damaged}
		if err := h.Ledger.PutAccount(t.Context(), a, true); err != nil {
			t.Fatal(err)
		}
		if token, _, err := h.again().Enter(t.Context(), "hong", password, office); err == nil || token != "" {
			t.Errorf("%q lets in", damaged)
		}
	}
}

// TestNoPasswordIsKept looks into the files of the ledger for what nobody may find there.
func TestNoPasswordIsKept(t *testing.T) {
	folder := t.TempDir()
	l, err := ledger.Open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	h := build(t)
	h.Ledger = l
	h.keep(t, admin("hoa"))
	token, _, err := h.Enter(t.Context(), "hoa", password, office)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	seen := false
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			continue // a folder
		}
		seen = seen || strings.Contains(string(data), "$argon2id$")
		if strings.Contains(string(data), password) || strings.Contains(string(data), token) {
			t.Errorf("%s holds a password or a token", filepath.Base(file))
		}
	}
	if !seen {
		t.Error("the hash is nowhere, so the test says nothing")
	}
}

// TestAnyPassword: whatever fits its bounds opens, and nothing else does.
func TestAnyPassword(t *testing.T) {
	h := build(t)
	h.keep(t, admin("sep"))
	rapid.Check(t, func(r *rapid.T) {
		own := rapid.StringN(1, access.MaxPassword+5, -1).Draw(r, "own")
		typed := rapid.OneOf(rapid.Just(own), rapid.StringN(0, 20, -1), rapid.Just(own+"x")).Draw(r, "typed")
		w := reviewer("hoa")
		w.Password = own
		n := len([]rune(own))
		err := h.Keep(t.Context(), w)
		if fits := n >= access.MinPassword && n <= access.MaxPassword; !fits {
			if !errors.Is(err, access.ErrPassword) {
				r.Fatalf("%d characters: %v", n, err)
			}
			return
		} else if err != nil {
			r.Fatalf("%d characters: %v", n, err)
		}
		_, _, err = h.again().Enter(t.Context(), "hoa", typed, office)
		if diff := cmp.Diff(typed == own, err == nil); diff != "" {
			r.Fatalf("typed %q for %q: %v", typed, own, err)
		}
	})
}
