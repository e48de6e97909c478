package hunt

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestPattern(t *testing.T) {
	for _, c := range []struct {
		name  string
		tests []string
		want  string
	}{
		{name: "a test", tests: []string{"TestA"}, want: "^(TestA)$"},
		{name: "two tests", tests: []string{"TestA", "TestB"}, want: "^(TestA|TestB)$"},
		{name: "subtests of one", tests: []string{"TestA/b.json", "TestA/c"}, want: `^TestA$/^(b\.json|c)$`},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, pattern(c.tests)) })
	}
}
