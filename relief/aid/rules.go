package aid

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("relief.contribution_aid", jsonrule.About{
			Doc:     "how much of a contribution the government pays for a group in need",
			Chinese: "困难群体参保缴费资助", Clause: "2.1c", Source: "社会救助暂行办法 art. 29",
			Example: `{"shares":[{"group":"marginal","share":"0.5"}],"groups":["marginal"],"contribution":"549"}`},
			contribution),
	}
}

type contributionInput struct {
	Shares       []shareInput    `json:"shares" items:"1-1000" doc:"by group" zh:"各类资助比例"`
	Groups       []string        `json:"groups" doc:"those the person is of" zh:"所属类别"`
	Contribution decimal.Decimal `json:"contribution" in:"yuan" doc:"the person's own, yuan" zh:"个人缴费额（元）"`
}

type shareInput struct {
	Group string          `json:"group" doc:"group in need" zh:"类别"`
	Share decimal.Decimal `json:"share" in:"rate" doc:"paid by the government" zh:"资助比例"`
}

type splitOutput struct {
	Government decimal.Decimal `json:"government" out:"yuan" doc:"yuan" zh:"政府资助（元）"`
	Own        decimal.Decimal `json:"own" out:"yuan" doc:"yuan" zh:"个人缴费（元）"`
	Share      decimal.Decimal `json:"share" out:"plain" doc:"the share that was used" zh:"资助比例"`
}

func contribution(in contributionInput) (splitOutput, error) {
	shares := make([]Share, len(in.Shares))
	for i, s := range in.Shares {
		shares[i] = Share(s)
	}
	s, err := Contribution(shares, in.Groups, in.Contribution)
	return splitOutput(s), err
}
