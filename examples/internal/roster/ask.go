package roster

import (
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// Questions are what was read in one way and may be meant in another (请核对), by line and person. The zero value has
// none.
type Questions struct {
	list []rule.Text
	more int
}

// mostQuestions are named; all are counted.
const mostQuestions = 5

// Ask takes in a question.
func (q *Questions) Ask(line int, who string, what rule.Text) {
	if len(q.list) == mostQuestions {
		q.more++
		return
	}
	who = table.Printable(who)
	q.list = append(q.list, rule.Sayf("look at line %[1]d, %[2]s: %[3]s", "请核对第 %[1]d 行 %[2]s：%[4]s", line, who,
		what.English, what.Chinese))
}

// LookAt asks about an id that may have lost digits.
func (q *Questions) LookAt(line int, id string) {
	if doubt := printed.Doubt(id); doubt != nil {
		q.Ask(line, id, rule.Say(doubtful(doubt, rule.English), doubtful(doubt, rule.Chinese)))
	}
}

// doubtful is what is doubtful about an id.
func doubtful(doubt error, lang rule.Language) string {
	return table.Problem{Err: doubt}.Reason(lang)
}

// List lists the questions.
func (q *Questions) List() []rule.Text {
	if q.more == 0 {
		return q.list
	}
	return append(q.list[:len(q.list):len(q.list)], rule.Sayf("look at %d more rows of this kind",
		"另有 %d 行同样请核对", q.more))
}

// partTime asks about people who work part-time (兼职), by what the roster says.
func partTime() rule.Text {
	return rule.Say("兼职 was read as a second job of somebody whose main job insures them elsewhere: injury insurance "+
		"alone here; write side_job where that is so, and employee (在职) where the person is insured here",
		"“兼职”按另有主职、在别处参保理解，本单位只缴工伤；确实如此可写 side_job，在本单位参保的请写 在职")
}

// AskKind asks about a kind of person that may mean two things, by the word that was written.
func (q *Questions) AskKind(line int, who, word string) {
	if printed.Plain(word) == "兼职" {
		q.Ask(line, who, partTime())
	}
}
