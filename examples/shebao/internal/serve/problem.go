package serve

import (
	"encoding/json"
	"net/http"

	"golang.org/x/text/language"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// problem is why a request was not answered, as RFC 9457 writes it.
type problem struct {
	Type   string           `json:"type" doc:"its kind; about:blank: as the status" zh:"类别；about:blank 即如状态码"`
	Title  string           `json:"title" doc:"the kind of problem in a few words" zh:"问题概要"`
	Status int              `json:"status" doc:"the status of the answer" zh:"状态码"`
	Detail string           `json:"detail" doc:"what is wrong and what to do" zh:"错在哪里、如何改正"`
	Errors []scenario.Fault `json:"errors" doc:"the errors of the input one by one" zh:"逐个错误"`
}

// noMatch is the type of a problem that its status says all of.
const noMatch = "about:blank"

// spokenAs are the languages of answers as a request names them, by rule.Language.
var spokenAs = language.NewMatcher([]language.Tag{language.English, language.Chinese})

// languageOf is the language a request asks for; another one's is that of the server.
func languageOf(r *http.Request, otherwise rule.Language) rule.Language {
	asked, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil || len(asked) == 0 {
		return otherwise
	}
	_, i, sure := spokenAs.Match(asked...)
	switch {
	case sure == language.No:
		return otherwise
	case i == 1:
		return rule.Chinese
	}
	return rule.English
}

// tag is a language as Content-Language names it.
func tag(lang rule.Language) string {
	if lang == rule.Chinese {
		return "zh"
	}
	return "en"
}

// kind is a kind of problem of the server's own: its status and what to do about it.
type kind struct {
	status        int
	title, detail rule.Text
}

// The problems of the server's own.
func notFound() kind {
	return kind{http.StatusNotFound, rule.Say("there is nothing here", "没有这个地址"),
		rule.Say("see /openapi.json for every path", "全部路径见 /openapi.json")}
}

func wrongMethod() kind {
	return kind{http.StatusMethodNotAllowed, rule.Say("this path has no such method", "此路径不支持该方法"),
		rule.Say("use one of the methods of the header Allow", "请使用 Allow 响应头所列的方法")}
}

func noToken() kind {
	return kind{http.StatusUnauthorized, rule.Say("the token is missing or wrong", "没有令牌或令牌不对"),
		rule.Say("send the header Authorization: Bearer TOKEN", "请发送请求头 Authorization: Bearer 令牌")}
}

// tooBusy is 503 and not 429: the places are of all callers together, and this server knows none of them apart. 429 is
// for one who has sent too much (RFC 6585, 4); 503 with Retry-After for an overload that passes (RFC 9110, 15.6.4).
func tooBusy() kind {
	return kind{http.StatusServiceUnavailable, rule.Say("too many requests at the same time", "同时处理的请求过多"),
		rule.Say("try again after the seconds of Retry-After", "请在 Retry-After 所示秒数之后重试")}
}

func tooSlow() kind {
	return kind{http.StatusServiceUnavailable, rule.Say("the answer takes too long", "计算用时过长"),
		rule.Say("send less at a time, or start the server with a longer -timeout",
			"请减少单次数据量，或以更长的 -timeout 启动服务")}
}

func slowBody() kind {
	return kind{http.StatusRequestTimeout, rule.Say("the request did not arrive whole", "请求没有完整送达"),
		rule.Say("send it again, faster", "请重新发送，并加快传输")}
}

func tooLong(most int) kind {
	return kind{http.StatusRequestEntityTooLarge, rule.Sayf("the request is longer than %d bytes", "请求超过 %d 字节", most),
		rule.Say("send less at a time, or many slips as a stream to /v1/slips",
			"请减少单次数据量；多人请以流的方式发到 /v1/slips")}
}

func wrongType(want string) kind {
	return kind{http.StatusUnsupportedMediaType, rule.Sayf("the Content-Type is not %s", "Content-Type 不是 %s", want),
		rule.Sayf("send the header Content-Type: %s", "请发送请求头 Content-Type: %s", want)}
}

func broken() kind {
	return kind{http.StatusInternalServerError, rule.Say("the server failed", "服务出错"),
		rule.Say("this is a fault of the program; report what was asked", "这是程序的缺陷，请报告所发的请求")}
}

// in is the problem document in a language.
func (k kind) in(lang rule.Language) problem {
	return problem{Type: noMatch, Title: k.title.In(lang), Status: k.status, Detail: k.detail.In(lang),
		Errors: []scenario.Fault{}}
}

// refused is the problem of an input that cannot be used, or a rule that has no answer to it.
func refused(status int, err error, lang rule.Language) problem {
	why := scenario.Explain(err, lang)
	return problem{Type: "/v1/codes#" + why.Code, Title: titleOf(why.Code, lang), Status: status, Detail: why.Message,
		Errors: why.Errors}
}

// titleOf is what a code means.
func titleOf(code string, lang rule.Language) string {
	for _, c := range scenario.Codes() {
		if c.Code == code {
			return rule.Say(c.Doc, c.Chinese).In(lang)
		}
	}
	return rule.Say("the input was refused", "输入未被接受").In(lang)
}

// write answers a request by the problem.
func (p problem) write(w http.ResponseWriter, lang rule.Language) {
	body, _ := json.Marshal(p) // texts and numbers, which cannot fail
	h := w.Header()
	h.Set("Content-Type", problemType)
	h.Set("Content-Language", tag(lang))
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(p.Status)
	_, _ = w.Write(append(body, '\n')) // a caller who has gone away is nobody to tell
}
