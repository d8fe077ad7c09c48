package rules

import (
	"embed"
	"fmt"
	"io/fs"
)

// The whole folder, because a pattern with a folder for each pack would not build before the first pack is there.
//
//go:embed packs
var packs embed.FS

// Embedded loads the pack of this id that the program carries.
func Embedded(id string) (*Pack, error) {
	files, err := EmbeddedFiles(id)
	if err != nil {
		return nil, err
	}
	p, err := LoadPack(files)
	if err != nil {
		return nil, fmt.Errorf("load the embedded pack %s: %w", id, err)
	}
	return p, nil
}

// EmbeddedFiles are the files of the pack of this id that the program carries.
func EmbeddedFiles(id string) (fs.FS, error) {
	files, err := fs.Sub(packs, "packs/"+id)
	if err == nil {
		_, err = fs.Stat(files, manifestFile)
	}
	if err != nil {
		return nil, fmt.Errorf("find the embedded pack %s: %w", id, err)
	}
	return files, nil
}

// EmbeddedIDs are the ids of the packs that the program carries, in order.
func EmbeddedIDs() []string {
	folders, err := packs.ReadDir("packs")
	if err != nil {
		return nil // an embedded folder is always there
	}
	var ids []string
	for _, f := range folders {
		if f.IsDir() {
			ids = append(ids, f.Name())
		}
	}
	return ids
}
