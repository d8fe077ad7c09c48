package main

import (
	"bytes"
	"fmt"
	"os"
	"syscall"
	"time"
)

// processorTime is what this process has used of all processors.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peakMemory is the most memory that this process has held.
func peakMemory() int64 {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	var kilobytes int64
	if i := bytes.Index(data, []byte("VmHWM:")); i >= 0 {
		_, _ = fmt.Sscan(string(data[i+len("VmHWM:"):]), &kilobytes)
	}
	return kilobytes << 10
}
