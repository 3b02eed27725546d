-- The tables of Demarche for PostgreSQL. What each is for: docs/adr/0012-store.md.

-- +goose Up

CREATE TABLE terms (
    num     BIGINT PRIMARY KEY,
    kind    BIGINT NOT NULL,
    key     TEXT NOT NULL,
    name    TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    UNIQUE (kind, key)
);

CREATE TABLE events (
    ord      BIGINT PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    edtf     TEXT,
    last_day BIGINT NOT NULL,
    type     BIGINT NOT NULL,
    modality BIGINT NOT NULL,
    status   BIGINT NOT NULL,
    roles    BIGINT NOT NULL,
    sources  BIGINT NOT NULL,
    score    DOUBLE PRECISION NOT NULL,
    added    BIGINT NOT NULL UNIQUE,
    revision BIGINT NOT NULL,
    body     BYTEA NOT NULL
);
CREATE INDEX events_type ON events (type, ord);
CREATE INDEX events_long ON events (ord) WHERE last_day - (ord >> 24) > 366;

CREATE TABLE event_countries (
    term  BIGINT NOT NULL,
    ord   BIGINT NOT NULL,
    roles BIGINT NOT NULL,
    PRIMARY KEY (term, ord)
);
CREATE TABLE event_actors (
    term  BIGINT NOT NULL,
    ord   BIGINT NOT NULL,
    roles BIGINT NOT NULL,
    PRIMARY KEY (term, ord)
);
CREATE TABLE event_langs (
    term BIGINT NOT NULL,
    ord  BIGINT NOT NULL,
    PRIMARY KEY (term, ord)
);
CREATE TABLE event_outlets (
    term BIGINT NOT NULL,
    ord  BIGINT NOT NULL,
    PRIMARY KEY (term, ord)
);

-- Votes by the symbol of their document, in one spelling.
CREATE TABLE event_symbols (
    symbol TEXT NOT NULL,
    ord    BIGINT NOT NULL,
    PRIMARY KEY (symbol, ord)
);

-- Words are cut in Go (package fulltext); no text search configuration is used.
CREATE TABLE events_fts (
    rowid BIGINT PRIMARY KEY,
    words TSVECTOR NOT NULL
);
CREATE INDEX events_fts_words ON events_fts USING GIN (words);

CREATE TABLE articles (
    num            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    hash           BYTEA NOT NULL UNIQUE,
    url            TEXT NOT NULL,
    outlet         TEXT NOT NULL,
    title          TEXT NOT NULL,
    lang           TEXT NOT NULL,
    dct            TEXT,
    published_from TEXT NOT NULL,
    extractor      TEXT NOT NULL,
    text           TEXT NOT NULL,
    layers         TEXT NOT NULL,
    added          BIGINT NOT NULL
);

CREATE TABLE mentions (
    num     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article BIGINT REFERENCES articles (num) ON DELETE CASCADE, -- NULL for a report that an import brought
    event   TEXT NOT NULL REFERENCES events (id),
    place   BIGINT NOT NULL,
    body    TEXT NOT NULL                -- the report as JSON
);
CREATE INDEX mentions_article ON mentions (article);
CREATE INDEX mentions_event ON mentions (event, place);

CREATE TABLE reviews (
    num    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event  TEXT NOT NULL,
    action TEXT NOT NULL,
    by     TEXT NOT NULL,
    note   TEXT NOT NULL,
    before TEXT NOT NULL,
    after  TEXT NOT NULL,
    at     BIGINT NOT NULL
);
CREATE INDEX reviews_event ON reviews (event, num);

CREATE TABLE removed_events (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL
);

CREATE TABLE jobs (
    id       TEXT PRIMARY KEY,
    kind     TEXT NOT NULL,
    state    TEXT NOT NULL,
    hash     BYTEA NOT NULL,
    key      TEXT UNIQUE,
    payload  BYTEA,
    meta     TEXT NOT NULL,
    result   TEXT NOT NULL,
    error    TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    due      BIGINT NOT NULL,
    created  BIGINT NOT NULL,
    updated  BIGINT NOT NULL
);
CREATE INDEX jobs_due ON jobs (state, due);
CREATE INDEX jobs_hash ON jobs (hash);

-- Writers hold one advisory lock, so seq grows in the order of commits.
CREATE TABLE changes (
    seq  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ords BYTEA NOT NULL
);

-- +goose Down
DROP TABLE changes;
DROP TABLE jobs;
DROP TABLE removed_events;
DROP TABLE reviews;
DROP TABLE mentions;
DROP TABLE articles;
DROP TABLE events_fts;
DROP TABLE event_symbols;
DROP TABLE event_outlets;
DROP TABLE event_langs;
DROP TABLE event_actors;
DROP TABLE event_countries;
DROP TABLE events;
DROP TABLE terms;
