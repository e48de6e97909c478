package allocate

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

func TestWhatAListIsOf(t *testing.T) {
	for _, c := range []struct {
		name, text, path string
		want             bill.Column
	}{
		{name: "said in English", text: "pension:employee=/x/a.csv", path: "/x/a.csv",
			want: bill.Column{Scheme: rule.Pension, Payer: rule.Employee}},
		{name: "said in Chinese", text: "医疗：单位=a=b.csv", path: "a=b.csv",
			want: bill.Column{Scheme: rule.Medical, Payer: rule.Employer}},
		{name: "the name of the folder does not count", text: "/单位/医疗/2025-08-pension-employee.csv",
			path: "/单位/医疗/2025-08-pension-employee.csv", want: bill.Column{Scheme: rule.Pension, Payer: rule.Employee}},
		{name: "a Chinese name", text: "养老保险-个人.xlsx", path: "养老保险-个人.xlsx",
			want: bill.Column{Scheme: rule.Pension, Payer: rule.Employee}},
		{name: "unemployment is not an employee", text: "202508_unemployment_employer.csv",
			path: "202508_unemployment_employer.csv", want: bill.Column{Scheme: rule.Unemployment,
				Payer: rule.Employer}},
		{name: "one medical item", text: "职工基本医疗保险（含生育保险）单位.csv", path: "职工基本医疗保险（含生育保险）单位.csv",
			want: bill.Column{Scheme: rule.Medical, Payer: rule.Employer}},
		{name: "the supplement is not medical insurance", text: "大额医疗单位.csv", path: "大额医疗单位.csv",
			want: bill.Column{Scheme: rule.IllnessSupplement, Payer: rule.Employer}},
		{name: "injury has one payer (社会保险法 art. 33)", text: "2025年8月工伤.csv", path: "2025年8月工伤.csv",
			want: bill.Column{Scheme: rule.Injury, Payer: rule.Employer}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := fileOf(c.text, rule.MonthOf(2025, time.August))
			assert.NoError(t, err)
			assert.Equal(t, c.path, got.path)
			assert.Equal(t, c.want, got.Column)
		})
	}
}

func TestAListThatMayBeOfSeveralIsRefused(t *testing.T) {
	for _, c := range []struct{ name, text, says string }{
		{name: "no payer", text: "pension.csv", says: "does not say of one insurance and one payer"},
		{name: "no insurance", text: "单位.csv", says: "write -detail scheme:payer=单位.csv"},
		{name: "two insurances", text: "养老失业个人.csv", says: "does not say of one insurance"},
		{name: "both payers", text: "养老单位个人.csv", says: "does not say of one insurance"},
		{name: "a key that is none", text: "pension:boss=a.csv",
			says: `"pension:boss=a.csv" does not name one insurance`},
		{name: "no file", text: "pension:employee=", says: "names no file"},
		{name: "employees pay no injury insurance", text: "injury:employee=a.csv",
			says: "employees pay nothing into Injury"},
		{name: "another month by its name", text: "2025-07-pension-employee.csv", says: "is of 2025-07 by its name"},
		{name: "another month in Chinese", text: "2025年7月养老个人.csv", says: "is of 2025-07 by its name"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := fileOf(c.text, rule.MonthOf(2025, time.August))
			assert.ErrorContains(t, err, c.says)
		})
	}
}
