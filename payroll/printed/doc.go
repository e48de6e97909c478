// Package printed reads ids and numbers as people print them in bills and lists: 8%, 8,000.00, ¥8000, ８０００, an id
// with a leading apostrophe or a small x. What can be read in one way only is read; everything else is refused by name,
// and nothing is guessed.
//
// # Ids
//
// ID puts the number of a document or of a person (证件号码, 工号) into its one form, by which programs compare: letters
// and digits of ordinary width, without blanks, invisible characters, leading apostrophes and the formula ="0007" that
// keeps a text, a last x as X (the check character 10 of GB 11643), a citizen's number without hyphens. Everything else
// stays as it is: A1 and a1 are two people, and so are 1-23 and 12-3.
//
// A spreadsheet that takes an id for a number keeps 15 digits: 440106199001010011 becomes 4.40106E+17 or
// 440106199001010000. ID refuses both as having lost digits. The check character of GB 11643 is looked at for what ends
// in 000 alone, for nothing else shows a loss: an id with a wrong check character otherwise is no business of a bill.
// One that ends in 000 and fits all the same is taken, and Doubt asks whoever reads it to compare.
//
// # Masks
//
// An id that is not shown whole, such as 440106********1234, is a mask. Mask returns what a mask or an id that has lost
// digits still shows, and Agrees says which ids it may stand for. That is not who it is: several may agree.
//
// # Numbers
//
// Money and Rate take a comma between every three digits, a currency sign or word at one end (¥, RMB, CNY, 人民币, 元),
// brackets or a sign for an amount below 0, and digits of either width. A rate with % is a hundredth and with ‰ a
// thousandth; without a sign it is a fraction. 8,00, 7 000, 1.2万 and an exponent are refused.
package printed
