package main

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	_ "github.com/duckdb/duckdb-go/v2" // the driver duckdb
)

// endToEnd is a roster as a CSV file to a file of slips, the same one by DuckDB and by examples/payroll, each as a
// whole: reading, computing and writing.
type endToEnd struct {
	folder  string // of the roster, the slips and the program
	roster  string
	program string
}

// newEndToEnd writes the roster and builds the program.
func newEndToEnd(folder string, wages []int64) (*endToEnd, error) {
	e := &endToEnd{folder: folder, roster: filepath.Join(folder, "roster.csv"),
		program: filepath.Join(folder, "payroll")}
	text := []byte("id,wage\n")
	for i, wage := range wages {
		text = fmt.Appendf(text, "P%07d,%d.%02d\n", i, wage/yuan, wage%yuan)
	}
	if err := os.WriteFile(e.roster, text, 0o600); err != nil {
		return nil, err
	}
	return e, command("go", "build", "-C", "..", "-o", e.program, "./examples/payroll")
}

// command runs a program; what it prints is in the error where it fails.
func command(name string, args ...string) error {
	if said, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, bytes.TrimSpace(said))
	}
	return nil
}

// slips is the file a variant writes.
func (e *endToEnd) slips(variant string) string { return filepath.Join(e.folder, variant+".csv") }

// byProgram runs examples/payroll with Go on so many cores; the name of the file says in what form slips are written.
func (e *endToEnd) byProgram(cores int, slips string) error {
	run := exec.Command(e.program, "-in", e.roster, "-month", monthText, "-injury-rate", settings.InjuryRate,
		"-unemployment-rate", settings.UnemploymentRate, "-housing-rate", settings.HousingEmployerRate,
		"-out", slips)
	run.Env = append(os.Environ(), "GOMAXPROCS="+strconv.Itoa(cores))
	if said, err := run.CombinedOutput(); err != nil {
		return fmt.Errorf("payroll: %w: %s", err, bytes.TrimSpace(said))
	}
	return nil
}

// inForm runs examples/payroll to slips of a form, csv or jsonl, and removes them: a million slips as JSON lines are
// 1.2 GB, and the next run would have to free them.
func (e *endToEnd) inForm(cores int, form string) error {
	slips := filepath.Join(e.folder, "form."+form)
	return errors.Join(e.byProgram(cores, slips), os.Remove(slips))
}

// byDuckDB computes the slips in SQL, with so many threads.
func (e *endToEnd) byDuckDB(threads int) (err error) {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.Exec("SET threads = " + strconv.Itoa(threads)); err != nil {
		return err
	}
	to := quotedSQL(e.slips("duckdb"))
	_, err = db.Exec("COPY (" + slipsInSQL(e.roster) + ") TO " + to + " (FORMAT csv, HEADER)")
	return err
}

func quotedSQL(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// slipsInSQL is the month in SQL, with every figure a constant: the wage put between the limits, multiplied, and
// rounded half away from zero, in the columns of examples/payroll.
func slipsInSQL(roster string) string {
	var bases, out []string
	sums := map[bool][]string{}
	for i, l := range month {
		if base := l.scheme + "_base"; i == 0 || month[i-1].scheme != l.scheme {
			bases = append(bases, l.baseInSQL()+"::DECIMAL(18,2) AS "+base)
			out = append(out, base)
		}
		amount := fmt.Sprintf("round(%s_base * %s, %d)::DECIMAL(18,2)", l.scheme, decimalText(l.rate, 8), l.places)
		name := l.scheme + "_" + payerName(l.employee)
		out = append(out, amount+" AS "+name)
		sums[l.employee] = append(sums[l.employee], name)
	}
	for _, employee := range []bool{true, false} {
		sum := "(" + strings.Join(sums[employee], " + ") + ")::DECIMAL(18,2)"
		out = append(out, sum+" AS "+payerName(employee)+"_total")
	}
	return "SELECT id, '" + monthText + "' AS month, " + strings.Join(out, ", ") +
		", 'reported' AS grade, NULL AS missing, NULL AS notices FROM (SELECT id, " + strings.Join(bases, ", ") +
		" FROM read_csv(" + quotedSQL(roster) +
		", header = true, columns = {'id': 'VARCHAR', 'wage': 'DECIMAL(18,2)'}))"
}

func payerName(employee bool) string {
	if employee {
		return "employee"
	}
	return "employer"
}

// baseInSQL is the base of a line.
func (l *line) baseInSQL() string {
	floor, ceiling := decimalText(l.floor, 2), decimalText(l.ceiling, 2)
	switch {
	case l.fixed:
		return floor
	case l.unlimited:
		return "greatest(wage, " + floor + ")"
	}
	return "least(greatest(wage, " + floor + "), " + ceiling + ")"
}

// decimalText prints whole units of 10^-places.
func decimalText(units int64, places int) string {
	text := fmt.Sprintf("%0*d", places+1, units)
	return text[:len(text)-places] + "." + text[len(text)-places:]
}
