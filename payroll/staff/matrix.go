package staff

import (
	"time"

	"github.com/shebao-go/shebao/rule"
)

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

func unemploymentPage(article string) rule.Cite {
	return rule.Cite{Title: "广州市失业保险常见问题解答（2025年11月版）", Article: article, Issued: rule.DateOf(2025, time.December, 5)}
}

func pensionPage(article string) rule.Cite {
	return rule.Cite{Title: "2025年，广州市企业职工基本养老金申领详解", Article: article, Issued: rule.DateOf(2025, time.August, 21)}
}

func covered(reason string, cites ...rule.Cite) Cell {
	return Cell{Covered, reason, rule.Official, cites}
}

func mayJoin(reason string, cites ...rule.Cite) Cell {
	return Cell{MayJoin, reason, rule.Official, cites}
}

func notCovered(reason string, cites ...rule.Cite) Cell {
	return Cell{NotCovered, reason, rule.Official, cites}
}

// shown is a cell no text rules on, but of which a page shows a case.
func shown(reason string, cites ...rule.Cite) Cell {
	return Cell{NotCovered, reason, rule.Reported, cites}
}

// employee: every employer insures its employees in all schemes. No text has a time of probation: the duty begins
// with the day of employment (社会保险法 art. 58; 住房公积金管理条例 art. 15; 市政府令第123号 art. 28).
func employee(probation bool) map[rule.Scheme]Cell {
	const duty = "every employer insures its employees"
	cells := map[rule.Scheme]Cell{
		rule.Pension:           covered(duty, law("第十条")),
		rule.Medical:           covered(duty, law("第二十三条"), decree123("第五条")),
		rule.Maternity:         covered(duty, law("第五十三条")),
		rule.IllnessSupplement: covered("goes with medical insurance", decree123("第三十八条")),
		rule.Unemployment:      covered(duty, law("第四十四条"), unemploymentRules("第二条")),
		rule.Injury:            covered(duty, law("第三十三条"), injuryRules("第二条")),
		rule.Housing:           covered(duty, fundRules("第二条"), fundRules("第十五条")),
	}
	if !probation {
		return cells
	}
	for scheme, cell := range cells {
		begin := law("第五十八条")
		switch scheme {
		case rule.Housing:
			begin = fundRules("第十五条")
		case rule.Medical, rule.IllnessSupplement:
			begin = decree123("第二十八条")
		}
		cell.Reason, cell.Cites = "from the day of employment, with no time of probation", append(cell.Cites, begin)
		cells[scheme] = cell
	}
	return cells
}

// sideJob: every employer insures against injury (工伤保险条例 art. 2). For the other schemes the city's page shows a second
// employer that has injury insurance alone beside a first one; the fund has one account a person.
func sideJob() map[rule.Scheme]Cell {
	const main = "insured at the main job"
	page := unemploymentPage("一、案例1")
	return map[rule.Scheme]Cell{
		rule.Pension:           shown(main, page),
		rule.Medical:           shown(main, page),
		rule.Maternity:         shown(main, page),
		rule.IllnessSupplement: shown(main, page),
		rule.Unemployment:      shown(main, page),
		rule.Injury:            covered("every employer insures all its people", injuryRules("第二条")),
		rule.Housing:           shown("one account a person, at the main job", fundRules("第十三条")),
	}
}

// retired: no text at hand rules on injury insurance after retirement.
func retired() map[rule.Scheme]Cell {
	return map[rule.Scheme]Cell{
		rule.Pension: notCovered("draws a pension: insurance stops in the month of retirement",
			law("第十六条"), pensionPage("十一（二）")),

		rule.Medical: notCovered("no contributions after retirement; who is short of years pays alone",
			law("第二十七条"), decree123("第三十五条")),
		rule.Maternity:         notCovered("collected with medical insurance", unemploymentPage("九")),
		rule.IllnessSupplement: notCovered("collected with medical insurance", decree123("第三十八条")),
		rule.Unemployment: notCovered("draws a pension, which ends unemployment benefit", law("第五十一条"),
			unemploymentRules("第二十八条")),
		rule.Housing: notCovered("deposits are for those in work; retirement closes the account",
			fundRules("第二条"), fundRules("第二十四条")),
	}
}

// intern: full-time students are insured as residents. No text at hand rules on the other schemes.
func intern() map[rule.Scheme]Cell {
	return map[rule.Scheme]Cell{
		rule.Medical:           notCovered("a full-time student is insured as a resident", decree123("第六条")),
		rule.Maternity:         notCovered("collected with medical insurance", unemploymentPage("九")),
		rule.IllnessSupplement: notCovered("collected with medical insurance", decree123("第三十八条")),
	}
}

// foreigner: 社会保险法 art. 97 covers the five insurances. No text at hand rules on the provident fund.
func foreigner() map[rule.Scheme]Cell {
	const works = "a foreigner employed in China"
	return map[rule.Scheme]Cell{
		rule.Pension:           covered(works, law("第九十七条"), law("第十条")),
		rule.Medical:           covered(works, law("第九十七条"), decree123("第六十九条")),
		rule.Maternity:         covered(works, law("第九十七条"), law("第五十三条")),
		rule.IllnessSupplement: covered("goes with medical insurance", decree123("第三十八条"), decree123("第六十九条")),
		rule.Unemployment:      covered(works, law("第九十七条"), law("第四十四条")),
		rule.Injury:            covered(works, law("第九十七条"), law("第三十三条")),
	}
}

// hongKongMacauTaiwan: only the medical decree speaks of the employed among them.
func hongKongMacauTaiwan() map[rule.Scheme]Cell {
	return map[rule.Scheme]Cell{
		rule.Medical:           covered("lawfully employed in the city", decree123("第六十九条")),
		rule.IllnessSupplement: covered("goes with medical insurance", decree123("第三十八条"), decree123("第六十九条")),
	}
}

// flexibleWorker: pension and medical insurance are open to them. That unemployment insurance may be opened (广东省失业保险条例
// art. 48) does not say that it is.
func flexibleWorker() map[rule.Scheme]Cell {
	const own = "may join and pays all of it"
	return map[rule.Scheme]Cell{
		rule.Pension: mayJoin(own, law("第十条"), rule.Cite{Title: "灵活就业人员参加养老保险简介", Article: "二、四",
			Issued: rule.DateOf(2021, time.August, 5)}),
		rule.Medical: mayJoin(own+" (registered residents of the city under the decree)",
			law("第二十三条"), decree123("第五条")),
		rule.IllnessSupplement: mayJoin("goes with medical insurance", decree123("第三十八条")),
	}
}

// unemployed: the unemployment fund pays the medical contribution. Who draws the benefit has no employer: taking a
// job ends it (社会保险法 art. 51), and these schemes are for people in work.
func unemployed() map[rule.Scheme]Cell {
	const fund = "the unemployment fund pays it, the person pays nothing"
	return map[rule.Scheme]Cell{
		rule.Medical:           covered(fund, law("第四十八条"), unemploymentRules("第二十四条"), decree123("第三十五条")),
		rule.Maternity:         covered(fund, unemploymentPage("九")),
		rule.IllnessSupplement: covered(fund, decree123("第三十八条")),
		rule.Unemployment:      notCovered("draws the benefit; only employees contribute", law("第四十四条"), law("第五十一条")),
		rule.Injury:            notCovered("has no employer, who alone contributes", law("第三十三条"), law("第五十一条")),
		rule.Housing:           notCovered("deposits are for those in work", fundRules("第二条")),
	}
}
