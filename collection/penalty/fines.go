package penalty

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/collection/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Offence is what a fine is for.
type Offence string

// The offences.
const (
	NotRegistered       Offence = "not_registered"        // 不办理社会保险登记, 逾期不改正
	NotRegisteredPerson Offence = "not_registered_person" // the same, for the persons in charge
	NotPaid             Offence = "not_paid"              // 未按时足额缴纳, 逾期仍不缴纳
	NotDeclaredGrave    Offence = "not_declared_grave"    // 未按规定登记或申报, 情节严重
	NotDeclaredGravest  Offence = "not_declared_gravest"  // 未按规定登记或申报, 情节特别严重
	FalseBooks          Offence = "false_books"           // 伪造、变造、故意毁灭账册, 不设账册; 迟延缴纳
	NotInsuredInjury    Offence = "not_insured_injury"    // 应当参加工伤保险而未参加, 逾期仍不缴纳
	FundFraud           Offence = "fund_fraud"            // 骗取社会保险基金支出
	BenefitFraud        Offence = "benefit_fraud"         // 骗取社会保险待遇
	InjuryFraud         Offence = "injury_fraud"          // 骗取工伤保险待遇或者基金支出
	ReliefFraud         Offence = "relief_fraud"          // 骗取社会救助
	NoFundAccount       Offence = "no_fund_account"       // 不办理住房公积金缴存登记或者账户设立, 逾期不办理
)

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

// Fines returns the national fines.
func Fines() []Fine {
	const law, interim, injury = "社会保险法", "社会保险费征缴暂行条例", "工伤保险条例"
	n := func(v int64) decimal.Decimal { return decimal.New(v, 0) }
	at := func(title, article string) rule.Cite { return rule.Cite{Title: title, Article: article} }
	return []Fine{
		{Offence: NotRegistered, Multiple: true, Least: n(1), Most: n(3), AfterOrder: true, Source: at(law, "art. 84")},
		{Offence: NotRegisteredPerson, OnPerson: true, Least: n(500), Most: n(3000), AfterOrder: true, Source: at(law, "art. 84")},
		{Offence: NotPaid, Multiple: true, Least: n(1), Most: n(3), AfterOrder: true, Source: at(law, "art. 86")},
		{Offence: NotDeclaredGrave, OnPerson: true, Least: n(1000), Most: n(5000), May: true, Source: at(interim, "art. 23")},
		{Offence: NotDeclaredGravest, OnPerson: true, Least: n(5000), Most: n(10000), May: true, Source: at(interim, "art. 23")},
		{Offence: FalseBooks, OnPerson: true, Least: n(5000), Most: n(20000), Source: at(interim, "art. 24")},
		{Offence: NotInsuredInjury, Multiple: true, Least: n(1), Most: n(3), AfterOrder: true, Source: at(injury, "art. 62")},
		{Offence: FundFraud, Multiple: true, Least: n(2), Most: n(5), Source: at(law, "art. 87")},
		{Offence: BenefitFraud, Multiple: true, Least: n(2), Most: n(5), Source: at(law, "art. 88")},
		{Offence: InjuryFraud, Multiple: true, Least: n(2), Most: n(5), Source: at(injury, "art. 60")},
		{Offence: ReliefFraud, Multiple: true, Least: n(1), Most: n(3), May: true, Source: at("社会救助暂行办法", "art. 68")},
		{Offence: NoFundAccount, Least: n(10000), Most: n(50000), AfterOrder: true, Source: at("住房公积金管理条例", "art. 37")},
	}
}

// Range is the least and the most a fine may be, yuan, both included.
type Range struct{ Least, Most decimal.Decimal }

// Of returns the range of a fine on an amount: the contributions due, the arrears or what was obtained by fraud,
// yuan. A fine in fixed yuan takes no amount.
//
// Errors: ErrMissingField for a multiple without an amount, ErrConflict for fixed yuan with one.
func (f Fine) Of(amount decimal.NullDecimal) (Range, error) {
	switch {
	case f.Multiple && !amount.Valid:
		return Range{}, door.Fail(rule.ErrMissingField, "amount", "", "is missing", "this fine is a multiple of the amount due or obtained")
	case !f.Multiple && amount.Valid:
		return Range{}, door.Fail(rule.ErrConflict, "amount", "", "is not asked for", "this fine is in fixed yuan")
	}
	times := rule.Input{Field: "collection: fine", Max: 1_000_000, Places: 2, Do: rule.Untranslated("take the fine from Fines")}
	if err := errors.Join(times.Check(f.Least), times.Check(f.Most)); err != nil {
		return Range{}, err
	}
	if !f.Multiple {
		return Range{f.Least, f.Most}, nil
	}
	if err := door.Yuan("amount", door.Employer).Check(amount.Decimal); err != nil {
		return Range{}, err
	}
	return Range{amount.Decimal.Mul(f.Least), amount.Decimal.Mul(f.Most)}, nil
}

// Fined returns the fine of an offence.
func Fined(o Offence) (Fine, error) {
	for _, f := range Fines() {
		if f.Offence == o {
			return f, nil
		}
	}
	return Fine{}, door.Fail(rule.ErrOutOfRange, "offence", string(o), "is not known", "use one of the offences of Fines")
}
