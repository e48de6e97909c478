// Package page lays out text for a terminal, where a Chinese character takes two columns: headings, tables and wrapped
// paragraphs.
package page
