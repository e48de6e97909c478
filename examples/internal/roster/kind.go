package roster

import (
	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/payroll/staff"
)

// Kind is what a person of a roster is to the schemes (人员类别).
type Kind struct {
	Person staff.Person
	Job    staff.Job
}

// Kinds are the kinds of people with an employer, under the names people use.
func Kinds() []cell.Option[Kind] {
	return []cell.Option[Kind]{
		{Value: Kind{staff.Employee, staff.MainJob}, English: "employee", Chinese: "在职",
			Also: []string{"正式", "正式员工", "在职员工", "员工", "职工", "全职"}},
		{Value: Kind{staff.Employee, staff.SideJob}, English: "side_job", Chinese: "兼职"},
		{Value: Kind{staff.RetiredRehire, staff.MainJob}, English: "retired_rehire", Chinese: "退休返聘",
			Also: []string{"返聘"}},
		{Value: Kind{staff.Intern, staff.MainJob}, English: "intern", Chinese: "实习生", Also: []string{"实习"}},
		{Value: Kind{staff.HongKongMacauTaiwan, staff.MainJob}, English: "hong_kong_macau_taiwan", Chinese: "港澳台",
			Also: []string{"港澳台人员", "港澳台居民"}},
		{Value: Kind{staff.Foreigner, staff.MainJob}, English: "foreigner", Chinese: "外籍",
			Also: []string{"外国人", "外籍人员"}},
	}
}
