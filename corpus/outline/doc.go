// Package outline turns paragraphs into a convention's head and its clauses.
//
// A village convention carries its structure in its own text: "Chương II", "Điều 9.", "1.", "a)", "-". The package
// reads these marks in one pass from top to bottom and keeps the units that are open (chapter, article, khoản, điểm,
// bullet) on a stack. A mark is believed only where it fits: "5." goes on a list whose last number was 4, "1." begins
// one, and "5. Năm 2015" in running text is neither. Numbers may run through headings: "8." right under a heading goes on
// with the "7." above it. A line without a mark belongs to the unit before it.
//
// Around the body stand the zones that are not norms: the head with the title and its place lines, the legal basis
// ("Căn cứ …"), the preamble and the signatures. The facts of the head (title, place, adoption, recognition) are read
// from those zones by trust: title lines first, then the agency block, then the closing formula and the recognition
// decision. The preamble is never asked for a place, because it tells of villages and cantons that are long gone.
//
// A clause is the deepest numbered unit. A parent that introduces a list is a clause of its own and the lead-in of its
// children, so that a rule reads "Nghiêm cấm các hành vi sau:" together with "a) …".
package outline
