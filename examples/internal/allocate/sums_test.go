package allocate

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
)

// made is a company made at random, and what its lists charge in fen, added up as they are made.
type made struct {
	roster strings.Builder
	lists  map[string]*strings.Builder // by scheme:payer
	fund   strings.Builder
	fen    map[string]int64 // by scheme:payer
	all    int64
}

// anybody is the id and the personal number of a row: somebody of the roster as it is, masked, by number alone in
// another form, or a stranger.
func anybody(r *rand.Rand, people int) (id, number string) {
	k := r.IntN(people + 2)
	id, number = fmt.Sprintf("TEST%014d", k), fmt.Sprintf("A%03d", k)
	switch r.IntN(6) {
	case 0:
		id = "TEST**********" + id[14:]
	case 1:
		id = "'" + id
	case 2:
		number = ""
	}
	return id, number
}

// company makes a roster and lists.
func company(r *rand.Rand) *made {
	m := &made{lists: map[string]*strings.Builder{}, fen: map[string]int64{}}
	people := 1 + r.IntN(8)
	m.roster.WriteString("工号,身份证号,部门,成本中心,缴费工资\n")
	for i := range people {
		wage := []string{"8000", "", "面议", "12345.67", "100000"}[r.IntN(5)]
		fmt.Fprintf(&m.roster, "A%03d,TEST%014d,%s,%s,%s\n", i, i, []string{"研发", "销售", "", "*"}[r.IntN(4)],
			[]string{"01", "1", "a", "A", ""}[r.IntN(5)], wage)
	}
	for _, key := range []string{"pension:employee", "medical:employer", "injury:employer"} {
		if r.IntN(4) > 0 {
			m.detail(r, key, people)
		}
	}
	m.deposits(r, people)
	return m
}

// detail makes a list of the tax client.
func (m *made) detail(r *rand.Rand, key string, people int) {
	list := &strings.Builder{}
	list.WriteString(detailHead)
	for i := range r.IntN(12) {
		id, number := anybody(r, people)
		fen := r.Int64N(2_000_00) - 20_000
		m.fen[key] += fen
		m.all += fen
		fmt.Fprintf(list, "%d,某,居民身份证,%s,,%s,%s,%s,,,%s\n", i+1, id, []string{"", "8000.00"}[r.IntN(2)],
			[]string{"", "8%"}[r.IntN(2)], decimal.New(fen, -2).StringFixed(2), number)
	}
	if r.IntN(2) == 0 {
		fmt.Fprintf(list, "合计,,,,,,,%s,,,\n", decimal.New(m.fen[key], -2).StringFixed(2))
	}
	m.lists[key] = list
}

// deposits makes the fund's list.
func (m *made) deposits(r *rand.Rand, people int) {
	m.fund.WriteString("个人账号,姓名,证件类型,证件号码,当前工资,单位缴存额,个人月缴存额,补贴工资,补贴月缴,合计月缴额,个人状态\n")
	for range r.IntN(10) {
		id, _ := anybody(r, people)
		employer, employee, subsidy := r.Int64N(200_000), r.Int64N(200_000), r.Int64N(2)*r.Int64N(9_000)
		m.fen["housing:employer"] += employer
		m.fen["housing:employee"] += employee
		m.all += employer + employee + subsidy
		fmt.Fprintf(&m.fund, "G,某,居民身份证,%s,8000,%s,%s,,%s,,\n", id, decimal.New(employer, -2),
			decimal.New(employee, -2), decimal.New(subsidy, -2))
	}
}

// check runs the program on the company: the tables by person, by department and by cost centre all add up to what was
// charged, and so do the rows of each list.
func (m *made) check(t *testing.T) {
	named := []string{"roster.csv", m.roster.String(), "fund.csv", m.fund.String()}
	keys := []string{}
	for key, list := range m.lists {
		keys = append(keys, key)
		named = append(named, strings.ReplaceAll(key, ":", "-")+".csv", list.String())
	}
	files := put(t, named...)
	out := filepath.Join(filepath.Dir(files[0]), "out.csv")
	args := settings("-roster", files[0], "-fund", files[1], "-out", out)
	for i, key := range keys {
		args = append(args, "-detail", key+"="+files[2+i])
	}
	status, _, errs := pagetest.Program(Run).Run("", args...)
	require.LessOrEqual(t, status, 1, errs)
	for _, table := range []string{"out.csv", "out-departments.csv", "out-cost-centres.csv"} {
		var sum decimal.Decimal
		all := rows(t, filepath.Join(filepath.Dir(out), table))
		for _, row := range all[:len(all)-1] {
			sum = sum.Add(decimal.RequireFromString(row[len(row)-1]))
		}
		assert.Equal(t, decimal.New(m.all, -2).StringFixed(2), sum.StringFixed(2), table)
		assert.Equal(t, sum.StringFixed(2), all[len(all)-1][len(all[0])-1], table)
	}
	for _, row := range rows(t, filepath.Join(filepath.Dir(out), "out-lists.csv")) {
		key := strings.ToLower(row[1]) + ":" + row[2]
		key = strings.Replace(key, "housing fund", "housing", 1)
		assert.Equal(t, decimal.New(m.fen[key], -2).StringFixed(2), row[4], key)
	}
}

func TestEveryTableAddsUpToTheLists(t *testing.T) {
	for seed := range uint64(150) {
		company(rand.New(rand.NewPCG(seed, 1))).check(t)
	}
}

func FuzzEveryTableAddsUpToTheLists(f *testing.F) {
	f.Add(uint64(7), uint64(2))
	f.Fuzz(func(t *testing.T, a, b uint64) { company(rand.New(rand.NewPCG(a, b))).check(t) })
}
