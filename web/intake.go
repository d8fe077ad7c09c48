package web

import (
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/report"
)

// inboxName is the folder below the home into which files that were sent are put, one folder an upload.
const inboxName = "tiep-nhan"

func explain(r corpus.Reason, c *call) (why, cure string) { return report.Explain(r, c.say) }

// intakeView offers the ways to bring files in, with the scans that were started.
type intakeView struct {
	Jobs      []jobView
	MayFolder bool
	Most      int
	MostMB    int64
	Roster    int
}

func (s *Server) intake(w http.ResponseWriter, r *http.Request, c *call) error {
	v := intakeView{MayFolder: c.person.May(access.Admin), Most: s.Limits.Files, MostMB: s.Limits.Upload >> 20}
	for _, j := range s.jobs.of(c.person) {
		v.Jobs = append(v.Jobs, j.view(c))
	}
	villages, err := s.Ledger.Roster(r.Context())
	if err != nil {
		return err
	}
	v.Roster = len(villages.All())
	return s.show(w, r, c, "intake", page{Title: c.say.T("web.area.intake"), Nav: "intake", Body: v})
}

// upload takes files and begins to scan them.
func (s *Server) upload(w http.ResponseWriter, r *http.Request, c *call) error {
	parts, err := r.MultipartReader()
	if err != nil {
		return formError(err)
	}
	folder, n, err := s.receive(parts)
	if err != nil || n == 0 {
		if folder != "" {
			err = errors.Join(err, os.RemoveAll(folder)) //nolint:gosec // the folder that receive made
		}
		if err == nil {
			err = errForm
		}
		return err
	}
	j := s.jobs.start(c.person, c.say.N("web.intake.sent", n), []string{folder}, false)
	http.Redirect(w, r, "/intake/"+j.ID, http.StatusSeeOther)
	return nil
}

// receive writes the files of an upload into a folder of their own. Of a name only its last element is taken, without what a
// system might take for more than a name.
func (s *Server) receive(parts *multipart.Reader) (folder string, n int, err error) {
	inbox := filepath.Join(s.Home, inboxName)
	if err := os.MkdirAll(inbox, 0o750); err != nil {
		return "", 0, fmt.Errorf("create the inbox: %w", err)
	}
	if folder, err = os.MkdirTemp(inbox, s.Now().Format("2006-01-02-")); err != nil {
		return "", 0, fmt.Errorf("create a folder in the inbox: %w", err)
	}
	taken := map[string]bool{}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return folder, n, nil
		}
		if err != nil {
			return folder, n, formError(err)
		}
		if part.FileName() == "" {
			continue
		}
		if n++; n > s.Limits.Files {
			return folder, n, errMuch
		}
		if err := save(filepath.Join(folder, safeName(part.FileName(), taken)), part); err != nil {
			return folder, n, err
		}
	}
}

func save(path string, from io.Reader) (err error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) //nolint:gosec // safeName leaves no folder in a name
	if err != nil {
		return fmt.Errorf("write an upload: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if _, err := io.Copy(file, from); err != nil {
		return formError(err)
	}
	return nil
}

// maxName bounds the name of a file, in bytes, below what systems allow.
const maxName = 180

// safeName is a name that every system accepts, taken only once.
func safeName(name string, taken map[string]bool) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"|?*`, r) {
			return '-'
		}
		return r
	}, strings.ToValidUTF8(name, "-"))
	ext := filepath.Ext(name)
	if len(ext) > 12 || ext == "." {
		ext = ""
	}
	stem := strings.Trim(strings.TrimSuffix(name, ext), " .")
	for len(stem)+len(ext) > maxName {
		_, size := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-size]
	}
	if stem == "" || reserved(stem) {
		stem = "tep-" + stem
	}
	unique := stem + ext
	for i := 2; taken[strings.ToLower(unique)]; i++ {
		unique = fmt.Sprintf("%s (%d)%s", stem, i, ext)
	}
	taken[strings.ToLower(unique)] = true
	return unique
}

// reserved tells whether Windows keeps a name for a device.
func reserved(stem string) bool {
	switch s := strings.ToUpper(stem); {
	case s == "CON", s == "PRN", s == "AUX", s == "NUL":
		return true
	case len(s) == 4 && (strings.HasPrefix(s, "COM") || strings.HasPrefix(s, "LPT")):
		return s[3] >= '0' && s[3] <= '9'
	}
	return false
}

// nameFolder begins to scan a folder of the machine on which the program runs.
func (s *Server) nameFolder(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	path := strings.TrimSpace(r.PostForm.Get("folder"))
	if path == "" {
		return errForm
	}
	j := s.jobs.start(c.person, path, []string{path}, r.PostForm.Get("again") == "1")
	http.Redirect(w, r, "/intake/"+j.ID, http.StatusSeeOther)
	return nil
}

// rescan looks again at every folder from which files are known.
func (s *Server) rescan(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	files, err := c.desk.Files(r.Context())
	if err != nil {
		return err
	}
	var paths []string
	seen := map[string]bool{}
	for _, f := range files {
		outer, _, _ := strings.Cut(f.Document.Path, "!/")
		folder := filepath.Dir(filepath.FromSlash(outer))
		if _, err := os.Stat(folder); err == nil && !seen[folder] {
			seen[folder] = true
			paths = append(paths, folder)
		}
	}
	if len(paths) == 0 {
		return errNotFound
	}
	j := s.jobs.start(c.person, c.say.T("web.intake.again"), paths, r.PostForm.Get("again") == "1")
	http.Redirect(w, r, "/intake/"+j.ID, http.StatusSeeOther)
	return nil
}

// job shows a scan; the script asks the same address for its progress.
func (s *Server) job(w http.ResponseWriter, r *http.Request, c *call) error {
	j, err := s.jobs.get(r.PathValue("job"), c.person)
	if err != nil {
		return err
	}
	v := j.view(c)
	if r.Header.Get("Accept") == "application/json" {
		writeJSON(w, http.StatusOK, map[string]any{"total": v.Total, "done": v.Done, "ended": v.Ended, "sentence": v.Sentence})
		return nil
	}
	if v.Ended {
		if err := s.link(r, c, v.Attention, v.Fine); err != nil {
			return err
		}
	}
	return s.show(w, r, c, "job", page{Title: c.say.T("web.intake.job"), Nav: "intake", Body: v})
}

// link adds the pages of files that are recorded, and that the person may see.
func (s *Server) link(r *http.Request, c *call, lists ...[]outcomeView) error {
	files, err := c.desk.Files(r.Context())
	if err != nil {
		return err
	}
	byPath := map[string]int64{}
	for _, f := range files {
		byPath[f.Document.Path] = f.ID
	}
	for _, list := range lists {
		for i := range list {
			if id, ok := byPath[list[i].Path]; ok {
				list[i].File = filePath(id, -1)
			}
		}
	}
	return nil
}

func (s *Server) stopJob(w http.ResponseWriter, r *http.Request, c *call) error {
	j, err := s.jobs.get(r.PathValue("job"), c.person)
	if err != nil {
		return err
	}
	j.cancel()
	http.Redirect(w, r, "/intake/"+j.ID+"?said=stopped", http.StatusSeeOther)
	return nil
}
