//go:build !windows

package ledger

import (
	"errors"
	"fmt"
	"os"
)

// syncFolder makes a new name in a folder outlast a power cut.
func syncFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return fmt.Errorf("open the folder %s: %w", folder, err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write the folder %s through: %w", folder, err)
	}
	return nil
}
