package assistant

import (
	"encoding/json"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

// read reads a resource into a value.
func read(t *testing.T, session *mcp.ClientSession, uri string, into any) {
	t.Helper()
	got, err := session.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: uri})
	require.NoError(t, err)
	require.Len(t, got.Contents, 1)
	assert.Equal(t, "application/json", got.Contents[0].MIMEType)
	require.NoError(t, json.Unmarshal([]byte(got.Contents[0].Text), into))
}

// Every figure and every document is a resource that can be read, and the lists name them all.
func TestEveryFigureAndDocumentIsAResource(t *testing.T) {
	tables, err := guangzhou.Tables()
	require.NoError(t, err)
	sources, err := guangzhou.Sources()
	require.NoError(t, err)
	session := client(t, rule.English, "housing")
	resources, err := session.ListResources(t.Context(), nil)
	require.NoError(t, err)
	assert.Len(t, resources.Resources, len(tables)+len(sources)+2)
	var figures figureList
	read(t, session, "shebao://figures", &figures)
	require.Len(t, figures.Figures, len(tables))
	assert.Equal(t, guangzhou.Version(), figures.Version)
	for i, table := range tables {
		var f figure
		read(t, session, figures.Figures[i].URI, &f)
		assert.Equal(t, figures.Figures[i], f.listed)
		assert.Equal(t, table.Name, f.Name)
		require.Len(t, f.Entries, len(table.Entries), f.Name)
		for k, e := range f.Entries {
			assert.Equal(t, table.Entries[k].Value, e.Value)
			assert.Equal(t, table.Entries[k].Grade, e.Grade)
			var s source
			read(t, session, e.Document.URI, &s)
			assert.Equal(t, table.Entries[k].Cite.Title, s.Title)
			assert.Contains(t, s.Figures, use{f.URI, e.From, e.To, e.Value, e.Grade})
		}
	}
	var documents sourceList
	read(t, session, "shebao://sources", &documents)
	require.Len(t, documents.Sources, len(sources))
	for i, s := range sources {
		assert.Equal(t, "shebao://sources/"+s.Key, documents.Sources[i].URI)
	}
}

// The ceiling of pension insurance from 2025-07, as 粤人社发〔2025〕32号 prints it.
func TestAFigureHasItsDaysGradeAndDocument(t *testing.T) {
	var f figure
	read(t, client(t, rule.English, "housing"), "shebao://figures/pension.ceiling", &f)
	assert.Equal(t, "缴费基数上限", f.WhatZH)
	last := f.Entries[len(f.Entries)-1]
	assert.Equal(t, "27549", last.Value.String())
	assert.Equal(t, rule.DateOf(2025, 7, 1), last.From)
	assert.Equal(t, rule.DateOf(2026, 6, 30), last.To)
	assert.Equal(t, rule.Official, last.Grade)
	assert.Equal(t, "粤人社发〔2025〕32号", last.Document.Number)
	assert.Contains(t, last.Document.Quote, "27549")
	assert.Equal(t, "July", last.Due)
}

// A disputed value says what the other source prints.
func TestADisputedFigureHasBothValues(t *testing.T) {
	var f figure
	read(t, client(t, rule.English, "housing"), "shebao://figures/pension.employer_rate", &f)
	for _, e := range f.Entries {
		disputed := e.Grade == rule.Disputed
		assert.Equal(t, disputed, e.Other != "" && e.OtherBy != "", "%s to %s", e.From, e.To)
	}
	assert.Contains(t, asJSON(t, f), `"grade":"disputed"`)
}

func TestResourceTemplates(t *testing.T) {
	got, err := client(t, rule.Chinese, "housing").ListResourceTemplates(t.Context(), nil)
	require.NoError(t, err)
	var templates []string
	for _, template := range got.ResourceTemplates {
		templates = append(templates, template.URITemplate+" "+template.Description)
	}
	assert.Equal(t, []string{"shebao://figures/{name} 一项法定数据：各期数值、起止日期、等级和依据",
		"shebao://sources/{key} 一份依据，以及取自该依据的数据"}, templates)
}

func TestAResourceThatIsNotThere(t *testing.T) {
	for _, c := range []struct {
		name, uri, says string
		lang            rule.Language
	}{
		{name: "a figure", uri: "shebao://figures/castle", says: "shebao://figures has the list"},
		{name: "a document", uri: "shebao://sources/castle", says: "shebao://sources has the list"},
		{name: "in Chinese", lang: rule.Chinese, uri: "shebao://figures/castle", says: "目录见 shebao://figures"},
		{name: "another address", uri: "file:///etc/passwd", says: "Resource not found"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := client(t, c.lang, "housing").ReadResource(t.Context(), &mcp.ReadResourceParams{URI: c.uri})
			var refused *jsonrpc.Error
			require.ErrorAs(t, err, &refused)
			assert.EqualValues(t, jsonrpc.CodeInvalidParams, refused.Code)
			assert.Contains(t, refused.Message, c.says)
		})
	}
}
