// Package figures reads dated figures of the law from files (数值表): one row a number, with its span, grade, document
// and quoted words. A Book is what was read; Book.Policy joins it for one month. Package guangzhou is one Book,
// embedded; another city is a folder; a user's own figures are the same format.
//
// # Files
//
// Every *.csv of the folder, and of its folder figures, holds rows with these columns, by name and in any order:
//
//	series        the figure's name, such as pension.employer_rate: see Names
//	from, to      first and last month, 2015-07, both inclusive; or first and last day, 2024-05-18, where a figure
//	              changes inside a month. to is empty for a figure whose end nobody announced (flag holds)
//	value         a plain decimal such as 0.08 or 5510; none where the figure is known not to exist
//	grade         official, corroborated, reported or disputed; left out: the user's own figure, graded supplied
//	source        a key of sources.csv; where the folder has no sources.csv, the title in free text
//	source_zh     the free-text title in Chinese
//	url           the address, beside a free-text source
//	number        the document's number, such as 粤人社发〔2025〕32号
//	article, quote, issued (a day), note
//	other, other_source   of a disputed figure: the other value and who prints it
//	flags         in_force_by, holds, due=01, due=03, due=07, expires, at_least, at_most, about, target; separated by
//	              spaces
//	unusual       what somebody has looked at and found right: backdated, odd_month, jump, alone, off_average; changes
//	              no answer
//
// Only series, from and value are needed everywhere. sources.csv has key, title, title_zh, url, seen (the day of the
// first dated page) and checked (the month the source was last looked at).
//
// # What is refused
//
// A file is read whole or refused with line and column: months a spreadsheet turned into 2015-7 or Jul-15, numbers with
// commas or per cent signs, unknown columns, series, sources and flags, rows out of order or overlapping, an official
// figure whose quoted words do not hold it. A byte order mark, CRLF and empty columns at the end are read.
package figures
