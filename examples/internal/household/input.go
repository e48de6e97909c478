package household

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/jsonrule"
	illness "github.com/shebao-go/shebao/medical/resident/illness"
	residentpension "github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/relief/aid"
	"github.com/shebao-go/shebao/relief/temporary"
	"github.com/shebao-go/shebao/rule"
)

const (
	maxInput = 1 << 20 // bytes of a household
	maxText  = 200     // bytes of any text
)

// householdInput is the file as it is written. Its tags are its bounds.
type householdInput struct {
	Month     rule.Month      `json:"month"`
	Register  string          `json:"register" enum:"guangzhou,elsewhere"`
	Economy   *economyInput   `json:"economy"`
	Figures   *figuresInput   `json:"figures"`
	Tables    *tablesInput    `json:"tables"`
	Temporary *temporaryInput `json:"temporary_relief"`
	BackPay   *backPayInput   `json:"back_pay"`
	Home      *homeInput      `json:"home"`
	Members   []memberInput   `json:"members" items:"200"`
}

type economyInput struct {
	Income   decimal.Decimal     `json:"income" in:"yuan"`
	Assets   decimal.NullDecimal `json:"assets" in:"yuan"`
	Property string              `json:"property_check" enum:"unknown,passed,failed" default:"unknown"`
}

type tablesInput struct {
	Uplift        []upliftInput       `json:"uplift" in:",optional" items:"200"`
	Combine       relief.Combine      `json:"uplift_combine" default:"highest"`
	Shares        []aidShareInput     `json:"aid_shares" in:",optional" items:"200"`
	Assistance    *assistanceInput    `json:"medical_assistance"`
	Critical      []criticalTierInput `json:"critical_illness" in:",optional" items:"200"`
	ResidentTiers []residentTierInput `json:"resident_tiers" in:",optional" items:"200"`
	MaxSubsidy    decimal.NullDecimal `json:"resident_max_subsidy" in:"yuan"`
}

type upliftInput struct {
	Class  string          `json:"class"`
	Amount decimal.Decimal `json:"amount" in:"yuan"`
}

type aidShareInput struct {
	Group string          `json:"group"`
	Share decimal.Decimal `json:"share" in:"rate"`
}

type assistanceInput struct {
	Start decimal.Decimal     `json:"start" in:"yuan"`
	Rate  decimal.Decimal     `json:"rate" in:"rate"`
	Cap   decimal.NullDecimal `json:"cap" in:"yuan"`
}

type criticalTierInput struct {
	Over decimal.Decimal     `json:"over" in:"yuan"`
	UpTo decimal.NullDecimal `json:"up_to" in:"yuan"`
	Rate decimal.Decimal     `json:"rate" in:"rate"`
}

type residentTierInput struct {
	Amount  decimal.Decimal `json:"amount" in:"yuan"`
	Subsidy decimal.Decimal `json:"subsidy" in:"yuan"`
}

type temporaryInput struct {
	Kind       string              `json:"kind" enum:"urgent,first_aid,continuing,expense,hospital_care"`
	Persons    int                 `json:"persons" in:"count,optional" min:"1" max:"100"`
	Months     int                 `json:"months" in:"count,optional" min:"1" max:"120"`
	Spending   decimal.NullDecimal `json:"spending" in:"yuan"`
	CareDays   int                 `json:"care_days" in:"count,optional" min:"1" max:"3660"`
	Destitute  bool                `json:"destitute" in:",optional"`
	NursingAid bool                `json:"nursing_aid" in:",optional"`
	Granted    decimal.Decimal     `json:"granted_this_year" in:"yuan,optional"`
}

type backPayInput struct {
	Before decimal.Decimal `json:"standard_before" in:"yuan"`
	Months int             `json:"months" in:"count" min:"0" max:"120"`
}

type homeInput struct {
	District  rental.District `json:"district"`
	OwnArea   decimal.Decimal `json:"own_area" in:"number" min:"0" max:"10000" places:"2"`
	Bought    bool            `json:"preferential_purchase" in:",optional"`
	Sold      rule.Date       `json:"transferred" in:",optional"`
	Barred    rule.Date       `json:"barred_until" in:",optional"`
	Left      rule.Date       `json:"left_on" in:",optional"`
	Applicant string          `json:"applicant"`
	Waiting   *waitingInput   `json:"waiting"`
	Rented    *rentedInput    `json:"rented"`
}

type waitingInput struct {
	Months int  `json:"months" in:"count" min:"0" max:"1200"`
	InVain bool `json:"registered_in_vain" in:",optional"`
}

type rentedInput struct {
	Area         decimal.Decimal     `json:"area" in:"number" min:"0" max:"10000" places:"2"`
	Standard     decimal.Decimal     `json:"standard" in:"yuan"`
	Preferential decimal.NullDecimal `json:"preferential" in:"yuan"`
	LoneElder    bool                `json:"lone_elder" in:",optional"`
}

type memberInput struct {
	ID       string    `json:"id"`
	Who      *whoInput `json:"who"`
	Sex      string    `json:"sex" enum:"male,female"`
	Birth    rule.Date `json:"birth"`
	Died     rule.Date `json:"died" in:",optional"`
	Employed bool      `json:"employed" in:",optional"`
	Parents  []string  `json:"parents" in:",optional" items:"200"`
	Classes  []string  `json:"uplift_classes" in:",optional" items:"200"`
	sectionsInput
}

type whoInput struct {
	English string `json:"en"`
	Chinese string `json:"zh"`
}

// phrase is a text somebody wrote, with the name of its field.
type phrase struct{ field, text string }

// checkPhrases refuses texts that are empty or long.
func checkPhrases(list ...phrase) error {
	var errs []error
	for _, p := range list {
		if p.text == "" || len(p.text) > maxText {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: p.field,
				Reason: rule.Say("is empty or longer than 200 bytes", "是空的或超过 200 字节"),
				Do:     rule.Say("write it in a few words", "请简短填写")})
		}
	}
	return errors.Join(errs...)
}

// phrases are the texts of a list.
func phrases(field string, texts []string) []phrase {
	var all []phrase
	for i, text := range texts {
		all = append(all, phrase{field + "[" + strconv.Itoa(i) + "]", text})
	}
	return all
}

// CheckFields refuses texts that are empty or long.
func (in memberInput) CheckFields() error {
	all := append(phrases("parents", in.Parents), phrases("uplift_classes", in.Classes)...)
	return checkPhrases(append(all, phrase{"id", in.ID})...)
}

// CheckFields refuses texts that are empty or long.
func (in whoInput) CheckFields() error {
	return checkPhrases(phrase{"en", in.English}, phrase{"zh", in.Chinese})
}

// CheckFields refuses a class that is empty or long.
func (in upliftInput) CheckFields() error { return checkPhrases(phrase{"class", in.Class}) }

// CheckFields refuses a group that is empty or long.
func (in aidShareInput) CheckFields() error { return checkPhrases(phrase{"group", in.Group}) }

// CheckFields refuses an applicant that is empty or long.
func (in homeInput) CheckFields() error { return checkPhrases(phrase{"applicant", in.Applicant}) }

// byName is what a household has by the names of the file: its sections, those of its members, its own figures.
type byName struct {
	sections map[string]json.RawMessage
	Figures  map[string]ownFigure         `json:"figures"`
	Members  []map[string]json.RawMessage `json:"members"`
}

// namesOf reads the names of a household that was read already.
func namesOf(data []byte) (byName, error) {
	var names byName
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	err := errors.Join(json.Unmarshal(data, &names.sections), json.Unmarshal(data, &names))
	return names, err
}

// names are the keys of an object.
func names(object map[string]json.RawMessage) []string {
	var all []string
	for name := range object {
		all = append(all, name)
	}
	return all
}

// readHousehold reads a household. Every field that cannot be used is reported at once.
func readHousehold(data []byte) (*household, error) {
	in, err := jsonrule.Decode[householdInput](data)
	if err != nil {
		return nil, err
	}
	has, err := namesOf(data)
	if err != nil {
		return nil, err
	}
	h := &household{month: in.Month, registered: in.Register == "guangzhou", described: names(has.sections)}
	if h.figures, err = suppliedFigures(has.Figures); err != nil {
		return nil, err
	}
	if e := in.Economy; e != nil {
		h.economy = &economy{e.Income, e.Assets, propertyCheck(e.Property)}
	}
	h.tables.combine = relief.Highest
	if in.Tables != nil {
		h.tables = in.Tables.tables()
	}
	if in.Temporary != nil {
		h.temporary = in.Temporary.relief()
	}
	if b := in.BackPay; b != nil {
		h.backPay = &backPay{b.Before, b.Months}
	}
	if in.Home != nil {
		h.home = in.Home.home()
	}
	for i := range in.Members {
		m := in.Members[i].member(i)
		m.described = names(has.Members[i])
		h.members = append(h.members, m)
	}
	return h, h.check()
}

// propertyCheck is the outcome of a property check.
func propertyCheck(word string) int {
	switch word {
	case "passed":
		return propertyPassed
	case "failed":
		return propertyFailed
	}
	return propertyUnknown
}

func (in *tablesInput) tables() tables {
	t := tables{combine: in.Combine, maxSubsidy: in.MaxSubsidy}
	for _, row := range in.Uplift {
		t.uplift = append(t.uplift, relief.Row(row))
	}
	for _, share := range in.Shares {
		t.shares = append(t.shares, aid.Share(share))
	}
	if a := in.Assistance; a != nil {
		t.assistance = &aid.Terms{Start: a.Start, Rate: a.Rate, Cap: a.Cap}
	}
	for _, tier := range in.Critical {
		t.critical = append(t.critical, illness.Tier{Over: tier.Over, UpTo: tier.UpTo, Rate: tier.Rate})
	}
	for _, tier := range in.ResidentTiers {
		t.residentTiers = append(t.residentTiers, residentpension.Tier{Amount: tier.Amount, Subsidy: tier.Subsidy})
	}
	return t
}

func (in *temporaryInput) relief() *temporaryRelief {
	return &temporaryRelief{temporary.Request{Kind: temporaryKind(in.Kind), Persons: in.Persons, Months: in.Months,
		Spending: in.Spending, CareDays: in.CareDays, Destitute: in.Destitute, NursingAid: in.NursingAid,
		Granted: in.Granted}}
}

// temporaryKind is the kind of a word of the file.
func temporaryKind(word string) temporary.Kind {
	words := []string{"", "urgent", "first_aid", "continuing", "expense", "hospital_care"}
	return temporary.Kind(slices.Index(words, word))
}

func (in *homeInput) home() *home {
	h := &home{district: in.District, ownArea: in.OwnArea, bought: in.Bought, sold: in.Sold, barred: in.Barred,
		left: in.Left, applicant: in.Applicant}
	if w := in.Waiting; w != nil {
		h.waiting = &waitingList{w.Months, w.InVain}
	}
	if r := in.Rented; r != nil {
		h.rented = &rented{area: r.Area, standard: r.Standard, preferential: r.Preferential, loneElder: r.LoneElder}
	}
	return h
}

func (in *memberInput) member(at int) *member {
	m := &member{at: at, id: in.ID, who: text{in.ID, in.ID}, female: in.Sex == "female", birth: in.Birth, died: in.Died,
		employed: in.Employed, parents: in.Parents, classes: in.Classes, sections: in.sections()}
	if in.Who != nil {
		m.who = text{in.Who.English, in.Who.Chinese}
	}
	return m
}
