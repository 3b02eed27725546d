-- The tables of Demarche for SQLite. What each is for: docs/adr/0012-store.md.

-- +goose Up

-- The dictionary: every country, actor, type, modality, status, language and
-- outlet that occurs has a small number. It only grows.
CREATE TABLE terms (
    num     INTEGER PRIMARY KEY,
    kind    INTEGER NOT NULL,
    key     TEXT NOT NULL,
    name    TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    UNIQUE (kind, key)
);

-- ord = first_day << 24 | sequence in the day; an undated event has the last day there is.
CREATE TABLE events (
    ord      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    edtf     TEXT,
    last_day INTEGER NOT NULL,
    type     INTEGER NOT NULL,
    modality INTEGER NOT NULL,
    status   INTEGER NOT NULL,
    roles    INTEGER NOT NULL,
    sources  INTEGER NOT NULL,
    score    REAL NOT NULL,
    added    INTEGER NOT NULL UNIQUE, -- microseconds since 1970, made unique
    revision INTEGER NOT NULL,
    body     BLOB NOT NULL            -- parties, place, summary and the rest, packed
);
CREATE INDEX events_type ON events (type, ord);
-- The few events whose range is longer than a year, so that a range query need look back a year only.
CREATE INDEX events_long ON events (ord) WHERE last_day - (ord >> 24) > 366;

-- Links in time order: a filter is one range scan. roles is a bit set.
CREATE TABLE event_countries (
    term  INTEGER NOT NULL,
    ord   INTEGER NOT NULL,
    roles INTEGER NOT NULL,
    PRIMARY KEY (term, ord)
) WITHOUT ROWID;
CREATE TABLE event_actors (
    term  INTEGER NOT NULL,
    ord   INTEGER NOT NULL,
    roles INTEGER NOT NULL,
    PRIMARY KEY (term, ord)
) WITHOUT ROWID;
CREATE TABLE event_langs (
    term INTEGER NOT NULL,
    ord  INTEGER NOT NULL,
    PRIMARY KEY (term, ord)
) WITHOUT ROWID;
CREATE TABLE event_outlets (
    term INTEGER NOT NULL,
    ord  INTEGER NOT NULL,
    PRIMARY KEY (term, ord)
) WITHOUT ROWID;

-- Votes by the symbol of their document, in one spelling.
CREATE TABLE event_symbols (
    symbol TEXT NOT NULL,
    ord    INTEGER NOT NULL,
    PRIMARY KEY (symbol, ord)
) WITHOUT ROWID;

-- Words are cut in Go (package fulltext); the tokenizer only splits at spaces.
CREATE VIRTUAL TABLE events_fts USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TABLE articles (
    num            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    hash           BLOB NOT NULL UNIQUE, -- of the title and text
    url            TEXT NOT NULL,
    outlet         TEXT NOT NULL,
    title          TEXT NOT NULL,
    lang           TEXT NOT NULL,
    dct            TEXT,
    published_from TEXT NOT NULL,
    extractor      TEXT NOT NULL,        -- the version that read it last
    text           TEXT NOT NULL,
    layers         TEXT NOT NULL,        -- marks, times and names as JSON
    added          INTEGER NOT NULL
);

CREATE TABLE mentions (
    num     INTEGER PRIMARY KEY,
    article INTEGER REFERENCES articles (num) ON DELETE CASCADE, -- NULL for a report that an import brought
    event   TEXT NOT NULL REFERENCES events (id),
    place   INTEGER NOT NULL,            -- 0 for the event's best report
    body    TEXT NOT NULL                -- the report as JSON
);
CREATE INDEX mentions_article ON mentions (article);
CREATE INDEX mentions_event ON mentions (event, place);

-- What people decided: only ever added to. event is no foreign key, for a
-- decision outlives the event that it removed.
CREATE TABLE reviews (
    num    INTEGER PRIMARY KEY AUTOINCREMENT,
    event  TEXT NOT NULL,
    action TEXT NOT NULL,
    by     TEXT NOT NULL,
    note   TEXT NOT NULL,
    before TEXT NOT NULL,                -- the event as JSON; '' when there was none
    after  TEXT NOT NULL,
    at     INTEGER NOT NULL
);
CREATE INDEX reviews_event ON reviews (event, num);

-- Events that people deleted. Their ids are not given again.
CREATE TABLE removed_events (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE jobs (
    id       TEXT PRIMARY KEY,
    kind     TEXT NOT NULL,
    state    TEXT NOT NULL,              -- queued, running, done, failed
    hash     BLOB NOT NULL,              -- of kind and payload
    key      TEXT UNIQUE,                -- the caller's Idempotency-Key
    payload  BLOB,                       -- dropped when done
    meta     TEXT NOT NULL,              -- JSON of the worker's own
    result   TEXT NOT NULL,              -- JSON
    error    TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due      INTEGER NOT NULL,           -- not before; a running job's lease ends then
    created  INTEGER NOT NULL,
    updated  INTEGER NOT NULL
);
CREATE INDEX jobs_due ON jobs (state, due);
CREATE INDEX jobs_hash ON jobs (hash);

-- One row for each transaction that changed events: the ords that it touched,
-- as varints of differences. Readers in other processes follow it.
CREATE TABLE changes (
    seq  INTEGER PRIMARY KEY AUTOINCREMENT,
    ords BLOB NOT NULL
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
