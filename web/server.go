package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/access/openid"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus/source"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/messages"
	"github.com/huonguoc/huonguoc/rules"
	"github.com/huonguoc/huonguoc/scan"
)

// Options are what the web application works with.
type Options struct {
	Home     string
	Ledger   *ledger.Ledger
	Index    *index.Index
	Pack     *rules.Pack
	Scanner  func(context.Context) (s *scan.Scanner, end func() error, err error)
	Pictures Pictures
	// Local is who sits at the machine, where there are no accounts. Nil asks everybody to log in at Door.
	Local *access.Person
	Door  *access.Door
	// OpenID is the server that vouches for people with accounts; nil where the office has none.
	OpenID  *openid.Provider
	Lang    string // of those who have not chosen one
	Version string
	TLS     bool // whether browsers come by https, so that the cookie may be kept from http
	Limits  Limits
	// Define gives the office's definition of the figure as of now; nil for the usual one.
	Define func() (checker.Definition, error)
	Now    func() time.Time
	Log    *slog.Logger // no document text, no names of files
}

// Pictures shows a page of a file as a PNG picture; extract.Pool does.
type Pictures interface {
	Show(ctx context.Context, data []byte, page int) ([]byte, error)
}

// Limits bound what a browser may send.
type Limits struct {
	Form    int64 // bytes of a form without files
	Upload  int64 // bytes of all files of an upload together
	Files   int   // of an upload
	Archive source.Limits
	Kept    int64         // bytes of pages that are kept as pictures, in memory
	Read    time.Duration // of a whole request without files
	Slowest time.Duration // of a whole upload
}

// DefaultLimits leave room for a commune's folder on a slow line.
func DefaultLimits() Limits {
	return Limits{
		Form: 1 << 20, Upload: 512 << 20, Files: 2_000, Archive: source.DefaultLimits(), Kept: 64 << 20,
		Read: 30 * time.Second, Slowest: 30 * time.Minute,
	}
}

// Server is the web application; its Handler is safe for concurrent use.
type Server struct {
	Options
	pages    map[string]pages // by language
	say      map[string]*messages.Catalogue
	matcher  *rules.Matcher
	jobs     jobs
	previews previews
	figures  figures
	pictures *pictures
	meter    *meter
	assets   assets
}

// New prepares the application. Close ends what it does in the background.
func New(o Options) (*Server, error) {
	s := &Server{Options: o, pages: map[string]pages{}, say: map[string]*messages.Catalogue{}}
	var err error
	if s.matcher, err = rules.Compile(o.Pack); err != nil {
		return nil, fmt.Errorf("compile the rules: %w", err)
	}
	if s.assets, err = loadAssets(); err != nil {
		return nil, err
	}
	for _, lang := range messages.Languages() {
		if s.say[lang], err = messages.New(lang); err != nil {
			return nil, err
		}
		if s.pages[lang], err = loadPages(s.say[lang], s.assets); err != nil {
			return nil, fmt.Errorf("read the pages: %w", err)
		}
	}
	s.pictures = newPictures(o.Pictures, o.Limits.Kept)
	s.meter = newMeter(s)
	s.jobs.server = s
	s.figures.beside = newBeside()
	return s, nil
}

// Close waits for the file that a scan is reading and ends the scan, the drawing of pages, and whatever else is done beside the
// requests.
func (s *Server) Close() {
	s.pictures.close()
	s.jobs.close()
	s.figures.beside.close()
}

// Handler is the whole application.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	for _, r := range s.routes() {
		mux.Handle(r.pattern, s.guard(r))
	}
	mux.Handle("/", s.guard(route{pattern: "/", role: access.Nobody, handle: s.notFound}))
	guarded := http.NewCrossOriginProtection()
	guarded.SetDenyHandler(http.HandlerFunc(s.crossOrigin))
	return secure(guarded.Handler(s.meter.measured(mux)), s.TLS)
}

// Listen is the server for a listener: one that nobody can hold open by being slow.
func (s *Server) Listen() *http.Server {
	return &http.Server{
		Handler: s.Handler(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: s.Limits.Read, WriteTimeout: 2 * time.Minute,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(s.Log.Handler(), slog.LevelDebug),
	}
}

// errNotFound says that nothing is at an address, or nothing that the person may see.
var errNotFound = errors.New("nothing is here")
