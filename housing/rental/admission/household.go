package admission

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Role is what a member is to the applicant.
type Role uint8

// The roles. A child is one under age. The applicant is the first member, whatever the role.
const (
	Other Role = iota
	Spouse
	Child
	Self
)

// roles are the names of the roles.
func roles() jsonrule.Words { return jsonrule.Words{"other", "spouse", "child", "applicant"} }

// MarshalText writes the JSON name, such as "spouse".
func (r Role) MarshalText() ([]byte, error) { return roles().Text(uint8(r)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (r *Role) UnmarshalText(text []byte) error { return roles().Read((*uint8)(r), text) }

// Member is one person of a household.
type Member struct {
	Role       Role `json:"role" doc:"to the applicant" zh:"身份"`
	Age        int  `json:"age" in:"count" max:"150" doc:"full years on the day" zh:"年龄（周岁）"`
	Registered bool `json:"registered" default:"false" doc:"registered in the city" zh:"本市（2013：市区）城镇户籍"`
	InCity     bool `json:"in_city" default:"false" doc:"works or lives in the city" zh:"在本市工作或居住"`
	Away       bool `json:"away" default:"false" doc:"moved out to study or serve" zh:"因就学、服兵役迁出户籍"`
	Incapable  bool `json:"incapable" default:"false" doc:"without full legal capacity" zh:"不具有完全民事行为能力"`
	Orphan     bool `json:"orphan" default:"false" doc:"an orphan" zh:"孤儿"`
}

// leastCapable is the age below which nobody has full legal capacity, whatever is said of the person: 民法典 art. 17-20.
const leastCapable = 16

// capable reports whether a person has full legal capacity (完全民事行为能力).
func (m Member) capable() bool { return !m.Incapable && m.Age >= leastCapable }

// Household is a family that applies, with its verified figures: the income of the year before (2013), or of the 12
// months before the month of application (2024). RentedArea is that of a rented public home (直管房、单位自管房).
type Household struct {
	Applied rule.Date       `json:"applied" doc:"a day the text was in force" zh:"申请日（须在文件有效期内）"`
	Members []Member        `json:"members" items:"1-50" doc:"the applicant first" zh:"家庭成员（申请人在前）"`
	Income  decimal.Decimal `json:"income" in:"yuan" doc:"of the household, yuan a year" zh:"家庭年可支配收入（元）"`
	Assets  decimal.Decimal `json:"assets" in:"yuan" doc:"net, yuan" zh:"家庭资产净值（元）"`
	OwnArea decimal.Decimal `json:"own_area" in:"area" doc:"own floor area of all, m²" zh:"自有产权住房建筑面积（平方米）"`

	OwnLiving    decimal.NullDecimal `json:"own_living" in:"area" doc:"living area of it, m²" zh:"其居住面积（平方米）"`
	RentedArea   decimal.NullDecimal `json:"rented_area" in:"area" doc:"of a public home, m²" zh:"承租公房建筑面积（平方米）"`
	RentedLiving decimal.NullDecimal `json:"rented_living" in:"area" doc:"living area of it, m²" zh:"其居住面积（平方米）"`

	Transferred  rule.Date `json:"transferred" in:",optional" doc:"last home sold, got or divided" zh:"最近一次住房转移日"`
	IllnessForce bool      `json:"illness_force" default:"false" doc:"for illness, not to relatives" zh:"因重大疾病转让"`
	Preference   bool      `json:"preference" default:"false" doc:"a preferential purchase before" zh:"曾享受购房优惠政策"`
	BarredUntil  rule.Date `json:"barred_until" in:",optional" doc:"first day after a bar" zh:"不予受理期满次日"`
	LeftOn       rule.Date `json:"left_on" in:",optional" doc:"left of one's own will" zh:"自愿退出日"`
}

// CheckFields refuses a living area without its floor area and a past that lies after the application.
func (h Household) CheckFields() error {
	var errs []error
	if h.RentedLiving.Valid && !h.RentedArea.Valid {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: "rented_area",
			Reason: rule.Say("is not given though the living area is", "没有填写，但填写了居住面积"),
			Do:     rule.Say("pass the floor area of the rented home", "请填写承租公房的建筑面积")})
	}
	return rule.Join(append(errs, h.before("transferred", h.Transferred), h.before("left_on", h.LeftOn))...)
}

func (h *Household) before(field string, day rule.Date) error {
	if !day.After(h.Applied) {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrBadDate, Field: field, Value: day.String(),
		Reason: rule.Say("is after the application", "晚于申请日"),
		Do:     rule.Say("pass what happened before it", "请填写申请之前的日期")}
}

// allOver60 reports whether every member is 60 or older.
func (h *Household) allOver60() bool {
	for _, m := range h.Members {
		if m.Age < 60 {
			return false
		}
	}
	return true
}

// noneCapable reports whether no member has full legal capacity.
func (h *Household) noneCapable() bool {
	for _, m := range h.Members {
		if m.capable() {
			return false
		}
	}
	return true
}
