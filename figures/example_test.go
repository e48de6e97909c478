package figures_test

import (
	"fmt"
	"strings"
	"testing/fstest"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/rule"
)

// Another city is a folder: files of figures, and sources.csv with the documents.
func ExampleRead() {
	foshan := fstest.MapFS{ // in a program: os.DirFS("foshan")
		"pension.csv": {Data: []byte(`series,from,to,value,grade,source,quote,flags
pension.floor,2023-07,2024-06,4546,official,notice-2023,下限4546元,due=07
`)},
		"sources.csv": {Data: []byte(`key,title,title_zh,seen,checked
notice-2023,provincial notice of 2023,粤人社发〔2023〕22号,2023-06-29,2026-11
`)},
	}
	book, err := figures.Read(foshan, figures.Place("佛山"))
	if err != nil {
		fmt.Println(err)
		return
	}
	policy, err := book.Policy(rule.MonthOf(2023, 8))
	fmt.Println(policy.Place, policy.Pension.Floor.Number(), policy.Pension.Floor.Grade(), err)
	_, err = book.Lookup("pension.ceiling", rule.MonthOf(2023, 8))
	fmt.Println(err)
	// Output:
	// 佛山 4546 official <nil>
	// pension: no ceiling (pension.ceiling) is known for 2023-08; pass your own figure
}

// A file that a spreadsheet has damaged is refused whole, with line and column.
func ExampleReadFile() {
	_, err := figures.ReadFile("own.csv", []byte("series,from,to,value,source\n"+
		"pension.floor,2026-7,2027-06,\"5,620\",our bureau\n"))
	fmt.Println(strings.ReplaceAll(err.Error(), "; ", "\n\t"))
	// Output:
	// own.csv:2:2: from 2026-7 is not a month or a day
	// 	write it as 2015-07 or 2015-07-01
	// 	if a spreadsheet changed it, format the column as text and type it again
	// own.csv:2:4: value 5,620 has a grouping comma
	// 	write the digits without grouping, such as 3000.00
}
