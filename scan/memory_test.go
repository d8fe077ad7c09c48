package scan_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// resident is the memory of this process and its children in bytes, as Linux tells it; 0 on other systems.
func resident() (total int64) {
	own := strconv.Itoa(os.Getpid())
	paths, err := filepath.Glob("/proc/[0-9]*/status")
	if err != nil {
		return 0
	}
	for _, path := range paths {
		status, err := os.ReadFile(path)
		if err != nil {
			continue // the process has ended since
		}
		if parent := field(status, "PPid"); parent == own || field(status, "Pid") == own {
			kib, err := strconv.ParseInt(field(status, "VmRSS"), 10, 64)
			if err == nil {
				total += kib << 10
			}
		}
	}
	return total
}

// field is the first word of a line "name: value …" of a status file.
func field(status []byte, name string) string {
	for line := range strings.Lines(string(status)) {
		if value, ok := strings.CutPrefix(line, name+":"); ok {
			words := strings.Fields(value)
			if len(words) > 0 {
				return words[0]
			}
		}
	}
	return ""
}
