package extract

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"io"
	"math"
)

// Parent and child talk in frames: eight bytes of length, big-endian, and so many bytes. A request is three frames,
// the limits, the task and the file; an answer is one. The child greets once with a frame of its own, so that a program
// that does not serve is never mistaken for one that does.

// greeting is the child's first frame. It changes with the frames' meaning.
const greeting = "huonguoc extract 3"

const (
	maxSmallFrame  = 1 << 16   // bytes of limits or greeting
	maxResultFrame = 512 << 20 // bytes of an answer, or of a task with many pages
)

func writeFrame(w io.Writer, payload []byte) error {
	var length [8]byte
	binary.BigEndian.PutUint64(length[:], uint64(len(payload)))
	if _, err := w.Write(length[:]); err != nil {
		return fmt.Errorf("write a frame's length: %w", err)
	}
	if _, err := w.Write(payload); err != nil {
		return fmt.Errorf("write a frame of %d bytes: %w", len(payload), err)
	}
	return nil
}

// readFrame gives io.EOF when the other side closed before a frame began. Memory is taken as bytes arrive, not as the
// length promises.
func readFrame(r io.Reader, most int64) ([]byte, error) {
	var length [8]byte
	if _, err := io.ReadFull(r, length[:]); err != nil {
		return nil, err
	}
	size := binary.BigEndian.Uint64(length[:])
	if size > math.MaxInt64 || int64(size) > most {
		return nil, fmt.Errorf("read a frame: %d bytes, the limit is %d", size, most)
	}
	var b bytes.Buffer
	if _, err := io.CopyN(&b, r, int64(size)); err != nil {
		return nil, fmt.Errorf("read a frame of %d bytes: %w", size, io.ErrUnexpectedEOF)
	}
	return b.Bytes(), nil
}

// send writes a request.
func send(w io.Writer, limits Limits, t task, data []byte) error {
	header, err := encode(limits)
	if err != nil {
		return err
	}
	if err := writeFrame(w, header); err != nil {
		return err
	}
	what, err := encode(t)
	if err != nil {
		return err
	}
	if err := writeFrame(w, what); err != nil {
		return err
	}
	return writeFrame(w, data)
}

func encode(value any) ([]byte, error) {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(value); err != nil {
		return nil, fmt.Errorf("encode a frame: %w", err)
	}
	return b.Bytes(), nil
}

func decode(payload []byte, into any) error {
	if err := gob.NewDecoder(bytes.NewReader(payload)).Decode(into); err != nil {
		return fmt.Errorf("decode a frame: %w", err)
	}
	return nil
}
