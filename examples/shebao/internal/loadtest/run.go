package loadtest

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"time"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// Run is the program; it returns the exit status.
func Run(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	return program.Run("loadtest", args, stderr, readFlags, func(o *options) (bool, error) {
		before := settled(measured()).goroutines
		g, err := open(o)
		if err != nil {
			return false, err
		}
		p := &page.Page{Columns: 118, Margin: "  "}
		g.title(p)
		clean, err := g.all(p)
		if err == nil {
			err = g.end(before)
		}
		_, printed := io.WriteString(stdout, p.String())
		return clean, errors.Join(err, printed)
	})
}

// clients are a kind of clients and what they do.
type clients struct {
	name rule.Text
	do   func(*tally)
}

// kinds are all kinds of clients, in the order they come.
func (g *ground) kinds() []clients {
	return []clients{
		{rule.Sayf("every rule and list, %d at a time", "全部规则与列表，%d 路并发", atATime), g.mixed},
		{rule.Sayf("%d slow senders and readers", "%d 个慢速收发者", 5*slowAtATime), g.slow},
		{rule.Say("oversize, deep and broken JSON", "过大、过深、损坏的 JSON"), g.broken},
		{rule.Say("requests given up half-way", "中途放弃的请求"), g.cancelled},
		{rule.Sayf("a stream of %s rows", "%s 行的流", page.Count(g.rows)), g.stream},
		{rule.Sayf("the amounts of %s rows", "%s 行的流，只要金额", page.Count(g.rows)), g.streamAmounts},
		{rule.Sayf("%s connections, %s at a time", "%s 个连接，同时受理 %s 个", page.Count(g.connections),
			page.Count(g.accepted())), g.crowd},
	}
}

// title prints what this is.
func (g *ground) title(p *page.Page) {
	p.Title(fmt.Sprintf(g.Say("Load and abuse of shebao serve: %d cores, %s, %d seconds of each",
		"shebao serve 负载与滥用测试：%d 核，%s，每类 %d 秒"), runtime.GOMAXPROCS(0), runtime.Version(), g.seconds), "=")
}

// all has every kind of clients come, one after the other, and prints what came of it.
func (g *ground) all(p *page.Page) (clean bool, err error) {
	clean = true
	answers := [][]string{{g.Say("clients", "客户"), g.Say("right", "正确"), g.Say("wrong", "错误"),
		g.Say("told to wait", "须重试"), g.Say("ended", "中止"), g.Say("a second", "每秒"), "p50 ms", "p99 ms",
		g.Say("echo p50", "回显 p50"), g.Say("echo p99", "回显 p99")}, nil}
	rests := [][]string{{g.Say("at rest", "静止时"), g.Say("goroutines", "协程"), g.Say("open files", "打开的文件"),
		g.Say("heap MB", "堆 MB"), g.Say("at most MB", "最高 MB")}, nil, g.base.row(g.Say("before", "此前"), "-")}
	var wrong []string
	for _, kind := range g.kinds() {
		t := &tally{}
		began := time.Now()
		most := watched(func() { kind.do(t) })
		if t.took == 0 {
			t.took = time.Since(began)
		}
		name := kind.name.In(g.Lang)
		if most > g.base.heap+mostHeap {
			t.gaveUp(fmt.Errorf("%s MB were held", megabytes(most)))
		}
		answers = append(answers, t.row(name))
		for _, fault := range t.faults {
			wrong = append(wrong, name+": "+fault)
		}
		t.ours, t.echo = nil, nil
		now, rested := g.comeToRest()
		rests = append(rests, now.row(name, megabytes(most)))
		if !rested {
			wrong = append(wrong, name+": "+g.Say("more is held than before", "占用多于此前"))
		}
		clean = clean && t.wrong == 0 && rested
	}
	p.Line("")
	p.Grid(answers)
	p.Line("")
	p.Grid(rests)
	for _, one := range wrong {
		p.Line("")
		p.Wrapped("! ", one)
	}
	return clean, nil
}

// row is what came of a kind of clients.
func (t *tally) row(name string) []string {
	return []string{name, page.Count(t.right), page.Count(t.wrong), page.Count(t.busy), page.Count(t.ended),
		page.Count(int(float64(t.right) / t.took.Seconds())), milliseconds(t.ours, 50), milliseconds(t.ours, 99),
		milliseconds(t.echo, 50), milliseconds(t.echo, 99)}
}

// milliseconds prints a percentile; a dash where nothing was timed.
func milliseconds(took []time.Duration, percent int) string {
	if len(took) == 0 {
		return "-"
	}
	return strconv.FormatFloat(float64(percentile(took, percent).Microseconds())/1000, 'f', 2, 64)
}

// row is what is held.
func (r rest) row(name, most string) []string {
	return []string{name, strconv.Itoa(r.goroutines), strconv.Itoa(r.files), megabytes(r.heap), most}
}

func megabytes(bytes uint64) string { return strconv.FormatFloat(float64(bytes)/1e6, 'f', 1, 64) }
