package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/huonguoc/huonguoc/corpus"
)

var (
	errTooLarge = errors.New("member is larger than it may be")
	errLocked   = errors.New("member is encrypted")
)

// isArchive tells a zip archive from the office files that are zip containers inside. It looks at the content, since a
// renamed archive is common; a file that only carries the name is left to the readers, which will name the damage.
func isArchive(file string) bool {
	if !startsLikeZip(file) {
		return false
	}
	z, err := zip.OpenReader(file)
	if err != nil {
		return false
	}
	defer func() { _ = z.Close() }()
	return !isOffice(z.File)
}

// startsLikeZip spares most files the search for a zip directory at their end.
func startsLikeZip(file string) bool {
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, 2)
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == "PK"
}

// isOffice tells an OOXML or ODF container by the member that each must hold.
func isOffice(members []*zip.File) bool {
	for _, m := range members {
		if m.Name == "[Content_Types].xml" || m.Name == "mimetype" {
			return true
		}
	}
	return false
}

// archive lists the members of an archive on disk.
func (w *walker) archive(file, name string) {
	z, err := zip.OpenReader(file)
	if err != nil {
		w.add(File{Path: name, Reason: openReason(err)})
		return
	}
	w.listing.closers = append(w.listing.closers, z.Close)
	budget := &budget{bytes: w.limits.MaxExpand, members: w.limits.MaxMembers}
	w.members(&z.Reader, name, 1, budget)
}

func openReason(err error) corpus.Reason {
	if errors.Is(err, os.ErrPermission) {
		return corpus.ReasonAccess
	}
	return corpus.ReasonDamaged
}

// budget is what is left of an archive's limits, its nested archives included.
type budget struct {
	bytes   int64
	members int
}

// members lists the members of an archive. The sizes in its directory may lie, so they are checked again when a member is
// read. Past a limit the archive itself is listed with the reason, beside the members listed so far.
func (w *walker) members(z *zip.Reader, archive string, depth int, left *budget) {
	for _, m := range z.File {
		if w.ctx.Err() != nil {
			return
		}
		left.members--
		left.bytes -= int64(min(m.UncompressedSize64, 1<<62))
		if left.members < 0 || left.bytes < 0 {
			w.add(File{Path: archive, Reason: corpus.ReasonTooLarge})
			return
		}
		w.member(m, archive, depth, left)
	}
}

func (w *walker) member(m *zip.File, archive string, depth int, left *budget) {
	inner := memberName(m)
	switch {
	case strings.HasSuffix(inner, "/"):
		return
	case leaves(inner):
		w.add(File{Path: archive + "!/" + path.Base(path.Clean("/"+inner)), Reason: corpus.ReasonUnsafeArchive})
		return
	case memberDroppings(inner):
		w.listing.Skipped++
		return
	}
	name := archive + "!/" + path.Clean(inner)
	read := func() ([]byte, error) { return readMember(m, w.limits.MaxFile) }
	if strings.EqualFold(path.Ext(inner), ".zip") {
		w.nested(name, read, depth, left)
		return
	}
	w.add(File{Path: name, Size: int64(min(m.UncompressedSize64, 1<<62)), read: read})
}

// nested lists an archive inside an archive, as far as the depth allows.
func (w *walker) nested(name string, read func() ([]byte, error), depth int, left *budget) {
	if depth >= w.limits.MaxDepth {
		w.add(File{Path: name, Reason: corpus.ReasonUnsafeArchive})
		return
	}
	data, err := read()
	if err != nil {
		_, reason := File{read: func() ([]byte, error) { return nil, err }}.Read()
		w.add(File{Path: name, Reason: reason})
		return
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		w.add(File{Path: name, Reason: corpus.ReasonDamaged})
		return
	}
	if isOffice(z.File) {
		w.add(File{Path: name, Size: int64(len(data)), read: func() ([]byte, error) { return data, nil }})
		return
	}
	w.members(z, name, depth+1, left)
}

// readMember expands one member, never past limit whatever its header claims.
func readMember(m *zip.File, limit int64) ([]byte, error) {
	if m.Flags&1 != 0 {
		return nil, errLocked
	}
	r, err := m.Open()
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err := errors.Join(err, r.Close()); err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, errTooLarge
	}
	return data, nil
}

// memberName is the member's name in Unicode with slashes. Old Windows tools write names in the DOS code page.
func memberName(m *zip.File) string {
	name := m.Name
	if !utf8.ValidString(name) {
		if decoded, err := charmap.CodePage437.NewDecoder().String(name); err == nil {
			name = decoded
		}
	}
	return strings.ReplaceAll(name, `\`, "/")
}

// leaves tells that a member's path would lead out of the archive.
func leaves(name string) bool {
	if strings.HasPrefix(name, "/") || (len(name) > 1 && name[1] == ':') {
		return true
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return true
		}
	}
	return false
}

func memberDroppings(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if droppings(part) {
			return true
		}
	}
	return false
}
