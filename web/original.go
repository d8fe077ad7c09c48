package web

import (
	"fmt"
	"mime"
	"net/http"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/source"
	"github.com/huonguoc/huonguoc/scan"
)

// original hands out a file as it was brought in. It is never shown in the browser: a file may be a page with a script.
func (s *Server) original(w http.ResponseWriter, r *http.Request, c *call) error {
	data, name, err := s.bytesOf(r, c)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	w.Header().Set("Content-Security-Policy", "sandbox; default-src 'none'")
	_, _ = w.Write(data) //nolint:gosec // an attachment, never shown; a browser that went away cannot be told
	return nil
}

// bytesOf are the bytes of the file that an address names: those that were recorded, or nothing when they changed since. The
// path comes from the ledger and never from the address.
func (s *Server) bytesOf(r *http.Request, c *call) (data []byte, name string, err error) {
	n, err := id(r.PathValue("file"))
	if err != nil {
		return nil, "", err
	}
	stored, err := c.desk.File(r.Context(), n)
	if err != nil {
		return nil, "", err
	}
	data, reason, err := scan.Original(r.Context(), stored.Document.Path, stored.Document.SHA256, source.DefaultLimits())
	if err != nil {
		return nil, "", err
	}
	if reason != corpus.ReasonNone {
		return nil, "", fmt.Errorf("%w: %s", errNotFound, reason)
	}
	return data, fileName(stored.Document.Path), nil
}

// pagePicture shows a page of a file as a picture.
func (s *Server) pagePicture(w http.ResponseWriter, r *http.Request, c *call) error {
	number := number(r.PathValue("page"), 1, 100_000)
	data, _, err := s.bytesOf(r, c)
	if err != nil {
		return err
	}
	picture, err := s.Pictures.Show(r.Context(), data, number)
	if err != nil {
		return fmt.Errorf("%w: %w", errNotFound, err)
	}
	w.Header().Set("Content-Type", "image/png")
	w.Header().Set("Cache-Control", "private, max-age=3600")
	_, _ = w.Write(picture) //nolint:gosec // a PNG; a browser that went away cannot be told
	return nil
}
