package program

import (
	"flag"
	"slices"
	"strings"

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
		return Errorf("-lang %q is not known; use en or zh", "-lang %q 不能识别；请用 en 或 zh", t.word)
	}
	return nil
}

// languageIn is the language -lang asks for among arguments, also where the flags cannot be used.
func languageIn(args []string) rule.Language {
	at := slices.IndexFunc(args, func(arg string) bool { return strings.TrimLeft(arg, "-") == "lang" })
	if at >= 0 && at+1 < len(args) && args[at+1] == "zh" {
		return rule.Chinese
	}
	if slices.ContainsFunc(args, func(arg string) bool { return strings.TrimLeft(arg, "-") == "lang=zh" }) {
		return rule.Chinese
	}
	return rule.English
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
