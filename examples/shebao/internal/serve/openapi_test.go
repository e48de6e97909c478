package serve

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/household"
	"github.com/shebao-go/shebao/examples/internal/retirement"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// newValidator makes a validator of the document the server gives, once for all tests.
var newValidator = sync.OnceValues(func() (validator.Validator, error) {
	text, err := openAPI()
	if err != nil {
		return nil, err
	}
	document, err := libopenapi.NewDocument(text)
	if err != nil {
		return nil, err
	}
	v, errs := validator.NewValidator(document)
	return v, errors.Join(errs...)
})

func validated(t *testing.T) validator.Validator {
	t.Helper()
	v, err := newValidator()
	require.NoError(t, err)
	return v
}

// TestOpenAPI: a validator of OpenAPI 3.1 finds the document good, and requests and answers of every kind are as it
// says.
func TestOpenAPI(t *testing.T) {
	s, _ := started(t)
	v := validated(t)
	good, errs := v.ValidateDocument()
	require.True(t, good, "%v", errs)
	for _, c := range []struct{ name, method, path, body string }{
		{name: "every rule", method: "GET", path: "/v1/rules"},
		{name: "a rule", method: "GET", path: land},
		{name: "a rule's answer", method: "POST", path: land, body: `{"net_revenue":"1000000"}`},
		{name: "a slip", method: "POST", path: "/v1/slips", body: person},
		{name: "the amounts of a slip", method: "POST", path: "/v1/slips?form=amounts", body: person},
		{name: "names of figures", method: "GET", path: "/v1/figures"},
		{name: "figures of a month", method: "GET", path: "/v1/figures?month=2025-08&name=pension&disputed=true"},
		{name: "months", method: "GET", path: "/v1/months"},
		{name: "a figure through its months", method: "GET", path: "/v1/series?name=pension.employer_rate"},
		{name: "two figures", method: "GET", path: "/v1/series?name=pension.floor&with=medical.floor"},
		{name: "what a life is asked with", method: "GET", path: "/v1/lives"},
		{name: "a life", method: "POST", path: "/v1/lives", body: retirement.Example},
		{name: "what a household is asked with", method: "GET", path: "/v1/households"},
		{name: "a household", method: "POST", path: "/v1/households",
			body: household.Rule(rule.English).Example()},
		{name: "codes", method: "GET", path: "/v1/codes"},
		{name: "the document", method: "GET", path: "/openapi.json"},
		{name: "an input that is refused", method: "POST", path: land, body: `{"net_revenue":"-1"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var headers []string
			if c.body != "" {
				headers = []string{"Content-Type", "application/json"}
			}
			r := asked(c.method, c.path, c.body, headers...)
			good, errs := v.ValidateHttpRequestSync(r)
			assert.True(t, good, "%v", errs)
			answer := answered(s, asked(c.method, c.path, c.body, headers...)).Result()
			good, errs = v.ValidateHttpResponse(r, answer)
			assert.True(t, good, "%v", errs)
		})
	}
}

// TestOpenAPIFindsFaults: the validator sees an answer that is not as the document says.
func TestOpenAPIFindsFaults(t *testing.T) {
	r := asked("GET", "/v1/rules", "")
	wrong := &http.Response{StatusCode: 200, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(strings.NewReader(`{"rules":"all"}`))}
	good, _ := validated(t).ValidateHttpResponse(r, wrong)
	assert.False(t, good)
}

// TestOpenAPIHasEveryRoute: the document has every path with its method, and no other; each operation has its own id.
func TestOpenAPIHasEveryRoute(t *testing.T) {
	s, _ := started(t)
	var document struct {
		Paths map[string]map[string]struct {
			ID string `json:"operationId"`
		} `json:"paths"`
	}
	require.NoError(t, json.NewDecoder(bytes.NewReader(
		answered(s, asked("GET", "/openapi.json", "")).Body.Bytes())).Decode(&document))
	operations, ids := 0, map[string]bool{}
	for path, methods := range document.Paths {
		for method, operation := range methods {
			operations++
			ids[operation.ID] = true
			_, pattern := s.mux.Handler(asked(strings.ToUpper(method), path, ""))
			assert.NotEmpty(t, pattern, "%s %s", method, path)
		}
	}
	assert.Len(t, ids, operations)
	const perRule, perQuestion, others = 2, 2, 9
	assert.Equal(t, perRule*len(scenario.Rules())+perQuestion*len(questions())+others, operations)
}
