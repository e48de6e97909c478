package staff

import (
	"time"

	"github.com/shebao-go/shebao/rule"
)

// The months the texts begin in.

// lawMonth is the first of the 社会保险法 (art. 98), with which the matrix begins.
func lawMonth() rule.Month { return rule.MonthOf(2011, time.July) }

// decreeMonth and decreeEnd span 市政府令第123号 (art. 70), which 市政府令第193号 replaced.
func decreeMonth() rule.Month { return rule.MonthOf(2015, time.July) }
func decreeEnd() rule.Month   { return rule.MonthOf(2022, time.December) }

// mergedMonth is the first in which maternity insurance is collected with medical insurance.
func mergedMonth() rule.Month { return rule.MonthOf(2020, time.January) }

// specialMonth is the first of 粤人社规〔2020〕55号 in the city.
func specialMonth() rule.Month { return rule.MonthOf(2021, time.April) }

// overAgeMonth is the first of 人社部令第56号 (art. 24).
func overAgeMonth() rule.Month { return rule.MonthOf(2026, time.July) }

// checkedMonth is when the texts were last looked at.
func checkedMonth() rule.Month { return rule.MonthOf(2026, time.November) }

func law(article string) rule.Cite { return rule.Cite{Title: "社会保险法", Article: article} }

func injuryRules(article string) rule.Cite {
	return rule.Cite{Title: "工伤保险条例", Article: article}
}

func unemploymentRules(article string) rule.Cite {
	return rule.Cite{Title: "广东省失业保险条例", Article: article}
}

func fundRules(article string) rule.Cite {
	return rule.Cite{Title: "住房公积金管理条例", Article: article}
}

func decree123(article string) rule.Cite {
	return rule.Cite{Title: "广州市社会医疗保险办法",
		Number: "广州市人民政府令第123号", Article: article, Issued: rule.DateOf(2015, time.May, 31)}
}

// decree193 replaced 市政府令第123号; its articles are not at hand.
func decree193() rule.Cite { return rule.Cite{Title: "广州市人民政府令第193号"} }

// foreigners are the interim rules on foreigners, in force from 2011-10-15.
func foreigners(article string) rule.Cite {
	return rule.Cite{Title: "在中国境内就业的外国人参加社会保险暂行办法", Number: "人力资源和社会保障部令第16号", Article: article,
		Issued: rule.DateOf(2011, time.September, 6)}
}

// compatriots are the interim rules on Hong Kong, Macau and Taiwan, in force from 2020-01-01.
func compatriots(article string) rule.Cite {
	return rule.Cite{Title: "香港澳门台湾居民在内地（大陆）参加社会保险暂行办法", Number: "人力资源社会保障部、国家医疗保障局令第41号",
		Article: article, Issued: rule.DateOf(2019, time.November, 29)}
}

// specials is the province's notice on special people; its articles are not at hand.
func specials() rule.Cite {
	return rule.Cite{Title: "关于单位从业的超过法定退休年龄劳动者等特定人员参加工伤保险的办法（试行）", Number: "粤人社规〔2020〕55号",
		Issued: rule.DateOf(2020, time.December, 31)}
}

// seniors are the interim rules on people over the retirement age, in force from 2026-07-01.
func seniors(article string) rule.Cite {
	return rule.Cite{Title: "超龄劳动者基本权益保障暂行规定", Number: "人力资源社会保障部等五部门令第56号", Article: article,
		Issued: rule.DateOf(2026, time.May, 10)}
}

func unemploymentPage(article string) rule.Cite {
	return rule.Cite{Title: "广州市失业保险常见问题解答（2025年11月版）", Article: article, Issued: rule.DateOf(2025, time.December, 5)}
}

func pensionPage(article string) rule.Cite {
	return rule.Cite{Title: "2025年，广州市企业职工基本养老金申领详解", Article: article, Issued: rule.DateOf(2025, time.August, 21)}
}

func flexiblePage(article string) rule.Cite {
	return rule.Cite{Title: "灵活就业人员参加养老保险简介", Article: article, Issued: rule.DateOf(2021, time.August, 5)}
}

// since is a cell of a text, from a month on.
func since(from rule.Month, scheme rule.Scheme, status Status, reason rule.Text, cites ...rule.Cite) Cell {
	return Cell{Scheme: scheme, From: from, Status: status, Reason: reason, Grade: rule.Official, Cites: cites}
}

// until is the cell with the first month it no longer holds in.
func (c Cell) until(end rule.Month) Cell {
	c.Until = end
	return c
}

// graded is the cell known less well.
func (c Cell) graded(g rule.Grade) Cell {
	c.Grade = g
	return c
}

// except is the cell with those who may stay outside.
func (c Cell) except(who rule.Text) Cell {
	c.Exception = who
	return c
}

// supplement is the illness supplement of those who are in medical insurance, or outside of it, under 市政府令第123号; it
// ended with the decree.
func supplement(status Status) []Cell {
	return []Cell{
		since(decreeMonth(), rule.IllnessSupplement, status,
			rule.Say("goes with medical insurance", "与职工医疗保险同时参加"), decree123("第三十八条")).until(decreeEnd()),
		noSupplement(),
	}
}

func noSupplement() Cell {
	return since(decreeEnd(), rule.IllnessSupplement, NotCovered,
		rule.Say("ended with the decree that created it", "设立该项的办法已废止，不再征收"), decree193()).
		graded(rule.Corroborated)
}

func duty() rule.Text {
	return rule.Say("every employer insures its employees", "用人单位应当为职工参加")
}

// employee: every employer insures its employees in all schemes.
func employee() []Cell {
	from := lawMonth()
	return append(supplement(Covered),
		since(from, rule.Pension, Covered, duty(), law("第十条")),
		since(from, rule.Medical, Covered, duty(), law("第二十三条")),
		since(from, rule.Maternity, Covered, duty(), law("第五十三条")),
		since(from, rule.Unemployment, Covered, duty(), law("第四十四条"), unemploymentRules("第二条")),
		since(from, rule.Injury, Covered, duty(), law("第三十三条"), injuryRules("第二条")),
		since(from, rule.Housing, Covered, duty(), fundRules("第二条"), fundRules("第十五条")),
	)
}

// probationer: no text has a time of probation: the duty begins with the day of employment (社会保险法 art. 58;
// 住房公积金管理条例 art. 15; 市政府令第123号 art. 28).
func probationer() []Cell {
	cells := employee()
	for i := range cells {
		c := &cells[i]
		begin := law("第五十八条")
		switch {
		case c.Status == NotCovered:
			continue
		case c.Scheme == rule.Housing:
			begin = fundRules("第十五条")
		case c.Scheme == rule.IllnessSupplement:
			begin = decree123("第二十八条")
		}
		c.Reason = rule.Say("from the day of employment, with no time of probation", "自用工之日起参加，不设试用期")
		c.Cites = append(c.Cites, begin)
	}
	return cells
}

// sideJob: every employer insures against injury (工伤保险条例 art. 2). For the other schemes the city's page shows a second
// employer that has injury insurance alone beside a first one; the fund has one account a person.
func sideJob() []Cell {
	from := lawMonth()
	main := rule.Say("insured at the main job", "已在主要工作单位参加")
	account := rule.Say("one account a person, at the main job", "每人只有一个账户，在主要工作单位缴存")
	var out []Cell
	for _, scheme := range [...]rule.Scheme{rule.Pension, rule.Medical, rule.Maternity, rule.IllnessSupplement,
		rule.Unemployment} {
		out = append(out, since(from, scheme, NotCovered, main, unemploymentPage("一、案例1")).graded(rule.Reported))
	}
	return append(out,
		since(from, rule.Injury, Covered,
			rule.Say("every employer insures all its people", "各用人单位均应为职工参加"), injuryRules("第二条")),
		since(from, rule.Housing, NotCovered, account, fundRules("第十三条")).graded(rule.Reported))
}

// specialPeople: who works without an employment relation may be insured by the employer, against injury alone.
func specialPeople() []Cell {
	return append(injuryAlone(rule.Pension, rule.Medical, rule.Maternity, rule.Unemployment, rule.Housing),
		injuryAlone(rule.IllnessSupplement)[0].until(decreeEnd()), noSupplement(), mayInsure())
}

// mayInsure: the employer may insure special people against injury.
func mayInsure() Cell {
	return since(specialMonth(), rule.Injury, MayJoin,
		rule.Say("the employer may insure people without an employment relation against injury",
			"从业单位按自愿参保原则，可为未建立劳动关系的特定人员单项参加工伤保险"), specials()).graded(rule.Corroborated)
}

// injuryAlone: what may be insured against injury alone is in none of the other schemes of this employer.
func injuryAlone(schemes ...rule.Scheme) []Cell {
	var out []Cell
	for _, scheme := range schemes {
		out = append(out, since(specialMonth(), scheme, NotCovered,
			rule.Say("works without an employment relation: this employer may insure against injury alone",
				"未建立劳动关系，从业单位只可单项参加工伤保险"), specials()).graded(rule.Reported))
	}
	return out
}

// mustInsure: from 人社部令第56号 on the employer insures people over the retirement age against injury.
func mustInsure() []Cell {
	return []Cell{
		mayInsure().until(overAgeMonth()),
		since(overAgeMonth(), rule.Injury, Covered,
			rule.Say("the employer insures people over the retirement age, who pay nothing",
				"用人单位应当为超龄劳动者参加工伤保险，个人不缴费"), seniors("第十五条")),
	}
}

// retired: people who draw a pension.
func retired() []Cell {
	from := lawMonth()
	return append(append(mustInsure(), supplement(NotCovered)...),
		since(from, rule.Pension, NotCovered,
			rule.Say("draws a pension: insurance stops in the month of retirement", "已领取养老金，退休当月停止参保"),
			law("第十六条"), pensionPage("十一（二）")),
		since(from, rule.Medical, NotCovered,
			rule.Say("no contributions after retirement; who is short of years pays alone",
				"退休后不再缴费；年限不足的由个人延缴"), law("第二十七条")),
		since(mergedMonth(), rule.Maternity, NotCovered, withMedical(), unemploymentPage("九")),
		since(from, rule.Unemployment, NotCovered,
			rule.Say("draws a pension, which ends unemployment benefit", "已领取养老金，不再享受失业保险"),
			law("第五十一条"), unemploymentRules("第二十八条")),
		since(from, rule.Housing, NotCovered,
			rule.Say("deposits are for those in work; retirement closes the account", "在职职工缴存；退休即销户提取"),
			fundRules("第二条"), fundRules("第二十四条")),
	)
}

func withMedical() rule.Text {
	return rule.Say("collected with medical insurance", "与职工医疗保险合并征收")
}

// intern: 市政府令第123号 art. 6 insured students as residents; 粤人社规〔2020〕55号 lets the employer insure against injury.
func intern() []Cell {
	const article = "第六条"
	student := rule.Say("a full-time student is insured as a resident", "全日制在校学生参加城乡居民医疗保险")
	afterDecree := injuryAlone(rule.Medical)[0]
	afterDecree.From = decreeEnd()
	out := append(injuryAlone(rule.Pension, rule.Unemployment, rule.Housing), supplement(NotCovered)...)
	return append(out, mayInsure(),
		since(decreeMonth(), rule.Medical, NotCovered, student, decree123(article)).until(decreeEnd()),
		afterDecree,
		since(mergedMonth(), rule.Maternity, NotCovered, withMedical(), unemploymentPage("九"), decree123(article)),
	)
}

// overAge: people over the retirement age who draw no pension. 社会保险法 art. 16 and 27 let them pay on; to 2026-06 no text
// at hand says whether the employer does.
func overAge() []Cell {
	goesOn := rule.Say("may go on, alone or, by agreement, through the employer",
		"可以个人身份继续参加；经协商一致，用人单位也可为其缴纳")
	from := overAgeMonth()
	return append(append(mustInsure(), injuryAlone(rule.Unemployment, rule.Housing)...),
		noSupplement(),
		since(from, rule.Pension, MayJoin, goesOn, seniors("第十六条")),
		since(from, rule.Medical, MayJoin, goesOn, seniors("第十七条")),
		since(from, rule.Maternity, MayJoin, withMedical(), seniors("第十七条"), unemploymentPage("九")).
			graded(rule.Reported),
	)
}

// foreigner: 社会保险法 art. 97 and 人社部令第16号 art. 3 cover the five insurances. No text at hand rules on the provident
// fund.
func foreigner() []Cell {
	from := lawMonth()
	works := rule.Say("a foreigner employed in China", "在中国境内就业的外国人应当参加")
	agreement := rule.Say("an agreement between China and the person's country may free from it, such as "+
		"人社厅发〔2012〕120号 (Korea: pension, unemployment), 人社厅发〔2016〕190号 (Canada: pension), "+
		"人社厅发〔2018〕7号 (Spain: pension, unemployment)",
		"其国籍国与中国签有社会保障协定的，可按协定免缴，例如人社厅发〔2012〕120号（韩国：养老、失业）、"+
			"人社厅发〔2016〕190号（加拿大：养老）、人社厅发〔2018〕7号（西班牙：养老、失业）")
	return append(supplement(Covered),
		since(from, rule.Pension, Covered, works, law("第九十七条"), foreigners("第三条")).except(agreement),
		since(from, rule.Medical, Covered, works, law("第九十七条"), foreigners("第三条")),
		since(from, rule.Maternity, Covered, works, law("第九十七条"), foreigners("第三条")),
		since(from, rule.Unemployment, Covered, works, law("第九十七条"), foreigners("第三条")).except(agreement),
		since(from, rule.Injury, Covered, works, law("第九十七条"), foreigners("第三条")),
	)
}

// hongKongMacauTaiwan: 令第41号 art. 2 covers the five insurances from 2020-01; before it only the medical decree speaks
// of them. No text at hand rules on the provident fund.
func hongKongMacauTaiwan() []Cell {
	from := mergedMonth() // the rules began in the same month
	hired := rule.Say("lawfully employed on the mainland", "用人单位依法聘用、招用的港澳台居民应当参加")
	atHome := rule.Say("who keeps the social insurance of Hong Kong, Macau or Taiwan may be free from it: "+
		"the article is not at hand", "在香港、澳门、台湾继续参加当地社会保险的，可能免于参加：该条文未见")
	return append(supplement(Covered),
		since(decreeMonth(), rule.Medical, Covered,
			rule.Say("lawfully employed in the city", "在本市合法就业"), decree123("第六十九条")).until(from),
		since(from, rule.Pension, Covered, hired, compatriots("第二条")).except(atHome),
		since(from, rule.Medical, Covered, hired, compatriots("第二条")),
		since(from, rule.Maternity, Covered, hired, compatriots("第二条")),
		since(from, rule.Unemployment, Covered, hired, compatriots("第二条")).except(atHome),
		since(from, rule.Injury, Covered, hired, compatriots("第二条")),
	)
}

func alone() rule.Text {
	return rule.Say("may join and pays all of it", "可以参加，费用由个人缴纳")
}

// flexibleWorker: pension and medical insurance are open to flexible workers and the self-employed without staff. That
// unemployment insurance may be opened (广东省失业保险条例 art. 48) does not say that it is.
func flexibleWorker() []Cell {
	from := lawMonth()
	return append(supplement(MayJoin),
		since(from, rule.Pension, MayJoin, alone(), law("第十条"), flexiblePage("二、四")),
		since(from, rule.Medical, MayJoin, alone(), law("第二十三条")),
	)
}

// flexibleHongKongMacauTaiwan: with a residence permit.
func flexibleHongKongMacauTaiwan() []Cell {
	from := mergedMonth() // the rules began in the same month
	withMedical := supplement(MayJoin)[0]
	withMedical.From = from
	return []Cell{
		withMedical, noSupplement(),
		since(from, rule.Pension, MayJoin, alone(), compatriots("第二条"), flexiblePage("三（三）")),
		since(from, rule.Medical, MayJoin, alone(), compatriots("第二条")),
	}
}

// unemployed: the unemployment fund pays the medical contribution. Who draws the benefit has no employer: taking a
// job ends it (社会保险法 art. 51), and these schemes are for people in work.
func unemployed() []Cell {
	from := lawMonth()
	fund := rule.Say("the unemployment fund pays it, the person pays nothing", "由失业保险基金支付，个人不缴费")
	return append(supplement(Covered),
		since(from, rule.Medical, Covered, fund, law("第四十八条"), unemploymentRules("第二十四条")),
		since(mergedMonth(), rule.Maternity, Covered, fund, unemploymentPage("九")),
		since(from, rule.Unemployment, NotCovered,
			rule.Say("draws the benefit; only employees contribute", "正在领取失业保险金；只由在职职工缴费"),
			law("第四十四条"), law("第五十一条")),
		since(from, rule.Injury, NotCovered,
			rule.Say("has no employer, who alone contributes", "没有用人单位，而该险种只由用人单位缴费"),
			law("第三十三条"), law("第五十一条")),
		since(from, rule.Housing, NotCovered,
			rule.Say("deposits are for those in work", "由在职职工缴存"), fundRules("第二条")),
	)
}
