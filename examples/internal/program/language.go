package program

import (
	"flag"
	"fmt"

	"github.com/shebao-go/shebao/rule"
)

// Tongue is the language a program prints in. The zero Tongue is English.
type Tongue struct {
	Lang rule.Language
	word string
}

// LangFlag defines -lang, the language of what is named, such as the page.
func (t *Tongue) LangFlag(fs *flag.FlagSet, of string) {
	fs.StringVar(&t.word, "lang", "en", "language of "+of+", `en or zh`")
}

// ReadLang takes the language of -lang. Call it when the flags are parsed.
func (t *Tongue) ReadLang() error {
	switch t.word {
	case "en":
		t.Lang = rule.English
	case "zh":
		t.Lang = rule.Chinese
	default:
		return fmt.Errorf("-lang %q is not known; use en or zh", t.word)
	}
	return nil
}

// Say chooses the language.
func (t Tongue) Say(english, chinese string) string { return Say(t.Lang, english, chinese) }

// Say chooses the language.
func Say(lang rule.Language, english, chinese string) string {
	if lang == rule.Chinese {
		return chinese
	}
	return english
}
