// Package xmlpart reads the XML parts of office packages: element by element, within limits, and with one error that
// stays.
//
// Both families of office formats, OOXML and OpenDocument, keep their text in parts that are too large to be held as
// trees and too nested to be read token by token. A Stream walks them like a tree that is never built: who has entered
// an element calls Children, Mixed, Text or Skip, each of which reads it to its end. Entities other than those of XML
// itself are refused, so that none can swell or lead elsewhere.
package xmlpart
