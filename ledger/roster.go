package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/huonguoc/huonguoc/corpus/roster"
	"github.com/huonguoc/huonguoc/corpus/units"
)

// RosterImport is a list that was read into the roster.
type RosterImport struct {
	At     time.Time
	Actor  string
	File   string // its name
	SHA256 string
	Layout string // LayoutVillages or a layout of package units
}

// LayoutVillages is the layout of a list of villages.
const LayoutVillages = "villages"

// ApplyRoster enters what a list of villages changes.
func (l *Ledger) ApplyRoster(ctx context.Context, plan roster.Plan, from RosterImport) error {
	return l.importing(ctx, from, len(plan.Added), len(plan.Changed), func(tx *sql.Tx, id int64) error {
		for _, villages := range [][]roster.Village{plan.Added, plan.Changed} {
			for _, v := range villages {
				if err := putVillage(ctx, tx, v, id); err != nil {
					return fmt.Errorf("village %s: %w", v.ID, err)
				}
			}
		}
		return nil
	})
}

// AddCommunes enters communes beside those that the program knows. A commune that was entered before is replaced.
func (l *Ledger) AddCommunes(ctx context.Context, list []units.Commune, from RosterImport) error {
	return l.importing(ctx, from, len(list), 0, func(tx *sql.Tx, id int64) error {
		for _, c := range list {
			_, err := tx.ExecContext(ctx, `INSERT INTO communes
				(code, valid_from, valid_to, type, name, district, province, into_codes, law, import_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (code, valid_from) DO UPDATE SET valid_to = excluded.valid_to, type = excluded.type, name = excluded.name,
				district = excluded.district, province = excluded.province, into_codes = excluded.into_codes, law = excluded.law,
				import_id = excluded.import_id`,
				c.Code, c.From, c.To, c.Type, c.Name, c.District, c.Province, c.Into, c.Law, id)
			if err != nil {
				return fmt.Errorf("commune %s: %w", c.Code, err)
			}
		}
		return nil
	})
}

// importing notes an import and does it, in one transaction.
func (l *Ledger) importing(ctx context.Context, from RosterImport, added, changed int, do func(*sql.Tx, int64) error) error {
	err := l.inTransaction(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `INSERT INTO roster_imports (at, actor, file, sha256, layout, added, changed) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			stamp(from.At), from.Actor, from.File, from.SHA256, from.Layout, added, changed)
		if err != nil {
			return err
		}
		id, err := result.LastInsertId()
		if err != nil {
			return err
		}
		return do(tx, id)
	})
	if err != nil {
		return fmt.Errorf("import %s: %w", from.File, err)
	}
	return nil
}

func putVillage(ctx context.Context, tx *sql.Tx, v roster.Village, imported int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO villages
		(id, name, commune_code, commune_from, former_code, former_from, valid_from, valid_to, law, convention, import_id)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, commune_code = excluded.commune_code, commune_from = excluded.commune_from,
		former_code = excluded.former_code, former_from = excluded.former_from, valid_from = excluded.valid_from,
		valid_to = excluded.valid_to, law = excluded.law, convention = excluded.convention, import_id = excluded.import_id`,
		v.ID, v.Name, v.Commune.Code, v.Commune.From, v.Former.Code, v.Former.From, v.From, v.To, v.Law, v.Convention, imported)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM village_predecessors WHERE village = ?`, v.ID); err != nil {
		return err
	}
	for _, p := range v.Predecessors {
		if _, err := tx.ExecContext(ctx, `INSERT INTO village_predecessors (village, predecessor) VALUES (?, ?)`, v.ID, p); err != nil {
			return err
		}
	}
	return nil
}

// Units are the communes that the program knows with those that were imported.
func (l *Ledger) Units(ctx context.Context) (*units.Table, error) {
	table, err := units.Load()
	if err != nil {
		return nil, err
	}
	more, err := l.communes(ctx)
	if err != nil || len(more) == 0 {
		return table, err
	}
	return table.With(more)
}

func (l *Ledger) communes(ctx context.Context) ([]units.Commune, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT code, valid_from, valid_to, type, name, district, province, into_codes, law
		FROM communes ORDER BY code, valid_from`)
	if err != nil {
		return nil, fmt.Errorf("list the communes: %w", err)
	}
	list, err := collect(rows, func(row interface{ Scan(...any) error }) (c units.Commune, err error) {
		err = row.Scan(&c.Code, &c.From, &c.To, &c.Type, &c.Name, &c.District, &c.Province, &c.Into, &c.Law)
		return c, err
	})
	if err != nil {
		return nil, fmt.Errorf("list the communes: %w", err)
	}
	return list, nil
}

// Roster is the villages of all times; empty when no list was imported.
func (l *Ledger) Roster(ctx context.Context) (*roster.Roster, error) {
	parents, err := l.predecessors(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := l.q.QueryContext(ctx, `SELECT id, name, commune_code, commune_from, former_code, former_from, valid_from, valid_to, law, convention
		FROM villages ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("list the villages: %w", err)
	}
	list, err := collect(rows, func(row interface{ Scan(...any) error }) (v roster.Village, err error) {
		err = row.Scan(&v.ID, &v.Name, &v.Commune.Code, &v.Commune.From, &v.Former.Code, &v.Former.From, &v.From, &v.To, &v.Law, &v.Convention)
		v.Predecessors = parents[v.ID]
		return v, err
	})
	if err != nil {
		return nil, fmt.Errorf("list the villages: %w", err)
	}
	return roster.New(list), nil
}

func (l *Ledger) predecessors(ctx context.Context) (map[string][]string, error) {
	rows, err := l.q.QueryContext(ctx, `SELECT village, predecessor FROM village_predecessors ORDER BY village, predecessor`)
	if err != nil {
		return nil, fmt.Errorf("list the predecessors: %w", err)
	}
	pairs, err := collect(rows, func(row interface{ Scan(...any) error }) (p [2]string, err error) {
		err = row.Scan(&p[0], &p[1])
		return p, err
	})
	if err != nil {
		return nil, fmt.Errorf("list the predecessors: %w", err)
	}
	parents := map[string][]string{}
	for _, p := range pairs {
		parents[p[0]] = append(parents[p[0]], p[1])
	}
	return parents, nil
}

// RosterVersion names the state of villages and imported communes by its content: two ledgers with the same roster give
// the same version, whatever the order and the number of the imports.
func (l *Ledger) RosterVersion(ctx context.Context) (string, error) {
	list, err := l.Roster(ctx)
	if err != nil {
		return "", err
	}
	communes, err := l.communes(ctx)
	if err != nil {
		return "", err
	}
	data, err := json.Marshal(struct {
		Villages []roster.Village
		Communes []units.Commune
	}{list.All(), communes})
	if err != nil {
		return "", fmt.Errorf("write the roster: %w", err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}
