package access

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"time"

	"github.com/alexedwards/argon2id"

	"github.com/huonguoc/huonguoc/ledger"
)

var accountName = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{1,39}$`)

// Wish is an account as somebody wants it.
type Wish struct {
	Name     string
	FullName string
	Role     string
	Communes []string
	Password string // empty: as it was; an account may have none when Subject says who its owner is
	Subject  string // as Subject makes it, or the subject alone where the door has an issuer; empty: enters by password only
	Disabled bool
}

// Keep enters an account or changes it. With a new password, another role or other communes, or when it is disabled, whoever
// is logged in under the name has to do so again.
func (d *Door) Keep(ctx context.Context, w Wish) error {
	a, err := d.wanted(w)
	if err != nil {
		return err
	}
	if err := d.free(ctx, a); err != nil {
		return err
	}
	before, err := d.Ledger.Account(ctx, a.Name)
	switch {
	case errors.Is(err, ledger.ErrNoAccount):
		a.CreatedAt = d.Now().UTC().Format(time.RFC3339)
		if w.Password == "" && a.Subject == "" {
			return ErrPassword
		}
	case err != nil:
		return err
	default:
		a.CreatedAt, a.Password = before.CreatedAt, before.Password
		if w.Password == "" && a.Password == "" && a.Subject == "" {
			return ErrPassword
		}
		if err := d.notLast(ctx, before, a); err != nil {
			return err
		}
	}
	if w.Password != "" {
		if err := checkPassword(w.Password); err != nil {
			return err
		}
		if a.Password, err = argon2id.CreateHash(w.Password, d.params()); err != nil {
			return err
		}
	}
	return d.Ledger.PutAccount(ctx, a, true)
}

func (d *Door) wanted(w Wish) (ledger.Account, error) {
	a := ledger.Account{
		Name: strings.ToLower(strings.TrimSpace(w.Name)), FullName: strings.Join(strings.Fields(w.FullName), " "), Role: w.Role,
		Communes: w.Communes, Disabled: w.Disabled,
	}
	_, isRole := ParseRole(w.Role)
	var isSubject bool
	a.Subject, isSubject = d.subject(strings.TrimSpace(w.Subject))
	switch {
	case !accountName.MatchString(a.Name):
		return a, ErrName
	case a.FullName == "":
		return a, ErrFullName
	case !isRole:
		return a, ErrRole
	case !isSubject:
		return a, ErrSubject
	}
	return a, nil
}

// notLast keeps one account that may keep accounts, and can enter by password when a server elsewhere is down.
func (d *Door) notLast(ctx context.Context, before, after ledger.Account) error {
	if !Keeper(before) || Keeper(after) {
		return nil
	}
	all, err := d.Ledger.Accounts(ctx)
	if err != nil {
		return err
	}
	for _, a := range all {
		if a.Name != before.Name && Keeper(a) {
			return nil
		}
	}
	return ErrLast
}

// Keeper tells whether an account may keep accounts, and enter to do so without anybody elsewhere.
func Keeper(a ledger.Account) bool {
	return a.Role == Admin.String() && !a.Disabled && a.Password != ""
}
