package reading

import "time"

// Limits bound what one file may cost. A field that is zero takes its value from DefaultLimits.
type Limits struct {
	Bytes    int64         // size of the file
	Expanded int64         // bytes of all parts of a container together, unpacked
	Part     int64         // bytes of one part of a container, or of one stream, unpacked
	Ratio    int64         // unpacked to packed size of one part; judged from 1 MiB unpacked
	Entries  int           // parts of a container
	Nodes    int           // XML elements in one part
	Depth    int           // nesting of XML elements, tables, or PDF objects
	Pages    int           // pages of a document
	Time     time.Duration // for a small file; see Deadline
	Memory   int64         // resident bytes of a child process
	Pixels   int64         // of one picture; a page is rendered within it
	PageTime time.Duration // for the recognition of one page
	// NoRecognition leaves pictures of text unread, whatever programs there are.
	NoRecognition bool
	// CacheDir keeps the compiled second PDF reader between runs, about 21 MB, and the recognised pages, about 10 kB
	// each; without one every file that needs that reader waits some seconds for it to be compiled, and a scan that was
	// stopped recognises again. It has no default.
	CacheDir string
}

// DefaultLimits are wide enough for any office document and narrow enough for an office computer. The time is generous
// because a document given up on a slow computer is a document missing from a figure, while files that hang are rare.
func DefaultLimits() Limits {
	return Limits{
		Bytes:    256 << 20,
		Expanded: 512 << 20,
		Part:     64 << 20,
		Ratio:    200,
		Entries:  10_000,
		Nodes:    8_000_000,
		Depth:    512,
		Pages:    20_000,
		Time:     30 * time.Second,
		Memory:   1536 << 20,
		Pixels:   100 << 20,
		PageTime: 60 * time.Second,
	}
}

// WithDefaults replaces every field that is not positive by its default.
func (l Limits) WithDefaults() Limits {
	d := DefaultLimits()
	l.Bytes = positive(l.Bytes, d.Bytes)
	l.Expanded = positive(l.Expanded, d.Expanded)
	l.Part = positive(l.Part, d.Part)
	l.Ratio = positive(l.Ratio, d.Ratio)
	l.Entries = positive(l.Entries, d.Entries)
	l.Nodes = positive(l.Nodes, d.Nodes)
	l.Depth = positive(l.Depth, d.Depth)
	l.Pages = positive(l.Pages, d.Pages)
	l.Time = positive(l.Time, d.Time)
	l.Memory = positive(l.Memory, d.Memory)
	l.Pixels = positive(l.Pixels, d.Pixels)
	l.PageTime = positive(l.PageTime, d.PageTime)
	return l
}

// Deadline is the time that a file of the given size in bytes may take: Time, and a sixth of it more for every MiB.
func (l Limits) Deadline(size int) time.Duration {
	return l.Time + l.Time/6*time.Duration(size>>20)
}

func positive[T int | int64 | time.Duration](value, otherwise T) T {
	if value > 0 {
		return value
	}
	return otherwise
}
