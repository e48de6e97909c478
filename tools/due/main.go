// Command due lists the figures of the city whose successor is due soon, or overdue, and says what to look for:
//
//	go -C tools run ./due            # within 60 days of today
//	go -C tools run ./due -days 365 -today 2026-11-30
//
// A figure is due where its row says so: by a flag due=01, due=03 or due=07, the month a successor begins in, or by
// expires for a rule that ends; one that has been over for a year is left out. It informs whoever keeps the figures,
// and fails only where a file cannot be read.
package main

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/shebao-go/shebao/tools/internal/command"
)

func main() { command.Main(run) }

func run(args []string, out, usage io.Writer) error {
	flags, root := command.Flags("due", usage)
	days := flags.Int("days", 60, "how many days to look ahead")
	today := flags.String("today", time.Now().Format(time.DateOnly), "the `day` to look from")
	if err := command.Parse(flags, args); err != nil {
		return err
	}
	now, err := time.Parse(time.DateOnly, *today)
	if err != nil {
		return fmt.Errorf("-today %q is no day; write it as 2026-11-30", *today)
	}
	calendar, err := readRows(filepath.Join(*root, "tools/due/calendar.csv"))
	if err != nil {
		return err
	}
	ending, err := readEnding(*root)
	if err != nil {
		return err
	}
	print(out, calendar, ending, now, now.AddDate(0, 0, *days))
	return nil
}

// figure is the last row of a series that has an end.
type figure struct {
	series, value string
	until         time.Time // the day its successor is due
	expires       bool
}

// readEnding reads every series whose last row ends and has, or may have, a successor.
func readEnding(root string) ([]figure, error) {
	files, err := filepath.Glob(filepath.Join(root, "guangzhou/figures/*.csv"))
	if err != nil {
		return nil, err
	}
	last := map[string]figure{}
	for _, file := range files {
		rows, err := readRows(file)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			delete(last, row["series"])
			if !strings.Contains(row["flags"], "due=") && !strings.Contains(row["flags"], "expires") {
				continue
			}
			until, err := dayAfter(row["to"])
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", file, row["series"], err)
			}
			last[row["series"]] = figure{row["series"], row["value"], until, strings.Contains(row["flags"], "expires")}
		}
	}
	var all []figure
	for _, f := range last {
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b figure) int {
		return cmp.Or(a.until.Compare(b.until), cmp.Compare(a.series, b.series))
	})
	return all, nil
}

// dayAfter returns the day after a month or a day.
func dayAfter(text string) (time.Time, error) {
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		return day.AddDate(0, 0, 1), nil
	}
	month, err := time.Parse("2006-01", text)
	if err != nil {
		return time.Time{}, fmt.Errorf("%q is no month and no day", text)
	}
	return month.AddDate(0, 1, 0), nil
}

// readRows reads a CSV file by the names of its columns.
func readRows(file string) ([]map[string]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var rows []map[string]string
	for i, record := range records {
		if i == 0 {
			continue
		}
		row := map[string]string{}
		for j, cell := range record {
			row[records[0][j]] = cell
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// print lists what is due, soonest first, and under it the rows of the calendar for the months of the days looked at.
func print(out io.Writer, calendar []map[string]string, ending []figure, now, last time.Time) {
	fmt.Fprintf(out, "Due by %s:\n", last.Format(time.DateOnly))
	found := false
	for _, f := range ending {
		if f.until.After(last) || f.expires && f.until.Before(now.AddDate(-1, 0, 0)) {
			continue
		}
		found = true
		word := "due"
		if !f.until.After(now) {
			word = "overdue since"
		}
		fmt.Fprintf(out, "  %-34s %10s  %s %s\n", f.series, f.value, word, f.until.Format(time.DateOnly))
	}
	if !found {
		fmt.Fprintln(out, "  nothing")
	}
	for _, row := range calendar {
		for day := now; !day.After(last); day = day.AddDate(0, 0, 1) {
			if fmt.Sprint(int(day.Month())) == row["month"] {
				fmt.Fprintf(out, "%s: look for %s\n  at: %s\n", day.Month(), row["look for"], row["where"])
				break
			}
		}
	}
}
