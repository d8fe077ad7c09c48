package web

import (
	"mime"
	"net/http"
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

// bytesOf are the bytes of the file that an address names.
func (s *Server) bytesOf(r *http.Request, c *call) (data []byte, name string, err error) {
	n, err := id(r.PathValue("file"))
	if err != nil {
		return nil, "", err
	}
	stored, err := c.desk.File(r.Context(), n)
	if err != nil {
		return nil, "", err
	}
	data, err = recorded(r.Context(), stored)
	return data, fileName(stored.Document.Path), err
}
