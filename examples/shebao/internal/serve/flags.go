package serve

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"net"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// options are the flags.
type options struct {
	program.Tongue
	limits
	listen, origin, tokenFile string
	hosts                     []string // the names of the server
	token                     token
	ctx                       context.Context
	cancel                    context.CancelFunc
}

// limits bound what one request and all of them together may take.
type limits struct {
	body, header                        int // bytes
	rows                                int // lines of a stream
	requests, streams, connections      int // at the same time
	seconds, streamSeconds, stopSeconds int
}

// token is the hash of what a caller has to know; the zero value asks for nothing.
type token struct {
	sum   [sha256.Size]byte
	given bool
}

// shortestToken is how many characters a token has at least.
const shortestToken = 16

// defaults are the limits without a flag.
func defaults() limits {
	return limits{body: 1 << 20, header: 16 << 10, rows: 1_000_000, requests: 64, streams: 4, connections: 500,
		seconds: 30, streamSeconds: 900, stopSeconds: 10}
}

// Stop asks the server to finish what it has begun and to end.
func (o *options) Stop() { o.cancel() }

// readFlags reads the command line.
func readFlags(args []string, stderr io.Writer) (*options, error) {
	o := &options{limits: defaults()}
	fs := program.NewFlagSet(program.Command("serve"), args)
	fs.StringVar(&o.listen, "listen", "127.0.0.1:8080",
		"the `address` to listen on; this machine alone can reach the default",
		"监听的`地址`；默认只有本机可以访问")
	fs.StringVar(&o.tokenFile, "token-file", "",
		"a `file` with a token that every request must bring (Authorization: Bearer ...)",
		"存放令牌的`文件`；每个请求都须携带该令牌（Authorization: Bearer ...）")
	fs.StringVar(&o.origin, "origin", "",
		"the `origin` of web pages that may call, such as https://hr.example (without it: none)",
		"允许调用的网页`来源`，例如 https://hr.example（不写时一律不允许）")
	o.hostFlag(fs)
	o.limitFlags(fs)
	o.LangFlag(fs, "the messages, and of answers to requests without Accept-Language",
		"提示信息，以及没有 Accept-Language 的请求的答复")
	if err := fs.Parse(stderr); err != nil {
		return nil, err
	}
	errs := []error{program.OnlyFlags(fs), o.ReadLang(), o.checkLimits(), checkAddress(o.listen), checkOrigin(o.origin)}
	var err error
	if o.tokenFile != "" {
		o.token, err = readToken(o.tokenFile)
		errs = append(errs, program.FlagError("token-file", err))
	}
	o.ctx, o.cancel = context.WithCancel(context.Background())
	return o, errors.Join(errs...)
}

// limitFlags defines the flags of the limits.
func (o *options) limitFlags(fs *program.FlagSet) {
	for _, f := range o.limitList() {
		fs.IntVar(f.into, f.name, *f.into, f.english, f.chinese)
	}
}

// limit is a limit and its flag.
type limit struct {
	into             *int
	name             string
	most             int
	english, chinese string
}

// limitList are the limits with their flags and bounds; all begin at 1.
func (l *limits) limitList() []limit {
	return []limit{
		{&l.body, "max-body", 1 << 20, "the most `bytes` of a request that is no stream", "非流式请求的最大`字节`数"},
		{&l.header, "max-header", 1 << 20, "the most `bytes` of a request's header", "请求头的最大`字节`数"},
		{&l.rows, "max-rows", 100_000_000, "the most `lines` of a stream", "一个流的最大`行数`"},
		{&l.requests, "max-requests", 10_000, "the most `requests` computed at the same time", "同时处理的最大`请求数`"},
		{&l.streams, "max-streams", 1_000, "the most `streams` and rosters at the same time",
			"同时处理的流与名册的最大`数目`"},
		{&l.connections, "max-connections", 100_000, "the most `connections` at the same time; others wait",
			"同时连接的最大`数目`；超出的等待"},
		{&l.seconds, "timeout", 3_600, "the most `seconds` a request may take, and a stream may stand still",
			"一个请求最多用时、一个流最长停顿的`秒数`"},
		{&l.streamSeconds, "stream-timeout", 86_400, "the most `seconds` a stream may take", "一个流最多用时的`秒数`"},
		{&l.stopSeconds, "stop-timeout", 3_600, "the most `seconds` that requests have to end after a signal",
			"收到停止信号后等待请求完成的最多`秒数`"},
	}
}

// checkLimits refuses limits that are none.
func (l *limits) checkLimits() error {
	var errs []error
	for _, f := range l.limitList() {
		if *f.into < 1 || *f.into > f.most {
			errs = append(errs, program.Errorf("-%s %d is not from 1 to %d", "-%s %d 不在 1 至 %d 之间",
				f.name, *f.into, f.most))
		}
	}
	return errors.Join(errs...)
}

func (l *limits) timeout() time.Duration       { return time.Duration(l.seconds) * time.Second }
func (l *limits) streamTimeout() time.Duration { return time.Duration(l.streamSeconds) * time.Second }
func (l *limits) stopTimeout() time.Duration   { return time.Duration(l.stopSeconds) * time.Second }

// checkAddress refuses an address without a port.
func checkAddress(address string) error {
	if _, _, err := net.SplitHostPort(address); err != nil {
		return program.Errorf("-listen %q is not an address with a port; write it as 127.0.0.1:8080",
			"-listen %q 不是带端口的地址；请写作 127.0.0.1:8080", address)
	}
	return nil
}

// checkOrigin refuses what a browser never sends as the origin of a page.
func checkOrigin(origin string) error {
	if origin == "" {
		return nil
	}
	u, err := url.Parse(origin)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Scheme+"://"+u.Host != origin {
		return program.Errorf(
			"-origin %q is not the origin of a page; write scheme and host alone, as https://hr.example",
			"-origin %q 不是网页来源；请只写协议和主机，例如 https://hr.example", origin)
	}
	return nil
}

// readToken reads the token of a file.
func readToken(path string) (token, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return token{}, program.Errorf("the file cannot be read: %s", "文件不能读取：%s", err)
	}
	word := strings.TrimSpace(string(text))
	if len(word) < shortestToken || strings.ContainsFunc(word, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return token{}, program.Errorf("the file must hold one word of at least %d letters, digits or signs of ASCII",
			"文件中应只有一个词，至少 %d 个 ASCII 字母、数字或符号", shortestToken)
	}
	return token{sha256.Sum256([]byte(word)), true}, nil
}

// onlyThisMachine reports whether an address is reached from this machine alone.
func onlyThisMachine(address net.Addr) bool {
	tcp, isTCP := address.(*net.TCPAddr)
	return isTCP && tcp.IP.IsLoopback()
}
