package collection

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Offence is what a fine is for. The zero value is refused.
type Offence uint8

// The offences.
const (
	NotRegistered       Offence = iota + 1 // 不办理社会保险登记, 逾期不改正
	NotRegisteredPerson                    // the same, for the persons in charge
	NotPaid                                // 未按时足额缴纳, 逾期仍不缴纳
	NotDeclaredGrave                       // 未按规定登记或申报, 情节严重
	NotDeclaredGravest                     // 未按规定登记或申报, 情节特别严重
	FalseBooks                             // 伪造、变造、故意毁灭账册, 不设账册; 迟延缴纳
	NotInsuredInjury                       // 应当参加工伤保险而未参加, 逾期仍不缴纳
	FundFraud                              // 骗取社会保险基金支出
	BenefitFraud                           // 骗取社会保险待遇
	InjuryFraud                            // 骗取工伤保险待遇或者基金支出
	ReliefFraud                            // 骗取社会救助
	NoFundAccount                          // 不办理住房公积金缴存登记或者账户设立, 逾期不办理
)

// offences are the names of the offences, in their order.
func offences() jsonrule.Words {
	return jsonrule.Words{"", "not_registered", "not_registered_person", "not_paid", "not_declared_grave",
		"not_declared_gravest", "false_books", "not_insured_injury", "fund_fraud", "benefit_fraud", "injury_fraud",
		"relief_fraud", "no_fund_account"}
}

// String returns the JSON name, such as "not_registered".
func (o Offence) String() string { return string(offences().Text(uint8(o))) }

// MarshalText writes the JSON name.
func (o Offence) MarshalText() ([]byte, error) { return offences().Text(uint8(o)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (o *Offence) UnmarshalText(text []byte) error { return offences().Read((*uint8)(o), text) }

// Fine is one fine of the law: a multiple of an amount, or yuan.
type Fine struct {
	Offence     Offence
	OnPerson    bool            // on the persons in charge (直接负责的主管人员和其他直接责任人员)
	Multiple    bool            // Least and Most are times an amount, else yuan
	Least, Most decimal.Decimal // both included (以上、以下)
	May         bool            // 可以: the authority need not
	AfterOrder  bool            // only once an ordered deadline was missed
	Source      rule.Cite
}

// Fines returns the national fines, one for each offence, in their order.
func Fines() []Fine {
	const law, interim, injury = "社会保险法", "社会保险费征缴暂行条例", "工伤保险条例"
	at := func(title, article string) rule.Cite { return rule.Cite{Title: title, Article: article} }
	times := func(o Offence, least, most int, source rule.Cite) Fine {
		return Fine{Offence: o, Multiple: true, Least: whole.Number(least), Most: whole.Number(most), Source: source}
	}
	yuan := func(o Offence, least, most int, source rule.Cite) Fine {
		return Fine{Offence: o, OnPerson: true, Least: whole.Number(least), Most: whole.Number(most), Source: source}
	}
	ordered := func(f Fine) Fine { f.AfterOrder = true; return f }
	may := func(f Fine) Fine { f.May = true; return f }
	account := yuan(NoFundAccount, 10000, 50000, at("住房公积金管理条例", "art. 37"))
	account.OnPerson = false
	return []Fine{
		ordered(times(NotRegistered, 1, 3, at(law, "art. 84"))),
		ordered(yuan(NotRegisteredPerson, 500, 3000, at(law, "art. 84"))),
		ordered(times(NotPaid, 1, 3, at(law, "art. 86"))),
		may(yuan(NotDeclaredGrave, 1000, 5000, at(interim, "art. 23"))),
		may(yuan(NotDeclaredGravest, 5000, 10000, at(interim, "art. 23"))),
		yuan(FalseBooks, 5000, 20000, at(interim, "art. 24")),
		ordered(times(NotInsuredInjury, 1, 3, at(injury, "art. 62"))),
		times(FundFraud, 2, 5, at(law, "art. 87")),
		times(BenefitFraud, 2, 5, at(law, "art. 88")),
		times(InjuryFraud, 2, 5, at(injury, "art. 60")),
		may(times(ReliefFraud, 1, 3, at("社会救助暂行办法", "art. 68"))),
		ordered(account),
	}
}

// Offending is an offence and what a fine that is a multiple is taken of: the contributions due, the arrears or what
// was obtained by fraud. A fine in fixed yuan takes no amount.
type Offending struct {
	Offence Offence             `json:"offence" doc:"what the fine is for" zh:"违法行为"`
	Amount  decimal.NullDecimal `json:"amount" in:"total" doc:"due or obtained, yuan" zh:"应缴、欠缴或骗取金额（元）"`
}

// CheckFields refuses a multiple without an amount, and fixed yuan with one.
func (o Offending) CheckFields() error {
	multiple := Fines()[o.Offence-1].Multiple
	switch {
	case multiple && !o.Amount.Valid:
		return &rule.FieldError{Kind: rule.ErrMissingField, Field: "amount", Reason: rule.Say("is missing", "没有填写"),
			Do: rule.Say("this fine is a multiple of the amount due or obtained", "该罚款按应缴、欠缴或骗取金额的倍数计算")}
	case !multiple && o.Amount.Valid:
		return &rule.FieldError{Kind: rule.ErrConflict, Field: "amount", Value: o.Amount.Decimal.String(),
			Reason: rule.Say("is not asked for", "不应填写"),
			Do:     rule.Say("leave it out: this fine is in fixed yuan", "请勿填写：该罚款为固定金额")}
	}
	return nil
}

// FineRange is the least and the most a fine may be, yuan, both included and exact.
type FineRange struct {
	Fine        Fine
	Least, Most decimal.Decimal
}

// FineOf returns the range of the fine for an offence (罚款幅度).
//
// Errors: ErrMissingField for a multiple without an amount, ErrConflict for fixed yuan with one, ErrOutOfRange for an
// unknown offence or an amount out of bounds.
func FineOf(in Offending) (FineRange, error) {
	if err := jsonrule.Check(rule.AreaCollection, in); err != nil {
		return FineRange{}, err
	}
	fine := Fines()[in.Offence-1]
	if !fine.Multiple {
		return FineRange{fine, fine.Least, fine.Most}, nil
	}
	return FineRange{fine, in.Amount.Decimal.Mul(fine.Least), in.Amount.Decimal.Mul(fine.Most)}, nil
}
