package designated

import "github.com/shopspring/decimal"

// Period is what a limit counts over. The zero value is no period.
type Period string

// The periods of 附件1.
const (
	Month      Period = "month"       // 元/月
	Year       Period = "year"        // 元/年
	Unlimited  Period = "unlimited"   // 无
	NotCovered Period = "not_covered" // ——
)

// Limit is the most the pooled fund pays in a period, yuan.
type Limit struct {
	Amount decimal.Decimal
	Per    Period
}

// Disease is one row of 附件1.
type Disease struct {
	Number   int
	Class    int // 一类 or 二类
	Name     string
	Employee Limit // 职工医保
	Resident Limit // 城乡居民医保
	// Months or Days is how long an admission is valid (审核确认有效期); both 0: 长期, or none is needed (急诊留院观察).
	Months, Days int
	FirstPay     bool // class B medicines and items keep their first self-pay (七); for all others it is nil
}

// Two rows differ from the others in deductible and ratio (三, 四).
const (
	familyBed = 57 // 家庭病床
	emergency = 58 // 急诊留院观察
)

// list returns the rows of 附件1.
func list() []Disease {
	var out []Disease
	add := func(class int, employee, resident Limit, months int, names ...string) {
		for _, name := range names {
			out = append(out, Disease{Number: len(out) + 1, Class: class, Name: name, Employee: employee,
				Resident: resident, Months: months})
		}
	}
	per := func(amount int64, period Period) Limit { return Limit{decimal.New(amount, 0), period} }
	none := Limit{Per: Unlimited}

	add(1, per(200, Month), per(50, Month), 0, // 1 to 16
		"高血压病", "糖尿病", "高脂血症", "冠状动脉粥样硬化性心脏病", "慢性心力衰竭（心功能Ⅲ级以上）", "脑血管病后遗症", "支气管哮喘", "慢性阻塞性肺疾病",
		"心脏瓣膜替换手术后抗凝治疗", "类风湿关节炎", "骨关节炎", "甲状腺功能减退症", "银屑病", "肝豆状核变性病（铜代谢障碍）", "淋巴结核", "肌萎缩侧索硬化症")
	add(1, per(400, Month), per(50, Month), 0, // 17 to 27
		"系统性红斑狼疮", "帕金森病", "阿尔茨海默氏病", "癫痫", "慢性肾功能不全（非透析）", "慢性肾小球肾炎", "肝硬化", "强直性脊柱炎", "溃疡性结肠炎", "克罗恩病", "普拉德-威利综合征")
	add(2, per(500, Month), per(400, Month), 0, // 28 to 33
		"分裂情感性障碍", "精神发育迟滞", "精神分裂症", "偏执性精神病", "双相情感障碍", "癫痫所致精神障碍")
	add(2, per(600, Month), per(480, Month), 24, "慢性乙型肝炎", "心房颤动抗凝治疗")              // 34, 35
	add(2, per(800, Month), per(640, Month), 0, "艾滋病病毒感染")                          // 36
	add(2, per(800, Month), per(640, Month), 24, "恶性肿瘤镇痛治疗（非化学治疗、生物靶向药物治疗、放射治疗期间）") // 37
	add(2, per(800, Month), per(640, Month), 12, "活动性肺结核")                          // 38
	add(2, per(800, Month), per(640, Month), 24, "耐多药肺结核")                          // 39
	add(2, Limit{Per: NotCovered}, per(640, Month), 24, "小儿脑性瘫痪")                   // 40
	add(2, per(3000, Month), per(3000, Month), 24, "重型β地中海贫血")                      // 41
	add(2, per(3500, Month), per(3500, Month), 6, "慢性丙型肝炎")                         // 42
	add(2, per(6000, Month), per(6000, Month), 24,                                  // 43 to 48
		"慢性再生障碍性贫血", "肺脏移植术后抗排异治疗", "肝脏移植术后抗排异治疗", "骨髓移植术后抗排异治疗", "肾脏移植术后抗排异治疗", "心脏移植术后抗排异治疗")
	add(2, per(7100, Month), per(7100, Month), 24, "多发性硬化症")      // 49
	add(2, per(18000, Year), per(14400, Year), 24, "湿性年龄相关性黄斑变性") // 50
	add(2, none, none, 24,                                        // 51 to 55
		"恶性肿瘤放射治疗", "恶性肿瘤化学治疗（含生物靶向药物治疗）", "恶性肿瘤辅助治疗（放射治疗、化学治疗及生物靶向药物治疗期间）", "尿毒症腹膜透析治疗", "尿毒症血液透析治疗")
	add(2, none, none, 0, "血友病", "家庭病床", "急诊留院观察") // 56 to 58
	out[familyBed-1].Days = 90                     // 57: 90天
	for _, number := range [...]int{51, 52, 53, familyBed, emergency} {
		out[number-1].FirstPay = true // 七
	}
	return out
}
