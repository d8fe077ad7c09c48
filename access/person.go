package access

import (
	"slices"

	"github.com/huonguoc/huonguoc/ledger"
)

// Role is what a person may do. A role may do everything that those below it may.
type Role int

// The roles, from the one that may do least.
const (
	Nobody   Role = iota // has not said who he is
	Reader               // sees
	Reviewer             // decides
	Admin                // brings in files and lists, keeps accounts
)

// Roles are the roles that an account can have.
func Roles() []Role { return []Role{Reader, Reviewer, Admin} }

// String is the role's name, as the ledger keeps it.
func (r Role) String() string {
	switch r {
	case Reader:
		return "reader"
	case Reviewer:
		return "reviewer"
	case Admin:
		return "admin"
	default:
		return "nobody"
	}
}

// ParseRole reads a role's name; ok is false for any other word.
func ParseRole(name string) (role Role, ok bool) {
	for _, r := range Roles() {
		if r.String() == name {
			return r, true
		}
	}
	return Nobody, false
}

// Person is who does something.
type Person struct {
	Name     string // of the account; empty where there are no accounts
	FullName string
	Role     Role
	Communes []string // codes of those he works on; none: all
}

// Actor is the person's name as the log bears it: "Nguyễn Thị Hoa (hoa)".
func (p Person) Actor() string {
	if p.Name == "" || p.Name == p.FullName {
		return p.FullName
	}
	return p.FullName + " (" + p.Name + ")"
}

// May tells whether the person may do what a role may.
func (p Person) May(r Role) bool { return p.Role >= r }

// Sees tells whether the person works on a commune. A file whose commune is unknown is seen by those who work on all.
func (p Person) Sees(code string) bool {
	return len(p.Communes) == 0 || slices.Contains(p.Communes, code)
}

func personOf(a ledger.Account) Person {
	role, _ := ParseRole(a.Role)
	return Person{Name: a.Name, FullName: a.FullName, Role: role, Communes: a.Communes}
}
