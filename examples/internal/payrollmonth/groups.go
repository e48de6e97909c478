package payrollmonth

// Group is people who are added up together.
type Group[S any] struct {
	Name   string
	People int
	Sums   S
}

// Groups adds entries up by a name of theirs, in the order in which the names come.
func Groups[E, S any](entries []E, name func(*E) string, add func(*S, *E)) []Group[S] {
	var list []Group[S]
	at := map[string]int{}
	for i := range entries {
		e := &entries[i]
		k, known := at[name(e)]
		if !known {
			k = len(list)
			at[name(e)] = k
			list = append(list, Group[S]{Name: name(e)})
		}
		list[k].People++
		add(&list[k].Sums, e)
	}
	return list
}
