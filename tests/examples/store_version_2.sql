-- A store as version 2 made it: its log is one table with the facts in it as JSON. Three revisions:
-- four facts added, an actor changed, a seat and a meeting removed. Tables without rows are left out.
CREATE TABLE woonnetwerk(
    schema_version INTEGER NOT NULL
);
CREATE TABLE revisions(
    number INTEGER PRIMARY KEY,
    created TIMESTAMP NOT NULL,
    author VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    files JSON NOT NULL,
    CHECK((author != '')),
    CHECK((message != ''))
);
CREATE TABLE changes(
    revision INTEGER,
    "position" INTEGER,
    "table" VARCHAR NOT NULL,
    "key" VARCHAR[] NOT NULL,
    "before" JSON,
    "after" JSON,
    PRIMARY KEY(revision, "position"),
    CHECK((("before" IS NOT NULL) OR ("after" IS NOT NULL)))
);
CREATE TABLE kept_files(
    sha256 VARCHAR PRIMARY KEY,
    "content" BLOB NOT NULL
);
CREATE TABLE mappings(
    headers VARCHAR,
    sheet VARCHAR,
    parts JSON NOT NULL,
    PRIMARY KEY(headers, sheet)
);
CREATE TABLE actors(
    id VARCHAR,
    "name" VARCHAR NOT NULL,
    kind VARCHAR,
    sector VARCHAR,
    named VARCHAR NOT NULL,
    part_of VARCHAR,
    kbo VARCHAR,
    ovo VARCHAR,
    website VARCHAR,
    active_from VARCHAR,
    active_until VARCHAR,
    "source" VARCHAR,
    locator VARCHAR,
    "quote" VARCHAR,
    note VARCHAR,
    CHECK((id != '')),
    CHECK(("name" != '')),
    CHECK((kind != '')),
    CHECK((sector != '')),
    CHECK((named IN ('organisation', 'role', 'group'))),
    CHECK((part_of != '')),
    CHECK((kbo != '')),
    CHECK((ovo != '')),
    CHECK((website != '')),
    CHECK(regexp_full_match(active_from, '\d{4}(-\d{2}(-\d{2})?)?')),
    CHECK(regexp_full_match(active_until, '\d{4}(-\d{2}(-\d{2})?)?')),
    CHECK(("source" != '')),
    CHECK((locator != '')),
    CHECK(("quote" != '')),
    CHECK((note != '')),
    PRIMARY KEY(id)
);
CREATE TABLE bodies(
    id VARCHAR,
    "name" VARCHAR NOT NULL,
    layer VARCHAR NOT NULL,
    kind VARCHAR,
    part_of VARCHAR,
    convenor VARCHAR,
    frequency VARCHAR,
    meetings_per_year DOUBLE,
    open_list BOOLEAN NOT NULL,
    active_from VARCHAR,
    active_until VARCHAR,
    "source" VARCHAR,
    locator VARCHAR,
    "quote" VARCHAR,
    note VARCHAR,
    CHECK((id != '')),
    CHECK(("name" != '')),
    CHECK((layer IN ('kerngroep', 'woonraad', 'consultation', 'partnership'))),
    CHECK((kind != '')),
    CHECK((part_of != '')),
    CHECK((convenor != '')),
    CHECK((frequency != '')),
    CHECK(regexp_full_match(active_from, '\d{4}(-\d{2}(-\d{2})?)?')),
    CHECK(regexp_full_match(active_until, '\d{4}(-\d{2}(-\d{2})?)?')),
    CHECK(("source" != '')),
    CHECK((locator != '')),
    CHECK(("quote" != '')),
    CHECK((note != '')),
    PRIMARY KEY(id)
);
CREATE TABLE seats(
    body VARCHAR,
    actor VARCHAR,
    number INTEGER,
    "role" VARCHAR NOT NULL,
    evidence VARCHAR NOT NULL,
    voting BOOLEAN,
    representative VARCHAR,
    deputy VARCHAR,
    active_from VARCHAR,
    active_until VARCHAR,
    "source" VARCHAR,
    locator VARCHAR,
    "quote" VARCHAR,
    note VARCHAR,
    CHECK((body != '')),
    CHECK((actor != '')),
    CHECK(("role" IN ('member', 'chair', 'secretary', 'convenor', 'observer', 'invited'))),
    CHECK((evidence IN ('explicit', 'derived', 'conditional', 'group'))),
    CHECK((representative != '')),
    CHECK((deputy != '')),
    CHECK(regexp_full_match(active_from, '\d{4}(-\d{2}(-\d{2})?)?')),
    CHECK(regexp_full_match(active_until, '\d{4}(-\d{2}(-\d{2})?)?')),
    CHECK(("source" != '')),
    CHECK((locator != '')),
    CHECK(("quote" != '')),
    CHECK((note != '')),
    PRIMARY KEY(body, actor, number)
);
CREATE TABLE meetings(
    id VARCHAR,
    body VARCHAR NOT NULL,
    date DATE NOT NULL,
    "start" VARCHAR,
    "end" VARCHAR,
    place VARCHAR,
    status VARCHAR NOT NULL,
    "source" VARCHAR,
    locator VARCHAR,
    "quote" VARCHAR,
    note VARCHAR,
    CHECK((id != '')),
    CHECK((body != '')),
    CHECK(("start" != '')),
    CHECK(("end" != '')),
    CHECK((place != '')),
    CHECK((status IN ('planned', 'held', 'cancelled'))),
    CHECK(("source" != '')),
    CHECK((locator != '')),
    CHECK(("quote" != '')),
    CHECK((note != '')),
    PRIMARY KEY(id)
);
insert into woonnetwerk values
    (2);
insert into revisions values
    (1, '2026-11-23 08:17:16.938606', 'An', 'eerste', '[{"name": "a.csv", "sha256": "ab12"}]'),
    (2, '2026-11-23 08:17:17.850682', 'Bo', 'tweede', '[]'),
    (3, '2026-11-23 08:17:18.084978', 'An', 'derde', '[]');
insert into changes values
    (1, 0, 'actors', ['stad'], null, '{"id": "stad", "name": "Stad", "kind": null, "sector": null, "named": "organisation", "part_of": null, "kbo": null, "ovo": null, "website": null, "active_from": null, "active_until": null, "source": null, "locator": null, "quote": "de \"stad\"", "note": null}'),
    (1, 1, 'bodies', ['tafel'], null, '{"id": "tafel", "name": "Tafel", "layer": "consultation", "kind": null, "part_of": null, "convenor": null, "frequency": null, "meetings_per_year": 4.5, "open_list": true, "active_from": null, "active_until": null, "source": null, "locator": null, "quote": null, "note": null}'),
    (1, 2, 'seats', ['tafel', 'stad', '1'], null, '{"body": "tafel", "actor": "stad", "number": 1, "role": "member", "evidence": "derived", "voting": false, "representative": null, "deputy": "An", "active_from": null, "active_until": null, "source": null, "locator": null, "quote": null, "note": null}'),
    (1, 3, 'meetings', ['m'], null, '{"id": "m", "body": "tafel", "date": "2026-03-05", "start": null, "end": null, "place": null, "status": "held", "source": null, "locator": null, "quote": null, "note": null}'),
    (2, 0, 'actors', ['stad'], '{"id": "stad", "name": "Stad", "kind": null, "sector": null, "named": "organisation", "part_of": null, "kbo": null, "ovo": null, "website": null, "active_from": null, "active_until": null, "source": null, "locator": null, "quote": "de \"stad\"", "note": null}', '{"id": "stad", "name": "Stad Kortrijk", "kind": null, "sector": null, "named": "role", "part_of": null, "kbo": null, "ovo": null, "website": null, "active_from": null, "active_until": null, "source": null, "locator": null, "quote": null, "note": null}'),
    (3, 0, 'seats', ['tafel', 'stad', '1'], '{"body": "tafel", "actor": "stad", "number": 1, "role": "member", "evidence": "derived", "voting": false, "representative": null, "deputy": "An", "active_from": null, "active_until": null, "source": null, "locator": null, "quote": null, "note": null}', null),
    (3, 1, 'meetings', ['m'], '{"id": "m", "body": "tafel", "date": "2026-03-05", "start": null, "end": null, "place": null, "status": "held", "source": null, "locator": null, "quote": null, "note": null}', null);
insert into kept_files values
    ('ab12', '\x69\x64\x0A');
insert into actors values
    ('stad', 'Stad Kortrijk', null, null, 'role', null, null, null, null, null, null, null, null, null, null);
insert into bodies values
    ('tafel', 'Tafel', 'consultation', null, null, null, null, 4.5, true, null, null, null, null, null, null);
