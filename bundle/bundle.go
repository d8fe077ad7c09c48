// Package bundle carries decisions between offices without a network: one file, on a stick or by mail.
//
// A bundle holds the log of a ledger, entry by entry in canonical form, a list of the conventions that it speaks of, and a
// manifest with the hash of both, signed with the ledger's key (Ed25519). Who opens it checks signature, hashes and chain
// before anything else is believed. Merging is left to the ledger: entries are a set, so that bundles may come in any order.
package bundle

import (
	"archive/zip"
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/huonguoc/huonguoc/checker"
)

// Format is the version of the format of bundles.
const Format = 1

// The files in a bundle.
const (
	manifestName    = "manifest.json"
	signatureName   = "manifest.sig"
	logName         = "log.jsonl"
	conventionsName = "conventions.json"
)

// maxFile bounds each file of a bundle that is read, in bytes.
const maxFile = 1 << 30

// The errors of a bundle that is not to be believed.
var (
	ErrNoBundle  = errors.New("no bundle that this version can read")
	ErrSignature = errors.New("the signature does not fit the bundle")
	ErrDamaged   = errors.New("the bundle is damaged, or was changed")
)

// Manifest says what a bundle holds. It is what the signature is over.
type Manifest struct {
	Format  int          `json:"format"`
	Book    string       `json:"book"` // name of the ledger
	Actor   string       `json:"actor"`
	MadeAt  time.Time    `json:"made_at"`
	Program string       `json:"program"`
	Key     string       `json:"key"` // public key, hex
	Log     checker.Head `json:"log"`
	Files   []File       `json:"files"`
}

// File is a file of a bundle with its hash.
type File struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Size   int    `json:"size"` // bytes
}

// Convention names a convention that the log speaks of, for an office that does not have its files.
type Convention struct {
	Key     string          `json:"key"`
	Title   string          `json:"title"`
	Village string          `json:"village"`
	Commune checker.Commune `json:"commune_today"`
	Files   []string        `json:"files"` // hashes of its files
}

// Bundle is a bundle that was opened and proved whole.
type Bundle struct {
	Manifest
	SHA256      string // of the file
	Bodies      [][]byte
	Conventions []Convention
}

// Make writes a bundle. The manifest's key, head and files are filled in.
func Make(w io.Writer, m Manifest, key ed25519.PrivateKey, bodies [][]byte, conventions []Convention) (Manifest, error) {
	log := bytes.Join(bodies, []byte("\n"))
	list, err := json.Marshal(conventions)
	if err != nil {
		return m, fmt.Errorf("encode the conventions: %w", err)
	}
	m.Format, m.Key, m.Log = Format, hex.EncodeToString(publicOf(key)), checker.Genesis()
	m.MadeAt = m.MadeAt.UTC().Truncate(time.Second)
	for _, body := range bodies {
		m.Log = m.Log.Next(body)
	}
	m.Files = []File{fileOf(logName, log), fileOf(conventionsName, list)}
	manifest, err := json.Marshal(m)
	if err != nil {
		return m, fmt.Errorf("encode the manifest: %w", err)
	}
	signature := []byte(hex.EncodeToString(ed25519.Sign(key, manifest)))
	out := zip.NewWriter(w)
	for _, f := range []struct {
		name string
		data []byte
	}{{manifestName, manifest}, {signatureName, signature}, {logName, log}, {conventionsName, list}} {
		part, err := out.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: m.MadeAt})
		if err != nil {
			return m, fmt.Errorf("write the bundle: %w", err)
		}
		if _, err := part.Write(f.data); err != nil {
			return m, fmt.Errorf("write the bundle: %w", err)
		}
	}
	if err := out.Close(); err != nil {
		return m, fmt.Errorf("write the bundle: %w", err)
	}
	return m, nil
}

func publicOf(key ed25519.PrivateKey) []byte { return key[ed25519.SeedSize:] }

func fileOf(name string, data []byte) File {
	sum := sha256.Sum256(data)
	return File{name, hex.EncodeToString(sum[:]), len(data)}
}

// Fingerprint is a key as two people compare it by telephone: four groups of four digits of its hash.
func Fingerprint(key string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(key)))
	digits := hex.EncodeToString(sum[:8])
	return strings.Join([]string{digits[:4], digits[4:8], digits[8:12], digits[12:]}, "-")
}

// Open reads a bundle and proves it: the signature is that of the key in it, the files are those that were signed, every entry
// is canonical, and together they chain to the signed head. Whose key it is, a person has to know.
func Open(data []byte) (Bundle, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Bundle{}, fmt.Errorf("%w: %w", ErrNoBundle, err)
	}
	manifest, err := read(archive, manifestName)
	if err != nil {
		return Bundle{}, err
	}
	sum := sha256.Sum256(data)
	b := Bundle{SHA256: hex.EncodeToString(sum[:])}
	if err := json.Unmarshal(manifest, &b.Manifest); err != nil {
		return Bundle{}, fmt.Errorf("%w: %w", ErrNoBundle, err)
	}
	if b.Format != Format {
		return Bundle{}, fmt.Errorf("%w: format %d", ErrNoBundle, b.Format)
	}
	if err := checkSignature(archive, b.Key, manifest); err != nil {
		return Bundle{}, err
	}
	files, err := b.files(archive)
	if err != nil {
		return Bundle{}, err
	}
	if err := json.Unmarshal(files[conventionsName], &b.Conventions); err != nil {
		return Bundle{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	b.Bodies, err = entries(files[logName], b.Log)
	return b, err
}

func checkSignature(archive *zip.Reader, key string, manifest []byte) error {
	signature, err := read(archive, signatureName)
	if err != nil {
		return err
	}
	public, err := hex.DecodeString(key)
	if err != nil || len(public) != ed25519.PublicKeySize {
		return fmt.Errorf("%w: the key is none", ErrSignature)
	}
	raw, err := hex.DecodeString(string(signature))
	if err != nil || !ed25519.Verify(public, manifest, raw) {
		return ErrSignature
	}
	return nil
}

// files are the signed files, each with the hash that was signed.
func (b *Bundle) files(archive *zip.Reader) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, f := range b.Files {
		data, err := read(archive, f.Name)
		if err != nil {
			return nil, err
		}
		if fileOf(f.Name, data) != f {
			return nil, fmt.Errorf("%w: %s", ErrDamaged, f.Name)
		}
		files[f.Name] = data
	}
	for _, name := range []string{logName, conventionsName} {
		if _, ok := files[name]; !ok {
			return nil, fmt.Errorf("%w: %s is missing", ErrDamaged, name)
		}
	}
	return files, nil
}

// entries are the canonical forms in a log, which must chain to a head.
func entries(log []byte, want checker.Head) ([][]byte, error) {
	var bodies [][]byte
	head := checker.Genesis()
	if len(log) > 0 {
		bodies = bytes.Split(log, []byte("\n"))
	}
	for n, body := range bodies {
		if _, err := checker.Decode(body); err != nil {
			return nil, fmt.Errorf("%w: entry %d: %w", ErrDamaged, n+1, err)
		}
		head = head.Next(body)
	}
	if head != want {
		return nil, fmt.Errorf("%w: the entries do not chain to %s", ErrDamaged, want)
	}
	return bodies, nil
}

func read(archive *zip.Reader, name string) ([]byte, error) {
	part, err := archive.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrNoBundle, name, err)
	}
	data, err := io.ReadAll(io.LimitReader(part, maxFile+1))
	if err := errors.Join(err, part.Close()); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, name, err)
	}
	if len(data) > maxFile {
		return nil, fmt.Errorf("%w: %s is larger than %d bytes", ErrNoBundle, name, maxFile)
	}
	return data, nil
}
