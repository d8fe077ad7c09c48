//go:build !linux

package main

import "time"

// Elsewhere time and memory of the process are not measured.

func processorTime() time.Duration { return 0 }
func peakMemory() int64            { return 0 }
