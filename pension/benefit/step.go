package benefit

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Step is one line of the reckoning of an award (计算步骤), for the person who has to explain it.
type Step struct {
	Chinese string          // what the value is, such as 基础养老金
	English string          // the same in English
	Formula string          // the arithmetic with its numbers and, after the last "=", the value
	Value   decimal.Decimal // rounded as the step is rounded
	Cite    rule.Cite       // the document of the formula or of its figure; zero for a plain sum
}

// Part is one part of a pension in yuan a month, with its steps.
type Part struct {
	Monthly decimal.Decimal
	Steps   []Step
}

// decision is the State Council's decision on the enterprise employees' pension.
func decision(article string) rule.Cite {
	return rule.Cite{Title: "State Council decision on improving the basic pension of enterprise employees",
		Chinese: "国务院关于完善企业职工基本养老保险制度的决定", Number: "国发〔2005〕38号", Article: article}
}

// percent prints a fraction as a percentage, such as 1.2%.
func percent(share decimal.Decimal) string { return share.Mul(decimal.New(100, 0)).String() + "%" }

func failed(kind error, field, value string, reason, do rule.Text) error {
	return rule.AreaPension.Refuse(kind, field, value, reason, do)
}
