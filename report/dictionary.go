package report

import "github.com/huonguoc/huonguoc/messages"

// Dictionary explains every column of the other tables. A column means the same wherever it stands, so that one sentence
// explains it.
func Dictionary(tables []Table, say *messages.Catalogue) Table {
	t := Table{
		ID: "columns", Name: say.T("sheet.columns"), Title: say.T("table.columns"),
		Columns: columns(say, "columns", "sheet", "column", "kind", "meaning+"),
	}
	for _, other := range tables {
		for i, c := range other.Columns {
			t.Rows = append(t.Rows, []Cell{
				text(other.Name), text(c.Title), text(say.T("cell-kind." + other.kind(i).name())), text(either(say, "explain."+other.ID+"."+c.ID, "explain."+c.ID)),
			})
		}
	}
	return t
}

// name is the end of a message id.
func (k CellKind) name() string {
	switch k {
	case Count:
		return "count"
	case Percentage:
		return "percentage"
	case Date:
		return "date"
	default:
		return "text"
	}
}
