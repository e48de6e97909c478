package household

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// evaluated reads a household and asks every benefit.
func evaluated(t testing.TB, text string) *report {
	t.Helper()
	h, err := readHousehold([]byte(text))
	require.NoError(t, err)
	return evaluate(h)
}

// ofMember returns the answer of a benefit for a member, or for the household where id is "".
func ofMember(t testing.TB, r *report, id, benefit string) answer {
	t.Helper()
	list := r.whole
	for _, m := range r.members {
		if m.ID == id {
			list = m.list
		}
	}
	for _, x := range list {
		if x.id == benefit {
			return x.answer
		}
	}
	require.Fail(t, "no such benefit", "%s of %q", benefit, id)
	return answer{}
}

// designatedIn2024 is the one benefit the other households cannot have: its text ended in 2024-06.
const designatedIn2024 = `{"month": "2024-05", "register": "guangzhou", "members": [
	{"id": "p", "sex": "male", "birth": "1960-01-01", "designated_disease": {"disease": 1, "group": "employee",
	"cost": "100.00", "primary": true}}]}`

// coveredIn2022 has the two benefits of the decree of 2015, which ended in 2022-11: cover, and a retiree's terms.
const coveredIn2022 = `{"month": "2022-11", "register": "guangzhou", "members": [
	{"id": "p", "sex": "male", "birth": "1960-01-01", "pension": {"category": "male60", "paid_months": 180,
		"through": "2022-11", "first_insured": "2005-01"},
		"employee_medical": {"person": "employee", "record": {"insured": "employer", "first_paid": "2005-01"},
		"retirement": {"registered": "2005-01-10", "first_paid": "2005-01-25", "paid_months": 180}}}]}`

// TestList: names are set in both languages and unique, and each benefit has exactly one kind of function.
func TestList(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range benefits() {
		for _, name := range []string{b.id, b.name.en, b.name.zh} {
			assert.NotEmpty(t, name)
			assert.False(t, seen[name], name)
			seen[name] = true
		}
		functions := 0
		for _, set := range []bool{b.member != nil, b.dead != nil, b.household != nil} {
			if set {
				functions++
			}
		}
		assert.Equal(t, 1, functions, b.id)
	}
}

// TestEveryBenefitCanBeThere: each benefit of the list is there in one of the four households at least.
func TestEveryBenefitCanBeThere(t *testing.T) {
	there := map[string]bool{}
	for _, described := range []string{string(demoHousehold), every(t), designatedIn2024, coveredIn2022} {
		for _, x := range evaluated(t, described).all() {
			there[x.id] = there[x.id] || x.state == has
		}
	}
	for _, b := range benefits() {
		assert.True(t, there[b.id], b.id)
	}
}

// TestAnswersAreWhole: nothing that four households say is refused.
func TestAnswersAreWhole(t *testing.T) {
	for _, described := range []string{string(demoHousehold), every(t), designatedIn2024, coveredIn2022} {
		for _, x := range evaluated(t, described).all() {
			assertWhole(t, x, "")
			assert.NotEqual(t, unusable, x.state, "%s: %v", x.id, x.answer.reasons)
		}
	}
}

// assertWhole looks at an answer: what is there has a reason, a document and a grade; what needs a figure names it;
// what is not there or refused says why; nothing is ever an amount of zero.
func assertWhole(t *testing.T, x result, what string) {
	t.Helper()
	both := func(list []text) {
		for _, one := range list {
			assert.NotEmpty(t, strings.TrimSpace(one.en), "%s of %s", x.id, what)
			assert.NotEmpty(t, strings.TrimSpace(one.zh), "%s of %s", x.id, what)
		}
	}
	both(x.answer.reasons)
	both(x.documents)
	switch x.state {
	case has:
		assert.NotEmpty(t, x.documents, "%s of %s", x.id, what)
		assert.NotEmpty(t, x.answer.reasons, "%s of %s", x.id, what)
		assert.NotZero(t, x.grade, "%s of %s", x.id, what)
		assert.NotEmpty(t, x.amountText().en, "%s of %s", x.id, what)
		if x.kind != noMoney {
			assert.True(t, x.amount.IsPositive(), "%s of %s", x.id, what)
		}
	case lacks:
		assert.NotEmpty(t, x.gaps, "%s of %s", x.id, what)
		for _, g := range x.gaps {
			both([]text{g.what})
		}
	case hasNot, unasked, unusable:
		assert.NotEmpty(t, x.answer.reasons, "%s of %s", x.id, what)
	default:
		assert.Fail(t, "no state", "%s: %s", x.id, x.state)
	}
}

// replaced is a description with another part in place of one that stands there once.
func replaced(t *testing.T, described, part, other string) string {
	t.Helper()
	require.Equal(t, 1, strings.Count(described, part), part)
	return strings.Replace(described, part, other, 1)
}

// TestAnAmountOfNothingIsNoBenefit: a bill that is wholly out of scope leaves the critical-illness insurance nothing.
func TestAnAmountOfNothingIsNoBenefit(t *testing.T) {
	r := evaluated(t, replaced(t, every(t), `"out_of_scope": "5000.00"`, `"out_of_scope": "60000.00"`))
	a := ofMember(t, r, "f", "medical.critical_illness")
	assert.Equal(t, hasNot, a.state)
	assert.Equal(t, text{"it comes to nothing", "计算结果为零"}, a.reasons[0])
}

// TestCareLeaveSaysWhy: also where the parent is not in hospital.
func TestCareLeaveSaysWhy(t *testing.T) {
	r := evaluated(t, replaced(t, string(demoHousehold), `, "in_hospital": true`, ""))
	a := ofMember(t, r, "mother", "family.care_leave")
	assert.Equal(t, has, a.state)
	assert.Equal(t, []text{{"the parent is 60 or older", "父母已满 60 周岁"}}, a.reasons)
}

// TestUpliftNamesAClassAsTheDescriptionDoes: by the member's place among all, those who died too, and by the field.
func TestUpliftNamesAClassAsTheDescriptionDoes(t *testing.T) {
	late := `"members": [{"id": "late", "sex": "male", "birth": "1940-01-01", "died": "2020-01-01", "death": {}},`
	described := replaced(t, replaced(t, every(t), `["old", "minor"]`, `["old", "none such"]`), `"members": [`, late)
	a := ofMember(t, evaluated(t, described), "", "relief.uplift")
	require.Equal(t, unusable, a.state)
	assert.Contains(t, a.reasons[0].en, `members[6].uplift_classes[1] "none such" is not in the table`)
	assert.Contains(t, a.reasons[0].zh, `members[6].uplift_classes[1] "none such" 不在表中`)
}

// TestHomeCareNamesItsFieldsAsTheDescriptionDoes: an income of nobody.
func TestHomeCareNamesItsFieldsAsTheDescriptionDoes(t *testing.T) {
	r := evaluated(t, replaced(t, string(demoHousehold), `"persons": 3, "income": "5400.00"`, `"income": "5400.00"`))
	a := ofMember(t, r, "grandmother", "relief.home_care")
	require.Equal(t, unusable, a.state)
	assert.Contains(t, a.reasons[0].en, "members[2].home_care.persons 0 is below 1")
	assert.Contains(t, a.reasons[0].zh, "members[2].home_care.persons 0 小于 1")
}

// TestGradeIsTheWeakest: a figure of one's own makes an answer supplied, also where it was only compared with.
func TestGradeIsTheWeakest(t *testing.T) {
	own := `"figures": {"minimum_standard": {"value": "1309", "document": "test"}},`
	bare := `{"month": "2025-12", "register": "guangzhou", FIGURES
		"members": [{"id": "p", "sex": "male", "birth": "1973-01-01",
		"unemployment": {"paid_months": 60, "cause": "laid_off", "registered": "2025-12-01", "applied": "2025-12-01",
		"seeking_work": true}}]}`
	assert.Equal(t, rule.Corroborated,
		ofMember(t, evaluated(t, strings.Replace(bare, "FIGURES", "", 1)), "p", "unemployment.benefit").grade)
	assert.Equal(t, rule.Supplied,
		ofMember(t, evaluated(t, strings.Replace(bare, "FIGURES", own, 1)), "p", "unemployment.benefit").grade)
}

// TestFail: what an error of the library makes of a benefit.
func TestFail(t *testing.T) {
	unknown := &rule.NoRuleError{Area: rule.AreaMedical, What: rule.Say("long-term care rule", "长期护理保险待遇"),
		Month:   rule.MonthOf(2027, 2),
		Nearest: rule.MonthOf(2027, 1)}
	out := fail(errors.Join(unknown))
	assert.Equal(t, lacks, out.state)
	assert.Equal(t, "long-term care rule in 2027-02", out.gaps[0].what.en)
	assert.Equal(t, hasNot,
		fail(&rule.FieldError{Kind: rule.ErrNotApplicable, Field: "x",
			Reason: rule.Say("is not covered", "不适用")}).state)
	assert.Equal(t, lacks,
		fail(&rule.FieldError{Kind: rule.ErrNoRule, Field: "x", Reason: rule.Say("is not known", "没有列出")}).state)
	out = fail(
		errors.Join(&rule.FieldError{Kind: rule.ErrOutOfRange, Field: "a", Reason: rule.Say("is 0", "为 0")},
			&rule.FieldError{Kind: rule.ErrBadDate, Field: "b", Reason: rule.Say("is none", "不是日期")}))
	assert.Equal(t, unusable, out.state)
	assert.Equal(t, "a is 0; b is none", out.reasons[0].en)
}
