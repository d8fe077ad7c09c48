package picture

// What tests look at alone.
var (
	Upright = upright
	GreyOf  = greyOf
	Fit     = fit
)
