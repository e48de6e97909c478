package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRecognise(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{name: "words over two lines", want: "MIT",
			text: "Permission is hereby\ngranted, free of charge, to any person"},
		{name: "three clauses", want: "BSD-3-Clause",
			text: "Redistribution and use in source and binary forms ... Neither the name of the copyright holder"},
		{name: "two clauses", text: "Redistribution and use in source and binary forms, with", want: "BSD-2-Clause"},
		{name: "Apache", text: "Apache License\nVersion 2.0, January 2004", want: "Apache-2.0"},
		{name: "any other", text: "All rights reserved."},
	} {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, recognise(tt.text)) })
	}
}

func TestLicenceOf(t *testing.T) {
	dir := t.TempDir()
	_, err := licenceOf(dir)
	assert.ErrorContains(t, err, "ships no file LICENSE")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "LICENSE.txt"), []byte("Ask us."), 0o644))
	_, err = licenceOf(dir)
	assert.ErrorContains(t, err, "LICENSE.txt is no licence that is known here")
	_, err = licenceOf(filepath.Join(dir, "nowhere"))
	assert.Error(t, err)
}

// A page that is not what the modules say fails; written anew it does not.
func TestThePageIsUpToDate(t *testing.T) {
	root := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(root, "go.mod"), []byte("module example.org/x\n\ngo 1.25\n"), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(root, "x.go"), []byte("package x\n"), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(root, page), []byte("old"), 0o644))
	check := []string{"-root", root}
	assert.ErrorContains(t, run(check, io.Discard, io.Discard), "is not up to date")
	require.NoError(t, run(append(check, "-update"), io.Discard, io.Discard))
	assert.NoError(t, run(check, io.Discard, io.Discard))
	written, err := os.ReadFile(filepath.Join(root, page))
	require.NoError(t, err)
	assert.Equal(t, head+"\n## .\n\n| module | version | licence |\n|---|---|---|\n", string(written))
	assert.ErrorContains(t, run([]string{"now"}, io.Discard, io.Discard), "only flags are taken")
}
