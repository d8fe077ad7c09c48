package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

const (
	askTime   = 20 * time.Second // for the program to tell its version; a virus scanner may hold it back
	waitTime  = time.Second      // for its pipes to close once it was killed
	maxAnswer = 64 << 20         // bytes about one page; a full one takes 200,000
	maxLetter = 4 << 10          // bytes of its complaints
)

var errAnswerTooLong = errors.New("the answer is too long")

// run recognises one picture; the answer is an hOCR document, which unlike the tabular form tells baselines.
// Page segmentation 3 is the best of all on clean and light pages and the only one that survives noise.
func (e Engine) run(ctx context.Context, p Picture) ([]byte, error) {
	cmd := command(ctx, e.Program, "stdin", "stdout", "-l", language, "--psm", "3",
		"--dpi", strconv.Itoa(int(p.DPI+0.5)), "-c", "tessedit_create_hocr=1")
	cmd.Stdin = io.MultiReader(strings.NewReader(header(p.Gray)), rows(p.Gray))
	answer, complaint := capped{most: maxAnswer}, capped{most: maxLetter}
	cmd.Stdout, cmd.Stderr = &answer, &complaint
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("recognise a page: %w", ctx.Err())
	case answer.over:
		return nil, fmt.Errorf("recognise a page: %w", errAnswerTooLong)
	case err != nil:
		return nil, fmt.Errorf("recognise a page: %w: %s", err, bytes.TrimSpace(complaint.kept.Bytes()))
	}
	return answer.kept.Bytes(), nil
}

// command runs a program that dies with its context. It sees as much of the environment as it needs.
func command(ctx context.Context, program string, arguments ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, program, arguments...) //nolint:gosec // the program was found by name, the arguments are our own
	cmd.WaitDelay = waitTime
	// More threads for one page take five times as long together; pages are read side by side instead.
	cmd.Env = append(kept(os.Environ()), "OMP_THREAD_LIMIT=1", "OMP_NUM_THREADS=1")
	return cmd
}

// kept are the variables without which a program does not start or does not find its model.
func kept(environment []string) (list []string) {
	for _, entry := range environment {
		name, _, _ := strings.Cut(entry, "=")
		switch strings.ToUpper(name) {
		case "PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR":
			list = append(list, entry)
		}
	}
	return list
}

// header begins a PGM file.
func header(p *image.Gray) string {
	return fmt.Sprintf("P5\n%d %d\n255\n", p.Rect.Dx(), p.Rect.Dy())
}

// rows are the pixels without the gaps that a picture may have between its lines.
func rows(p *image.Gray) io.Reader {
	if p.Stride == p.Rect.Dx() {
		return bytes.NewReader(p.Pix[:p.Rect.Dx()*p.Rect.Dy()])
	}
	lines := make([]io.Reader, p.Rect.Dy())
	for y := range lines {
		lines[y] = bytes.NewReader(p.Pix[y*p.Stride : y*p.Stride+p.Rect.Dx()])
	}
	return io.MultiReader(lines...)
}

// capped keeps so many bytes; a program that writes more is stopped by the error.
type capped struct {
	kept bytes.Buffer
	most int
	over bool
}

func (c *capped) Write(p []byte) (int, error) {
	if c.kept.Len()+len(p) > c.most {
		c.over = true
		return 0, errAnswerTooLong
	}
	return c.kept.Write(p)
}
