package relief

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Row is one class of a table and its amount.
type Row struct {
	Class  string          `json:"class" doc:"class of need" zh:"类别"`
	Amount decimal.Decimal `json:"amount" in:"yuan" doc:"yuan" zh:"金额（元）"`
}

// Table is amounts by class of need, each class once: the uplift by class (分类救济), education aid (分类资助, by stage and
// group; 社会救助暂行办法 art. 33-35), or the subsidy of an old person in need by care level in an institution
// (困难老人入住养老机构补贴, 2.3a-b of the 2014 notice). No text seen gives one, so it is the caller's.
type Table []Row

// Combine says how the amounts of several classes of one person go together. The zero value is refused.
type Combine uint8

// The two ways.
const (
	Highest Combine = iota + 1 // 就高不就低: one class a person counts
	Sum                        // 叠加: each class counts
)

// combines are the names of the ways.
func combines() jsonrule.Words { return jsonrule.Words{"", "highest", "sum"} }

// MarshalText writes the JSON name, such as "highest".
func (c Combine) MarshalText() ([]byte, error) { return combines().Text(uint8(c)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *Combine) UnmarshalText(text []byte) error { return combines().Read((*uint8)(c), text) }

// byClass is a table and how the amounts of several classes of one person go together.
type byClass struct {
	Table   Table   `json:"table" items:"1-1000" doc:"amounts by class" zh:"分类标准"`
	Combine Combine `json:"combine" default:"highest" doc:"of several classes of one person" zh:"多类别时就高或叠加"`
}

// CheckFields refuses a class without a name and one that is in the table twice.
func (b byClass) CheckFields() error {
	var errs []error
	seen := make(map[string]bool, len(b.Table))
	for i, row := range b.Table {
		bad := rule.FieldError{Field: item("table", i) + ".class", Value: row.Class}
		switch {
		case row.Class == "":
			bad.Kind, bad.Reason = rule.ErrMissingField, rule.Say("is missing", "没有填写")
			bad.Do = rule.Say("name each class", "请填写每个类别")
			errs = append(errs, &bad)
		case seen[row.Class]:
			bad.Kind, bad.Reason = rule.ErrConflict, rule.Say("is in the table twice", "在表中出现两次")
			bad.Do = rule.Say("keep one", "请只保留一个")
			errs = append(errs, &bad)
		}
		seen[row.Class] = true
	}
	return rule.Join(errs...)
}

// Amount returns the amount of a person who is of the given classes, yuan; none gives 0. A class given twice counts
// once.
//
// Errors: ErrOutOfRange for a class the table does not have, an unknown Combine or a bad amount, ErrConflict for a
// class that is twice in the table.
func (t Table) Amount(classes []string, how Combine) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaRelief, byClass{t, how}); err != nil {
		return decimal.Decimal{}, err
	}
	return t.amount("classes", classes, how)
}

// amount is Amount for a table already checked; path is that of the classes.
func (t Table) amount(path string, classes []string, how Combine) (decimal.Decimal, error) {
	amounts := make(map[string]decimal.Decimal, len(t))
	for _, row := range t {
		amounts[row.Class] = row.Amount
	}
	var out decimal.Decimal
	for i, class := range classes {
		amount, known := amounts[class]
		if !known {
			return decimal.Decimal{}, fail(rule.ErrOutOfRange, item(path, i), class,
				rule.Say("is not in the table", "不在表中"), rule.Say("use a class of the table", "请使用表中的类别"))
		}
		amounts[class] = decimal.Decimal{}
		if how == Sum {
			out = out.Add(amount)
		} else {
			out = decimal.Max(out, amount)
		}
	}
	return out, nil
}

// Uplifts are the uplifts of the members of one household, in their order (分类救济金).
type Uplifts struct {
	Members []decimal.Decimal `json:"members" out:"yuan" doc:"of each member, yuan" zh:"各成员增发额（元）"`
	Total   decimal.Decimal   `json:"total" out:"yuan" doc:"together, yuan" zh:"合计（元）"`
}

// UpliftMember is one member of a household and the classes of need the member is of.
type UpliftMember struct {
	Classes []string `json:"classes" doc:"those of the table the member is of" zh:"所属类别"`
}

type upliftInput struct {
	byClass
	Members []UpliftMember `json:"members" items:"1-100" doc:"of the household" zh:"家庭成员"`
}

// Uplift returns what a household gets on top of the benefit for its old, minors, severely disabled and seriously ill
// (分类救济; 社会救助暂行办法 art. 12). members are the classes of each member; how says whether one class a person counts (the
// highest) or all of them.
func Uplift(t Table, members []UpliftMember, how Combine) (Uplifts, error) {
	if err := jsonrule.Check(rule.AreaRelief, upliftInput{byClass{t, how}, members}); err != nil {
		return Uplifts{}, err
	}
	var out Uplifts
	var errs []error
	for i, member := range members {
		amount, err := t.amount(item("members", i)+".classes", member.Classes, how)
		errs = append(errs, err)
		out.Members = append(out.Members, amount)
		out.Total = out.Total.Add(amount)
	}
	if err := rule.Join(errs...); err != nil {
		return Uplifts{}, err
	}
	return out, nil
}
