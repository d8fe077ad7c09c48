// Package extract turns the bytes of a file into paragraphs with page, origin and quality, or into a reason why that
// cannot be done.
//
// A file's format is judged by its content. The readers are listed in readers.go, each a package of its own; what they
// return is judged here by one measure for all formats, because unreadable is a verdict: a file is never "empty and
// fine".
//
// Files come from strangers. Read contains a reader's panic, but not memory or a loop that never looks at its context;
// Pool does: it reads in child processes of the same program and kills the one that goes too far. A file that kills
// its reader costs that file, and nothing else.
package extract
