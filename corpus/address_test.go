package corpus_test

import (
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
)

func TestAddress(t *testing.T) {
	address := corpus.Address{
		{Level: corpus.LevelChapter, Number: "II"}, {Level: corpus.LevelArticle, Number: "9"},
		{Level: corpus.LevelClause, Number: "2"}, {Level: corpus.LevelPoint, Number: "đ"}, {Level: corpus.LevelBullet, Number: "3"},
	}
	tests := map[string]struct {
		address corpus.Address
		want    string
	}{
		"whole":                  {address, "Chương II, Điều 9, khoản 2, điểm đ, gạch đầu dòng 3"},
		"from the article down":  {address.From(corpus.LevelArticle), "Điều 9, khoản 2, điểm đ, gạch đầu dòng 3"},
		"from a level it lacks":  {address[1:3].From(corpus.LevelPart), "Điều 9, khoản 2"},
		"a clause without above": {corpus.Address{{Level: corpus.LevelClause, Number: "1.2"}}, "Khoản 1.2"},
		"a part":                 {corpus.Address{{Level: corpus.LevelPart, Number: "thứ nhất"}}, "Phần thứ nhất"},
		"none":                   {nil, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := test.address.String(); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestUnadopted(t *testing.T) {
	decision := corpus.Recognition{Number: "15/QĐ-UBND"}
	tests := map[string]struct {
		convention corpus.Convention
		want       bool
	}{
		"a draft":                          {corpus.Convention{Draft: true}, true},
		"a text":                           {corpus.Convention{}, false},
		"a mark left on a recognised text": {corpus.Convention{Draft: true, Recognition: decision}, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := test.convention.Unadopted(); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}
