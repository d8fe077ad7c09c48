package pdf

import "math"

// matrix is a PDF transformation [a b c d e f]: x' = a·x + c·y + e, y' = b·x + d·y + f (ISO 32000-1, 8.3.3).
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// mul is the transformation that applies m first and n after it.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// height is the length of a unit step upwards, the size of letters set in a font of size 1.
func (m matrix) height() float64 { return math.Hypot(m[2], m[3]) }

// width is the length of a unit step along the baseline.
func (m matrix) width() float64 { return math.Hypot(m[0], m[1]) }

func translate(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }

// finite tells whether a place can be on paper; NaN and overflow come from degenerate matrices.
func finite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.Abs(v) > 1e7 {
			return false
		}
	}
	return true
}
