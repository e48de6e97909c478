package scenario

import (
	"reflect"
	"strings"
	"sync"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// counter is the figures of a month and an employer. It is never changed once made.
type counter struct {
	policy   payroll.Policy
	employer payroll.Employer
}

// counterKey is all a counter depends on where no figure is the caller's own: the city's are part of the library.
type counterKey struct {
	month    rule.Month
	settings payroll.Settings
	carry    bool
	disputed bool
	knownOn  rule.Date
	grade    rule.Grade
}

// counters are those asked for last, for whoever sends person by person what many share.
var counters struct {
	lock sync.Mutex
	kept map[counterKey]*counter
}

// maxCounters is how many are kept, of some 20 kB each.
const maxCounters = 64

// counterOf returns the counter of a month, kept from the last time where no figure is the caller's own and every
// setting is the same.
func counterOf(month rule.Month, of *employment) (*counter, error) {
	if of.Figures.OfMonth != nil || of.Figures.Dated != nil {
		return newCounter(month, of)
	}
	key := counterKey{month, of.Settings, of.CarryForward, of.Disputed, of.KnownOn, of.MinGrade}
	counters.lock.Lock()
	known := counters.kept[key]
	counters.lock.Unlock()
	if known != nil {
		return known, nil
	}
	made, err := newCounter(month, of)
	if err != nil {
		return nil, err
	}
	counters.lock.Lock()
	defer counters.lock.Unlock()
	if counters.kept == nil || len(counters.kept) >= maxCounters {
		counters.kept = map[counterKey]*counter{}
	}
	counters.kept[key.apart()] = made
	return made, nil
}

// apart is the key with texts of its own, so that it does not keep the document they were read from.
func (k counterKey) apart() counterKey {
	settings := reflect.ValueOf(&k.settings).Elem()
	for i := range settings.NumField() {
		if text := settings.Field(i); text.Kind() == reflect.String {
			text.SetString(strings.Clone(text.String()))
		}
	}
	return k
}

func newCounter(month rule.Month, of *employment) (*counter, error) {
	policy, err := of.policy(month)
	settings := counterKey{settings: of.Settings}.apart().settings
	employer, settingsErr := payroll.NewEmployer(settings)
	if err := rule.Join(err, settingsErr); err != nil {
		return nil, err
	}
	return &counter{policy, employer}, nil
}
