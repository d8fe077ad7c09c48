// Package likeness finds the files that carry the same text, or nearly the same.
//
// A convention comes in twice: as .doc and as a scan, from the commune and from the province, as draft and as final text.
// And conventions of different villages share most of their wording, because they were written after one model. Both have
// to be seen: the first because one convention must count once, the second because a clause that was judged once can be
// judged alike elsewhere. And one file may hold two conventions.
//
// Texts are compared as sets of shingles, that is of all runs of five words in normal form (Broder, "On the resemblance and
// containment of documents", 1997): likeness is the Jaccard coefficient, the shingles that both have among those that either
// has. MinHash with banding finds the pairs that may be alike (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets",
// chapter 3); every pair found is then counted exactly, so that a likeness that is shown is never an estimate.
package likeness

import (
	"crypto/sha256"
	"hash/fnv"
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

const (
	shingleWords = 5
	bands        = 32
	rowsPerBand  = 4
	hashes       = bands * rowsPerBand
)

// Sketch is what is kept of a text to compare it by. The zero value is that of a text without words.
type Sketch struct {
	Words     int               // syllables and numbers
	Digest    [sha256.Size]byte // of the words in their order
	shingles  []uint64          // hashes, sorted, each once
	signature [hashes]uint64    // the least of the shingles under each of so many hash functions
}

// Of makes the sketch of a document's clauses. Numbers of articles, punctuation, capitals and the Unicode form do not matter.
func Of(clauses []corpus.Clause) Sketch {
	var words []string
	for _, c := range clauses {
		normal := viet.Normal(c.Text)
		for _, t := range viet.Tokenize(normal) {
			if t.Kind != viet.Mark {
				words = append(words, normal[t.Start:t.End])
			}
		}
	}
	return sketch(words)
}

func sketch(words []string) Sketch {
	s := Sketch{Words: len(words)}
	h := sha256.New()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{0})
	}
	h.Sum(s.Digest[:0])
	s.shingles = shingles(words)
	for i := range s.signature {
		s.signature[i] = least(s.shingles, uint64(i))
	}
	return s
}

// shingles are the hashes of all runs of words; a text shorter than one run is one shingle.
func shingles(words []string) []uint64 {
	if len(words) == 0 {
		return nil
	}
	n := max(1, len(words)-shingleWords+1)
	list := make([]uint64, n)
	for i := range list {
		h := fnv.New64a()
		for _, w := range words[i:min(i+shingleWords, len(words))] {
			_, _ = h.Write([]byte(w)) // a hash takes everything
			_, _ = h.Write([]byte{0})
		}
		list[i] = h.Sum64()
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// least is the least value of the shingles under one of a family of hash functions.
func least(shingles []uint64, function uint64) uint64 {
	lowest := ^uint64(0)
	for _, s := range shingles {
		lowest = min(lowest, mix(s^mix(function+1)))
	}
	return lowest
}

// mix is the finaliser of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014): a
// bijection in which every bit of the input changes about half of those of the output.
func mix(x uint64) uint64 {
	x += 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

// Likeness is the Jaccard coefficient of two texts, 0 to 1. Two texts without words are not alike: nothing is known of them.
func (s Sketch) Likeness(other Sketch) float64 {
	if len(s.shingles) == 0 || len(other.shingles) == 0 {
		return 0
	}
	common := 0
	for i, j := 0, 0; i < len(s.shingles) && j < len(other.shingles); {
		switch {
		case s.shingles[i] < other.shingles[j]:
			i++
		case s.shingles[i] > other.shingles[j]:
			j++
		default:
			common, i, j = common+1, i+1, j+1
		}
	}
	return float64(common) / float64(len(s.shingles)+len(other.shingles)-common)
}
