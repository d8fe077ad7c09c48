package outline

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// founding are the acts by which a village makes its convention.
var founding = normals("ban hành", "thống nhất", "xây dựng", "thông qua", "thỏa thuận", "lập bản", "lập ra", "đặt ra", "soạn thảo")

// history are words of a sentence that tells of former units.
var history = normals("xưa", "trước", "cũ", "thời", "khi ấy", "hồi", "thuở", "nguyên là", "thế kỷ", "tách", "sáp nhập")

// founds tells the sentence in which the community makes its convention: "Căn cứ tình hình thực tế, tổ dân phố … thuộc
// thị trấn …, huyện … thống nhất ban hành quy ước". It names the units of its day; tales of the past do not.
func founds(normal string) bool {
	return namesConvention(normal) && containsAny(normal, founding) && !containsAny(normal, history)
}

// fillOwnChain completes the place of a convention from a sentence that names its village (or commune) and the units
// above it in one go. Nothing is taken from a chain that begins elsewhere or contradicts what is known.
func fillOwnChain(c *corpus.Convention, text string) {
	places := findPlaces(text)
	for i := range places {
		if own := ownChain(c, text, places[i:]); len(own) > 1 {
			for _, p := range own {
				if f := placeField(c, p.tier); f != nil && *f == "" {
					*f = p.name
				}
			}
			return
		}
	}
}

// ownChain is the longest run of units, each in the next, that begins at the convention's own village or commune; nil
// when one of them is another than the known one.
func ownChain(c *corpus.Convention, text string, places []place) []place {
	first := placeField(c, places[0].tier)
	lowest := places[0].tier == tierVillage || places[0].tier == tierCommune
	if !lowest || *first == "" && (c.Village != "" || c.Commune != "") {
		return nil
	}
	n := 1
	for n < len(places) && places[n].tier > places[n-1].tier && isLink(text[places[n-1].end:places[n].start]) {
		n++
	}
	for _, p := range places[:n] {
		known := placeField(c, p.tier)
		if known == nil || *known != "" && viet.Normal(*known) != viet.Normal(p.name) {
			return nil
		}
	}
	return places[:n]
}

// isLink tells what may stand between a unit and the one that it belongs to.
func isLink(gap string) bool {
	normal := strings.Trim(viet.Normal(gap), " ,-")
	return normal == "" || normal == "thuộc" || normal == "của"
}
