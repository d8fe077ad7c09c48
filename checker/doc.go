// Package checker turns documents into findings and findings into the figure.
//
// Three levels must not be mixed: a finding belongs to a clause, a verdict to a convention, a share to a commune.
// Findings are made by rules; a verdict of non-compliance only by a person's conclusion; shares count verdicts.
// Every figure that the program prints is defined here and nowhere else.
package checker
