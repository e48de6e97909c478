package serve

import (
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// named reports whether a request calls this server by a name that is its own: localhost, any address, or a name of
// -host. A page of another site whose name was made to point to this machine (DNS rebinding) is the same origin to a
// browser, and only the name it asks for tells it apart; an address is no name, so nobody can point it elsewhere.
func (s *server) named(r *http.Request) bool {
	host := (&url.URL{Host: r.Host}).Hostname()
	if _, err := netip.ParseAddr(host); err == nil {
		return true
	}
	return slices.Contains(s.hosts, plainHost(host))
}

// plainHost is the name of a host in small letters, without the dot that may end it.
func plainHost(name string) string { return strings.ToLower(strings.TrimSuffix(name, ".")) }

// hostFlag defines the flag of the names that the server may be called by.
func (o *options) hostFlag(fs *program.FlagSet) {
	o.hosts = []string{"localhost"}
	fs.Func("host", "a `name` that requests may call the server by, beside localhost and addresses; may be repeated",
		"除本机名和数字地址外，请求可用的服务器`名称`；可重复", func(name string) error {
			if plain := (&url.URL{Host: name}).Hostname(); plain == "" || plain != name {
				return program.Errorf("%q is not a name of a host; write it without a port, as hr.example",
					"%q 不是主机名；请不带端口书写，例如 hr.example", name)
			}
			o.hosts = append(o.hosts, plainHost(name))
			return nil
		})
}

// otherHost is the problem of a request that asks for another host.
func otherHost() kind {
	return kind{http.StatusMisdirectedRequest,
		rule.Say("the request asks for another host", "请求的主机名不是本服务"),
		rule.Say("call localhost or the address, or start the server with -host NAME",
			"请用 localhost 或 IP 地址访问，或以 -host 名称 启动服务")}
}
