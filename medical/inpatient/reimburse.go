package inpatient

import (
	"github.com/shopspring/decimal"
)

// Payer is who bears a part of a bill.
type Payer string

// The payers, in the order the law calls on them.
const (
	Pooled       Payer = "pooled"        // 统筹基金
	MajorIllness Payer = "major_illness" // 职工重大疾病医疗补助基金
	Self         Payer = "self"          // 个人
	Elsewhere    Payer = "elsewhere"     // 工伤保险基金, 第三人 or 公共卫生
)

// Words lists them.
func (Payer) Words() []string {
	return []string{string(Pooled), string(MajorIllness), string(Self), string(Elsewhere)}
}

// Reason is why a payer bears a part of a bill.
type Reason string

// The reasons, each with its article of 令第123号.
const (
	NotInScope      Reason = "out_of_scope"       // art. 9, 51, 66
	Excluded        Reason = "excluded"           // art. 10
	FirstPayClassB  Reason = "class_b"            // art. 11 (1)
	FirstPayTreat   Reason = "treatment"          // art. 11 (2)
	FirstPayExamine Reason = "examination"        // art. 11 (2)
	FirstPayDispose Reason = "disposable"         // art. 11 (2)
	FirstPayImplant Reason = "implant"            // art. 11 (2)
	Deductible      Reason = "deductible"         // art. 18, 53
	TierRatio       Reason = "tier_ratio"         // art. 19
	EssentialRatio  Reason = "essential_medicine" // art. 22
	ConsultationFee Reason = "consultation_fee"   // art. 22
	OwnShare        Reason = "own_share"          // what the ratios leave below the pooled cap, art. 19, 22
	AbovePooledCap  Reason = "above_pooled_cap"   // art. 24
	OwnAbovePooled  Reason = "own_above_cap"      // what the major-illness fund leaves, art. 24
)

// Words lists them.
func (Reason) Words() []string {
	return []string{string(NotInScope), string(Excluded), string(FirstPayClassB), string(FirstPayTreat),
		string(FirstPayExamine), string(FirstPayDispose), string(FirstPayImplant), string(Deductible),
		string(TierRatio), string(EssentialRatio), string(ConsultationFee), string(OwnShare),
		string(AbovePooledCap), string(OwnAbovePooled)}
}

// Part is one part of a bill with its reason: Base x Rate where a rate decided it, else a plain amount and a rate of 0.
type Part struct {
	Payer  Payer           `json:"payer" doc:"who bears it" zh:"支付方"`
	Reason Reason          `json:"reason" doc:"why, by article" zh:"原因"`
	Base   decimal.Decimal `json:"base" out:"yuan" doc:"what the rate is applied to, yuan" zh:"计算基数（元）"`
	Rate   decimal.Decimal `json:"rate" out:"plain" doc:"0 where none decided" zh:"比例（无则为0）"`
	Amount decimal.Decimal `json:"amount" out:"yuan" doc:"yuan" zh:"金额（元）"`
}

// Claim is the result of one stay in yuan. Pooled + MajorIllness + Supplement + Self + Elsewhere = the bill.
//
// FirstPay is 个人先自付. Deductible is the 起付标准 due in this hospital, whether or not the bill reaches it, and
// DeductiblePaid what the person bore of it. Supplement is paid out of what is otherwise the person's. Self is all the
// person pays, first self-pay and deductible included. Elsewhere is for another payer and Recoverable what the funds
// paid first and may claim from the third party (art. 10). Parts add up to the bill, before the supplement.
type Claim struct {
	FirstPay       decimal.Decimal `json:"first_pay" out:"yuan" doc:"first self-pay, yuan" zh:"个人先自付（元）"`
	Deductible     decimal.Decimal `json:"deductible" out:"yuan" doc:"due, yuan" zh:"起付标准（元）"`
	DeductiblePaid decimal.Decimal `json:"deductible_paid" out:"yuan" doc:"borne, yuan" zh:"个人负担的起付标准（元）"`
	Pooled         decimal.Decimal `json:"pooled" out:"yuan" doc:"the pooled fund, yuan" zh:"统筹基金支付（元）"`
	MajorIllness   decimal.Decimal `json:"major_illness" out:"yuan" doc:"its fund, yuan" zh:"重大疾病补助支付（元）"`
	Supplement     decimal.Decimal `json:"supplement" out:"yuan" doc:"supplementary, yuan" zh:"补充医疗保险支付（元）"`
	Self           decimal.Decimal `json:"self" out:"yuan" doc:"the person, yuan" zh:"个人支付（元）"`
	Elsewhere      decimal.Decimal `json:"elsewhere" out:"yuan" doc:"another payer, yuan" zh:"其他支付方（元）"`
	Recoverable    decimal.Decimal `json:"recoverable" out:"yuan" doc:"to recover, yuan" zh:"可向第三人追偿（元）"`
	Parts          []Part          `json:"parts" doc:"add up to the bill" zh:"费用构成"`
}

// Sums are the sums of a year of claims, yuan.
type Sums struct {
	Pooled       decimal.Decimal `json:"pooled" out:"yuan" doc:"the pooled fund, yuan" zh:"统筹基金支付（元）"`
	MajorIllness decimal.Decimal `json:"major_illness" out:"yuan" doc:"its fund, yuan" zh:"重大疾病补助支付（元）"`
	Supplement   decimal.Decimal `json:"supplement" out:"yuan" doc:"supplementary, yuan" zh:"补充医疗保险支付（元）"`
	Self         decimal.Decimal `json:"self" out:"yuan" doc:"the person, yuan" zh:"个人支付（元）"`
	Elsewhere    decimal.Decimal `json:"elsewhere" out:"yuan" doc:"another payer, yuan" zh:"其他支付方（元）"`
}

// Result is a year of claims: one Claim for each stay, their sums, and what they used, for the next call of the year.
type Result struct {
	Claims []Claim
	Sums
	Used Used
}

// Reimburse computes the in-patient benefits (住院待遇) of a year of stays, in the order given. The pooled fund pays its
// ratio of what remains after first self-pay and deductible, up to 6 times the city's annual average wage in the year;
// of the costs above that cap the major-illness fund pays 95 %, up to 3 times that wage. Where a stay crosses the cap,
// the costs above it are the same share of the covered costs as the unpaid is of the pooled payment. Essential
// medicines gain 10 points up to 95 %; the deductible is taken from the other costs first. Each payment is rounded half
// up to the fen. 令第123号 art. 10, 11, 18, 19, 22 to 25, 53, 66.
//
// Errors name the field as the JSON rule does: ErrMissingField, ErrOutOfRange, ErrConflict.
func Reimburse(p Params, y Year) (Result, error) {
	if err := y.check(&p); err != nil {
		return Result{}, err
	}
	book := ledger{params: &p, year: &y, out: Result{Used: y.Used}}
	var at spell
	for i := range y.Stays {
		stay := &y.Stays[i]
		rules := &p
		if stay.Admission != nil {
			rules = stay.Admission
		}
		var before *spell
		if y.follows(i) {
			before = &at
		}
		if stay.excluded() {
			at = spell{}
			book.add(stay.elsewhere())
			continue
		}
		at = stay.begin(rules, y.Person, before)
		book.add(book.settle(stay, at.charge(stay, rules, y.Person)))
	}
	return book.out, nil
}

// ledger accumulates the year.
type ledger struct {
	params *Params
	year   *Year
	out    Result
}

func (l *ledger) add(c Claim) {
	l.out.Claims = append(l.out.Claims, c)
	l.out.Pooled = l.out.Pooled.Add(c.Pooled)
	l.out.MajorIllness = l.out.MajorIllness.Add(c.MajorIllness)
	l.out.Supplement = l.out.Supplement.Add(c.Supplement)
	l.out.Self = l.out.Self.Add(c.Self)
	l.out.Elsewhere = l.out.Elsewhere.Add(c.Elsewhere)
}

// settle computes one stay whose deductible is known.
func (l *ledger) settle(s *Stay, due decimal.Decimal) Claim {
	c := Claim{Deductible: due}
	c.put(Self, NotInScope, s.OutOfScope, decimal.Decimal{}, s.OutOfScope)
	c.firstPay(s, l.params)
	eligible := s.Bill.Sub(s.OutOfScope).Sub(s.Consultation).Sub(c.FirstPay)
	c.DeductiblePaid = decimal.Min(due, eligible)
	c.put(Self, Deductible, due, decimal.Decimal{}, c.DeductiblePaid)

	left := l.year.cap(l.params.PooledCap).Sub(l.out.Used.Pooled)
	share := l.share(s, eligible.Sub(c.DeductiblePaid))
	over := share.over(left)
	c.Pooled = decimal.Min(share.full.Round(2), left)
	share.put(&c)
	c.put(Self, OwnShare, share.costs, decimal.Decimal{}, share.costs.Sub(over.costs).Sub(c.Pooled))
	majorLeft := l.year.cap(l.params.MajorCap).Sub(l.out.Used.MajorIllness)
	c.MajorIllness = decimal.Min(over.paid(l.params.MajorRatio), majorLeft)
	c.put(MajorIllness, AbovePooledCap, over.costs, l.params.MajorRatio, c.MajorIllness)
	c.put(Self, OwnAbovePooled, over.costs, decimal.Decimal{}, over.costs.Sub(c.MajorIllness))

	own := decimal.Decimal{}
	if left.Sign() > 0 { // art. 25 counts the own cost below the pooled cap
		own = c.FirstPay.Add(c.DeductiblePaid).Add(share.costs).Sub(over.costs).Sub(c.Pooled)
	}
	c.Supplement = l.supplement(own)
	c.Self = s.Bill.Sub(c.Pooled).Sub(c.MajorIllness).Sub(c.Supplement)
	if s.Cause == ThirdPartyUnpaid {
		c.Recoverable = c.Pooled.Add(c.MajorIllness)
	}
	l.out.Used.Pooled = l.out.Used.Pooled.Add(c.Pooled)
	l.out.Used.MajorIllness = l.out.Used.MajorIllness.Add(c.MajorIllness)
	l.out.Used.Own = l.out.Used.Own.Add(own)
	return c
}

// supplement returns what own cost adds to the year's supplement: 70 % above 2000 yuan a year (art. 25).
func (l *ledger) supplement(own decimal.Decimal) decimal.Decimal {
	if !l.year.Supplemented {
		return decimal.Decimal{}
	}
	paid := func(sum decimal.Decimal) decimal.Decimal {
		return decimal.Max(sum.Sub(l.params.SupplementOver), decimal.Decimal{}).Mul(l.params.SupplementRatio).Round(2)
	}
	return paid(l.out.Used.Own.Add(own)).Sub(paid(l.out.Used.Own))
}

// firstPay puts the first self-pay of each kind (art. 11), each rounded to the fen.
func (c *Claim) firstPay(s *Stay, p *Params) {
	for _, item := range [...]struct {
		why        Reason
		base, rate decimal.Decimal
	}{
		{FirstPayClassB, s.ClassB, p.ClassB},
		{FirstPayTreat, s.Treatment, p.Treatment},
		{FirstPayExamine, s.Examination, p.Examination},
		{FirstPayDispose, s.Disposable, p.Disposable},
		{FirstPayImplant, s.Implant, p.Implant},
	} {
		amount := item.base.Mul(item.rate).Round(2)
		c.FirstPay = c.FirstPay.Add(amount)
		c.put(Self, item.why, item.base, item.rate, amount)
	}
}

// put adds a part unless it is nothing.
func (c *Claim) put(payer Payer, why Reason, base, rate, amount decimal.Decimal) {
	if amount.Sign() != 0 {
		c.Parts = append(c.Parts, Part{payer, why, base, rate, amount})
	}
}

// excluded reports whether the fund pays nothing (art. 10).
func (s *Stay) excluded() bool {
	return s.Cause == WorkInjury || s.Cause == ThirdParty || s.Cause == PublicHealth || s.Cause == Abroad
}

// elsewhere returns the claim of an excluded stay. Care abroad has no other payer named, so the person bears it.
func (s *Stay) elsewhere() Claim {
	c, payer := Claim{Elsewhere: s.Bill}, Elsewhere
	if s.Cause == Abroad {
		c, payer = Claim{Self: s.Bill}, Self
	}
	c.put(payer, Excluded, s.Bill, decimal.Decimal{}, s.Bill)
	return c
}

// pooledShare is what the pooled fund would pay without its cap.
type pooledShare struct {
	costs decimal.Decimal // covered costs after the deductible
	full  decimal.Decimal // the exact payment
	parts []Part
}

// share applies the ratios to the covered costs: the tier's, that of essential medicines and that of consultation fees.
func (l *ledger) share(s *Stay, covered decimal.Decimal) pooledShare {
	ratio := l.params.ratio(l.year.Person, s.Tier)
	more := decimal.Max(ratio, decimal.Min(ratio.Add(l.params.EssentialMore), l.params.EssentialMost))
	essential := decimal.Min(s.Essential, covered)
	out := pooledShare{costs: covered.Add(s.Consultation)}
	for _, part := range [...]Part{
		{Reason: TierRatio, Base: covered.Sub(essential), Rate: ratio},
		{Reason: EssentialRatio, Base: essential, Rate: more},
		{Reason: ConsultationFee, Base: s.Consultation, Rate: s.ConsultationRate},
	} {
		if part.Base.Sign() != 0 {
			out.full = out.full.Add(part.Base.Mul(part.Rate))
			out.parts = append(out.parts, part)
		}
	}
	return out
}

// put splits the one pooled payment over its ratios; the last part takes the rounding.
func (sh *pooledShare) put(c *Claim) {
	left := c.Pooled
	for i, part := range sh.parts {
		amount := left
		if i < len(sh.parts)-1 {
			amount = decimal.Min(part.Base.Mul(part.Rate).Round(2), left)
		}
		left = left.Sub(amount)
		c.put(Pooled, part.Reason, part.Base, part.Rate, amount)
	}
}

// excess is the covered costs above the pooled cap.
type excess struct {
	costs           decimal.Decimal // to the fen
	covered, unpaid decimal.Decimal // exactly: costs = covered x unpaid / full
	full            decimal.Decimal
}

// over returns the costs above the cap of which left is left.
func (sh *pooledShare) over(left decimal.Decimal) excess {
	if !sh.full.Round(2).GreaterThan(left) {
		return excess{}
	}
	unpaid := sh.full.Sub(left)
	return excess{sh.costs.Mul(unpaid).DivRound(sh.full, 2), sh.costs, unpaid, sh.full}
}

// paid returns the ratio of the exact costs above the cap, to the fen.
func (e excess) paid(ratio decimal.Decimal) decimal.Decimal {
	if e.full.Sign() == 0 {
		return decimal.Decimal{}
	}
	return e.covered.Mul(e.unpaid).Mul(ratio).DivRound(e.full, 2)
}
