package cli

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/lang"
	"demarche/timeline/ontology"
)

// eventFilter is embedded in a command that chooses events. Its flags are the
// parameters of the API.
type eventFilter struct {
	Country      values  `help:"Countries that take part (ISO 3166-1 alpha-3)." placeholder:"CODE"`
	Actor        values  `help:"Actors that take part, by id." placeholder:"ID"`
	Type         values  `help:"Event types." placeholder:"SLUG"`
	Family       values  `help:"Families of event types." placeholder:"SLUG"`
	Modality     values  `help:"Modalities." enum:"occurred,ongoing,planned,hypothetical,negated,alleged" placeholder:"NAME"`
	Role         values  `help:"Roles that the countries and actors play." enum:"source,target,participant,host,mediator,signatory,voter" placeholder:"NAME"`
	Lang         values  `help:"Languages of the reports (BCP 47)." placeholder:"LANG"`
	Outlet       values  `help:"Outlets that report." placeholder:"NAME"`
	Status       values  `help:"States of review." enum:"extracted,accepted,corrected,rejected" placeholder:"NAME"`
	Dyad         values  `help:"Two countries that both take part, RUS-PRK, or the first acting on the second, RUS>PRK." placeholder:"PAIR"`
	AllCountries bool    `help:"All countries named must take part, not any."`
	AllActors    bool    `help:"All actors named must take part, not any."`
	From         words   `help:"Events on or after this date (EDTF)." placeholder:"DATE"`
	To           words   `help:"Events on or before this date (EDTF)." placeholder:"DATE"`
	Certain      bool    `help:"Only events surely inside --from and --to."`
	Query        words   `short:"q" help:"Words that the reports hold." placeholder:"WORDS"`
	MinSources   int     `help:"Events that at least so many outlets report." placeholder:"N"`
	MinScore     float64 `help:"Events with at least this score, 0 to 1." placeholder:"SCORE"`
}

func (e eventFilter) filter() (models.Filter, error) {
	f := models.Filter{
		Countries: named[timeline.CountryID](e.Country), Actors: named[timeline.ActorID](e.Actor),
		Types: named[timeline.TypeSlug](e.Type), Families: e.Family, Modalities: named[timeline.Modality](e.Modality),
		Roles: named[timeline.Role](e.Role), Outlets: e.Outlet,
		Statuses: named[timeline.Status](e.Status), AllCountries: e.AllCountries, AllActors: e.AllActors,
		Certain: e.Certain, Query: string(e.Query), MinSources: e.MinSources, MinScore: e.MinScore,
	}
	var errs []error
	fault := func(flag string, err error) {
		if err != nil {
			errs = append(errs, fmt.Errorf("--%s: %w", flag, err))
		}
	}
	for _, text := range e.Dyad {
		d, err := models.ParseDyad(text)
		fault("dyad", err)
		f.Dyads = append(f.Dyads, d)
	}
	for _, text := range e.Lang {
		tag, err := lang.ParseTag(text)
		fault("lang", err)
		f.Langs = append(f.Langs, tag)
	}
	var err error
	f.From, err = edtf.Parse(string(e.From))
	fault("from", err)
	f.To, err = edtf.Parse(string(e.To))
	fault("to", err)
	return f, errors.Join(errs...)
}

func named[T ~string](values []string) []T {
	var out []T
	for _, v := range values {
		out = append(out, T(v))
	}
	return out
}

// check refuses names that no event can have: a typing error must not give an
// empty file.
func (e eventFilter) check(vocab vocabulary) error {
	var errs []error
	countries := slices.Clone(e.Country)
	for _, text := range e.Dyad {
		countries = append(countries, strings.FieldsFunc(text, func(r rune) bool { return r == '-' || r == '>' })...)
	}
	for _, v := range countries {
		if _, ok := vocab.names.Country(timeline.CountryID(v)); !ok {
			errs = append(errs, fmt.Errorf("%q is no country code", v))
		}
	}
	for _, v := range e.Type {
		if _, ok := vocab.types.Lookup(timeline.TypeSlug(v)); !ok {
			errs = append(errs, fmt.Errorf("--type: %q is no event type", v))
		}
	}
	for _, v := range e.Family {
		if !slices.Contains(vocab.types.Families(), ontology.Family(v)) {
			errs = append(errs, fmt.Errorf("--family: %q is no family of types", v))
		}
	}
	return errors.Join(errs...)
}

// known refuses actors and outlets that neither the tables nor any event have.
func (vocab vocabulary) known(ctx context.Context, store *models.Store, f models.Filter) error {
	strangers := slices.DeleteFunc(slices.Clone(f.Actors), func(id timeline.ActorID) bool {
		_, ok := vocab.names.Actor(id)
		return ok
	})
	actors, err := store.UnknownActors(ctx, strangers)
	if err != nil {
		return err
	}
	outlets, err := store.UnknownOutlets(ctx, f.Outlets)
	if err != nil {
		return err
	}
	if len(actors) > 0 {
		return usageError{fmt.Errorf("--actor: %q is no actor that is known", actors[0])}
	}
	if len(outlets) > 0 {
		return usageError{fmt.Errorf("--outlet: %q is no outlet that is known", outlets[0])}
	}
	return nil
}

// query is the choice as the API takes it.
func (e eventFilter) query() string {
	v := url.Values{
		"country": e.Country, "actor": e.Actor, "type": e.Type, "family": e.Family, "modality": e.Modality,
		"role": e.Role, "lang": e.Lang, "outlet": e.Outlet, "status": e.Status, "dyad": e.Dyad,
	}
	for name, value := range map[string]string{"from": string(e.From), "to": string(e.To), "q": string(e.Query)} {
		if value != "" {
			v.Set(name, value)
		}
	}
	for name, set := range map[string]bool{"all_countries": e.AllCountries, "all_actors": e.AllActors, "certain": e.Certain} {
		if set {
			v.Set(name, "true")
		}
	}
	if e.MinSources > 0 {
		v.Set("min_sources", strconv.Itoa(e.MinSources))
	}
	if e.MinScore > 0 {
		v.Set("min_score", strconv.FormatFloat(e.MinScore, 'f', -1, 64))
	}
	return v.Encode()
}
