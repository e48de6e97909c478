package bill

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

type (
	yuan     = decimal.Decimal
	nullYuan = decimal.NullDecimal
)

// Document is a report as it is written as JSON. What is not known is null.
type Document struct {
	Items      []ItemDocument           `json:"items" doc:"lines and rows" zh:"逐行结果"`
	Ours       nullYuan                 `json:"ours" in:",null" out:"yuan" doc:"our total, yuan" zh:"本方合计（元）"`
	Bill       nullYuan                 `json:"bill" in:",null" out:"yuan" doc:"the bill's total, yuan" zh:"账单合计（元）"`
	Difference yuan                     `json:"difference" out:"yuan" doc:"ours less the bill, yuan" zh:"本方减账单（元）"`
	ByClass    map[string]ClassDocument `json:"by_class" doc:"what the classes explain" zh:"各类解释的差额"`
	Proof      string                   `json:"proof" doc:"the identity of the difference" zh:"差额恒等式"`
	Sums       []SumDocument            `json:"sums,omitempty" doc:"the bill's sum rows" zh:"账单的合计行"`
	Other      *OtherDocument           `json:"other_bill,omitempty" doc:"what it seems to be about" zh:"疑为其他账单"`
}

// SumDocument is a Sum as it is written as JSON.
type SumDocument struct {
	Row    int      `json:"row" doc:"place in the bill, from 1" zh:"账单行次，从 1 起"`
	Label  string   `json:"label" doc:"as it is printed" zh:"名称"`
	Amount nullYuan `json:"amount" in:",null" out:"yuan" doc:"what it states, yuan" zh:"合计行金额（元）"`
	Rows   nullYuan `json:"rows" in:",null" out:"yuan" doc:"what the rows add up to, yuan" zh:"各行之和（元）"`
	Fits   bool     `json:"fits" doc:"the two are equal" zh:"是否相符"`
	reason
}

// OtherDocument is an Other as it is written as JSON.
type OtherDocument struct {
	Scheme rule.Scheme `json:"scheme" doc:"scheme" zh:"险种"`
	Payer  rule.Payer  `json:"payer" doc:"who pays" zh:"缴费方"`
	Month  rule.Month  `json:"month" doc:"month" zh:"月份"`
	reason
}

// reason is why something is as it is.
type reason struct {
	Why     string `json:"why,omitempty" doc:"why" zh:"原因（英文）"`
	Chinese string `json:"why_zh,omitempty" doc:"the same in Chinese" zh:"原因"`
}

func reasonOf(err error) reason {
	if err == nil {
		return reason{}
	}
	return reason{err.Error(), rule.Message(err, rule.Chinese)}
}

// ItemDocument is an Item as it is written as JSON.
type ItemDocument struct {
	Class        Class       `json:"class" doc:"what became of it" zh:"对账结果"`
	ID           string      `json:"id" doc:"whose it is" zh:"证件号码"`
	Month        rule.Month  `json:"month" doc:"month" zh:"月份"`
	Scheme       rule.Scheme `json:"scheme" doc:"scheme" zh:"险种"`
	Payer        rule.Payer  `json:"payer" doc:"who pays" zh:"缴费方"`
	Repeated     bool        `json:"repeated" doc:"another row stands for it" zh:"是否重复"`
	Ours         nullYuan    `json:"ours" in:",null" out:"yuan" doc:"our amount, yuan" zh:"本方金额（元）"`
	OneItem      bool        `json:"with_maternity,omitempty" doc:"one item with maternity insurance" zh:"含生育保险合并一项"`
	OnBill       bool        `json:"on_bill,omitempty" doc:"the person has other rows" zh:"此人在账单上另有行"`
	Bill         nullYuan    `json:"bill" in:",null" out:"yuan" doc:"the bill's amount, yuan" zh:"账单金额（元）"`
	OursBase     nullYuan    `json:"ours_base" in:",null" out:"yuan" doc:"our base, yuan" zh:"本方基数（元）"`
	BillBase     nullYuan    `json:"bill_base" in:",null" out:"yuan" doc:"the bill's base, yuan" zh:"账单基数（元）"`
	BaseDiff     nullYuan    `json:"base_diff" in:",null" out:"yuan" doc:"bill's base less ours" zh:"基数差（元）"`
	OursRate     nullYuan    `json:"ours_rate" in:",null" out:"plain" doc:"our rate" zh:"本方费率"`
	BillRate     nullYuan    `json:"bill_rate" in:",null" out:"plain" doc:"the bill's rate" zh:"账单费率"`
	RateDiff     nullYuan    `json:"rate_diff" in:",null" out:"plain" doc:"bill's rate less ours" zh:"费率差"`
	AmountDiff   nullYuan    `json:"amount_diff" in:",null" out:"yuan" doc:"bill's amount less ours" zh:"金额差（元）"`
	Explains     yuan        `json:"explains" out:"yuan" doc:"share of the difference, yuan" zh:"解释的差额（元）"`
	BelowFloor   nullYuan    `json:"below_floor" in:",null" out:"yuan" doc:"floor it is below" zh:"低于的下限（元）"`
	AboveCeiling nullYuan    `json:"above_ceiling" in:",null" out:"yuan" doc:"ceiling it is above" zh:"高于的上限（元）"`
	Notice       string      `json:"notice,omitempty" doc:"what is odd about the row" zh:"该行可疑之处（英文）"`
	NoticeZh     string      `json:"notice_zh,omitempty" doc:"the same in Chinese" zh:"该行可疑之处"`
	reason
}

// ClassDocument is a ClassTotal as it is written as JSON.
type ClassDocument struct {
	Count    int             `json:"count" doc:"items" zh:"行数"`
	Explains decimal.Decimal `json:"explains" out:"yuan" doc:"share of the difference, yuan" zh:"解释的差额（元）"`
}

// Document returns the report as it is written as JSON.
func (r Report) Document() Document {
	out := Document{Items: make([]ItemDocument, len(r.Items)), Ours: r.Ours, Bill: r.Bill, Difference: r.Difference,
		ByClass: map[string]ClassDocument{}, Proof: r.Proof()}
	for i := range r.Items {
		out.Items[i] = r.Items[i].document()
	}
	for _, s := range r.Sums {
		out.Sums = append(out.Sums, SumDocument{s.Row + 1, s.Label, s.Amount, s.Rows, s.Fits, reasonOf(s.Err)})
	}
	if o := r.Other; o != nil {
		out.Other = &OtherDocument{o.Scheme, o.Payer, o.Month, reason{o.Why.English, o.Why.Chinese}}
	}
	for _, c := range r.ByClass {
		out.ByClass[c.Class.String()] = ClassDocument{c.Count, c.Explains}
	}
	return out
}

func (x *Item) document() ItemDocument {
	odd := reasonOf(x.Notice)
	return ItemDocument{Class: x.Class, ID: x.ID, Month: x.Month, Scheme: x.Scheme, Payer: x.Payer,
		Repeated: x.Repeated, OneItem: x.OneItem, OnBill: x.OnBill, Ours: x.Ours.Amount, Bill: x.Bill.Amount,
		OursBase: x.Ours.Base, BillBase: x.Bill.Base, BaseDiff: x.BaseDiff, OursRate: x.Ours.Rate,
		BillRate: x.Bill.Rate, RateDiff: x.RateDiff, AmountDiff: x.AmountDiff, Explains: x.Explains,
		BelowFloor: x.BelowFloor, AboveCeiling: x.AboveCeiling, Notice: odd.Why, NoticeZh: odd.Chinese,
		reason: reasonOf(x.Err)}
}
