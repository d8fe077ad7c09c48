package web

import "github.com/huonguoc/huonguoc/access"

// Right is a line of the table of rights.
type Right struct {
	Pattern string
	Role    access.Role
}

// Rights is the table of rights that the mux is made from.
func (s *Server) Rights() []Right {
	var list []Right
	for _, r := range s.routes() {
		list = append(list, Right{r.pattern, r.role})
	}
	return list
}

var (
	Local    = local
	SafeName = safeName
)
