package corpus

import "strings"

// Level is a tier of a convention's structure, outermost first.
type Level int

// The levels of Nghị định 61/2023/NĐ-CP, Điều 6 khoản 3, with Phần above and bullets below.
const (
	LevelPart    Level = iota + 1 // Phần
	LevelChapter                  // Chương
	LevelSection                  // Mục
	LevelArticle                  // Điều
	LevelClause                   // khoản
	LevelPoint                    // điểm
	LevelBullet                   // gạch đầu dòng
	// LevelParagraph counts paragraphs where a text has no structure of its own.
	LevelParagraph // đoạn
)

// Word is the level's name as it stands in a citation, without capital.
func (l Level) Word() string {
	switch l {
	case LevelPart:
		return "phần"
	case LevelChapter:
		return "chương"
	case LevelSection:
		return "mục"
	case LevelArticle:
		return "điều"
	case LevelClause:
		return "khoản"
	case LevelPoint:
		return "điểm"
	case LevelBullet:
		return "gạch đầu dòng"
	default:
		return "đoạn"
	}
}

// Step is one tier of an address.
type Step struct {
	Level  Level  `json:"level"`
	Number string `json:"number"` // as printed, without punctuation: "II", "5", "đ", "1.2"; for bullets the ordinal
}

// Address leads to a clause, outermost step first.
type Address []Step

// String is the whole address: "Chương II, Điều 9, khoản 2, điểm b".
func (a Address) String() string {
	parts := make([]string, len(a))
	for i, s := range a {
		word := s.Level.Word()
		if s.Level <= LevelArticle || i == 0 {
			word = capitalise(word)
		}
		parts[i] = word + " " + s.Number
	}
	return strings.Join(parts, ", ")
}

// From is the address from the given level down, or the whole address when it has no such step.
func (a Address) From(l Level) Address {
	for i, s := range a {
		if s.Level == l {
			return a[i:]
		}
	}
	return a
}

func capitalise(word string) string {
	r := []rune(word)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
