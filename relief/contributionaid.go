package relief

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// GroupShare is what the government pays of the own contribution of one group (资助比例).
type GroupShare struct {
	Group string          `json:"group" doc:"group in need" zh:"类别"`
	Share decimal.Decimal `json:"share" in:"rate" doc:"paid by the government" zh:"资助比例"`
}

// Split is a contribution and who pays it, yuan.
type Split struct {
	Government decimal.Decimal `json:"government" out:"yuan" doc:"yuan" zh:"政府资助（元）"`
	Own        decimal.Decimal `json:"own" out:"yuan" doc:"yuan" zh:"个人缴费（元）"`
	Share      decimal.Decimal `json:"share" out:"plain" doc:"the share that was used" zh:"资助比例"`
}

type contributionInput struct {
	Shares       []GroupShare    `json:"shares" items:"1-1000" doc:"by group" zh:"各类资助比例"`
	Groups       []string        `json:"groups" doc:"those the person is of" zh:"所属类别"`
	Contribution decimal.Decimal `json:"contribution" in:"yuan" doc:"the person's own, yuan" zh:"个人缴费额（元）"`
}

// CheckFields refuses groups without a name or named twice, and those the table does not have.
func (in contributionInput) CheckFields() error {
	var errs []error
	known := make(map[string]bool, len(in.Shares))
	for i, row := range in.Shares {
		if known[row.Group] || row.Group == "" {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Field: item("shares", i) + ".group",
				Value: row.Group, Reason: rule.Say("is empty or in the table twice", "为空或在表中出现两次"),
				Do: rule.Say("name each group once", "每个类别请只填一次")})
		}
		known[row.Group] = true
	}
	for i, group := range in.Groups {
		if !known[group] {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: item("groups", i),
				Value: group, Reason: rule.Say("is not in the table", "不在表中"),
				Do: rule.Say("use a group of the table", "请使用表中的类别")})
		}
	}
	return rule.Join(errs...)
}

// ContributionAid splits a person's own contribution (yuan) between the government and the person
// (资助困难群体和重度残疾人参加社会保险). groups are those the person belongs to; the highest share counts, and without a group the
// person pays all of it. The government's part is rounded once, half away from zero to the fen; the person's is the
// difference. 社会救助暂行办法 art. 29(1).
//
// Errors: ErrOutOfRange for a group the table does not have or a share above 1, ErrConflict for a group twice in the
// table.
func ContributionAid(table []GroupShare, groups []string, contribution decimal.Decimal) (Split, error) {
	if err := jsonrule.Check(rule.AreaRelief, contributionInput{table, groups, contribution}); err != nil {
		return Split{}, err
	}
	shares := make(map[string]decimal.Decimal, len(table))
	for _, row := range table {
		shares[row.Group] = row.Share
	}
	var share decimal.Decimal
	for _, group := range groups {
		share = decimal.Max(share, shares[group])
	}
	paid := contribution.Mul(share).Round(2)
	return Split{Government: paid, Own: contribution.Sub(paid), Share: share}, nil
}

func (in contributionInput) pay() (Split, error) {
	return ContributionAid(in.Shares, in.Groups, in.Contribution)
}
