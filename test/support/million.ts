/**
 * A municipality of a million cases, as large as in life in everything that a plan looks at: rows, types, levels, how often
 * a value comes back. Made by SQL as the owner, without indexes, which are built at the end. Bodies are short.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { clientConfig } from '../../src/foundation/db/target.ts';
import type { Municipality } from '../../src/foundation/db/types.ts';
import { bucketOf } from '../../src/logbook/listed.ts';
import type { Clone } from './database.ts';

export const CASES = 1_000_000;
/** Case types with a low number have more cases: the first has a tenth of all, the last half a percent. */
export const TYPES = 100;

export interface Million {
  readonly municipality: Municipality;
  /** A second municipality, with a few cases. */
  readonly small: Municipality;
  /** Ids of the case types. */
  readonly zaaktypen: readonly string[];
  readonly statustype: string;
  readonly roltype: string;
  readonly informatieobjecttype: string;
  readonly activity: string;
  /** Keyed hash of one resident: initiator of 30 cases, with 5,000 lines in the logbook and 300 messages. */
  readonly resident: string;
  readonly employee: string;
}

/** The id of record n: as old as its number, and the same at every run. `kind` is one hex digit. */
export const idSql = (n: string, kind: string): string =>
  `(lpad(to_hex(1450000000000 + (${n})::bigint * 315360), 12, '0') || '7${kind}' || substr(md5((${n})::text), 1, 2) || '8' || substr(md5((${n})::text), 3, 15))::uuid`;

const TABLES = [
  'zaken_zaak',
  'zaken_status',
  'zaken_rol',
  'zaken_zaakinformatieobject',
  'documenten_enkelvoudiginformatieobject',
  'documenten_objectinformatieobject',
  'berichten_bericht',
  'engine_search',
  'engine_change',
  'engine_change_number',
  'log_subject',
  'log_position',
  'log_commit',
] as const;

/** One connection per core: a statement that fills or indexes a table uses one. */
const AT_ONCE = 2;

export async function fillMillion(clone: Clone, it: Million): Promise<void> {
  await fill(clone, {
    tables: TABLES,
    besides: ['engine_count', 'engine_idempotency', 'session', 'job', 'notificaties_aflevering'],
    statements: [...rowsOf(it, it.municipality, CASES), ...rowsOf(it, it.small, 500)],
  });
  await clone.asOwner(
    `select engine_count_dates('zaak', 'zaken_zaak', 'zaaktype', 'niveau', '{registratiedatum,startdatum,einddatum,archiefactiedatum}')`,
  );
  await clone.asOwner(
    `insert into engine_dates_right (municipality, resource) values (${it.municipality}, 'zaak'), (${it.small}, 'zaak')`,
  );
}

/** Fills tables without their indexes, builds those, and tells the planner. `besides`: tables that keep theirs. */
export async function fill(
  clone: Clone,
  of: {
    readonly tables: readonly string[];
    readonly besides: readonly string[];
    readonly statements: readonly string[];
  },
): Promise<void> {
  const clients = await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      const client = new pg.Client(clientConfig(clone.target, 'owner', 'meent test'));
      await client.connect();
      await client.query(`set statement_timeout = 0; set lock_timeout = 0; set maintenance_work_mem = '256MB'; set synchronous_commit = off;
 set max_parallel_maintenance_workers = 0; set max_parallel_workers_per_gather = 0`);
      return client;
    }),
  );
  const all = async (texts: readonly string[]): Promise<void> => {
    const waiting = [...texts];
    await Promise.all(
      clients.map(async (client) => {
        for (let text = waiting.shift(); text; text = waiting.shift()) await client.query(text);
      }),
    );
  };
  const { rows: indexes } = await clients[0]!.query<{ drop: string; make: string }>(INDEXES, [of.tables]);
  await clients[0]!.query(indexes.map(({ drop }) => drop).join(';'));
  await all(of.statements);
  await all(indexes.map(({ make }) => make));
  await all([...of.tables, ...of.besides].map((table) => `vacuum (analyze, freeze) ${table}`));
  await Promise.all(clients.map((client) => client.end()));
}

/** Indexes and keys as statements: to build one over a full table takes a fraction of keeping it row by row. */
const INDEXES = `select
  case when k.oid is null then format('drop index %I', c.relname) else format('alter table %s drop constraint %I', i.indrelid::regclass, k.conname) end as drop,
  case when k.oid is null then pg_get_indexdef(c.oid) else format('alter table %s add constraint %I %s', i.indrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) end as make
 from pg_index i join pg_class c on c.oid = i.indexrelid left join pg_constraint k on k.conindid = i.indexrelid
 where i.indrelid = any($1::regclass[])`;

/** Lines of the log that are split over buckets at once. */
const SPLIT = 32_768;

const buckets = (subjects: readonly string[]): string =>
  subjects.map((subject) => `(${text(subject)}, ${bucketOf(subject)}::smallint)`).join(', ');

const text = (value: string): string => pg.escapeLiteral(value);
const uuids = (ids: readonly string[]): string => `array[${ids.map(text).join(', ')}]::uuid[]`;

function rowsOf(it: Million, m: Municipality, cases: number): string[] {
  const part = (share: number): number => Math.round(cases * share);
  const type = `(${uuids(it.zaaktypen)})[1 + floor(${TYPES} * power(mod(i * 0.6180339887, 1), 2))::int]`;
  const zaak = (n: string) => idSql(n, '0');
  const document = (n: string) => idSql(n, '4');
  // Ten years of cases; the newest twentieth is open, and one in a hundred of the others.
  const start = `(date '2016-01-01' + (i * 3650 / ${cases})::int)`;
  const open = `(i > ${cases} * 0.95 or i % 100 = 0)`;
  // The first 30 in a hundred thousand are of one resident; of others each has about five.
  const person = `case when i % ${Math.max(1, part(1 / 30))} = 7 then ${text(it.resident)} else md5('r' || i % ${Math.max(1, part(0.2))}) end`;
  // Whose data was looked at: the resident's 5,000 times in a million.
  const subject = `case when i % ${Math.max(1, part(1 / 5000))} = 7 then ${text(it.resident)} else md5('r' || i % ${Math.max(1, part(0.02))}) end`;
  const others = Array.from({ length: Math.max(1, part(0.02)) }, (_, i) =>
    createHash('md5').update(`r${i}`).digest('hex'),
  );
  const employee = `case when i % 2000 = 3 then ${text(it.employee)} else 'm' || i % 400 end`;
  const words = `case when i % 100 = 5 then 'honderdste ' else '' end || case when i % 1000 = 5 then 'duizendste ' else '' end || (select string_agg('woord' || (i * (k + 3)) % (97 * power(k + 1, 3))::bigint, ' ') from generate_series(1, 20) k)`;
  /** Place 0 is left out of the lists of people, as no case has that number. */
  const commits = `generate_series(0::bigint, ${Math.floor(cases / 10)}) c`;
  const entry = `'{"activity":"' || ${text(it.activity)} || '","actorRole":"behandelaar, Openbare ruimte","application":"alles","at":"' || to_char(${start}, 'YYYY-MM-DD') || 'T00:00:00.000Z","id":"' || ${idSql('i', '9')} || '","kind":"geopend","lines":1,"operation":"zaken.zaak.read","organ":"college","root":"' || repeat(md5('p' || i), 2) || '","span":"' || left(md5('p' || i), 16) || '","trace":"' || md5('t' || i) || e'","v":1}\\n' || left(md5('s' || i), 24) || ' ' || ${subject} || ' zaak ' || ${zaak('i')}`;
  const series = (count: number) => `generate_series(1::bigint, ${count}) i`;
  return [
    `insert into zaken_zaak (municipality, id, version, body, identificatie, bronorganisatie, zaaktype, registratiedatum, startdatum, einddatum,
  uiterlijke_einddatum_afdoening, archiefnominatie, archiefstatus, archiefactiedatum, niveau, relevante_zaken, subjects, owners, status, deelzaken, eigenschappen, rollen, zaakinformatieobjecten, zaakobjecten)
 select ${m}, id, 1, e'{"url":"\\x01/zaken/api/v1/zaken/' || id || '","uuid":"' || id || '","identificatie":"' || nummer || '"}', nummer, '000000012', ${type}, ${start}, ${start},
  case when ${open} then null else ${start} + 40 end, ${start} + 56 + (i % 30)::int, case when i % 20 = 0 then 'blijvend_bewaren' else 'vernietigen' end,
  case when ${open} then 'nog_te_archiveren' when i % 50 = 1 then 'gearchiveerd' else 'nog_te_archiveren' end, case when ${open} then null else ${start} + 40 + 1826 end, i % 8, '{}',
  array[person], array[person], ${idSql('i', '1')}, '{}', '{}', array[${idSql('i', '2')}, ${idSql('i', '3')}], array[${idSql('i', '5')}], '{}'
 from (select i, ${zaak('i')} as id, 'ZAAK-' || extract(year from ${start}) || '-' || lpad(i::text, 10, '0') as nummer, ${person} as person from ${series(cases)}) n`,
    `insert into zaken_status (municipality, id, version, body, zaak, statustype, datum_status_gezet, indicatie_laatst_gezette_status, zaakinformatieobjecten)
 select ${m}, ${idSql('i', '1')}, 1, '{}', ${zaak('i')}, ${text(it.statustype)}, ${start}, true, '{}' from ${series(cases)}`,
    ...(['2', '3'] as const).map(
      (
        kind,
      ) => `insert into zaken_rol (municipality, id, version, body, zaak, betrokkene_type, roltype, omschrijving, omschrijving_generiek, subject, owner, medewerker)
 select ${m}, ${idSql('i', kind)}, 1, '{}', ${zaak('i')}, ${kind === '2' ? `'natuurlijk_persoon', ${text(it.roltype)}, 'Melder', 'initiator', ${person}, ${person}, null` : `'medewerker', ${text(it.roltype)}, 'Behandelaar', 'behandelaar', null, null, ${employee}`} from ${series(cases)}`,
    ),
    `insert into documenten_enkelvoudiginformatieobject (municipality, id, version, body, identificatie, bronorganisatie, informatieobjecttype, trefwoorden, niveau, inhoud)
 select ${m}, ${document('i')}, 1, '{}', 'DOC-' || lpad(i::text, 10, '0'), '000000012', ${text(it.informatieobjecttype)}, '{}', i % 8, '{}' from ${series(cases)}`,
    `insert into zaken_zaakinformatieobject (municipality, id, version, body, informatieobject, zaak)
 select ${m}, ${idSql('i', '5')}, 1, '{}', ${document('i')}, ${zaak('i')} from ${series(cases)}`,
    `insert into documenten_objectinformatieobject (municipality, id, version, body, informatieobject, object, object_type)
 select ${m}, ${idSql('i', '6')}, 1, '{}', ${document('i')}, ${zaak('i')}, 'zaak' from ${series(cases)}`,
    `insert into berichten_bericht (municipality, id, version, body, zaak, verzonden, gelezen, ontvanger, subjects)
 select ${m}, ${idSql('i', '7')}, 1, '{}', ${zaak('i')}, ${start}, case when i % 10 = 0 then null else ${start} end, person, array[person]
 from (select i, case when i % ${Math.max(1, part(0.2 / 300))} = 7 then ${text(it.resident)} else md5('r' || i % ${Math.max(1, part(0.1))}) end as person from ${series(part(0.2))}) n`,
    // Words that are in all, a tenth, a hundredth and a thousandth of them, and some twenty others; marks as the program has them.
    `insert into engine_search (municipality, id, resource, words)
 select ${m}, ${zaak('i')}, 'zaak', setweight(to_tsvector('dutch', 'zaak ' || extract(year from ${start}) || ' ' || lpad(i::text, 10, '0') || ' melding' || case when i % 10 = 4 then ' straatverlichting' else ' stoeptegel' end), 'A')
  || setweight(to_tsvector('dutch', ${words}), 'B') || array_to_tsvector(array['m:${m}', 'k:zaak', 't:' || ${type}, 'y:' || extract(year from ${start}),
   case when ${open} then 'o:open' else 'o:dicht' end, i::text, 'n:zaak' || extract(year from ${start}) || lpad(i::text, 10, '0'), 'melding', 'stoeptegel', 'eptegel', 'ptegel', 'tegel']) from ${series(cases)}`,
    `insert into engine_search (municipality, id, resource, words)
 select ${m}, ${document('i')}, 'enkelvoudiginformatieobject', setweight(to_tsvector('dutch', 'foto melding ' || lpad(i::text, 10, '0')), 'A') || array_to_tsvector(array['m:${m}', 'k:enkelvoudiginformatieobject', 't:' || ${text(it.informatieobjecttype)}, i::text]) from ${series(part(0.3))}`,
    `insert into engine_search_cursor (municipality, layout, number) values (${m}, 1, ${cases})`,
    `insert into engine_change (municipality, id, resource, record, main_resource, main, action, implied, version, after, at, application, application_label, trace, activity, kenmerken)
 select ${m}, ${idSql('i', '8')}, 'zaak', ${zaak('i')}, 'zaak', ${zaak('i')}, 'create', false, 1, '{}', ${start}, 'alles', 'Alles', repeat('0', 32), ${text(it.activity)}, '{}' from ${series(cases)}`,
    `insert into engine_change_number (municipality, number, change) select ${m}, i, ${idSql('i', '8')} from ${series(cases)}`,
    // In commits of ten, as when it is busy.
    `insert into log_position (municipality, position, entries, commit) select ${m}, 10 * c, 10, ${idSql('10 * c', '9')} from ${commits}`,
    `with people (subject, bucket) as (values ${buckets([it.resident, ...others])})
 insert into log_subject (municipality, bucket, until, first, lines, data)
 select ${m}, bucket, (range + 1) * ${SPLIT}, range * ${SPLIT}, sum(lines), e'\\n' || string_agg(said, e'\\n') || e'\\n' from (
  select p.bucket, i / ${SPLIT} as range, count(*) as lines, p.subject || ' ' || string_agg(i || '.0', ' ' order by i) as said
  from ${series(cases)} join people p on p.subject = ${subject} group by p.subject, 1, 2) l group by bucket, range`,
    `insert into log_commit (municipality, id, data)
 select ${m}, ${idSql('10 * c', '9')}, (select string_agg(${entry}, e'\\n\\n' order by i) from generate_series(10 * c, 10 * c + 9) i) from ${commits}`,
    `insert into engine_count (municipality, resource, type, level, total) select ${m}, 'zaak', ${type}, i % 8, count(*) from ${series(cases)} group by 3, 4`,
    `insert into engine_count (municipality, resource, type, level, total) select ${m}, 'enkelvoudiginformatieobject', ${text(it.informatieobjecttype)}, i % 8, count(*) from ${series(cases)} group by 4`,
    `insert into engine_idempotency (municipality, application, key, body_hash, status, answer, at, main)
 select ${m}, 'alles', md5(i::text), '', 201, '{}', now() - i * interval '1 second', ${zaak('i')} from ${series(part(0.05))}`,
    `insert into session (municipality, id, kind, level, subject, sealed_name, sealed_bsn, created_at, last_seen_at, expires_at)
 select ${m}, sha256(i::text::bytea), 'resident', 'hoog', md5('r' || i), '', '', now(), now(), now() + interval '1 day' + i * interval '1 second' from ${series(part(0.01))}`,
  ];
}
