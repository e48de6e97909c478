package main

import (
	"regexp"
	"strconv"
)

// check is a line of the board: what is checked, and the command that says so.
type check struct {
	english, chinese string
	finds            *regexp.Regexp // in what the command says
	whole            measure
	sample           measure // of less than everything, where there is such a thing
}

// measure is a command and how what it says is told: $1 and so on are what was found; where it is found often, the
// sums.
type measure struct {
	command         string
	count           string // a command that says of how many a sample is: $0
	result, chinese string
}

// others are the kinds of mutants besides roundings.
const others = "constant,statement,operand,bound,arithmetic,error,condition"

// of is the measure that is asked for: a sample where there is one and the whole was not asked for.
func (c check) of(whole bool) measure {
	if whole || c.sample.command == "" {
		return c.whole
	}
	return c.sample
}

// checks are the lines of the board.
var checks = []check{
	{
		english: "cases of named sources, and own", chinese: "有出处的案例和自编案例",
		finds: regexp.MustCompile(`(\d+) passed, (\d+) failed`),
		whole: measure{command: "go run ./examples/scenario -lang en scenario/testdata/*/*.json",
			result: "$1 answered as wanted, $2 otherwise", chinese: "$1 个符合，$2 个不符"},
	},
	{
		english: "cases drawn at random, answered by an oracle written from the texts",
		chinese: "随机案例，由另按文件编写的 Python 程序作答",
		finds:   regexp.MustCompile(`(\d+) passed, (\d+) failed`),
		whole:   measure{command: ".ci/differ 100000 1 2", result: agree, chinese: agreeChinese},
		sample:  measure{command: ".ci/differ 20000 1", result: agree, chinese: agreeChinese},
	},
	{
		english: "slips of every month, recomputed from the evidence", chinese: "各月明细按证据重新计算",
		finds: regexp.MustCompile(`(\d+) oracle/slips.csv`),
		whole: measure{command: "python3 oracle/slips.py --check --self-test && go test -count=1 ./oracle && " +
			"wc -l oracle/slips.csv", result: "$1 lines, all equal", chinese: "$1 行，全部相同"},
	},
	mutants("changed roundings that a test notices", "改动舍入后能被测试发现", "rounding"),
	mutants("other changes of the code that a test notices", "改动其他代码后能被测试发现", others),
	{
		english: "changed figures, and what notices them", chinese: "改动数值后由什么发现",
		finds: regexp.MustCompile("(?s)" + changed("value") + ".*" + changed("from") + ".*" + changed("to")),
		whole: measure{command: "go test ./guangzhou -run TestFiguresAreConfirmed -confirm -timeout 1h" + page,
			result: confirmed, chinese: confirmedChinese},
		sample: measure{command: "go test ./guangzhou -run TestFiguresAreConfirmed -confirm -sample 100" + page,
			result: confirmed, chinese: confirmedChinese},
	},
	{
		english: "statements of the core that a test runs", chinese: "测试执行到的语句",
		finds: regexp.MustCompile(`\nall +(\d+) .* ([\d.]+)%`),
		whole: measure{command: "go -C tools run ./cover", result: "$2 % of $1; the rest is explained",
			chinese: "$1 条中的 $2 %；其余均有说明"},
	},
	{
		english: "fuzz targets of the core", chinese: "模糊测试目标",
		finds: regexp.MustCompile(`(\d+)`),
		whole: measure{command: "git grep -h '^func Fuzz' -- '*_test.go' ':!examples' | wc -l", result: "$1",
			chinese: "$1 个"},
	},
}

const (
	agree        = "$1 agree, $2 differ"
	agreeChinese = "$1 个一致，$2 个不一致"

	// The page lists what nothing notices, and the test fails where that is not so any more.
	page      = " && grep '^. [a-z]* . [0-9]' docs/UNCONFIRMED.md"
	confirmed = "of $1 values $2 by a table alone and $3 by nothing, of $4 first months $5 and $6, of $7 last months " +
		"$8 and $9"
	confirmedChinese = "$1 个数值中 $2 个仅有表格印证、$3 个无印证；$4 个起始月中 $5 个、$6 个；$7 个终止月中 $8 个、$9 个"
)

// mutants is the line of some kinds of mutants. A sample leaves out what is argued.
func mutants(english, chinese, kinds string) check {
	const command = "go -C tools run ./mutate -q -kind "
	return check{english: english, chinese: chinese,
		finds: regexp.MustCompile(`\nall +(\d+) +(\d+) +(\d+) +(\d+)`),
		whole: measure{command: command + kinds, result: "$2 of $1; $3 make no difference, as argued; $4 open",
			chinese: "$1 处中 $2 处；$3 处不影响结果，已说明理由；$4 处待补"},
		sample: measure{command: command + kinds + " -sample 100", count: command + kinds + " -list | wc -l",
			result: "$2 of a sample of $1 of $0; $4 open", chinese: "$0 处中抽查 $1 处，发现 $2 处；$4 处待补"},
	}
}

// changed finds a row of the page: how many were changed, and what only a table and what nothing noticed.
func changed(what string) string {
	return `\| ` + what + ` \| (\d+) \|[^|\n]*\|[^|\n]*\|[^|\n]*\| (\d+) \| (\d+) \|`
}

// sum is what was found once, or the sums of what was found often.
func sum(matches [][][]byte) []string {
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

// grouped is a whole number with commas; any other text is what it is.
func grouped(text string) string {
	if _, err := strconv.Atoi(text); err != nil {
		return text
	}
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}
