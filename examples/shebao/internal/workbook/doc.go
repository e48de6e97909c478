// Package workbook writes a month's slips as a workbook (.xlsx) that an auditor can follow: every base, amount and
// total is a live formula on the figures of a sheet of its own, beside the value that the library computed.
//
// Rows are written as they come; what grows with the roster is a temporary file.
package workbook
