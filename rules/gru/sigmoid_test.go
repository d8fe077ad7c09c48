package gru

import (
	"math"
	"testing"
)

// The bounds that sigmoid and tanh promise hold everywhere, also far outside of the table.
func TestSigmoidAndTanh(t *testing.T) {
	const step = 1.0 / 4099 // a prime, so that the places between two values of the table are all different
	for i := range int(2 * 20 / step) {
		near(t, float32(i)*step-20)
	}
	for _, x := range []float32{0, 1e3, 1e30, math.MaxFloat32, float32(math.Inf(1))} {
		near(t, x)
		near(t, -x)
	}
}

func near(t *testing.T, x float32) {
	t.Helper()
	if got, want := float64(sigmoid(x)), 1/(1+math.Exp(-float64(x))); !(math.Abs(got-want) <= 1e-6) {
		t.Errorf("sigmoid(%v) = %v, want %v", x, got, want)
	}
	if got, want := float64(tanh(x)), math.Tanh(float64(x)); !(math.Abs(got-want) <= 2e-6) {
		t.Errorf("tanh(%v) = %v, want %v", x, got, want)
	}
}
