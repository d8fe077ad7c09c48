package scan

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/source"
)

// Original is the bytes of a file that was scanned, found again by its recorded path, in an archive or not. The reason says
// why there are none: ReasonVanished when the file is gone, or holds other bytes than it had.
func Original(ctx context.Context, path, sha string, limits source.Limits) (data []byte, reason corpus.Reason, err error) {
	outer, _, _ := strings.Cut(path, "!/")
	listing, err := source.List(ctx, []string{outer}, limits)
	if errors.Is(err, source.ErrNotFound) {
		return nil, corpus.ReasonVanished, nil
	}
	if err != nil {
		return nil, "", err
	}
	defer func() { err = errors.Join(err, listing.Close()) }()
	for _, f := range listing.Files {
		if f.Path != path {
			continue
		}
		data, reason = f.Read()
		sum := sha256.Sum256(data)
		if reason == corpus.ReasonNone && hex.EncodeToString(sum[:]) != sha {
			return nil, corpus.ReasonVanished, nil
		}
		return data, reason, nil
	}
	return nil, corpus.ReasonVanished, nil
}
