package tenure

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("housing.review", jsonrule.About{
			Doc:     "when a housing support ends and its review is due",
			Chinese: "保障资格期满日及期满审查申请期限", Clause: "2.4b",
			Source:  "穗府办〔2013〕3号; the opinion of 2015-08-25; 穗府办规〔2024〕13号; 穗建规字〔2024〕5号",
			Example: `{"text":"2024","support":"contract","start":"2024-04-01"}`}, review),
		jsonrule.New("housing.over_limit_rent", jsonrule.About{
			Doc:     "the rent of a tenant above the limits once the transition is over",
			Chinese: "超限家庭过渡期满后的租金", Clause: "2.4b",
			Source: "穗建规字〔2024〕5号 sec. 5(2)",
			Example: `{"project_rent":"1200","preferential_rent":"300","income":"60000","income_limit":"50000",` +
				`"assets":"0","asset_limit":"200000"}`}, overLimit),
	}
}

// supports are the names of the kinds of support.
func supports() jsonrule.Words { return jsonrule.Words{"", "subsidy", "contract", "stay"} }

// MarshalText writes the JSON name, such as "subsidy".
func (s Support) MarshalText() ([]byte, error) { return supports().Text(uint8(s)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (s *Support) UnmarshalText(text []byte) error { return supports().Read((*uint8)(s), text) }

type reviewInput struct {
	Text    string    `json:"text" enum:"2013,2024" doc:"the year of the text" zh:"文件年份"`
	Support Support   `json:"support" doc:"what the household has" zh:"保障方式：补贴、租赁合同、超限续租"`
	Start   rule.Date `json:"start" doc:"its first day, on which the text was in force" zh:"起始日（须在文件有效期内）"`
}

type reviewOutput struct {
	Last    rule.Date `json:"last" doc:"last day of the term" zh:"期满日"`
	ApplyBy rule.Date `json:"apply_by" doc:"last day to ask in time" zh:"申请期限"`
	LateBy  rule.Date `json:"late_by,omitempty" doc:"last day papers are still taken" zh:"逾期受理期限"`
}

func review(in reviewInput) (reviewOutput, error) {
	terms := Terms2013()
	if in.Text == "2024" {
		terms = Terms2024()
	}
	r, err := terms.Review(in.Support, in.Start)
	return reviewOutput(r), err
}

type overLimitInput struct {
	Project      decimal.Decimal     `json:"project_rent" in:"yuan" doc:"yuan a month" zh:"项目租金（元/月）"`
	Preferential decimal.NullDecimal `json:"preferential_rent" in:"yuan" doc:"yuan a month" zh:"优惠租金（元/月）"`
	Income       decimal.Decimal     `json:"income" in:"yuan" doc:"yuan a year" zh:"家庭年收入（元）"`
	IncomeLimit  decimal.Decimal     `json:"income_limit" in:"yuan" min:"1" doc:"yuan a year" zh:"年收入限额（元）"`
	Assets       decimal.Decimal     `json:"assets" in:"yuan" doc:"net, yuan" zh:"家庭资产净值（元）"`
	AssetLimit   decimal.Decimal     `json:"asset_limit" in:"yuan" min:"1" doc:"yuan" zh:"资产净值限额（元）"`
	HomeAcquired bool                `json:"home_acquired" default:"false" doc:"a home was acquired" zh:"已取得住房"`
}

type overLimitOutput struct {
	MustLeave bool            `json:"must_leave" doc:"the home is given back" zh:"应当退出"`
	Tier      int             `json:"tier" doc:"1 up to 1.5 times the limits, 2 up to 3 times, 3 above" zh:"档次"`
	Rent      decimal.Decimal `json:"rent" out:"yuan" doc:"yuan a month" zh:"月租金（元）"`
	Capped    bool            `json:"capped" doc:"the share of income or the least rent decided" zh:"是否受封顶或保底限制"`
}

func overLimit(in overLimitInput) (overLimitOutput, error) {
	home := Home{Project: in.Project, Preferential: in.Preferential, Banded: true, Income: in.Income}
	means := Means{IncomeLimit: in.IncomeLimit, Assets: in.Assets, AssetLimit: in.AssetLimit,
		HomeAcquired: in.HomeAcquired}
	o, err := Terms2024().Beyond(home, means)
	return overLimitOutput(o), err
}
