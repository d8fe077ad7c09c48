package report

import (
	"github.com/huonguoc/huonguoc/messages"
	"github.com/huonguoc/huonguoc/rules"
)

// KindTitle is a kind's title in the language of the report, its id where the kind is unknown.
func KindTitle(id string, say *messages.Catalogue) string {
	kind, ok := rules.KindByID(id)
	if !ok {
		return id
	}
	if say.Lang() == "en" {
		return kind.Code + " " + kind.English
	}
	return kind.Code + " " + kind.Title
}

// kindCode is the code of a kind (K01), by which lists are ordered; an unknown kind comes last.
func kindCode(id string) string {
	if kind, ok := rules.KindByID(id); ok {
		return kind.Code
	}
	return "Z" + id
}
