package guangzhou

import "github.com/shebao-go/shebao/rule"

var reliefTables = []table{
	{name: "dibao.standard", scheme: noScheme, what: "minimum living standard", unit: "yuan a head and month", rows: []row{
		{from: "2016-01", to: "2016-12", value: "840", grade: rule.Reported,
			cite: rule.Cite{Title: "city handbook of 2017-11-20 on en.people.cn", Chinese: "en.people.cn 2017-11-20 城市手册", URL: "en.people.cn/n3/2017/1120/c313872-9294651.html", Quote: "reaching 840 yuan per person per month"}},
		{from: "2025-01", to: "2026-05", value: "1309", grade: rule.Official, expires: true,
			cite: rule.Cite{Title: "最低生活保障及相关社会救助标准通知", Number: "穗民规字〔2025〕2号", Article: "一(一)、二(一)", Issued: rule.DateOf(2025, 5, 30), Quote: "全市城乡最低生活保障标准为每人每月1309元"}},
	}},
	{name: "dibao.edge_factor", scheme: noScheme, what: "factor of marginal families", unit: "times the minimum living standard", rows: []row{
		{from: "2025-06", to: "2026-05", value: "1.5", grade: rule.Official, expires: true,
			cite: rule.Cite{Title: "最低生活保障及相关社会救助标准通知", Number: "穗民规字〔2025〕2号", Article: "一(二)、二(二)", Issued: rule.DateOf(2025, 5, 30), Quote: "按最低生活保障标准的1.5倍确定，为每人每月1963.5元"}},
	}},
	{name: "dibao.destitute_factor", scheme: noScheme, what: "factor of the destitute", unit: "times the minimum living standard", rows: []row{
		{from: "2025-01", to: "2026-05", value: "1.6", grade: rule.Official, expires: true,
			cite: rule.Cite{Title: "最低生活保障及相关社会救助标准通知", Number: "穗民规字〔2025〕2号", Article: "一(三)、二(一)", Issued: rule.DateOf(2025, 5, 30), Quote: "按本市最低生活保障标准的1.6倍且不低于所在区现行特困人员基本生活标准确定"}},
	}},
	{name: "dibao.orphan", scheme: noScheme, what: "standard of orphans and children nobody brings up", unit: "yuan a head and month", rows: []row{
		{from: "2025-01", to: "2026-05", value: "2976", grade: rule.Official, expires: true,
			cite: rule.Cite{Title: "最低生活保障及相关社会救助标准通知", Number: "穗民规字〔2025〕2号", Article: "一(四)", Issued: rule.DateOf(2025, 5, 30), Quote: "孤儿养育标准和事实无人抚养儿童基本生活补贴标准为每人每月2976元"}},
	}},
	{name: "dibao.vagrant_food_adult", scheme: noScheme, what: "food of people helped off the street, adult", unit: "yuan a head and month", rows: []row{
		{from: "2025-06", to: "2026-05", value: "785.4", grade: rule.Official, expires: true,
			cite: rule.Cite{Title: "最低生活保障及相关社会救助标准通知", Number: "穗民规字〔2025〕2号", Article: "一(五)、二(二)", Issued: rule.DateOf(2025, 5, 30), Quote: "成年流浪乞讨受助人员基本饮食标准为每人每月785.4元；未成年人受助人员基本饮食标准为每人每月916.3元"}},
	}},
	{name: "dibao.vagrant_food_minor", scheme: noScheme, what: "food of people helped off the street, minor", unit: "yuan a head and month", rows: []row{
		{from: "2025-06", to: "2026-05", value: "916.3", grade: rule.Official, expires: true,
			cite: rule.Cite{Title: "最低生活保障及相关社会救助标准通知", Number: "穗民规字〔2025〕2号", Article: "一(五)、二(二)", Issued: rule.DateOf(2025, 5, 30), Quote: "成年流浪乞讨受助人员基本饮食标准为每人每月785.4元；未成年人受助人员基本饮食标准为每人每月916.3元"}},
	}},
	{name: "disability.living", scheme: noScheme, what: "living allowance of the disabled in need", unit: "yuan a month", rows: []row{
		{from: "2025-01", to: "2025-12", value: "209", grade: rule.Official,
			cite: rule.Cite{Title: "city page on the two disability allowances (2026-02-26)", Chinese: "残疾人两项补贴标准页面（2026-02-26）", Quote: "2025年1月起，全市困难残疾人生活补贴和重度残疾人护理补贴标准分别为每人每月209元、280元"}},
		{from: "2026-01", to: "2026-12", value: "217", grade: rule.Official,
			cite: rule.Cite{Title: "city page on the two disability allowances (2026-02-26)", Chinese: "残疾人两项补贴标准页面（2026-02-26）", Number: "粤财社〔2026〕19号", Quote: "分别提高至每人每月217元、290元"}},
	}},
	{name: "disability.nursing", scheme: noScheme, what: "nursing allowance of the severely disabled", unit: "yuan a month", rows: []row{
		{from: "2025-01", to: "2025-12", value: "280", grade: rule.Official,
			cite: rule.Cite{Title: "city page on the two disability allowances (2026-02-26)", Chinese: "残疾人两项补贴标准页面（2026-02-26）", Quote: "2025年1月起，全市困难残疾人生活补贴和重度残疾人护理补贴标准分别为每人每月209元、280元"}},
		{from: "2026-01", to: "2026-12", value: "290", grade: rule.Official,
			cite: rule.Cite{Title: "city page on the two disability allowances (2026-02-26)", Chinese: "残疾人两项补贴标准页面（2026-02-26）", Number: "粤财社〔2026〕19号", Quote: "分别提高至每人每月217元、290元"}},
	}},
	{name: "relief.medical_assistance_cap", scheme: noScheme, what: "most medical assistance of a year", unit: "yuan a head and year", rows: []row{
		{from: "2016-01", to: "2016-12", value: "350000", grade: rule.Reported,
			cite: rule.Cite{Title: "city handbook of 2017-11-20 on en.people.cn", Chinese: "en.people.cn 2017-11-20 城市手册", URL: "en.people.cn/n3/2017/1120/c313872-9294651.html", Quote: "maximum medical assistance standard reaching 350,000 yuan per person per year"}},
	}},
	{name: "disability_levy.ratio", scheme: noScheme, what: "ratio of disabled staff", unit: "fraction of the staff", rows: []row{
		{from: "2018-01", to: "", value: "0.015", grade: rule.Reported,
			cite: rule.Cite{Title: "provincial rule, from secondary sources", Chinese: "省规定（第二手来源）", Number: "粤财社〔2017〕51号", Quote: "比例不得低于本单位在职职工总数的1.5%", Note: "the quoted words are art. 8 of 残疾人就业条例, which sets the least ratio"}},
	}},
}
