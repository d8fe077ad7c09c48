package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/review"
	"github.com/huonguoc/huonguoc/rules"
)

// filesView is the list of files with the state of their text.
type filesView struct {
	Status   string
	Statuses []option
	Files    []fileLine
	Pager    pager
}

type fileLine struct {
	ledger.Stored
	Path         string
	Reason, Cure string
	Flagged      int
}

func (s *Server) files(w http.ResponseWriter, r *http.Request, c *call) error {
	_, files, err := s.figure(r.Context(), c)
	if err != nil {
		return err
	}
	v := filesView{Status: r.URL.Query().Get("status")}
	statuses := []string{"", "read", "doubtful", "unreadable"}
	for _, status := range statuses {
		text := c.say.T("web.all")
		if status != "" {
			text = c.say.T("status." + status)
		}
		v.Statuses = append(v.Statuses, option{status, text, status == v.Status})
	}
	var chosen []ledger.Stored
	for _, f := range files {
		if v.Status == "" || string(f.Document.Status) == v.Status {
			chosen = append(chosen, f)
		}
	}
	offset := number(r.URL.Query().Get("offset"), 0, len(chosen))
	for _, f := range chosen[offset:min(offset+pageOf, len(chosen))] {
		v.Files = append(v.Files, fileLineOf(f, c))
	}
	v.Pager = paged(offset, pageOf, len(chosen), func(o int) string {
		return withQuery("/files", url.Values{"status": {v.Status}, "offset": {itoa(o)}})
	})
	return s.show(w, r, c, "files", page{Title: c.say.T("web.area.files"), Nav: "files", Body: v})
}

func fileLineOf(f ledger.Stored, c *call) fileLine {
	line := fileLine{Stored: f, Path: filePath(f.ID, -1)}
	line.Reason, line.Cure = report.Explain(f.Document.Reason, c.say)
	line.Flagged, _ = checker.Flagged(f.Findings)
	return line
}

// filePath is the page of a file, at a clause when its ordinal is not negative.
func filePath(id int64, ordinal int) string {
	path := fmt.Sprintf("/files/%d", id)
	if ordinal >= 0 {
		path += fmt.Sprintf("#c%d", ordinal)
	}
	return path
}

// picturePath is the picture of a page of a file, empty where there is none.
func picturePath(f ledger.Stored, number int) string {
	if number < 1 || number > picturesOf(f) {
		return ""
	}
	return fmt.Sprintf("/files/%d/pages/%d", f.ID, number)
}

// picturesOf is how many pages of a file can be shown as pictures.
func picturesOf(f ledger.Stored) int {
	if !slices.Contains([]corpus.Format{corpus.FormatPDF, corpus.FormatJPEG, corpus.FormatPNG, corpus.FormatTIFF}, f.Document.Format) {
		return 0
	}
	return f.Document.Pages
}

// fileView is a file with its text.
type fileView struct {
	File       fileLine
	Clauses    []clauseView
	Missed     *missedForm
	Pictures   []pictureLink
	May        bool
	Folder     string // with the file's name, for those who keep the machine; others are not told where things lie
	Convention string // that it carries
}

type pictureLink struct {
	Number int
	Path   string
}

type clauseView struct {
	corpus.Clause
	Segments []segment
	Findings []checker.Finding
	Missed   string // where its form for marking is
	Where    string
}

// missedForm marks a clause that no rule flagged.
type missedForm struct {
	Clause corpus.Clause
	Kinds  []option
	Grades []option
}

func (s *Server) file(w http.ResponseWriter, r *http.Request, c *call) error {
	n, err := id(r.PathValue("file"))
	if err != nil {
		return err
	}
	stored, err := c.desk.File(r.Context(), n)
	if err != nil {
		return err
	}
	clauses, err := s.Ledger.Clauses(r.Context(), n)
	if err != nil {
		return err
	}
	v := fileView{File: fileLineOf(stored, c), May: c.person.May(access.Reviewer)}
	if !stored.Document.Convention.Unadopted() { // nobody has adopted a draft, so it is no convention
		v.Convention = "/conventions/" + checker.ConventionID(stored.Key)
	}
	if c.person.May(access.Admin) {
		v.Folder = stored.Document.Path
	}
	byOrdinal := map[int][]checker.Finding{}
	for _, f := range stored.Findings {
		byOrdinal[f.Ordinal] = append(byOrdinal[f.Ordinal], f)
	}
	marking := r.URL.Query().Get("missed")
	for _, clause := range clauses {
		found := byOrdinal[clause.Ordinal]
		v.Clauses = append(v.Clauses, clauseView{
			Clause: clause, Segments: markedFindings(clause.Text, found), Findings: found, Where: clause.Citation,
			Missed: fmt.Sprintf("/files/%d?missed=%d#missed", n, clause.Ordinal),
		})
		if marking == itoa(clause.Ordinal) && v.May {
			v.Missed = c.missedForm(clause)
		}
	}
	for p := 1; p <= min(picturesOf(stored), 200); p++ {
		v.Pictures = append(v.Pictures, pictureLink{p, picturePath(stored, p)})
	}
	return s.show(w, r, c, "file", page{Title: fileName(stored.Document.Path), Nav: "files", Body: v})
}

func (c *call) missedForm(clause corpus.Clause) *missedForm {
	form := &missedForm{Clause: clause}
	for _, k := range rules.Kinds() {
		form.Kinds = append(form.Kinds, option{Value: k.ID, Text: c.kindTitle(k.ID)})
	}
	for _, g := range []string{"P1", "P2", "P3", "P4"} {
		form.Grades = append(form.Grades, option{Value: g, Text: c.say.T("web.grade." + g)})
	}
	return form
}

// missed confirms a clause that no rule flagged.
func (s *Server) missed(w http.ResponseWriter, r *http.Request, c *call) error {
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
	_, known := rules.KindByID(r.PostForm.Get("kind"))
	if !known || !slices.Contains([]string{"P1", "P2", "P3", "P4"}, r.PostForm.Get("grade")) {
		return errForm
	}
	event, err := c.desk.MarkMissed(r.Context(), review.Missed{
		File: stored.Document.Path, Address: r.PostForm.Get("address"), Kind: r.PostForm.Get("kind"), Grade: r.PostForm.Get("grade"),
		Note: r.PostForm.Get("note"),
	})
	if err != nil {
		return err
	}
	http.Redirect(w, r, filePathDone(n, event.ID, r.PostForm.Get("ordinal")), http.StatusSeeOther)
	return nil
}

func filePathDone(n int64, event, ordinal string) string {
	return fmt.Sprintf("/files/%d?done=%s#c%d", n, url.QueryEscape(event), number(ordinal, 0, 1_000_000))
}
