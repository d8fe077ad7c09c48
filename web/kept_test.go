package web

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/huonguoc/huonguoc/checker"
)

const everybody, aDay = "", "2026-11-29"

// old is a value that took long and may no longer pass as new.
func old(value int, age time.Duration) *kept[int] {
	k := &kept[int]{}
	k.keep(made[int]{value, checker.Genesis(), aDay, time.Now().Add(-age), time.Second}, everybody)
	return k
}

func TestTheLastValueIsShownWhileTheNextIsMade(t *testing.T) {
	k, b, proceed := old(1, 20*time.Second), newBeside(), make(chan bool)
	next := func(context.Context) (int, error) { <-proceed; return 2, nil }
	for range 3 {
		if got, err := k.get(t.Context(), b, wanted{day: aDay}, next); got != 1 || err != nil {
			t.Fatalf("%d, %v; want the last value at once", got, err)
		}
	}
	proceed <- true // it is made once
	b.work.Wait()
	if got, _ := k.get(t.Context(), b, wanted{day: aDay}, next); got != 2 {
		t.Errorf("%d; want the next value", got)
	}
	b.close()
}

func TestWhatIsTooOldIsNotShown(t *testing.T) {
	for name, w := range map[string]wanted{"age": {day: aDay}, "another day": {day: "2026-11-30"}} {
		k, b := old(1, 2*oldest), newBeside()
		if got, err := k.get(t.Context(), b, w, func(context.Context) (int, error) { return 2, nil }); got != 2 || err != nil {
			t.Errorf("%s: %d, %v; want the next value", name, got, err)
		}
		b.close()
	}
}

func TestWhatIsForgottenIsNotKeptWhenItIsMade(t *testing.T) {
	k, b, proceed := old(1, 20*time.Second), newBeside(), make(chan bool)
	if _, err := k.get(t.Context(), b, wanted{day: aDay}, func(context.Context) (int, error) { <-proceed; return 2, nil }); err != nil {
		t.Fatal(err)
	}
	k.forget()
	proceed <- true
	b.work.Wait()
	if got, _ := k.get(t.Context(), b, wanted{day: aDay}, func(context.Context) (int, error) { return 3, nil }); got != 3 {
		t.Errorf("%d; want one made after it was forgotten", got)
	}
	b.close()
}

func TestAFailureBesideLeavesTheLast(t *testing.T) {
	k, b := old(1, 20*time.Second), newBeside()
	broken := func(context.Context) (int, error) { return 0, errors.New("locked") }
	for range 2 {
		if got, err := k.get(t.Context(), b, wanted{day: aDay}, broken); got != 1 || err != nil {
			t.Fatalf("%d, %v; want the last value", got, err)
		}
		b.work.Wait()
	}
	b.close()
	if _, err := k.get(t.Context(), b, wanted{day: "2026-11-30"}, broken); err == nil {
		t.Error("no error where there is nothing to show")
	}
}
