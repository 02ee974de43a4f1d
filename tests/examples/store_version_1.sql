-- A store as version 1 made it, with one revision: an actor, a body and a seat.
create table woonnetwerk(schema_version integer not null);
create table revisions(
    number integer primary key,
    created timestamp not null,
    author varchar not null check (author <> ''),
    message varchar not null check (message <> ''),
    files json not null
);
create table changes(
    revision integer not null,
    position integer not null,
    "table" varchar not null,
    key varchar[] not null,
    before json,
    after json,
    primary key (revision, position),
    check (before is not null or after is not null)
);
create table sources(
    "id" varchar not null check ("id" <> ''),
    "title" varchar not null check ("title" <> ''),
    "publisher" varchar check ("publisher" <> ''),
    "website" varchar check ("website" <> ''),
    "published" varchar check (regexp_full_match("published", '\d{4}(-\d{2}(-\d{2})?)?')),
    "checked" date,
    "note" varchar check ("note" <> ''),
    primary key ("id")
);
create table sectors(
    "id" varchar not null check ("id" <> ''),
    "name" varchar not null check ("name" <> ''),
    "source" varchar check ("source" <> ''),
    "locator" varchar check ("locator" <> ''),
    "quote" varchar check ("quote" <> ''),
    "note" varchar check ("note" <> ''),
    primary key ("id")
);
create table kinds(
    "id" varchar not null check ("id" <> ''),
    "name" varchar not null check ("name" <> ''),
    "kind_of" varchar not null check ("kind_of" in ('actor', 'body', 'activity', 'tie')),
    "source" varchar check ("source" <> ''),
    "locator" varchar check ("locator" <> ''),
    "quote" varchar check ("quote" <> ''),
    "note" varchar check ("note" <> ''),
    primary key ("id")
);
create table actors(
    "id" varchar not null check ("id" <> ''),
    "name" varchar not null check ("name" <> ''),
    "kind" varchar check ("kind" <> ''),
    "sector" varchar check ("sector" <> ''),
    "named" varchar not null check ("named" in ('organisation', 'role', 'group')),
    "part_of" varchar check ("part_of" <> ''),
    "kbo" varchar check ("kbo" <> ''),
    "ovo" varchar check ("ovo" <> ''),
    "website" varchar check ("website" <> ''),
    "active_from" varchar check (regexp_full_match("active_from", '\d{4}(-\d{2}(-\d{2})?)?')),
    "active_until" varchar check (regexp_full_match("active_until", '\d{4}(-\d{2}(-\d{2})?)?')),
    "source" varchar check ("source" <> ''),
    "locator" varchar check ("locator" <> ''),
    "quote" varchar check ("quote" <> ''),
    "note" varchar check ("note" <> ''),
    primary key ("id")
);
create table bodies(
    "id" varchar not null check ("id" <> ''),
    "name" varchar not null check ("name" <> ''),
    "layer" varchar not null check ("layer" in ('kerngroep', 'woonraad', 'consultation', 'partnership')),
    "kind" varchar check ("kind" <> ''),
    "part_of" varchar check ("part_of" <> ''),
    "convenor" varchar check ("convenor" <> ''),
    "frequency" varchar check ("frequency" <> ''),
    "meetings_per_year" double,
    "open_list" boolean not null,
    "active_from" varchar check (regexp_full_match("active_from", '\d{4}(-\d{2}(-\d{2})?)?')),
    "active_until" varchar check (regexp_full_match("active_until", '\d{4}(-\d{2}(-\d{2})?)?')),
    "source" varchar check ("source" <> ''),
    "locator" varchar check ("locator" <> ''),
    "quote" varchar check ("quote" <> ''),
    "note" varchar check ("note" <> ''),
    primary key ("id")
);
create table seats(
    "body" varchar not null check ("body" <> ''),
    "actor" varchar not null check ("actor" <> ''),
    "number" integer not null,
    "role" varchar not null check ("role" in ('member', 'chair', 'secretary', 'convenor', 'observer', 'invited')),
    "evidence" varchar not null check ("evidence" in ('explicit', 'derived', 'conditional', 'group')),
    "voting" boolean,
    "representative" varchar check ("representative" <> ''),
    "deputy" varchar check ("deputy" <> ''),
    "active_from" varchar check (regexp_full_match("active_from", '\d{4}(-\d{2}(-\d{2})?)?')),
    "active_until" varchar check (regexp_full_match("active_until", '\d{4}(-\d{2}(-\d{2})?)?')),
    "source" varchar check ("source" <> ''),
    "locator" varchar check ("locator" <> ''),
    "quote" varchar check ("quote" <> ''),
    "note" varchar check ("note" <> ''),
    primary key ("body", "actor", "number")
);
create table activities(
    "id" varchar not null check ("id" <> ''),
    "name" varchar not null check ("name" <> ''),
    "kind" varchar check ("kind" <> ''),
    "website" varchar check ("website" <> ''),
    "active_from" varchar check (regexp_full_match("active_from", '\d{4}(-\d{2}(-\d{2})?)?')),
    "active_until" varchar check (regexp_full_match("active_until", '\d{4}(-\d{2}(-\d{2})?)?')),
    "source" varchar check ("source" <> ''),
    "locator" varchar check ("locator" <> ''),
    "quote" varchar check ("quote" <> ''),
    "note" varchar check ("note" <> ''),
    primary key ("id")
);
create table ties(
    "from" varchar not null check ("from" <> ''),
    "to" varchar not null check ("to" <> ''),
    "kind" varchar not null check ("kind" <> ''),
    "number" integer not null,
    "amount" double,
    "unit" varchar check ("unit" <> ''),
    "active_from" varchar check (regexp_full_match("active_from", '\d{4}(-\d{2}(-\d{2})?)?')),
    "active_until" varchar check (regexp_full_match("active_until", '\d{4}(-\d{2}(-\d{2})?)?')),
    "source" varchar check ("source" <> ''),
    "locator" varchar check ("locator" <> ''),
    "quote" varchar check ("quote" <> ''),
    "note" varchar check ("note" <> ''),
    primary key ("from", "to", "kind", "number")
);
create table themes(
    "id" varchar not null check ("id" <> ''),
    "name" varchar not null check ("name" <> ''),
    "part_of" varchar check ("part_of" <> ''),
    "source" varchar check ("source" <> ''),
    "locator" varchar check ("locator" <> ''),
    "quote" varchar check ("quote" <> ''),
    "note" varchar check ("note" <> ''),
    primary key ("id")
);
create table theme_links(
    "theme" varchar not null check ("theme" <> ''),
    "subject" varchar not null check ("subject" <> ''),
    "source" varchar check ("source" <> ''),
    "locator" varchar check ("locator" <> ''),
    "quote" varchar check ("quote" <> ''),
    "note" varchar check ("note" <> ''),
    primary key ("theme", "subject")
);
create table figures(
    "id" varchar not null check ("id" <> ''),
    "what" varchar not null check ("what" <> ''),
    "value" varchar not null check ("value" <> ''),
    "number" double,
    "unit" varchar check ("unit" <> ''),
    "subject" varchar check ("subject" <> ''),
    "counts_kind" varchar check ("counts_kind" <> ''),
    "interpretation" varchar check ("interpretation" <> ''),
    "source" varchar check ("source" <> ''),
    "locator" varchar check ("locator" <> ''),
    "quote" varchar check ("quote" <> ''),
    "note" varchar check ("note" <> ''),
    primary key ("id")
);
create table meetings(
    "id" varchar not null check ("id" <> ''),
    "body" varchar not null check ("body" <> ''),
    "date" date not null,
    "start" varchar check ("start" <> ''),
    "place" varchar check ("place" <> ''),
    "status" varchar not null check ("status" in ('planned', 'held', 'cancelled')),
    "source" varchar check ("source" <> ''),
    "locator" varchar check ("locator" <> ''),
    "quote" varchar check ("quote" <> ''),
    "note" varchar check ("note" <> ''),
    primary key ("id")
);
create table agenda_items(
    "meeting" varchar not null check ("meeting" <> ''),
    "number" integer not null,
    "title" varchar not null check ("title" <> ''),
    "purpose" varchar not null check ("purpose" in ('inform', 'discuss', 'advise')),
    "theme" varchar check ("theme" <> ''),
    "brought_by" varchar check ("brought_by" <> ''),
    "source" varchar check ("source" <> ''),
    "locator" varchar check ("locator" <> ''),
    "quote" varchar check ("quote" <> ''),
    "note" varchar check ("note" <> ''),
    primary key ("meeting", "number")
);
create table attendance(
    "meeting" varchar not null check ("meeting" <> ''),
    "actor" varchar not null check ("actor" <> ''),
    "presence" varchar not null check ("presence" in ('present', 'replaced', 'excused', 'absent')),
    "representative" varchar check ("representative" <> ''),
    "source" varchar check ("source" <> ''),
    "locator" varchar check ("locator" <> ''),
    "quote" varchar check ("quote" <> ''),
    "note" varchar check ("note" <> ''),
    primary key ("meeting", "actor")
);
create table advice(
    "id" varchar not null check ("id" <> ''),
    "body" varchar not null check ("body" <> ''),
    "given" date not null,
    "text" varchar not null check ("text" <> ''),
    "meeting" varchar check ("meeting" <> ''),
    "theme" varchar check ("theme" <> ''),
    "addressee" varchar check ("addressee" <> ''),
    "decision" varchar check ("decision" in ('consensus', 'vote')),
    "minority" varchar check ("minority" <> ''),
    "due" date,
    "reaction" varchar check ("reaction" in ('yes', 'partly', 'no')),
    "reacted" date,
    "reasons" varchar check ("reasons" <> ''),
    "source" varchar check ("source" <> ''),
    "locator" varchar check ("locator" <> ''),
    "quote" varchar check ("quote" <> ''),
    "note" varchar check ("note" <> ''),
    primary key ("id")
);
create table succession(
    "id" varchar not null check ("id" <> ''),
    "predecessor" varchar not null check ("predecessor" <> ''),
    "event" varchar not null check ("event" <> ''),
    "successor" varchar check ("successor" <> ''),
    "successor_name" varchar check ("successor_name" <> ''),
    "happened" varchar check (regexp_full_match("happened", '\d{4}(-\d{2}(-\d{2})?)?')),
    "certainty" varchar not null check ("certainty" in ('confirmed', 'planned', 'unsure')),
    "source" varchar check ("source" <> ''),
    "locator" varchar check ("locator" <> ''),
    "quote" varchar check ("quote" <> ''),
    "note" varchar check ("note" <> ''),
    primary key ("id")
);

insert into woonnetwerk values (1);
insert into revisions values (1, '2026-11-20 09:30:00', 'An', 'eerste', '[]');
insert into actors(id, name, named, quote) values ('stad', 'Stad', 'organisation', 'de stad');
insert into bodies(id, name, layer, open_list) values ('tafel', 'Tafel', 'consultation', false);
insert into seats(body, actor, number, role, evidence) values ('tafel', 'stad', 1, 'member', 'derived');
insert into changes values
    (1, 0, 'actors', ['stad'], null, '{"id": "stad", "name": "Stad", "named": "organisation", "quote": "de stad"}'),
    (1, 1, 'bodies', ['tafel'], null, '{"id": "tafel", "name": "Tafel", "layer": "consultation", "open_list": false}'),
    (1, 2, 'seats', ['tafel', 'stad', '1'], null, '{"body": "tafel", "actor": "stad", "number": 1, "role": "member", "evidence": "derived"}');
