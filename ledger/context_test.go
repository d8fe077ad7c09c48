package ledger_test

import "context"

// noCancel is the context of what runs inside a property, which has no test of its own.
func noCancel() context.Context { return context.Background() }
