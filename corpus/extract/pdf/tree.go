package pdf

import (
	"fmt"

	led "github.com/ledongthuc/pdf"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// leaf is a page with what it inherits from the nodes above.
type leaf struct {
	page      led.Value
	resources led.Value
	mediaBox  led.Value
}

// tree walks the page tree itself: the library's walk starts anew for every page, loops on cycles and trusts Count.
type tree struct {
	budget *budget
	leaves []leaf
	nodes  int
	broken int
	path   map[string]bool // the nodes above, to see cycles
}

func pagesOf(r *led.Reader, b *budget) (leaves []leaf, broken int, err error) {
	defer contain(&err, "read page tree")
	t := tree{budget: b, path: map[string]bool{}}
	err = t.walk(r.Trailer().Key("Root").Key("Pages"), leaf{}, 0)
	return t.leaves, t.broken, err
}

func (t *tree) walk(node led.Value, above leaf, depth int) error {
	if t.nodes++; t.nodes > maxTreeNodes || depth > maxTreeDepth {
		return reading.Fail(corpus.ReasonTooLarge, "read page tree: deeper or larger than any document")
	}
	if err := t.budget.ctx.Err(); err != nil {
		return fmt.Errorf("read page tree: %w", err)
	}
	here := leaf{node, or(node.Key("Resources"), above.resources), or(node.Key("MediaBox"), above.mediaBox)}
	kids := node.Key("Kids")
	if kids.Kind() != led.Array {
		return t.add(here)
	}
	key := kids.String()
	if t.path[key] {
		return nil
	}
	t.path[key] = true
	defer delete(t.path, key)
	for i := range kids.Len() {
		kid, err := child(kids, i)
		if err != nil {
			t.broken++
			continue
		}
		if err := t.walk(kid, here, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (t *tree) add(l leaf) error {
	if l.page.Kind() != led.Dict {
		return nil
	}
	if len(t.leaves) >= t.budget.limits.Pages {
		return reading.Fail(corpus.ReasonTooLarge, "read page tree: more than %d pages", t.budget.limits.Pages)
	}
	t.leaves = append(t.leaves, l)
	return nil
}

func child(kids led.Value, i int) (kid led.Value, err error) {
	defer contain(&err, "read page")
	return kids.Index(i), nil
}

func or(v, otherwise led.Value) led.Value {
	if v.IsNull() {
		return otherwise
	}
	return v
}
