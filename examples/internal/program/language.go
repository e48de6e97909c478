package program

import (
	"slices"
	"strings"

	"github.com/shebao-go/shebao/rule"
)

// Tongue is the language a program prints in. The zero Tongue is English.
type Tongue struct {
	Lang rule.Language
	word string
}

// LangFlag defines -lang, the language of what is named in English and in Chinese, such as the page.
func (t *Tongue) LangFlag(fs *FlagSet, of, ofChinese string) {
	fs.StringVar(&t.word, "lang", "en",
		"language of "+of+", `en or zh`; without it Chinese where LANG is, else English",
		ofChinese+"的语言，`en 或 zh`；不写时 LANG 为中文则用中文，否则用英文")
	fs.Lookup("lang").DefValue = "" // the text says what holds without it
}

// ReadLang takes the language of -lang. Call it when the flags are parsed.
func (t *Tongue) ReadLang() error {
	lang, known := languageOf(t.word)
	if !known {
		return Errorf("-lang %q is not known; use en or zh", "-lang %q 不能识别；请用 en 或 zh", t.word)
	}
	t.Lang = lang
	return nil
}

// languageOf is the language of a word of -lang.
func languageOf(word string) (lang rule.Language, known bool) {
	switch word {
	case "en":
		return rule.English, true
	case "zh":
		return rule.Chinese, true
	}
	return rule.English, false
}

// Arguments are the arguments of a program as its Run takes them: where the environment is Chinese, -lang=zh stands
// before them, so that a -lang of the user's goes before it. Only a main calls it, with os.Getenv: a Run depends on
// nothing but what it is given.
func Arguments(args []string, getenv func(string) string) []string {
	if environment(getenv) == rule.Chinese {
		return slices.Concat([]string{"-lang=zh"}, args)
	}
	return args
}

// environment is the language of messages: that of the first of LC_ALL, LC_MESSAGES and LANG that is set, as POSIX has
// it. What is not Chinese is English.
func environment(getenv func(string) string) rule.Language {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := getenv(name); locale != "" {
			if strings.HasPrefix(locale, "zh") {
				return rule.Chinese
			}
			return rule.English
		}
	}
	return rule.English
}

// languageIn is the language -lang asks for among arguments, the last where there are several, also where the flags
// cannot be used.
func languageIn(args []string) rule.Language {
	lang := rule.English
	for i, arg := range args {
		name, word, joined := strings.Cut(arg, "=")
		if !joined && i+1 < len(args) {
			word = args[i+1]
		}
		if name != "-lang" && name != "--lang" {
			continue
		}
		if asked, known := languageOf(word); known {
			lang = asked
		}
	}
	return lang
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
