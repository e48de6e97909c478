package assistant

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

const (
	figuresURI = "shebao://figures"
	sourcesURI = "shebao://sources"
	mediaType  = "application/json"
)

// addResources adds the figures and the documents: a list of each, each of them, and a template for both.
func addResources(server *mcp.Server, t program.Tongue) error {
	all, err := lawOf()
	if err != nil {
		return err
	}
	documents := map[string]string{}
	read := readFrom(documents, t)
	add := func(uri, name string, about rule.Text, value any) error {
		text, err := json.MarshalIndent(value, "", "  ")
		documents[uri] = string(text)
		server.AddResource(&mcp.Resource{URI: uri, Name: name, Title: about.In(t.Lang), MIMEType: mediaType,
			Size: int64(len(text))}, read)
		return err
	}
	if err := all.addTo(add); err != nil {
		return err
	}
	for _, template := range []struct {
		of, variable, name string
		about              rule.Text
	}{
		{figuresURI, "{name}", "figure", rule.Say(
			"a figure of the law: every value with its days, grade and document", "一项法定数据：各期数值、起止日期、等级和依据")},
		{sourcesURI, "{key}", "source", rule.Say(
			"a document and the figures read from it", "一份依据，以及取自该依据的数据")},
	} {
		server.AddResourceTemplate(&mcp.ResourceTemplate{URITemplate: template.of + "/" + template.variable,
			Name: template.name, Description: template.about.In(t.Lang), MIMEType: mediaType}, read)
	}
	return nil
}

// readFrom reads a resource; one that is not there is an error that says where the list is.
func readFrom(documents map[string]string, t program.Tongue) mcp.ResourceHandler {
	return func(_ context.Context, req *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
		uri := req.Params.URI
		document, there := documents[uri]
		if !there {
			list := figuresURI
			if strings.HasPrefix(uri, sourcesURI) {
				list = sourcesURI
			}
			return nil, refusal(program.Errorf("there is no resource %q; %s has the list",
				"没有资源 %q；目录见 %s", uri, list), t)
		}
		return &mcp.ReadResourceResult{Contents: []*mcp.ResourceContents{
			{URI: uri, MIMEType: mediaType, Text: document}}}, nil
	}
}

// law is the figures and the documents they are read from.
type law struct {
	tables  []guangzhou.Table
	sources []guangzhou.Source
	uris    map[string]string // of a document, by its title
}

// lawOf is the city's.
func lawOf() (law, error) {
	tables, err := guangzhou.Tables()
	if err != nil {
		return law{}, err
	}
	sources, err := guangzhou.Sources()
	uris := map[string]string{}
	for _, s := range sources {
		uris[s.Cite.Title] = sourcesURI + "/" + s.Key
	}
	return law{tables, sources, uris}, err
}

// addTo adds the resources.
func (l law) addTo(add func(uri, name string, about rule.Text, value any) error) error {
	figures := figureList{Version: guangzhou.Version()}
	sources := sourceList{Version: guangzhou.Version()}
	for _, table := range l.tables {
		f := l.figure(table)
		figures.Figures = append(figures.Figures, f.listed)
		if err := add(f.URI, f.Name, table.What, f); err != nil {
			return err
		}
	}
	for _, s := range l.sources {
		one := l.source(s)
		sources.Sources = append(sources.Sources, one.document)
		if err := add(one.URI, s.Key, s.Cite.Text(), one); err != nil {
			return err
		}
	}
	if err := add(figuresURI, "figures", rule.Say("the figures of the law, by name", "法定数据目录"), figures); err != nil {
		return err
	}
	return add(sourcesURI, "sources", rule.Say("the documents the figures are read from", "依据目录"), sources)
}
