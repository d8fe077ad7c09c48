package rules

// Class says what the hits of a pack are.
type Class string

// The classes. Warnings stand apart from findings: they are no sign of discrimination and enter no figure.
const (
	ClassFindings Class = "finding"
	ClassWarnings Class = "warning"
)

// Warnings is the catalogue of side warnings (domain.md §4.3), in its order.
func Warnings() []Kind {
	return []Kind{
		{"W1", "repeats-law", "Chép lại quy định của pháp luật", "repeats the law's text"},
		{"W2", "penalty", "Biện pháp phạt thay pháp luật", "a penalty that takes the law's place"},
		{"W3", "population", "Buộc hạn chế số con", "a duty to have few children"},
		{"W4", "marriage-belief-residence", "Cản trở kết hôn, tín ngưỡng, cư trú", "obstructs marriage, belief or residence"},
		{"W5", "form", "Thiếu yếu tố về hình thức", "an element of the form is missing"},
		{"W6", "expired-act", "Căn cứ văn bản đã hết hiệu lực", "cites an act that has expired"},
		{"W7", "no-equality", "Chưa có nội dung bình đẳng giới", "says nothing about equality"},
	}
}

func (c Class) kinds() []Kind {
	if c == ClassWarnings {
		return Warnings()
	}
	return Kinds()
}

func (c Class) kind(id string) (Kind, bool) {
	for _, k := range c.kinds() {
		if k.ID == id {
			return k, true
		}
	}
	return Kind{}, false
}

func (c Class) kindIDs() []string {
	var out []string
	for _, k := range c.kinds() {
		out = append(out, k.ID)
	}
	return out
}
