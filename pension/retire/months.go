package retire

import "github.com/shebao-go/shebao/rule"

const year = 12 // months

func failed(kind error, field, value string, reason, do rule.Text) error {
	return rule.AreaPension.Refuse(kind, field, value, reason, do)
}

func later(a, b rule.Month) rule.Month {
	if a.Before(b) {
		return b
	}
	return a
}
