package household

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/rule"

	residentpension "github.com/shebao-go/shebao/pension/resident"
)

// household is the description that was read (家庭). Its tags are its bounds.
type household struct {
	Month      rule.Month             `json:"month" doc:"the month that is asked about" zh:"所查月份（2022-06 起）"`
	Registered bool                   `json:"register" enum:"elsewhere,guangzhou" doc:"where registered" zh:"家庭户籍"`
	Economy    *economy               `json:"economy" doc:"income and assets, as verified" zh:"家庭经济状况"`
	Figures    map[string]ownFigure   `json:"figures" in:",optional" items:"100" doc:"your own figures" zh:"自填数值及依据"`
	Tables     tables                 `json:"tables" in:",optional" doc:"tables of your own" zh:"自填标准表"`
	Temporary  *temporaryRelief       `json:"temporary_relief" doc:"an application for temporary relief" zh:"临时救助申请"`
	BackPay    *backPay               `json:"back_pay" doc:"a standard that rose, to be paid back" zh:"低保标准提高的补发"`
	Home       *home                  `json:"home" doc:"how the household lives" zh:"住房情况"`
	Members    []*member              `json:"members" items:"200" doc:"every member, also one who died" zh:"家庭成员（含已故）"`
	figures    map[string]rule.Figure `json:"-"` // Figures as the library takes them
}

// economy is what the household has, all living members together: the income in yuan a month, as verified, and the
// outcome of a property check.
type economy struct {
	Income decimal.Decimal     `json:"income" in:"yuan" doc:"of all living members, yuan a month" zh:"全家月收入（元）"`
	Assets decimal.NullDecimal `json:"assets" in:"yuan" doc:"of all living members, yuan" zh:"全家财产（元）"`

	Property string `json:"property_check" enum:"unknown,passed,failed" default:"unknown" doc:"its check" zh:"财产核对结果"`
}

// tables are the tables of one's own that no text of the library gives.
type tables struct {
	Uplift relief.Table `json:"uplift" in:",optional" items:"200" doc:"uplift by class" zh:"分类救济增发标准"`

	Combine relief.Combine `json:"uplift_combine" default:"highest" doc:"of several classes" zh:"多类并存时的取法"`

	Shares []relief.GroupShare `json:"aid_shares" in:",optional" items:"200" doc:"aid by group" zh:"各困难群体的资助比例"`

	Assistance *relief.MedicalTerms `json:"medical_assistance" doc:"terms of medical assistance" zh:"医疗救助标准"`

	Critical []criticalTier `json:"critical_illness" in:",optional" items:"200" doc:"its tiers" zh:"大病保险分段"`

	ResidentTiers []residentpension.Tier `json:"resident_tiers" in:",optional" items:"200" doc:"tiers" zh:"居民养老缴费档次"`

	MaxSubsidy decimal.NullDecimal `json:"resident_max_subsidy" in:"yuan" doc:"most, yuan" zh:"居民养老缴费补贴上限（元）"`
}

// criticalTier is a part of the year's costs and its share (大病保险分段); the last has no upper end.
type criticalTier struct {
	Over decimal.Decimal     `json:"over" in:"yuan" doc:"costs above, yuan" zh:"超过（元）"`
	UpTo decimal.NullDecimal `json:"up_to" in:"yuan" doc:"costs up to, yuan; none for the last" zh:"至（元；最后一段不填）"`
	Rate decimal.Decimal     `json:"rate" in:"rate" doc:"share that is paid" zh:"支付比例"`
}

// criticalTiers are the tiers as the library takes them.
func (t *tables) criticalTiers() []resident.Tier {
	var all []resident.Tier
	for _, tier := range t.Critical {
		all = append(all, resident.Tier(tier))
	}
	return all
}

// temporaryRelief is an application for temporary relief (临时救助).
type temporaryRelief struct {
	Kind trouble `json:"kind" doc:"what it is asked for" zh:"救助类型"`

	Persons int `json:"persons" in:"count,optional" min:"1" max:"100" doc:"people concerned" zh:"救助人数"`

	Months   int                 `json:"months" in:"count,optional" min:"1" max:"120" doc:"asked for" zh:"救助月数"`
	Spending decimal.NullDecimal `json:"spending" in:"yuan" doc:"necessary spending, yuan" zh:"必需支出（元）"`

	CareDays int `json:"care_days" in:"count,optional" min:"1" max:"3660" doc:"in hospital" zh:"住院陪护天数"`

	Destitute  bool            `json:"destitute" default:"false" doc:"a destitute person" zh:"特困人员"`
	NursingAid bool            `json:"nursing_aid" default:"false" doc:"nursing aid is drawn" zh:"已领照料护理补贴"`
	Granted    decimal.Decimal `json:"granted_this_year" in:"yuan" default:"0" doc:"yuan" zh:"本年已获救助（元）"`
}

// request is the application as the library takes it, at the minimum living standard.
func (r *temporaryRelief) request(standard decimal.Decimal) relief.Request {
	return relief.Request{Kind: relief.Kind(r.Kind), Persons: r.Persons, Standard: standard, Months: r.Months,
		Spending: r.Spending, CareDays: r.CareDays, Destitute: r.Destitute, NursingAid: r.NursingAid,
		Granted: r.Granted}
}

// trouble is what temporary relief is asked for.
type trouble relief.Kind

func troubles() jsonrule.Words {
	return jsonrule.Words{"", "urgent", "first_aid", "continuing", "expense", "hospital_care"}
}

// MarshalText returns the word of a trouble.
func (t trouble) MarshalText() ([]byte, error) { return troubles().Text(uint8(t)), nil }

// UnmarshalText reads the word of a trouble.
func (t *trouble) UnmarshalText(text []byte) error { return troubles().Read((*uint8)(t), text) }

// backPay is a standard that rose while the household was on the register (补发).
type backPay struct {
	Before decimal.Decimal `json:"standard_before" in:"yuan" doc:"standard before, yuan a month" zh:"原标准（元/月）"`
	Months int             `json:"months" in:"count" max:"120" doc:"months to be paid back" zh:"补发月数"`
}

// member is one person of the household.
type member struct {
	ID       string    `json:"id" doc:"a short name, unlike the others'" zh:"编号（不得重复）"`
	Name     *name     `json:"who" doc:"who it is, in words" zh:"称呼"`
	Female   bool      `json:"sex" enum:"male,female" doc:"male or female" zh:"性别"`
	Birth    rule.Date `json:"birth" doc:"day of birth" zh:"出生日期"`
	Died     rule.Date `json:"died" in:",optional" doc:"day of death" zh:"死亡日期"`
	Employed bool      `json:"employed" default:"false" doc:"has a job" zh:"在职"`
	Parents  []string  `json:"parents" in:",optional" items:"200" doc:"ids of parents in the household" zh:"父母的编号"`
	Classes  []string  `json:"uplift_classes" in:",optional" items:"200" doc:"classes of the uplift" zh:"分类救济类别"`
	sections
	at int `json:"-"` // place in the list
}

// name is who a member is, in both languages.
type name struct {
	English string `json:"en" doc:"in English" zh:"英文称呼"`
	Chinese string `json:"zh" doc:"in Chinese" zh:"中文称呼"`
}

// who is the member's name; the id where there is none.
func (m *member) who() text {
	if m.Name == nil {
		return text{m.ID, m.ID}
	}
	return text{m.Name.English, m.Name.Chinese}
}

// person is a member with the household: what a benefit of one member looks at.
type person struct {
	h *household
	*member
}

// field names a field of the member.
func (m *member) field(name string) string { return "members[" + strconv.Itoa(m.at) + "]." + name }

// age is the full years in a month; a birthday counts in its month.
func (m *member) age(in rule.Month) int { return in.Sub(m.Birth.Month()) / 12 }

// living are the members who live.
func (h *household) living() []*member {
	return slices.DeleteFunc(slices.Clone(h.Members), func(m *member) bool { return !m.Died.IsZero() })
}

// persons is the number of living members.
func (h *household) persons() int { return len(h.living()) }

// children are the living children of a member in the household.
func (p person) children() []*member {
	return slices.DeleteFunc(p.h.living(), func(m *member) bool { return !slices.Contains(m.Parents, p.ID) })
}

// find returns the member with an id.
func (h *household) find(id string) *member {
	at := slices.IndexFunc(h.Members, func(m *member) bool { return m.ID == id })
	if at < 0 {
		return nil
	}
	return h.Members[at]
}
