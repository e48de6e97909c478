package payrolljob

import (
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// batchSize is how many people an engine computes in one go.
const batchSize = 1024

// engine computes slips under the policy of one month.
type engine struct {
	plan    *payroll.Plan
	columns []string // such as pension_employee
	lang    rule.Language
	batch   payroll.Batch
}

func newEngine(s *Settings) (*engine, error) {
	policy, employer, err := s.policy()
	if err != nil {
		return nil, err
	}
	plan, err := policy.Plan(employer, nil)
	if err != nil {
		return nil, err
	}
	e := &engine{plan: plan, lang: s.Lang, batch: plan.NewBatch(batchSize)}
	column := func() []int64 { return make([]int64, batchSize) }
	e.batch.Wages = payroll.WageColumns{Pension: column(), Medical: column(), Unemployment: column(), Injury: column(),
		Housing: column()}
	for _, c := range plan.Columns() {
		e.columns = append(e.columns, program.Say(s.Lang, c.Scheme.String()+"_"+c.Payer.String(),
			c.Scheme.Chinese()+c.Payer.Chinese()))
	}
	return e, nil
}

// compute passes on the slip of each row, at most batchSize of them, or why it has none. A slip is a row of the batch,
// and is there until the function returns.
func (e *engine) compute(rows []Row, slips func(id string, b *payroll.Batch, row int) error,
	refusals func(Refusal)) error {
	batch := e.fill(rows)
	refused, err := e.plan.Fill(batch, 1) // the runner shares bundles out to the cores
	if err != nil {
		return program.Errorf("the batch does not fit its plan: %s", "一批人与计算方案不符：%s", err)
	}
	reasons := map[int]string{}
	for _, r := range refused {
		reason := program.OneLine(r.Unwrap(), e.lang)
		if before := reasons[r.Row]; before != "" {
			reason = before + "; " + reason
		}
		reasons[r.Row] = reason
	}
	for i := range rows {
		if reason := reasons[i]; reason != "" {
			refusals(rows[i].refuse(reason))
			continue
		}
		if err := slips(rows[i].ID, &batch, i); err != nil {
			return err
		}
	}
	return nil
}

// fill puts rows into the batch and returns that part of it.
func (e *engine) fill(rows []Row) payroll.Batch {
	n := len(rows)
	from := &e.batch.Wages
	for i, r := range rows {
		from.Pension[i], from.Medical[i], from.Unemployment[i], from.Injury[i], from.Housing[i] = r.Pension, r.Medical,
			r.Unemployment, r.Injury, r.Housing
	}
	b := payroll.Batch{
		Wages: payroll.WageColumns{Pension: from.Pension[:n], Medical: from.Medical[:n],
			Unemployment: from.Unemployment[:n],
			Injury:       from.Injury[:n], Housing: from.Housing[:n]},
		Employee: e.batch.Employee[:n], Employer: e.batch.Employer[:n]}
	for _, column := range e.batch.Amounts {
		b.Amounts = append(b.Amounts, column[:n])
	}
	return b
}
