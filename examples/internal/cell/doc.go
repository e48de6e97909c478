// Package cell reads one cell of a table as people write it: "12,345.60", ¥3000, 5000元, ３０００, 8 %, 2025/7/1, 20250701,
// 2025年7月, the day number of a spreadsheet (40580 is 2011-02-06), 是, 在职.
//
// What can be read in one way only is read, and Seen counts what had to be understood, so that a page can say so.
// Everything else is refused by name in English and Chinese, with what to do: -, 无, #N/A, 1.23E+04, 7 000, 0123, 1.2万,
// 6-Feb-11, √. Nothing is guessed.
package cell
