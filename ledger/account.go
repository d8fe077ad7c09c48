package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// ErrNoAccount says that no account has a name.
var ErrNoAccount = errors.New("no account has this name")

// Account is a person who may open the web application.
type Account struct {
	Name      string // as typed to log in, lower case
	FullName  string
	Role      string   // "reader", "reviewer" or "admin"
	Communes  []string // codes of today's communes that the person works on; none: all
	Password  string   // argon2id in its usual form, or empty
	Subject   string   // issuer and subject of OpenID Connect, or empty
	Disabled  bool
	CreatedAt string // RFC 3339, UTC
}

const accountColumns = `name, full_name, role, communes, password, subject, disabled, created_at`

func scanAccount(row interface{ Scan(...any) error }) (a Account, err error) {
	var communes string
	if err := row.Scan(&a.Name, &a.FullName, &a.Role, &communes, &a.Password, &a.Subject, &a.Disabled, &a.CreatedAt); err != nil {
		return a, err
	}
	err = json.Unmarshal([]byte(communes), &a.Communes)
	return a, err
}

// Accounts are all accounts by name.
func (l *Ledger) Accounts(ctx context.Context) ([]Account, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT `+accountColumns+` FROM accounts ORDER BY name`)
	if err != nil {
		return nil, fmt.Errorf("list the accounts: %w", err)
	}
	return collect(rows, scanAccount)
}

// Account is the account with a name.
func (l *Ledger) Account(ctx context.Context, name string) (Account, error) {
	return l.account(ctx, `name = ?`, name)
}

// AccountBySubject is the account of a person whom a server of OpenID Connect knows.
func (l *Ledger) AccountBySubject(ctx context.Context, subject string) (Account, error) {
	return l.account(ctx, `subject <> '' AND subject = ?`, subject)
}

func (l *Ledger) account(ctx context.Context, where, value string) (Account, error) {
	a, err := scanAccount(l.q.QueryRowContext(ctx, `SELECT `+accountColumns+` FROM accounts WHERE `+where, value))
	if errors.Is(err, sql.ErrNoRows) {
		return Account{}, fmt.Errorf("%w: %s", ErrNoAccount, value)
	}
	if err != nil {
		return Account{}, fmt.Errorf("look up an account: %w", err)
	}
	return a, nil
}

// PutAccount enters an account or replaces it. Whoever is logged in under the name is logged out when end is set.
func (l *Ledger) PutAccount(ctx context.Context, a Account, end bool) error {
	if a.Communes == nil {
		a.Communes = []string{}
	}
	communes, err := json.Marshal(a.Communes)
	if err != nil {
		return err
	}
	err = l.inTransaction(ctx, func(tx *sql.Tx) error {
		if end {
			if _, err := tx.ExecContext(ctx, `DELETE FROM sessions WHERE account = ?`, a.Name); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO accounts (`+accountColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (name) DO UPDATE SET full_name = excluded.full_name, role = excluded.role, communes = excluded.communes,
			password = excluded.password, subject = excluded.subject, disabled = excluded.disabled`,
			a.Name, a.FullName, a.Role, string(communes), a.Password, a.Subject, a.Disabled, a.CreatedAt)
		return err
	})
	if err != nil {
		return fmt.Errorf("enter the account %s: %w", a.Name, err)
	}
	return nil
}

// OpenSession notes that somebody is logged in, under the hash of a token that only the browser has.
func (l *Ledger) OpenSession(ctx context.Context, hash, account string, now, expires time.Time) error {
	err := l.inTransaction(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM sessions WHERE expires_at <= ?`, now.Unix()); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO sessions (token, account, seen_at, expires_at) VALUES (?, ?, ?, ?)`,
			hash, account, now.Unix(), expires.Unix())
		return err
	})
	if err != nil {
		return fmt.Errorf("open a session: %w", err)
	}
	return nil
}

// Session is whose session a hash stands for, and when it was last used; ok is false when it has ended, has not been used
// since idle, or its account is disabled.
func (l *Ledger) Session(ctx context.Context, hash string, now, idle time.Time) (a Account, seen time.Time, ok bool, err error) {
	var communes string
	var at int64
	err = l.q.QueryRowContext(ctx, `SELECT name, full_name, role, communes, seen_at FROM sessions JOIN accounts ON accounts.name = account
		WHERE token = ? AND expires_at > ? AND seen_at > ? AND disabled = 0`, hash, now.Unix(), idle.Unix()).
		Scan(&a.Name, &a.FullName, &a.Role, &communes, &at)
	if errors.Is(err, sql.ErrNoRows) {
		return Account{}, time.Time{}, false, nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(communes), &a.Communes)
	}
	if err != nil {
		return Account{}, time.Time{}, false, fmt.Errorf("look up a session: %w", err)
	}
	return a, time.Unix(at, 0), true, nil
}

// TouchSession notes that a session is in use.
func (l *Ledger) TouchSession(ctx context.Context, hash string, now time.Time) error {
	if _, err := l.db.ExecContext(ctx, `UPDATE sessions SET seen_at = ? WHERE token = ?`, now.Unix(), hash); err != nil {
		return fmt.Errorf("keep a session: %w", err)
	}
	return nil
}

// CloseSession ends a session.
func (l *Ledger) CloseSession(ctx context.Context, hash string) error {
	if _, err := l.db.ExecContext(ctx, `DELETE FROM sessions WHERE token = ?`, hash); err != nil {
		return fmt.Errorf("end a session: %w", err)
	}
	return nil
}
