package query

// Wanted makes the filter of a field and a value as they would be typed: Wanted(Commune, "Tân Chi").
func Wanted(field Field, value string) (Filter, error) {
	for _, f := range Fields() {
		if f.Field == field {
			v, err := f.compare(value, Span{0, len(value)})
			return Filter{Field: field, Values: []Value{v}}, err
		}
	}
	return Filter{}, mistake(Span{}, "unknown-field", "Name", string(field))
}
