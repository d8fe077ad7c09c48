package web

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/huonguoc/huonguoc/corpus/roster"
	"github.com/huonguoc/huonguoc/corpus/sheet"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

// maxList bounds a list of villages, in bytes; that of a province is a fraction of it.
const maxList = 32 << 20

// rosterView is the list of villages with what files are attached to them.
type rosterView struct {
	Villages []villageLine
	Total    int
	Covered  int
	Pager    pager
	Columns  []string
	May      bool
	Open     int
}

type villageLine struct {
	roster.Covered
	Commune string
}

func (s *Server) roster(w http.ResponseWriter, r *http.Request, c *call) error {
	list, err := s.Ledger.Roster(r.Context())
	if err != nil {
		return err
	}
	result, err := s.Ledger.Attachments(r.Context())
	if err != nil {
		return err
	}
	table, err := s.Ledger.Units(r.Context())
	if err != nil {
		return err
	}
	v := rosterView{Open: len(result.Questions)}
	day := today(s.Now())
	var lines []villageLine
	for _, covered := range list.Cover(day, result.Attached) {
		commune, _ := covered.Village.Place(table, day)
		if !c.person.Sees(commune.Code) {
			continue
		}
		if len(covered.Files) > 0 {
			v.Covered++
		}
		lines = append(lines, villageLine{covered, strings.TrimSpace(commune.Type + " " + commune.Name)})
	}
	v.Total = len(lines)
	offset := number(r.URL.Query().Get("offset"), 0, len(lines))
	v.Villages = lines[offset:min(offset+2*pageOf, len(lines))]
	v.Pager = paged(offset, 2*pageOf, len(lines), func(o int) string { return "/roster?offset=" + itoa(o) })
	for _, column := range roster.Columns() {
		v.Columns = append(v.Columns, column.Names[0])
	}
	v.May = c.mayKeepRoster()
	return s.show(w, r, c, "roster", page{Title: c.say.T("web.roster.title"), Nav: "intake", Body: v})
}

// previews are the lists that were looked at and not yet imported, by the hash of their bytes; only the last one of each person.
type previews struct {
	mu   sync.Mutex
	kept map[string]preview // by account
}

type preview struct {
	sha, file string
	data      []byte
}

func (p *previews) put(account string, x preview) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.kept == nil {
		p.kept = map[string]preview{}
	}
	p.kept[account] = x
}

func (p *previews) take(account, sha string) (preview, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	x, ok := p.kept[account]
	if !ok || x.sha != sha {
		return preview{}, false
	}
	delete(p.kept, account)
	return x, true
}

// planView is what a list would do.
type planView struct {
	Plan     roster.Plan
	File     string
	SHA      string
	Problems []problemLine
	Commune  string
	Left     int
}

type problemLine struct{ Where, Sentence string }

// previewRoster reads a list and shows what it would do.
func (s *Server) previewRoster(w http.ResponseWriter, r *http.Request, c *call) error {
	file, head, err := r.FormFile("list")
	if err != nil {
		return formError(err)
	}
	data, err := io.ReadAll(io.LimitReader(file, maxList+1))
	if err := errors.Join(err, file.Close()); err != nil {
		return formError(err)
	}
	if len(data) > maxList {
		return errMuch
	}
	sum := sha256.Sum256(data)
	x := preview{hex.EncodeToString(sum[:]), safeName(head.Filename, map[string]bool{}), data}
	plan, err := s.planOf(r, x)
	if err != nil {
		return err
	}
	s.previews.put(c.person.Name, x)
	v := planView{Plan: plan, File: x.file, SHA: x.sha}
	problems := report.Problems(plan.Problems, c.say)
	for _, row := range problems.Rows[:min(len(problems.Rows), 200)] {
		var cells []string
		for _, cell := range row[1:] {
			if cell.Text != "" {
				cells = append(cells, cell.Text)
			}
		}
		v.Problems = append(v.Problems, problemLine{row[0].Text, strings.Join(cells, " · ")})
	}
	v.Left = len(problems.Rows) - len(v.Problems)
	return s.show(w, r, c, "plan", page{Title: c.say.T("web.roster.preview"), Nav: "intake", Body: v})
}

func (s *Server) planOf(r *http.Request, x preview) (roster.Plan, error) {
	sheets, err := sheet.Read(x.data)
	if err != nil {
		return roster.Plan{}, err
	}
	table, err := s.Ledger.Units(r.Context())
	if err != nil {
		return roster.Plan{}, err
	}
	known, err := s.Ledger.Roster(r.Context())
	if err != nil {
		return roster.Plan{}, err
	}
	plan, ok := roster.Read(sheets, table, known, roster.Options{})
	if !ok {
		return plan, errNoList
	}
	return plan, nil
}

// errNoList says that a table has no column of villages.
var errNoList = errors.New("the table has no column of villages")

// applyRoster imports the list that was looked at last; rows with problems are left out.
func (s *Server) applyRoster(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	x, ok := s.previews.take(c.person.Name, r.PostForm.Get("sha"))
	if !ok {
		return fmt.Errorf("%w: the preview is gone", errForm)
	}
	plan, err := s.planOf(r, x)
	if err != nil {
		return err
	}
	from := ledger.RosterImport{At: s.Now(), Actor: c.person.Actor(), File: x.file, SHA256: x.sha, Layout: ledger.LayoutVillages}
	if err := s.Ledger.ApplyRoster(r.Context(), plan, from); err != nil {
		return err
	}
	s.figures.forget()
	http.Redirect(w, r, "/roster?said=saved", http.StatusSeeOther)
	return nil
}

// questionsView are the files of which it is not certain whose they are.
type questionsView struct {
	List  []questionLine
	Pager pager
	May   bool
}

type questionLine struct {
	roster.Question
	Path   string
	Answer string
}

func (s *Server) questions(w http.ResponseWriter, r *http.Request, c *call) error {
	if len(c.person.Communes) > 0 {
		return errRights
	}
	result, err := s.Ledger.Attachments(r.Context())
	if err != nil {
		return err
	}
	v := questionsView{May: c.mayKeepRoster()}
	offset := number(r.URL.Query().Get("offset"), 0, len(result.Questions))
	v.Pager = paged(offset, pageOf, len(result.Questions), func(o int) string { return "/roster/questions?offset=" + itoa(o) })
	for _, q := range result.Questions[offset:min(len(result.Questions), offset+pageOf)] {
		v.List = append(v.List, questionLine{q, filePath(q.File.ID, -1), "/roster/questions/" + strconv.FormatInt(q.File.ID, 10)})
	}
	return s.show(w, r, c, "questions", page{Title: c.say.T("web.roster.questions"), Nav: "intake", Body: v})
}

// answerQuestion enters whose a file is.
func (s *Server) answerQuestion(w http.ResponseWriter, r *http.Request, c *call) error {
	n, err := id(r.PathValue("file"))
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	stored, err := c.desk.File(r.Context(), n)
	if err != nil {
		return err
	}
	var villages []string
	switch village := strings.TrimSpace(r.PostForm.Get("village")); village {
	case "":
		return errForm
	case "-":
	default:
		villages = []string{village}
	}
	err = s.Ledger.AnswerAttachment(r.Context(), ledger.Answer{
		At: s.Now(), Actor: c.person.Actor(), Note: strings.TrimSpace(r.PostForm.Get("note")),
		Answer: roster.Answer{Path: stored.Document.Path, SHA256: stored.Document.SHA256, Villages: villages},
	})
	if errors.Is(err, ledger.ErrNoVillage) {
		return errForm
	}
	if err != nil {
		return err
	}
	s.figures.forget()
	http.Redirect(w, r, "/roster/questions?said=saved", http.StatusSeeOther)
	return nil
}
