package pdf

import (
	"bytes"
	"context"
	"regexp"
	"slices"
	"strconv"

	led "github.com/ledongthuc/pdf"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// reference matches "12 0 R".
var reference = regexp.MustCompile(`\b(\d{1,7}) \d{1,5} R\b`)

// lostObjects counts the objects that others refer to and that are not in the file. A file that was cut loses its table
// of objects, and readers make another of what is left: a page may then be set in a font that is not there, whose letters
// no reader knows, and nothing else tells. A file whose table is whole is not looked at.
func lostObjects(ctx context.Context, data []byte, l reading.Limits) (lost int) {
	var err error
	defer contain(&err, "look for lost objects") // what was counted until then stands
	framed, _ := frame(data)
	if soundReferences(framed) {
		return 0
	}
	b := &budget{ctx: ctx, limits: l}
	there := scanObjects(framed)
	_, streams := landmarks(framed, there)
	wanted := referred(framed, nil)
	if len(streams) > 0 {
		table := withTable(framed, slices.Collect(values(there)), "", streams)
		inner, _ := objectsInside(table, streams, b)
		for _, e := range inner {
			there[e.id] = e
		}
		wanted = referredInside(table, streams, wanted, b)
	}
	for id := range wanted {
		if _, ok := there[id]; !ok {
			lost++
		}
	}
	return lost
}

// referred adds the numbers of the objects that data refers to.
func referred(data []byte, to map[int]bool) map[int]bool {
	if to == nil {
		to = map[int]bool{}
	}
	for _, m := range reference.FindAllSubmatch(data, -1) {
		if id, err := strconv.Atoi(string(m[1])); err == nil && id > 0 && id <= maxObject {
			to[id] = true
		}
	}
	return to
}

// referredInside adds those that stand in object streams.
func referredInside(table []byte, streams []int, to map[int]bool, b *budget) map[int]bool {
	r, err := led.NewReader(bytes.NewReader(table), int64(len(table)))
	if err != nil {
		return to
	}
	for i := range streams {
		func() {
			var err error
			defer contain(&err, "read object stream")
			body, _ := b.stream(r.Trailer().Key("Streams").Index(i))
			to = referred(body, to)
		}()
	}
	return to
}
