package main

import "demarche/timeline/syntax/english"

// goldClass is the static oracle: the transition that loses least, a shift where it
// is among them, so that words are attached to the left as late as can be, when what
// follows has its own dependents.
func goldClass(st *english.State, t *tree) int {
	shift, left, right := st.Can()
	cs, cl, cr := st.Costs(t.Heads)
	top, _, _ := st.Ends()
	switch {
	case shift && (!left || cs <= cl) && (!right || cs <= cr):
		return 0
	case left && (!right || cl <= cr):
		return english.LeftClass(t.labels[top])
	}
	return english.RightClass(t.labels[top])
}
