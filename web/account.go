package web

import (
	"errors"
	"net/http"
	"strings"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/ledger"
)

// accountsView is the list of accounts with a form for one.
type accountsView struct {
	List  []accountLine
	Form  ledger.Account
	New   bool
	Roles []option
	Least int
	Wrong string
	Codes string
	// Subjects says that accounts may bear people of OpenID Connect.
	Subjects bool
}

type accountLine struct {
	ledger.Account
	Path string
}

func (s *Server) accounts(w http.ResponseWriter, r *http.Request, c *call) error {
	if s.Local != nil {
		return errNotFound
	}
	v := accountsView{New: true, Form: ledger.Account{Role: access.Reviewer.String()}}
	if name := r.URL.Query().Get("name"); name != "" {
		a, err := s.Ledger.Account(r.Context(), name)
		if errors.Is(err, ledger.ErrNoAccount) {
			return errNotFound
		}
		if err != nil {
			return err
		}
		v.New, v.Form = false, a
	}
	if err := s.fillAccounts(r, c, &v); err != nil {
		return err
	}
	return s.show(w, r, c, "accounts", page{Title: c.say.T("web.area.accounts"), Nav: "accounts", Body: v})
}

func (s *Server) fillAccounts(r *http.Request, c *call, v *accountsView) error {
	list, err := s.Ledger.Accounts(r.Context())
	if err != nil {
		return err
	}
	for _, a := range list {
		v.List = append(v.List, accountLine{a, "/accounts?name=" + a.Name + "#form"})
	}
	for _, role := range access.Roles() {
		v.Roles = append(v.Roles, option{role.String(), c.say.T("web.role." + role.String()), role.String() == v.Form.Role})
	}
	v.Subjects = s.OpenID != nil || v.Form.Subject != ""
	v.Least, v.Codes = access.MinPassword, strings.Join(v.Form.Communes, ", ")
	return nil
}

func (s *Server) keepAccount(w http.ResponseWriter, r *http.Request, c *call) error {
	if s.Local != nil {
		return errNotFound
	}
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	f := r.PostForm
	wish := access.Wish{
		Name: f.Get("name"), FullName: f.Get("full-name"), Role: f.Get("role"), Password: f.Get("password"), Subject: f.Get("subject"),
		Disabled: f.Get("disabled") == "1", Communes: strings.FieldsFunc(f.Get("communes"), func(r rune) bool { return strings.ContainsRune(" ,;\t\n\r", r) }),
	}
	err := s.Door.Keep(r.Context(), wish)
	if err == nil {
		http.Redirect(w, r, "/accounts?said=saved", http.StatusSeeOther)
		return nil
	}
	fault := faultOf(err)
	if fault.status >= http.StatusInternalServerError {
		return err
	}
	v := accountsView{New: f.Get("new") == "1", Wrong: c.say.T(fault.id, "Least", access.MinPassword), Form: ledger.Account{
		Name: wish.Name, FullName: wish.FullName, Role: wish.Role, Communes: wish.Communes, Subject: wish.Subject, Disabled: wish.Disabled,
	}}
	if err := s.fillAccounts(r, c, &v); err != nil {
		return err
	}
	s.render(w, c, fault.status, "accounts", page{Title: c.say.T("web.area.accounts"), Nav: "accounts", Path: "/accounts", Body: v})
	return nil
}
