package payrollyear

import (
	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// The columns, in the order of rosterFormat.
const (
	colID = iota
	colName
	colIDNumber
	colKind
	colHired
	colLeft
	colArrival
	colBaseBefore
	colLastYearTotal
	colLastYearMonths
	colMonthlyPay
	colFirstPay
	colUnpaid
	colBorne
)

func rosterFormat() table.Format {
	return table.Format{Name: "roster", Row: "one person", RowChinese: "一个人", Columns: []table.Column{
		colID:   roster.IDColumn(),
		colName: roster.NameColumn(rule.Say("needed; the clients' files name people by it", "必填；客户端文件需要姓名")),
		colIDNumber: roster.IDNumberColumn(rule.Say("needed; of the identity card, once in the roster",
			"必填；居民身份证号码，名册内不重复")),
		colKind: roster.KindColumn(rule.Say("needed", "必填"), words(kinds())),
		colHired: {English: "hired", Chinese: "入职日", Also: []string{"入职日期", "入职时间"},
			Use:     rule.Say("needed; the first day", "必填；入职的第一天"),
			Example: same("2025-03-01")},
		colLeft: {English: "left", Chinese: "离职日", Also: []string{"离职日期", "离职时间"},
			Use:     rule.Say("the last day of who has left", "离职者的最后一天"),
			Example: same("2025-09-30")},
		colArrival: {English: "arrival", Chinese: "来源", Allowed: words(arrivals()),
			Use:     rule.Say("needed of who is hired in the year", "本年入职者必填"),
			Example: rule.Say("transfer", "新调入")},
		colBaseBefore: yuan("base_before", "年初缴费基数",
			rule.Say("needed of who was there before: the base in force in January", "往年入职者必填：一月的缴费基数")),
		colLastYearTotal: yuan("last_year_total", "上年工资总额",
			rule.Say("needed of who was there before: the wages of the year before", "往年入职者必填：上年全部工资")),
		colLastYearMonths: {English: "last_year_months", Chinese: "上年工作月数", Content: table.Number,
			Use:     rule.Say("needed beside them: the months worked, 1 to 12", "与上年工资总额同填：工作月数，1 至 12"),
			Example: same("12")},
		colMonthlyPay: roster.PayColumn(rule.Say("needed; the pay of a month", "必填；每月工资")),
		colFirstPay: yuan("first_pay", "首月工资",
			rule.Say("needed of who is hired in the year: the pay of the first month", "本年入职者必填：首月工资")),
		colUnpaid: {English: "unpaid_month", Chinese: "无薪月",
			Use: rule.Say("optional; a month of the year without pay", "可选；本年没有工资的月份"), Example: same("2025-05")},
		colBorne: {English: "borne", Chinese: "单位承担个人养老",
			Use: rule.Say("optional; yes where the employer bears the person's pension contribution",
				"可选；单位承担个人养老缴费的填 是"),
			Example: rule.Say("yes", "是"), Allowed: []rule.Text{rule.Say("yes", "是"), rule.Say("no", "否")}},
	}}
}

// same is an example in both languages.
func same(text string) rule.Text { return rule.Say(text, text) }

// yuan is the column of an amount.
func yuan(english, chinese string, use rule.Text) table.Column {
	return table.Column{English: english, Chinese: chinese, Content: table.Yuan, Use: use, Example: same("12345.60")}
}

// words are the words of a column's values.
func words[T any](options []cell.Option[T]) []rule.Text {
	var all []rule.Text
	for _, o := range options {
		all = append(all, rule.Say(o.English, o.Chinese))
	}
	return all
}
