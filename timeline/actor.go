package timeline

import "demarche/timeline/edtf"

// ActorID is the stable id of an actor: "country/RUS", "person/vladimir-putin",
// "org/un-security-council". A person whom the gazetteer does not know gets
// "person/x-" and a slug of name and country. The zero value means not resolved.
type ActorID string

// CountryID is ISO 3166-1 alpha-3 ("RUS"), ISO 3166-3 for a former state
// ("SUN"), or XKX for Kosovo. The zero value means none.
type CountryID string

// ActorKind says what an actor is.
type ActorKind string

// Kinds of actor. A place is no actor: it stands for where, not for who.
const (
	ActorCountry      ActorKind = "country"
	ActorPerson       ActorKind = "person"
	ActorOrganization ActorKind = "organization"
	ActorGroup        ActorKind = "group" // armed groups and parties
	ActorPlace        ActorKind = "place" // a city, region or sea, with its country
)

// ActorMention is a stretch of text that names an actor or a place.
type ActorMention struct {
	Span
	Kind    ActorKind
	Actor   ActorID
	Name    string    // canonical English name: "Vladimir Putin"
	Country CountryID // of the actor or place; "" for an organisation of many states
	// Countries lists all of them where one form names several (米韓, "both Koreas");
	// nil otherwise. Country is then the first.
	Countries []CountryID
	Office    string // "head of state", "foreign minister"; "" when not known
	// Metonym is true where a seat or capital stands for the government ("Moscow said").
	Metonym bool
	// Adjective is true for "Russian" and for a demonym: the country is meant, the form modifies.
	Adjective bool
	Rule      RuleID
	// Coref is the span of the earlier name where this one only points back
	// ("he", 同氏, "the two leaders"); zero otherwise.
	Coref Span
}

// Role is the part that a party plays in an event.
type Role string

// Roles. Source is always the acting actor.
const (
	RoleSource      Role = "source"
	RoleTarget      Role = "target"
	RoleParticipant Role = "participant"
	RoleHost        Role = "host"
	RoleMediator    Role = "mediator"
	RoleSignatory   Role = "signatory"
	RoleVoter       Role = "voter"
)

// Party is an actor in a role.
type Party struct {
	Actor   ActorID
	Name    string // canonical English name
	Country CountryID
	Role    Role
	Span    Span // where the text names it; zero when it was supplied (a member, a country of a person)
}

// Place is where an event happened.
type Place struct {
	Name    string
	Country CountryID
	Span    Span
}

// Vote is the record of a vote in an international body. A count that the text
// does not give is -1.
type Vote struct {
	Body                  string // "UNSC", "UNGA", ...
	Symbol                string // "S/2024/255", "S/RES/2728 (2024)"; "" when not told
	For, Against, Abstain int
	By                    []Position // in alphabetical order of Country
	Vetoed                []CountryID
}

// Position is how one country voted: "for", "against" or "abstain".
type Position struct {
	Country  CountryID
	Position string
}

// Tenure is one term of office.
type Tenure struct {
	Office  string
	Country CountryID
	From    edtf.Date
	To      edtf.Date // zero while in office
}
