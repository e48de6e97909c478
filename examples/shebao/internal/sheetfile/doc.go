// Package sheetfile reads the tables people have: text files in UTF-8, UTF-16 or GB18030, and workbooks (.xlsx).
//
// Memory is bounded: a text file is decoded as it is read, and a workbook is kept as it is stored, compressed, beside
// its shared texts; its rows are taken one by one.
package sheetfile
