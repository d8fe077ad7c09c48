// Package scan joins the stations of a document's way: source, extract, outline, rules, ledger, index.
//
// There are two use cases. Check reads and judges and stores nothing, like a linter. Run records: it skips what did not
// change, keeps what an interrupted run has done, and brings the index up to date. Command line and web call the same two.
package scan
