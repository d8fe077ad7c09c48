// Package report writes what the checker counted: as a workbook, a page, comma-separated values and JSON.
//
// Every form is made from the same tables, and the tables from the same figures of package checker, so two forms of one
// report cannot disagree. Names of signatories are never part of a report.
package report
