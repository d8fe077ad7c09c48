// Package samples is the sample corpus: invented village conventions as an officer finds them in a commune's folder.
//
// Every sample is written once as plain text (texts/NN-slug.txt) by someone who did not know the rules, together with
// an answer key (texts/NN-slug.yaml): what the head says and which clauses discriminate. The program in generate turns
// the texts into the files of the demo corpus with a real office program, each in one form (Word with automatic
// numbers, PDF, plain text in several encodings, a scan, a damaged file), because that is where readers go wrong.
//
// The program embeds the files for the demo; tests read the keys and measure the program against them.
// Villages and persons are invented; communes, districts and provinces are real units, old names included.
package samples

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed all:files
var files embed.FS

// Files is the demo corpus: one folder a commune, named as people name folders, with convention files of mixed formats.
// Paths are those of Key.Path.
func Files() fs.FS {
	sub, err := fs.Sub(files, "files")
	if err != nil {
		panic(fmt.Sprintf("samples: the folder name is a constant: %v", err))
	}
	return sub
}
