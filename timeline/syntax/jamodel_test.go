package syntax

import "testing"

func TestJapaneseModelIsWhole(t *testing.T) {
	if _, err := readJaModel(jaModelFile); err != nil {
		t.Fatal(err)
	}
	for _, cut := range []int{0, 4, 20, len(jaModelFile) / 2, len(jaModelFile) - 1} {
		if _, err := readJaModel(jaModelFile[:cut]); err == nil {
			t.Errorf("the first %d bytes were taken for a whole model", cut)
		}
	}
}
