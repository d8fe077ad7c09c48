package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
)

// formError is the error of a form that could not be read: too large, or malformed.
func formError(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return fmt.Errorf("%w: %w", errMuch, err)
	}
	return fmt.Errorf("%w: %w", errForm, err)
}

// number is a whole number of a request, bounded; a value that is none is the least.
func number(value string, least, most int) int {
	n, err := strconv.Atoi(value)
	if err != nil {
		return least
	}
	return max(least, min(n, most))
}

// id is the number of a file in an address.
func id(value string) (int64, error) {
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("%w: file %q", errNotFound, value)
	}
	return n, nil
}

func itoa(n int) string { return strconv.Itoa(n) }
