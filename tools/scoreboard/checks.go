package main

import (
	"regexp"
	"strconv"
)

// check is a command that checks something, and how what it says is told.
type check struct {
	english, chinese      string
	command               string         // of everything
	sample                string         // of less, where there is such a thing
	finds                 *regexp.Regexp // in what it says
	result, resultChinese string         // $1 and so on are what was found; where it is found often, the sums
}

// others are the kinds of mutants besides roundings, which are all hunted.
const others = "constant,statement,operand,bound,arithmetic,error,condition"

// checks are the lines of the board.
var checks = []check{
	{
		english: "cases of named sources, and own", chinese: "有出处的案例和自编案例",
		command: "go run ./examples/scenario -lang en scenario/testdata/*/*.json",
		finds:   regexp.MustCompile(`(\d+) passed, (\d+) failed`),
		result:  "$1 answered as wanted, $2 otherwise", resultChinese: "$1 个符合，$2 个不符",
	},
	{
		english: "cases drawn at random, answered by an oracle written from the texts",
		chinese: "随机案例，由另按文件编写的 Python 程序作答",
		command: ".ci/differ 100000 1 2", sample: ".ci/differ 20000 1",
		finds:  regexp.MustCompile(`(\d+) passed, (\d+) failed`),
		result: "$1 agree, $2 differ", resultChinese: "$1 个一致，$2 个不一致",
	},
	{
		english: "slips of every month, recomputed from the evidence", chinese: "各月明细按证据重新计算",
		command: "python3 oracle/slips.py --check --self-test && go test -count=1 ./oracle && wc -l oracle/slips.csv",
		finds:   regexp.MustCompile(`(\d+) oracle/slips.csv`),
		result:  "$1 lines, all equal", resultChinese: "$1 行，全部相同",
	},
	{
		english: "changed roundings that a test notices", chinese: "改动舍入后能被测试发现",
		command: "go -C tools run ./mutate -q -kind rounding",
		sample:  "go -C tools run ./mutate -q -kind rounding -sample 300",
		finds:   found, result: counted, resultChinese: countedChinese,
	},
	{
		english: "other changes of the code that a test notices", chinese: "改动其他代码后能被测试发现",
		command: "go -C tools run ./mutate -q -kind " + others,
		sample:  "go -C tools run ./mutate -q -sample 300 -kind " + others,
		finds:   found, result: counted, resultChinese: countedChinese,
	},
	{
		english: "changed figures that independent evidence notices", chinese: "改动数值后能被独立证据发现",
		command: "head -n 40 docs/UNCONFIRMED.md",
		finds: regexp.MustCompile(
			`(?s)value \| (\d+) \| (\d+ %).*from \|[^|]*\| (\d+ %).*to \|[^|]*\| (\d+ %)`),
		result:        "of $1 values $2, of first months $3, of last months $4; the rest is listed there",
		resultChinese: "$1 个数值中 $2，起始月 $3，终止月 $4；其余列在该页",
	},
	{
		english: "statements of the core that a test runs", chinese: "测试执行到的语句",
		command: "go -C tools run ./cover",
		finds:   regexp.MustCompile(`\nall +(\d+) .* ([\d.]+)%`),
		result:  "$2 % of $1; the rest is explained", resultChinese: "$1 条中的 $2 %；其余均有说明",
	},
	{
		english: "fuzz targets of the core", chinese: "模糊测试目标",
		command: "git grep -h '^func Fuzz' -- '*_test.go' ':!examples' | wc -l",
		finds:   regexp.MustCompile(`(\d+)`),
		result:  "$1", resultChinese: "$1 个",
	},
}

// What mutate says of all it hunted.
var found = regexp.MustCompile(`\nall +(\d+) +(\d+) +(\d+) +(\d+)`)

const (
	counted        = "$2 of $1, $3 argued, $4 open"
	countedChinese = "$1 处中 $2 处，$3 处已说明理由，$4 处待补"
)

// sum is what was found once, or the sums of what was found often.
func (c check) sum(matches [][][]byte) []string {
	var out []string
	for group := 1; group < len(matches[0]); group++ {
		text, total := string(matches[0][group]), 0
		for _, m := range matches {
			n, err := strconv.Atoi(string(m[group]))
			if err != nil {
				break
			}
			total += n
			text = strconv.Itoa(total)
		}
		out = append(out, text)
	}
	return out
}
