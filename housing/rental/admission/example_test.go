package admission_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental/admission"
	"github.com/shebao-go/shebao/rule"
)

// A single person of 29 with 25,000 yuan a year fails two conditions of 2013; the decision names both.
func ExampleRules_Decide() {
	decision, err := admission.Rules2013().Decide(admission.Household{
		Applied: rule.DateOf(2013, time.June, 3),
		Members: []admission.Member{{Age: 29, Registered: true, InCity: true}},
		Income:  decimal.New(25000, 0),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(decision.Admitted)
	for _, finding := range decision.Findings {
		fmt.Println(finding.Reason, finding.Article)
	}
	// Output:
	// false
	// alone 穗府办〔2013〕3号 第二十一条
	// income 穗府办〔2013〕3号 第二十二条（二）、附件1
}

// The number drawn decides within a class; a family with priority goes before all.
func ExampleOrder() {
	placed, err := admission.Order([]admission.Entry{
		{ID: "A", Number: 12, Sequence: admission.Third},
		{ID: "B", Number: 310, Sequence: admission.First},
		{ID: "C", Number: 47, Sequence: admission.Third, Priority: true},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range placed {
		fmt.Println(p.Place, p.ID)
	}
	// Output:
	// 1 C
	// 2 B
	// 3 A
}
