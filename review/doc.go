// Package review is the reviewer's desk: what is to be decided, and the acts that decide it.
//
// It turns what a person points at (a fingerprint, a group of identical clauses, a clause of a file, a convention, a commune)
// into entries of the log, with all that an entry must say so that it can be understood and found again later. Command line
// and web application call the same desk.
package review
