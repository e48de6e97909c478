package serve

import (
	"net/http"

	"github.com/shebao-go/shebao/examples/shebao/internal/web"
)

// pagePath is how the log names the files of the page.
const pagePath = "/page/"

// page answers with a file of the page, where one is asked for. The files are the program's own, so that they need no
// token: the page asks for it and sends it with what it asks.
func (s *server) page(w http.ResponseWriter, r *http.Request) bool {
	reads := r.Method == http.MethodGet || r.Method == http.MethodHead
	return reads && web.Serves(r.URL.Path) && web.Write(w, r)
}
