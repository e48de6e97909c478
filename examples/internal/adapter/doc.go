// Package adapter reads and writes the CSV files that people exchange with the tax client, the provident fund and the
// income tax client:
//
//   - Detail: the tax client's list of contributions by person (社保费明细);
//   - Declaration: the yearly wages an employer declares (单位社保费缴费工资年度申报);
//   - FundDetail and FundAdjustment: the provident fund's list of deposits and of new bases (公积金缴存明细, 缴存基数调整);
//   - IncomeTax: the import of regular wages (正常工资薪金所得), in 24 and in 28 columns.
//
// # Cells
//
// A cell is the text of the file: money in yuan with two decimals such as "3000.00", a rate such as "8%", an id with
// its leading zeros. What is empty stays empty and is never 0. A number written with fewer decimals is read as if it
// had two.
//
// Headers are taken exactly; their order is free when a file is read and fixed when it is written. An unknown,
// missing or repeated column refuses the file. A row that cannot be used is a Problem that names its line, column and
// value; the other rows are read. The row stays among the rows, and a list is not written until its cells are right.
// What is not of a person, the number of a row (序号) and the employer of a declaration, is written anew in every row.
//
// A text that starts with = + - or @, of either width, would be a formula in a spreadsheet: it is refused, when read
// and when written. So is one with blanks at its ends, with a control character or longer than 200 bytes. An amount
// below 0 is a number and stays.
//
// A spreadsheet that opens a CSV file by itself cuts ids to 15 digits and takes their zeros: import the columns as
// text. An id such as 4.40101E+17, which that leaves behind, is refused. An apostrophe before an id, and a formula that
// is nothing but the id (="0007"), are taken off and counted.
//
// An id that some exports mask, such as 4401**********0011, stays as it is. As a bill (Detail.Bill) its row is of the
// person with the same 人员编号 or, where the file has none, of the one whose id the mask agrees with; package
// payroll/bill says when it is neither.
//
// # Sum rows
//
// A row that is named 合计, 小计, 共3人 and the like adds up others and is nobody. Its amounts are a check: of the fund's
// lists where they are read, of a list of contributions where its bill is compared.
//
// # Encoding
//
// A file is read as UTF-8, with or without a byte order mark. What is written here is UTF-8 without one. No source at
// hand says which encoding a client takes; the program payrollyear writes its files with the mark, by which a
// spreadsheet knows them, and takes another encoding as a tool (output.Encoding).
//
// # Sources
//
// The headers are those of public copies of the files, as the shared notes report them; the authorities' own
// templates were not seen. Which cells of the lists without * may be empty no source says: name, kind and number of
// the document are needed here, and the amount due or the new base.
//
// # Not covered
//
// The clients' own workbooks: save them as CSV UTF-8.
package adapter
