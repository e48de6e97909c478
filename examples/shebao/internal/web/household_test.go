package web_test

import (
	"strconv"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
)

// next goes on to the question with a text.
func (p *tab) next(question string) {
	p.t.Helper()
	p.click("#next")
	p.shows("#question", question)
}

// TestHousehold: a woman alone with 500 yuan of income is asked for, question by question. The minimum living standard
// of 2025 is 1309 yuan a head (穗民规字〔2025〕2号): 1309 - 500 = 809 yuan are hers.
func TestHousehold(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "household", desk())
		p.types(field("month"), "2025-12")
		p.run(chosen(field("register"), "guangzhou"))
		p.next(said(lang, "家里有哪些人", "Who is in the household"))
		p.types(field("id"), "anna")
		p.run(chosen(field("sex"), "female"))
		p.types(field("birth"), "1960-05-02")
		p.next("anna")
		p.next(said(lang, "家庭还有下列哪些情况", "What is so of the household"))
		p.accessible()
		p.click(field("economy"))
		p.next(said(lang, "家庭经济状况", "Economy"))
		p.types(field("income"), "500")
		p.types(field("assets"), "1000")
		p.run(chosen(field("property_check"), "passed"))
		p.click("#next")
		p.shows(".benefit-amount", "809.00")
		p.shows(".benefit", said(lang, "最低生活保障金", "inimum living"))
		p.accessible()
		p.click("#back")
		p.shows("#question", said(lang, "家庭经济状况", "Economy"))
		assert.Equal(t, "500", p.text(`document.querySelector('[name="income"]').value`))
	})
}

// throughExample goes through the questions as the example answers them.
func (p *tab) throughExample(lang string) {
	p.t.Helper()
	p.click("#example")
	p.until(`document.querySelector('[name="month"]').value === "2025-12"`)
	const most = 100
	for step := 1; step < most && p.is(`document.querySelector("#next") !== null`); step++ {
		p.shows(".progress", said(lang, "第 "+strconv.Itoa(step)+" 步", "Step "+strconv.Itoa(step)+" of"))
		p.click("#next")
	}
	p.shows(".benefit-amount", "2,250.00")
}

// TestHouseholdExample: the example fills the questions in, and the answer is that of the program: 2250.00 yuan a month
// of unemployment benefit.
func TestHouseholdExample(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "household", phone())
		p.throughExample(lang)
		p.shows(".sum-value", "6,139.25")
		p.shows(".sum-value", "17")
		p.shows(".person h2", said(lang, "父亲，被裁员", "The father, laid off"))
		p.shows(".missing", said(lang, "缺", "Missing"))
		p.shows(".missing", said(lang, "，填在：第 1 位成员（father） · 职工医保",
			"filled in at: Member 1 (father) · Employee medical"))
		assert.NotRegexp(t, `(members|figures|tables|economy|home)[.\[]`,
			p.text(`document.querySelector(".answer").textContent`))
		p.fits()
		p.accessible()
	})
}

// TestMemberRemoved: what was told of a member stays with it where another is removed.
func TestMemberRemoved(t *testing.T) {
	p := opened(t, "zh", "household", desk())
	p.click("#example")
	p.until(`document.querySelector('[name="month"]').value === "2025-12"`)
	p.next("家里有哪些人")
	p.click(".remove") // the father
	p.until(`document.querySelectorAll('[name="id"]')[0].value === "mother"`)
	p.next("mother有下列哪些情况")
	assert.True(t, p.is(`document.querySelector('[name="maternity"]').checked`))
	assert.False(t, p.is(`document.querySelector('[name="unemployment"]').checked`))
}

// TestHouseholdErrors: an answer that cannot be used leads back to its question, and is said at its field.
func TestHouseholdErrors(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "household", desk())
		p.types(field("month"), "2020-01")
		p.run(chosen(field("register"), "guangzhou"))
		p.next(said(lang, "家里有哪些人", "Who is in the household"))
		p.types(field("id"), "anna")
		p.run(chosen(field("sex"), "female"))
		p.types(field("birth"), "1960-05-02")
		p.next("anna")
		p.next(said(lang, "家庭还有下列哪些情况", "What is so of the household"))
		p.click("#next")
		p.shows(".state-error", said(lang, "早于 2022-06", "is before 2022-06"))
		p.accessible()
		p.click("#correct")
		p.shows(`[data-field="month"] .fault`, said(lang, "早于 2022-06", "is before 2022-06"))
	})
}

// TestHouseholdErrorNamesMember: an error of a member says which member and field it is of.
func TestHouseholdErrorNamesMember(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "household", phone())
		p.click("#example")
		p.until(`document.querySelector('[name="month"]').value === "2025-12"`)
		p.next(said(lang, "家里有哪些人", "Who is in the household"))
		p.types(field("birth"), "1985")
		for p.is(`document.querySelector("#next") !== null`) {
			p.click("#next")
		}
		p.shows(".state-error", said(lang, "第 1 位成员（father） · 出生日期 1985", "Member 1 (father) · Birth 1985"))
		p.click("#correct")
		p.shows(`[data-field="birth"] .fault`, "1985")
		p.accessible()
	})
}

// TestHouseholdByKeyboard: the questions are answered without a mouse; each new question has the focus.
func TestHouseholdByKeyboard(t *testing.T) {
	p := opened(t, "zh", "household", desk())
	p.reach(field("month"))
	p.press("2025-12", 1)
	p.reach(field("register"))
	p.press(kb.ArrowDown, 1)
	p.reach("#next")
	p.press(kb.Enter, 1)
	p.shows("#question", "家里有哪些人")
	assert.Equal(t, "question", p.text(`document.activeElement.id`))
	p.reach(field("id"))
	p.press("anna", 1)
	p.reach("#back")
	p.press(kb.Enter, 1)
	p.shows("#question", "查哪个月")
	assert.Equal(t, "2025-12", p.text(`document.querySelector('[name="month"]').value`))
}
