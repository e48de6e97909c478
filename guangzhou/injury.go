package guangzhou

import "github.com/shebao-go/shebao/rule"

var injuryTables = []table{
	{name: "injury.class_1_rate", scheme: rule.Injury, what: "rate of class 1", unit: "fraction", rows: []row{
		{from: "2015-07", to: "2015-07", value: "0.005", grade: rule.Reported, inForceBy: true,
			cite: rule.Cite{Title: "consultancy table of July 2015", Chinese: "咨询机构 2015 年 7 月对照表", URL: "bycpa.com/html/news/20158/1963.html", Note: "three classes until the eight of 2015-10; seen for July 2015 only"}},
		{from: "2021-05", to: "", value: "0.002", grade: rule.Reported,
			cite: rule.Cite{Title: "省级统筹工伤保险行业基准费率标准过渡办法 annex 2, row 广州 (mirror on fcym66.cn)", Chinese: "省级统筹工伤保险行业基准费率标准过渡办法 附件2 广州行（fcym66.cn 镜像）"}},
	}},
	{name: "injury.class_2_rate", scheme: rule.Injury, what: "rate of class 2", unit: "fraction", rows: []row{
		{from: "2015-07", to: "2015-07", value: "0.01", grade: rule.Reported, inForceBy: true,
			cite: rule.Cite{Title: "consultancy table of July 2015", Chinese: "咨询机构 2015 年 7 月对照表", URL: "bycpa.com/html/news/20158/1963.html", Note: "three classes until the eight of 2015-10; seen for July 2015 only"}},
		{from: "2021-05", to: "", value: "0.004", grade: rule.Reported,
			cite: rule.Cite{Title: "省级统筹工伤保险行业基准费率标准过渡办法 annex 2, row 广州 (mirror on fcym66.cn)", Chinese: "省级统筹工伤保险行业基准费率标准过渡办法 附件2 广州行（fcym66.cn 镜像）"}},
	}},
	{name: "injury.class_3_rate", scheme: rule.Injury, what: "rate of class 3", unit: "fraction", rows: []row{
		{from: "2015-07", to: "2015-07", value: "0.015", grade: rule.Reported, inForceBy: true,
			cite: rule.Cite{Title: "consultancy table of July 2015", Chinese: "咨询机构 2015 年 7 月对照表", URL: "bycpa.com/html/news/20158/1963.html", Note: "three classes until the eight of 2015-10; seen for July 2015 only"}},
		{from: "2021-05", to: "", value: "0.006", grade: rule.Reported,
			cite: rule.Cite{Title: "省级统筹工伤保险行业基准费率标准过渡办法 annex 2, row 广州 (mirror on fcym66.cn)", Chinese: "省级统筹工伤保险行业基准费率标准过渡办法 附件2 广州行（fcym66.cn 镜像）"}},
	}},
	{name: "injury.class_4_rate", scheme: rule.Injury, what: "rate of class 4", unit: "fraction", rows: []row{
		{from: "2021-05", to: "", value: "0.008", grade: rule.Reported,
			cite: rule.Cite{Title: "省级统筹工伤保险行业基准费率标准过渡办法 annex 2, row 广州 (mirror on fcym66.cn)", Chinese: "省级统筹工伤保险行业基准费率标准过渡办法 附件2 广州行（fcym66.cn 镜像）"}},
	}},
	{name: "injury.class_5_rate", scheme: rule.Injury, what: "rate of class 5", unit: "fraction", rows: []row{
		{from: "2021-05", to: "", value: "0.009", grade: rule.Reported,
			cite: rule.Cite{Title: "省级统筹工伤保险行业基准费率标准过渡办法 annex 2, row 广州 (mirror on fcym66.cn)", Chinese: "省级统筹工伤保险行业基准费率标准过渡办法 附件2 广州行（fcym66.cn 镜像）"}},
	}},
	{name: "injury.class_6_rate", scheme: rule.Injury, what: "rate of class 6", unit: "fraction", rows: []row{
		{from: "2021-05", to: "", value: "0.01", grade: rule.Reported,
			cite: rule.Cite{Title: "省级统筹工伤保险行业基准费率标准过渡办法 annex 2, row 广州 (mirror on fcym66.cn)", Chinese: "省级统筹工伤保险行业基准费率标准过渡办法 附件2 广州行（fcym66.cn 镜像）"}},
	}},
	{name: "injury.class_7_rate", scheme: rule.Injury, what: "rate of class 7", unit: "fraction", rows: []row{
		{from: "2021-05", to: "", value: "0.012", grade: rule.Reported,
			cite: rule.Cite{Title: "省级统筹工伤保险行业基准费率标准过渡办法 annex 2, row 广州 (mirror on fcym66.cn)", Chinese: "省级统筹工伤保险行业基准费率标准过渡办法 附件2 广州行（fcym66.cn 镜像）"}},
	}},
	{name: "injury.class_8_rate", scheme: rule.Injury, what: "rate of class 8", unit: "fraction", rows: []row{
		{from: "2021-05", to: "", value: "0.014", grade: rule.Reported,
			cite: rule.Cite{Title: "省级统筹工伤保险行业基准费率标准过渡办法 annex 2, row 广州 (mirror on fcym66.cn)", Chinese: "省级统筹工伤保险行业基准费率标准过渡办法 附件2 广州行（fcym66.cn 镜像）"}},
	}},
	{name: "injury.ceiling", scheme: rule.Injury, what: "ceiling", unit: "yuan a month", rows: []row{
		{from: "2013-01", to: "", value: "none", grade: rule.Official,
			cite: rule.Cite{Title: "工伤保险条例", Article: "第十条", Quote: "用人单位缴纳工伤保险费的数额为本单位职工工资总额乘以单位缴费费率之积", Note: "the article multiplies total wages and sets no ceiling; a consultancy table of 2020 says \"Work-Related-Injury 2,100 Unlimited\""}},
	}},
}
