package receipt

import (
	"bytes"
	"encoding/json"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Maker makes and verifies the receipts of many people on one month's figures (同一参数的多份回执): the digest of the figures
// and the settings of an employer are worked out once. It is not for several goroutines at a time.
type Maker struct {
	version string
	desk    desk
	digest  string // of the policy; empty until it is needed
}

// NewMaker returns a maker of receipts; version names the figures as New says.
func NewMaker(version string, policy payroll.Policy) *Maker {
	return &Maker{version: version, desk: desk{policy: policy}}
}

// New is the function New.
func (m *Maker) New(in Inputs) (Receipt, error) {
	if m.version == "" {
		return Receipt{}, &rule.FieldError{Kind: rule.ErrMissingField, Field: "version",
			Reason: rule.Say("is missing", "没有填写"),
			Do: rule.Say("name the version of the figures, such as the library's release",
				"请填写参数的版本，例如程序库的发布版本")}
	}
	slip, err := m.desk.slip(&in)
	if err != nil {
		return Receipt{}, err
	}
	policy := &m.desk.policy
	r := Receipt{Version: m.version, Place: policy.Place, Month: policy.Month, Inputs: in, Grade: slip.Grade()}
	if m.digest == "" {
		if m.digest, err = Digest(*policy); err != nil {
			return Receipt{}, err
		}
	}
	r.PolicyDigest = m.digest
	if r.InputsDigest, err = digest(in); err != nil {
		return Receipt{}, err
	}
	r.Slip, err = json.Marshal(slip.Fields())
	return r, err
}

// Verify is Receipt.Verify with the maker's figures. The version that is named is no matter.
func (m *Maker) Verify(r *Receipt) ([]Difference, error) {
	if r == nil {
		return nil, rule.AreaPayroll.Missing("receipt", rule.Say("pass a receipt of New", "请传入 New 得到的凭据"))
	}
	now, err := m.New(r.Inputs)
	if err != nil {
		return nil, err
	}
	var out []Difference
	for _, pair := range [...]Difference{
		{"place", r.Place, now.Place},
		{"month", r.Month.String(), now.Month.String()},
		{"policy_sha256", r.PolicyDigest, now.PolicyDigest},
		{"inputs_sha256", r.InputsDigest, now.InputsDigest},
		{"grade", r.Grade.String(), now.Grade.String()},
	} {
		if pair.Stored != pair.Now {
			out = append(out, pair)
		}
	}
	if bytes.Equal(r.Slip, now.Slip) {
		return out, nil
	}
	slips, err := compare(r.Slip, now.Slip)
	if err == nil && len(slips) == 0 {
		slips = []Difference{{"slip", "the same values written differently", ""}}
	}
	return append(out, slips...), err
}

// desk computes slips on one policy. It keeps the employer it saw last, with what its settings come to.
type desk struct {
	policy   payroll.Policy
	settings payroll.Settings
	employer payroll.Employer // the zero employer is one of no settings
}

// slip computes the slip of some inputs.
func (d *desk) slip(in *Inputs) (payroll.Slip, error) {
	if d.settings != in.Settings {
		employer, err := payroll.NewEmployer(in.Settings)
		if err != nil {
			return payroll.Slip{}, err
		}
		d.settings, d.employer = in.Settings, employer
	}
	return d.policy.Slip(d.employer, in.Employee, in.options()...)
}

// bare computes the slip of some inputs without its notices: what a slip says of figures it does not use is no amount.
func (d *desk) bare(in *Inputs) (payroll.Slip, error) {
	slip, err := d.slip(in)
	slip.Notices = nil
	return slip, err
}

// MarshalJSON refuses: a maker is made again.
func (m Maker) MarshalJSON() ([]byte, error) { return nil, m.unstored() }

// UnmarshalJSON refuses: a maker is made again.
func (m *Maker) UnmarshalJSON([]byte) error { return m.unstored() }

func (Maker) unstored() error {
	return rule.Unstored("maker", rule.Say("store the policy and use NewMaker", "请保存 Policy，并使用 NewMaker"))
}
