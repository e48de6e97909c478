package rule

import (
	"fmt"
	"strings"
)

// Scheme is one line of the payroll (险种). The zero value is no scheme.
type Scheme uint8

// The schemes of a Guangzhou payslip, in the order lines are printed.
const (
	Pension           Scheme = iota + 1 // 企业职工基本养老保险
	Medical                             // 职工基本医疗保险
	Maternity                           // 生育保险
	IllnessSupplement                   // 职工重大疾病医疗补助
	Unemployment                        // 失业保险
	Injury                              // 工伤保险
	Housing                             // 住房公积金
)

// Schemes returns every scheme, in the order lines are printed.
func Schemes() [7]Scheme {
	return [...]Scheme{Pension, Medical, Maternity, IllnessSupplement, Unemployment, Injury, Housing}
}

// Payer is who owes an amount (缴费方). The zero value is nobody.
type Payer uint8

// The two payers of a payslip.
const (
	Employee Payer = iota + 1 // 个人
	Employer                  // 单位
)

// Limit says which limit decided a base (上下限).
type Limit uint8

// A wage equal to a limit is not changed by it.
const (
	LimitNone    Limit = iota // the wage itself, or a base that has nothing to do with the wage
	LimitFloor                // 下限
	LimitCeiling              // 上限
)

// Grade says how well a figure is known, best first. The zero value is no grade and below every other.
type Grade uint8

// The city's tables store Official, Corroborated, Reported and Disputed, a user's own Supplied; Provisional is made
// when a table is read.
const (
	Official     Grade = iota + 1 // the authority's own text was seen
	Corroborated                  // two independent sources agree
	Reported                      // one source
	Provisional                   // an earlier figure carried forward because the new one is unpublished
	Disputed                      // public sources contradict one another: taken only by the caller's explicit choice
	Supplied                      // the caller's own
)

// Modality says what kind of number a text gives. The zero value is not stated.
type Modality uint8

// Only Exact may be multiplied into an amount somebody pays or is paid.
const (
	Exact   Modality = iota + 1 // 按…缴纳
	AtLeast                     // 不低于
	AtMost                      // 不超过
	About                       // 左右
	Target                      // 力争
)

// Language of an explanation.
type Language uint8

// The two languages a line explains itself in.
const (
	English Language = iota
	Chinese
)

// name is the JSON name of an enumerated value and its Chinese term.
type name struct{ en, zh string }

var (
	schemeNames = [...]name{{"", ""}, {"pension", "养老保险"}, {"medical", "医疗保险"}, {"maternity", "生育保险"},
		{"illness_supplement", "重大疾病医疗补助"}, {"unemployment", "失业保险"}, {"injury", "工伤保险"}, {"housing", "住房公积金"}}
	payerNames = [...]name{{"", ""}, {"employee", "个人"}, {"employer", "单位"}}
	limitNames = [...]name{{"none", "未触限"}, {"floor", "下限"}, {"ceiling", "上限"}}
	gradeNames = [...]name{{"", ""}, {"official", "官方文本"}, {"corroborated", "两源印证"}, {"reported", "单一来源"},
		{"provisional", "暂沿用"}, {"disputed", "来源有争议"}, {"supplied", "用户自填"}}
	modalityNames = [...]name{{"", ""}, {"exact", "确数"}, {"at_least", "不低于"}, {"at_most", "不超过"}, {"about", "左右"},
		{"target", "目标"}}
	languageNames = [...]name{{"en", "英文"}, {"zh", "中文"}}
)

func nameOf[T ~uint8](names []name, v T) name {
	if int(v) < len(names) {
		return names[v]
	}
	return name{fmt.Sprintf("invalid(%d)", v), fmt.Sprintf("无效(%d)", v)}
}

// textOf writes a name, nothing for the zero value of an enumeration that has no name for it. A value outside the list
// is an error: it could not be read back.
func textOf[T ~uint8](field string, names []name, v T) ([]byte, error) {
	n := nameOf(names, v)
	if int(v) < len(names) {
		return []byte(n.en), nil
	}
	return nil, &FieldError{Kind: ErrOutOfRange, Field: field, Value: n.en,
		Reason: Say("is not known", "不在可选范围内"), Do: oneOf(names)}
}

// oneOf lists the names there are.
func oneOf(names []name) Text {
	var words []string
	for _, n := range names {
		if n.en != "" {
			words = append(words, n.en)
		}
	}
	allowed := strings.Join(words, ", ")
	return Sayf("use one of %s", "可选：%s", allowed)
}

func parseName[T ~uint8](field string, names []name, text []byte) (T, error) {
	for i, n := range names {
		if n.en != "" && n.en == string(text) {
			return T(i), nil
		}
	}
	return 0, &FieldError{Kind: ErrOutOfRange, Field: field, Value: string(text),
		Reason: Say("is not known", "不在可选范围内"), Do: oneOf(names)}
}

// String returns the JSON name, such as "pension".
func (s Scheme) String() string { return nameOf(schemeNames[:], s).en }

// Chinese returns the Chinese term, such as 养老保险.
func (s Scheme) Chinese() string { return nameOf(schemeNames[:], s).zh }

// MarshalText writes the JSON name. A value without one is an error.
func (s Scheme) MarshalText() ([]byte, error) { return textOf("scheme", schemeNames[:], s) }

// UnmarshalText reads a JSON name and refuses any other word.
func (s *Scheme) UnmarshalText(text []byte) (err error) {
	*s, err = parseName[Scheme]("scheme", schemeNames[:], text)
	return err
}

// String returns the JSON name, "employee" or "employer".
func (p Payer) String() string { return nameOf(payerNames[:], p).en }

// Chinese returns 个人 or 单位.
func (p Payer) Chinese() string { return nameOf(payerNames[:], p).zh }

// MarshalText writes the JSON name. A value without one is an error.
func (p Payer) MarshalText() ([]byte, error) { return textOf("payer", payerNames[:], p) }

// UnmarshalText reads a JSON name and refuses any other word.
func (p *Payer) UnmarshalText(text []byte) (err error) {
	*p, err = parseName[Payer]("payer", payerNames[:], text)
	return err
}

// String returns the JSON name: "none", "floor" or "ceiling".
func (l Limit) String() string { return nameOf(limitNames[:], l).en }

// MarshalText writes the JSON name. A value without one is an error.
func (l Limit) MarshalText() ([]byte, error) { return textOf("limit", limitNames[:], l) }

// UnmarshalText reads a JSON name and refuses any other word.
func (l *Limit) UnmarshalText(text []byte) (err error) {
	*l, err = parseName[Limit]("limit", limitNames[:], text)
	return err
}

// String returns the JSON name, such as "official".
func (g Grade) String() string { return nameOf(gradeNames[:], g).en }

// Chinese returns the Chinese term, such as 官方文本.
func (g Grade) Chinese() string { return nameOf(gradeNames[:], g).zh }

// MarshalText writes the JSON name. A value without one is an error.
func (g Grade) MarshalText() ([]byte, error) { return textOf("grade", gradeNames[:], g) }

// UnmarshalText reads a JSON name and refuses any other word.
func (g *Grade) UnmarshalText(text []byte) (err error) {
	*g, err = parseName[Grade]("grade", gradeNames[:], text)
	return err
}

// String returns the JSON name, such as "about".
func (m Modality) String() string { return nameOf(modalityNames[:], m).en }

// MarshalText writes the JSON name. A value without one is an error.
func (m Modality) MarshalText() ([]byte, error) { return textOf("modality", modalityNames[:], m) }

// UnmarshalText reads a JSON name and refuses any other word.
func (m *Modality) UnmarshalText(text []byte) (err error) {
	*m, err = parseName[Modality]("modality", modalityNames[:], text)
	return err
}

// String returns the JSON name, "en" or "zh".
func (l Language) String() string { return nameOf(languageNames[:], l).en }

// MarshalText writes the JSON name. A value without one is an error.
func (l Language) MarshalText() ([]byte, error) { return textOf("language", languageNames[:], l) }

// UnmarshalText reads a JSON name and refuses any other word.
func (l *Language) UnmarshalText(text []byte) (err error) {
	*l, err = parseName[Language]("language", languageNames[:], text)
	return err
}
