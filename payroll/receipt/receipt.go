package receipt

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Receipt is a slip with everything needed to compute it again but the policy itself, of which it has the digest.
// Version is of the figures, as the caller names it. Grade is the weakest of the slip's figures, 0 where it has no
// line; Slip is what payroll.Slip.Fields says as JSON.
type Receipt struct {
	Version      string          `json:"version" doc:"of the figures, as it was named" zh:"参数版本"`
	Place        string          `json:"place" doc:"whose figures they are" zh:"地区"`
	Month        rule.Month      `json:"month" doc:"the month of the contributions" zh:"费款所属月"`
	PolicyDigest string          `json:"policy_sha256" doc:"digest of the figures" zh:"参数摘要"`
	InputsDigest string          `json:"inputs_sha256" doc:"digest of the inputs" zh:"输入摘要"`
	Inputs       Inputs          `json:"inputs" doc:"what the slip was computed from" zh:"计算所用输入"`
	Grade        rule.Grade      `json:"grade,omitempty" in:",optional" doc:"the weakest of the figures" zh:"数据等级"`
	Slip         json.RawMessage `json:"slip" doc:"as payroll.slip writes it" zh:"缴费明细"`
}

// New computes the slip of the inputs and returns its receipt. version names the figures, such as the release of the
// library or the day a policy was published; it is required. It fails where the slip does. A Maker makes those of many
// people.
func New(version string, policy payroll.Policy, in Inputs) (Receipt, error) {
	return NewMaker(version, policy).New(in)
}

// Digest returns the SHA-256 of a policy's canonical JSON, in hexadecimal.
func Digest(policy payroll.Policy) (string, error) { return digest(policy) }

func digest(v any) (string, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

// UnmarshalJSON reads a receipt from JSON and refuses a field nobody knows. Whether the receipt is right is for Verify.
func (r *Receipt) UnmarshalJSON(data []byte) error {
	type plain Receipt
	var out plain
	if err := jsonrule.Unmarshal(rule.AreaPayroll, data, &out); err != nil {
		return rule.Join(&rule.FieldError{Kind: rule.ErrBadType, Field: "input",
			Reason: rule.Say("is not a receipt", "不是回执"), Do: asWritten()}, err)
	}
	// The slip as it was written, whatever the spaces around it.
	var slip bytes.Buffer
	if err := json.Compact(&slip, out.Slip); err != nil {
		return &rule.FieldError{Kind: rule.ErrMissingField, Field: "slip", Reason: rule.Say("is missing", "缺失"),
			Do: asWritten()}
	}
	out.Slip = slip.Bytes()
	*r = Receipt(out)
	return nil
}

// asWritten says what to do about a receipt that cannot be read.
func asWritten() rule.Text {
	return rule.Say("pass the receipt as it was written", "请原样传入回执")
}

// Difference is one value of a receipt that is not what computing it again gives. An absent value is empty.
type Difference struct {
	Field  string `json:"field" doc:"such as slip.lines[pension employee].amount" zh:"字段"`
	Stored string `json:"stored" doc:"in the receipt" zh:"回执中的值"`
	Now    string `json:"now" doc:"computed again" zh:"重新计算的值"`
}

// Recompute returns the slip of the receipt's inputs under a policy: that of the receipt, or another, such as one with
// a limit that came late. It fails where the slip does.
func (r Receipt) Recompute(policy payroll.Policy) (payroll.Slip, error) {
	return (&desk{policy: policy}).slip(&r.Inputs)
}

// Verify computes the receipt again from its own inputs and a policy and returns what differs, in a fixed order:
// nothing where the policy and the inputs are those of the receipt and the slip is the same, byte for byte. It fails
// where the slip can no longer be computed.
func (r Receipt) Verify(policy payroll.Policy) ([]Difference, error) {
	return NewMaker(r.Version, policy).Verify(&r)
}
