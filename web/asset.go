package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed static
var staticFiles embed.FS

// assets are the style sheet, the script and the fonts by their names, each with a mark of its content: a browser may keep
// what bears the mark for ever.
type assets map[string]string

func loadAssets() (assets, error) {
	a := assets{}
	err := fs.WalkDir(staticFiles, "static", func(p string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := staticFiles.ReadFile(p)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		a[strings.TrimPrefix(p, "static/")] = hex.EncodeToString(sum[:6])
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the assets: %w", err)
	}
	return a, nil
}

// path is the address of an asset.
func (a assets) path(name string) string { return "/static/" + name + "?" + a[name] }

func (s *Server) static(w http.ResponseWriter, r *http.Request, _ *call) error {
	name := strings.TrimPrefix(r.URL.Path, "/static/")
	mark, known := s.assets[name]
	if !known {
		return errNotFound
	}
	data, err := staticFiles.ReadFile("static/" + name)
	if err != nil {
		return errNotFound
	}
	kind := mime.TypeByExtension(path.Ext(name))
	switch path.Ext(name) { // a system without these types must not decide
	case ".css":
		kind = "text/css; charset=utf-8"
	case ".js":
		kind = "text/javascript; charset=utf-8"
	case ".woff2":
		kind = "font/woff2"
	case ".svg":
		kind = "image/svg+xml"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "public, max-age=3600")
	if r.URL.RawQuery == mark {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	_, _ = w.Write(data) //nolint:gosec // the program's own file; a browser that went away cannot be told
	return nil
}
