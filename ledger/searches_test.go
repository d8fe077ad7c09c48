package ledger_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/ledger"
)

func TestSavedSearches(t *testing.T) {
	l := open(t)
	land := ledger.SavedSearch{Name: "Ruộng đất", Query: "ruộng con gái", Sort: "place", Saved: at}
	temple := ledger.SavedSearch{Name: "Đình", Query: "đình loại:K04", Filters: map[string]string{"new-commune": "xã Tân Chi", "year": "2015"}, Saved: at}
	for _, s := range []ledger.SavedSearch{land, temple, {Name: "đình", Query: "cũ", Saved: at}, temple} {
		if err := l.SaveSearch(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	all, err := l.SavedSearches(t.Context())
	if diff := cmp.Diff([]ledger.SavedSearch{temple, land}, all); diff != "" || err != nil {
		t.Errorf("error %v, searches (-want +got):\n%s", err, diff)
	}
	got, err := l.SavedSearch(t.Context(), "RUONG DAT")
	if diff := cmp.Diff(land, got); diff != "" || err != nil {
		t.Errorf("error %v, search (-want +got):\n%s", err, diff)
	}
	if err := l.ForgetSearch(t.Context(), "ruộng đất"); err != nil {
		t.Error(err)
	}
	if _, err := l.SavedSearch(t.Context(), "ruộng đất"); !errors.Is(err, ledger.ErrNoSearch) {
		t.Errorf("a search that was forgotten: %v", err)
	}
	if err := l.ForgetSearch(t.Context(), "ruộng đất"); !errors.Is(err, ledger.ErrNoSearch) {
		t.Errorf("forgotten twice: %v", err)
	}
}
