package html

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// maxArchiveDepth bounds how deep parts of a web archive stand in parts.
const maxArchiveDepth = 4

// isArchive tells a web archive by its first lines, which are those of a mail.
func isArchive(data []byte) bool {
	head := strings.ToLower(string(data[:min(len(data), headSize)]))
	header, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimLeft(head, "\ufeff \t\r\n"), "\r\n", "\n"), "\n\n")
	return strings.Contains("\n"+header, "\nmime-version:") &&
		(strings.Contains(header, "multipart/related") || strings.Contains(header, "multipart/alternative") || strings.Contains(header, "text/html"))
}

// archived is the page of a web archive.
type archived struct {
	data    []byte
	charset string
	cut     bool // the archive ends before the page does
}

// unpack finds the page in a web archive: the part that the archive calls its start, else the first page.
func unpack(data []byte, limits reading.Limits) (archived, error) {
	message, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(data, "\ufeff \t\r\n")))
	if err != nil {
		return archived{}, reading.Fail(corpus.ReasonDamaged, "read the archive's header: %w", err)
	}
	u := unpacker{limits: limits}
	u.part(textproto.MIMEHeader(message.Header), message.Body, 0)
	if u.err != nil {
		return archived{}, u.err
	}
	if u.page == nil {
		return archived{}, reading.Fail(corpus.ReasonDamaged, "find a page in the archive")
	}
	return *u.page, nil
}

// unpacker looks through the parts of an archive.
type unpacker struct {
	limits reading.Limits
	start  string // id of the part that the archive is about
	page   *archived
	sure   bool // the page is the start
	parts  int
	err    error
}

func (u *unpacker) part(header textproto.MIMEHeader, body io.Reader, depth int) {
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	switch {
	case err != nil && kind == "", u.sure, u.err != nil:
	case strings.HasPrefix(kind, "multipart/") && depth < maxArchiveDepth:
		if u.start == "" {
			u.start = strings.Trim(params["start"], "<>")
		}
		u.inside(multipart.NewReader(body, params["boundary"]), depth)
	case kind == "text/html" || kind == "application/xhtml+xml":
		u.take(header, body, params["charset"])
	}
}

func (u *unpacker) inside(parts *multipart.Reader, depth int) {
	for !u.sure && u.err == nil {
		p, err := parts.NextRawPart()
		if err != nil {
			return // the end, or an archive that breaks off: the page may have been found before
		}
		if u.parts++; u.parts > u.limits.Entries {
			u.err = reading.Fail(corpus.ReasonTooLarge, "archive of more than %d parts", u.limits.Entries)
			return
		}
		u.part(p.Header, p, depth+1)
	}
}

func (u *unpacker) take(header textproto.MIMEHeader, body io.Reader, charset string) {
	isStart := u.start != "" && strings.Trim(header.Get("Content-Id"), "<>") == u.start
	if u.page != nil && !isStart {
		return
	}
	data, err := io.ReadAll(transfer(header.Get("Content-Transfer-Encoding"), body))
	u.page = &archived{data: data, charset: charset, cut: errors.Is(err, io.ErrUnexpectedEOF)}
	u.sure = isStart || u.start == ""
}

func transfer(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	default:
		return body
	}
}
