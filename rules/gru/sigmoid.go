package gru

import "math"

// The table of the sigmoid reaches from −reach to reach, where it is within 2e-7 of 0 and 1, in steps of 1/fine.
const (
	reach = 16
	fine  = 128
)

// sigmoids has one value more than the steps need, so that the last of them, too, has a next.
var sigmoids = func() (values [2*reach*fine + 2]float32) {
	for i := range values {
		values[i] = float32(1 / (1 + math.Exp(reach-float64(i)/fine)))
	}
	return values
}()

// sigmoid is 1 / (1 + e^−x), within 1e-6, on the straight line between two values of the table. Such a line is off by no more
// than the square of its step by an eighth of the largest second derivative, 1/(6·√3): 7.4e-7; the rest is rounding.
func sigmoid(x float32) float32 {
	at := min(max((x+reach)*fine, 0), 2*reach*fine)
	i := int(at)
	return sigmoids[i] + (at-float32(i))*(sigmoids[i+1]-sigmoids[i])
}

// tanh is the hyperbolic tangent, within 2e-6.
func tanh(x float32) float32 { return 2*sigmoid(2*x) - 1 }
