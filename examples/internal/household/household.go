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
	Month      rule.Month             `json:"month"`
	Registered bool                   `json:"register" enum:"elsewhere,guangzhou"` // 本市户籍
	Economy    *economy               `json:"economy"`
	Figures    map[string]ownFigure   `json:"figures" in:",optional" items:"100"`
	Tables     tables                 `json:"tables" in:",optional"`
	Temporary  *temporaryRelief       `json:"temporary_relief"`
	BackPay    *backPay               `json:"back_pay"`
	Home       *home                  `json:"home"`
	Members    []*member              `json:"members" items:"200"`
	figures    map[string]rule.Figure `json:"-"` // Figures as the library takes them
}

// economy is what the household has, all living members together: the income in yuan a month, as verified, and the
// outcome of a property check.
type economy struct {
	Income   decimal.Decimal     `json:"income" in:"yuan"`
	Assets   decimal.NullDecimal `json:"assets" in:"yuan"`
	Property string              `json:"property_check" enum:"unknown,passed,failed" default:"unknown"`
}

// tables are the tables of one's own that no text of the library gives.
type tables struct {
	Uplift        relief.Table           `json:"uplift" in:",optional" items:"200"`
	Combine       relief.Combine         `json:"uplift_combine" default:"highest"`
	Shares        []relief.GroupShare    `json:"aid_shares" in:",optional" items:"200"`
	Assistance    *relief.MedicalTerms   `json:"medical_assistance"`
	Critical      []criticalTier         `json:"critical_illness" in:",optional" items:"200"`
	ResidentTiers []residentpension.Tier `json:"resident_tiers" in:",optional" items:"200"`
	MaxSubsidy    decimal.NullDecimal    `json:"resident_max_subsidy" in:"yuan"`
}

// criticalTier is a part of the year's costs and its share (大病保险分段); the last has no upper end.
type criticalTier struct {
	Over decimal.Decimal     `json:"over" in:"yuan"`
	UpTo decimal.NullDecimal `json:"up_to" in:"yuan"`
	Rate decimal.Decimal     `json:"rate" in:"rate"`
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
	Kind       trouble             `json:"kind"`
	Persons    int                 `json:"persons" in:"count,optional" min:"1" max:"100"`
	Months     int                 `json:"months" in:"count,optional" min:"1" max:"120"`
	Spending   decimal.NullDecimal `json:"spending" in:"yuan"`
	CareDays   int                 `json:"care_days" in:"count,optional" min:"1" max:"3660"`
	Destitute  bool                `json:"destitute" default:"false"`
	NursingAid bool                `json:"nursing_aid" default:"false"`
	Granted    decimal.Decimal     `json:"granted_this_year" in:"yuan" default:"0"`
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
	Before decimal.Decimal `json:"standard_before" in:"yuan"`
	Months int             `json:"months" in:"count" max:"120"`
}

// member is one person of the household.
type member struct {
	ID       string    `json:"id"`
	Name     *name     `json:"who"`
	Female   bool      `json:"sex" enum:"male,female"`
	Birth    rule.Date `json:"birth"`
	Died     rule.Date `json:"died" in:",optional"`
	Employed bool      `json:"employed" default:"false"`
	Parents  []string  `json:"parents" in:",optional" items:"200"`
	Classes  []string  `json:"uplift_classes" in:",optional" items:"200"` // of the uplift
	sections
	at int `json:"-"` // place in the list
}

// name is who a member is, in both languages.
type name struct {
	English string `json:"en"`
	Chinese string `json:"zh"`
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
