// Package month is the program store: a month of slips into a database and back.
package month

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/shopspring/decimal"
	_ "modernc.org/sqlite" // the driver "sqlite", in pure Go

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Amounts are text: SQLite would keep a DECIMAL as a binary float. Elsewhere make them DECIMAL(12,2).
const tables = `
CREATE TABLE IF NOT EXISTS slips (employee TEXT, month TEXT, json TEXT NOT NULL, PRIMARY KEY (employee, month));
CREATE TABLE IF NOT EXISTS lines (employee TEXT, month TEXT, scheme TEXT, payer TEXT, base TEXT NOT NULL,
	rate TEXT NOT NULL, amount TEXT NOT NULL, grade TEXT NOT NULL, PRIMARY KEY (employee, month, scheme, payer));`

// help says what the argument is.
func help() rule.Text {
	return rule.Say("Usage of store: store [FILE], a SQLite database a month of slips goes into and back; "+
		"without it one in memory\n",
		"store 的用法：store [文件]，文件为 SQLite 数据库，把一个月的工资条存入再读回；不写时只存在内存中\n")
}

// Run is the program; it returns the exit status.
func Run(args []string, stdout, stderr io.Writer) int {
	work := func(given program.Single) (bool, error) {
		name := cmp.Or(given.Argument, ":memory:")
		db, err := open(name)
		if err != nil {
			return false, program.About(name, err)
		}
		return true, errors.Join(roundTrip(db, stdout, given.Tongue), db.Close())
	}
	return program.Run("store", args, stderr, program.ReadSingle("store", help()), work)
}

// open makes the tables. One connection, since each has a database in memory of its own.
func open(name string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(tables); err != nil {
		err = program.Errorf("the file cannot be used as a SQLite database: %s", "文件不能用作 SQLite 数据库：%s", err)
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

func roundTrip(db *sql.DB, to io.Writer, t program.Tongue) error {
	month := rule.MonthOf(2025, 8)
	policy, err := guangzhou.Policy(month)
	if err != nil {
		return err
	}
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	if err != nil {
		return err
	}
	for _, e := range []struct {
		id   string
		wage int64
	}{{"E1", 3000}, {"E2", 8000}} {
		slip, err := policy.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(e.wage, 0))})
		if err != nil {
			return err
		}
		if err := save(db, e.id, slip); err != nil {
			return err
		}
	}
	for _, id := range []string{"E1", "E2"} {
		if err := show(db, to, id, month, t); err != nil {
			return err
		}
	}
	return nil
}

// save writes a slip in one transaction; one that is there already is replaced.
func save(db *sql.DB, employee string, slip payroll.Slip) error {
	data, err := json.Marshal(slip)
	if err != nil {
		return err
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	const whole = "INSERT OR REPLACE INTO slips VALUES (?, ?, ?)"
	if _, err := tx.Exec(whole, employee, slip.Month, string(data)); err != nil {
		return err
	}
	for i := range slip.Lines {
		line := &slip.Lines[i]
		_, err := tx.Exec("INSERT OR REPLACE INTO lines VALUES (?, ?, ?, ?, ?, ?, ?, ?)", employee, slip.Month,
			line.Scheme(), line.Payer(), line.Base().StringFixed(2), line.Rate(),
			rule.FenAmount(line.Fen()), line.Grade())
		if err != nil {
			return err
		}
	}
	return tx.Commit()
}

// load reads a slip back. It computes every line from its wage and charge: a stored amount that does not follow is
// an error.
func load(db *sql.DB, employee string, month rule.Month) (slip payroll.Slip, err error) {
	var data []byte
	row := db.QueryRow("SELECT json FROM slips WHERE employee = ? AND month = ?", employee, month)
	if err := row.Scan(&data); err != nil {
		return payroll.Slip{}, err
	}
	err = json.Unmarshal(data, &slip)
	return slip, err
}

// show prints the columns, and the slip that was read back beside them.
func show(db *sql.DB, to io.Writer, employee string, month rule.Month, t program.Tongue) error {
	slip, err := load(db, employee, month)
	if err != nil {
		return err
	}
	for i := range slip.Lines {
		line := &slip.Lines[i]
		var amount rule.Amount
		row := db.QueryRow("SELECT amount FROM lines WHERE employee = ? AND month = ? AND scheme = ? AND payer = ?",
			employee, month, line.Scheme(), line.Payer())
		if err := row.Scan(&amount); err != nil {
			return err
		}
		if amount != rule.FenAmount(line.Fen()) {
			return program.Errorf("%[1]s %[2]s: the column says %[4]s, the slip %[5]s",
				"%[1]s %[3]s：列中是 %[4]s，工资条是 %[5]s", employee, line.Scheme(), page.Scheme(line.Scheme(), rule.Chinese),
				amount, line.Amount())
		}
	}
	own, err := slip.Employee.Total()
	if err != nil {
		return err
	}
	boss, err := slip.Employer.Total()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(to, t.Say("%s %s: employee %s, employer %s, %s\n  %s\n",
		"%s %s：个人 %s，单位 %s，共 %d 项\n  %s\n"), employee, slip.Month,
		own.StringFixed(2), boss.StringFixed(2), rule.Count(len(slip.Lines), "line"), slip.Lines[0].Explain(t.Lang))
	return err
}
