/** The register of processing activities as a manager sees and changes it. The register's rules say what is wrong. */
import { isDeepStrictEqual } from 'node:util';
import type { Engine } from '../../engine/engine.ts';
import { type Changed, historyOf } from '../../engine/history.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import { addDays } from '../../foundation/days.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { isValidOn } from '../../registers/activiteiten/index.ts';
import { isOwnClient } from '../../registers/client-ids.ts';
import { FORMAAT, imported, VERSIE } from '../own/activiteiten-uitwisseling.ts';
import { snapshotOf, text } from './door.ts';
import { refuseOthers } from './manage.ts';
import { type Measures, measuresOf } from './manage-measures.ts';

const NAME = 'verwerkingsactiviteit';

export type ActivityState = 'current' | 'future' | 'ended';

export interface ActivityVersion {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  /** First day on which it holds no more. */
  readonly until?: string;
  readonly state: ActivityState;
}

export interface ActivityItem extends ActivityVersion {
  readonly purpose: string;
  readonly organ: string;
  readonly versions: number;
}

export interface ActivityWorker {
  readonly id: string;
  readonly label: string;
  /** A role or an employee of Meent's own pages. */
  readonly own: boolean;
  /** Rights that name this activity; 0 for one that may work for it in general. */
  readonly rights: number;
}

export interface ActivityPage extends ActivityVersion {
  readonly record: Record_;
  readonly versions: readonly ActivityVersion[];
  readonly workers: readonly ActivityWorker[];
  readonly types: readonly { readonly id: string; readonly identification: string; readonly name: string }[];
  /** Absent: this manager may not read them. */
  readonly measures?: Measures;
  readonly history: readonly Changed[];
  readonly etag: string;
}

export interface ActivityComparison {
  readonly name: string;
  readonly from: ActivityVersion;
  readonly to: ActivityVersion;
  readonly differences: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

const stateOf = (record: Record_): ActivityState =>
  isValidOn(record, today()) ? 'current' : String(record.beginGeldigheid) > today() ? 'future' : 'ended';

const versionOf = ({ id, record }: Row): ActivityVersion => ({
  id,
  name: text(record.naam),
  from: text(record.beginGeldigheid),
  ...(record.eindeGeldigheid ? { until: text(record.eindeGeldigheid) } : {}),
  state: stateOf(record),
});

/** Newest first. */
const versionsOf = (snapshot: Snapshot, identificatie: unknown): readonly Row[] =>
  snapshot
    .related(NAME, 'identificatie', String(identificatie))
    .toSorted((a, b) => (text(a.record.beginGeldigheid) < text(b.record.beginGeldigheid) ? 1 : -1));

/** The version that holds today, else the last that did, else the first that will. */
function shownOf(versions: readonly Row[]): Row {
  const begun = versions.find(({ record }) => stateOf(record) !== 'future');
  return versions.find(({ record }) => stateOf(record) === 'current') ?? begun ?? versions.at(-1)!;
}

/** The version that stands for an activity in a choice, of whichever version this is the id. */
export const shownVersion = (snapshot: Snapshot, id: string): string => {
  const row = snapshot.get(NAME, id);
  return row ? shownOf(versionsOf(snapshot, row.record.identificatie)).id : id;
};

/** One of each activity, by name. */
export function activitiesIn(snapshot: Snapshot): readonly Row[] {
  const names = new Set(snapshot.all(NAME).map(({ record }) => record.identificatie));
  return [...names]
    .map((name) => shownOf(versionsOf(snapshot, name)))
    .sort((a, b) => text(a.record.naam).localeCompare(text(b.record.naam), 'nl'));
}

export async function activities(engine: Engine, caller: Caller): Promise<readonly ActivityItem[]> {
  refuseOthers(caller);
  const snapshot = await snapshotOf(engine, caller);
  return activitiesIn(snapshot).map((row) => ({
    ...versionOf(row),
    purpose: text(row.record.doel),
    organ: text(row.record.organ),
    versions: versionsOf(snapshot, row.record.identificatie).length,
  }));
}

async function rowOf(engine: Engine, caller: Caller, id: string) {
  refuseOthers(caller);
  const { etag } = await engine.read(caller, NAME, id);
  const snapshot = await snapshotOf(engine, caller);
  const row = snapshot.get(NAME, id);
  if (!row) throw new Problem('not-found');
  return { row, snapshot, etag: etag ?? '' };
}

/** @throws not-found, permission-denied */
export async function activity(engine: Engine, caller: Caller, id: string): Promise<ActivityPage> {
  const { row, snapshot, etag } = await rowOf(engine, caller, id);
  const measures = measuresOf(snapshot, caller, text(row.record.identificatie));
  return {
    ...versionOf(row),
    record: row.record,
    versions: versionsOf(snapshot, row.record.identificatie).map(versionOf),
    workers: workersOf(snapshot, text(row.record.identificatie)),
    types: typesOf(snapshot, row.record),
    ...(measures ? { measures } : {}),
    history: await historyOf(engine.parts.db, caller, { resource: NAME, id }),
    etag,
  };
}

/** Applications and roles that name it, in their list or in a right. */
function workersOf(snapshot: Snapshot, name: string): readonly ActivityWorker[] {
  const versions = new Set(snapshot.related(NAME, 'identificatie', name).map(({ id }) => id));
  const isIt = (id: unknown): boolean => versions.has(String(id));
  return snapshot
    .all('applicatie')
    .flatMap(({ id, record, columns }): readonly ActivityWorker[] => {
      const rights = (record.autorisaties as readonly Record_[]).filter((one) => isIt(one.verwerkingsactiviteit));
      const listed = ((columns.activiteiten as readonly string[] | null) ?? []).some(isIt);
      const own = (record.clientIds as readonly string[]).some(isOwnClient);
      return listed || rights.length > 0 ? [{ id, label: text(record.label), own, rights: rights.length }] : [];
    })
    .sort((a, b) => Number(a.own) - Number(b.own) || a.label.localeCompare(b.label, 'nl'));
}

const typesOf = (snapshot: Snapshot, { zaaktypen }: Record_): ActivityPage['types'] =>
  (zaaktypen as readonly string[]).map((identification) => {
    const versions = snapshot.related('zaaktype', 'identificatie', identification);
    const type = versions.find(({ record }) => isValidOn(record, today())) ?? versions[0];
    return { id: type?.id ?? '', identification, name: text(type?.record.omschrijving) };
  });

/** @throws not-found for two that are no versions of one activity */
export async function compareActivities(
  engine: Engine,
  caller: Caller,
  [one, other]: readonly [string, string],
): Promise<ActivityComparison> {
  const { row: a } = await rowOf(engine, caller, one);
  const { row: b } = await rowOf(engine, caller, other);
  if (a.record.identificatie !== b.record.identificatie) throw new Problem('not-found');
  const [from, to] = text(a.record.beginGeldigheid) <= text(b.record.beginGeldigheid) ? [a, b] : [b, a];
  const fields = Object.keys(from.resource.fields).filter((name) => !PERIOD.has(name));
  return {
    name: text(to.record.naam),
    from: versionOf(from),
    to: versionOf(to),
    differences: fields
      .filter((name) => !isDeepStrictEqual(from.record[name], to.record[name]))
      .map((field) => ({
        field,
        before: linesOf(field, from.record[field]),
        after: linesOf(field, to.record[field]),
      })),
  };
}

const PERIOD: ReadonlySet<string> = new Set(['beginGeldigheid', 'eindeGeldigheid']);

/** Returns the id. @throws invalid */
export async function makeActivity(engine: Engine, caller: Caller, body: Record_): Promise<string> {
  refuseOthers(caller);
  const made = await engine.create(caller, NAME, body);
  return (JSON.parse(made.json!) as { readonly url: string }).url.slice(-36);
}

/**
 * The next version, from its first day; the one before it ends on that day, in the same write. Returns the id.
 * @throws invalid, precondition-failed when somebody else changed it meanwhile
 */
export async function nextVersion(
  engine: Engine,
  caller: Caller,
  { id, etag }: { readonly id: string; readonly etag: string },
  body: Record_,
): Promise<string> {
  const found = await rowOf(engine, caller, id);
  if (found.etag !== etag) throw new Problem('precondition-failed');
  const { record } = found.row;
  const from = text(body.beginGeldigheid);
  if (from <= today() || from <= text(record.beginGeldigheid))
    throw invalid({
      name: 'beginGeldigheid',
      code: 'invalid',
      reason: 'Kies een dag na vandaag, en na het begin van deze versie.',
    });
  const ends = !record.eindeGeldigheid || text(record.eindeGeldigheid) > from;
  const versions = [
    ...(ends ? [{ ...record, eindeGeldigheid: from }] : []),
    { ...body, identificatie: record.identificatie },
  ];
  try {
    await imported({ engine, caller, body: { formaat: FORMAAT, versie: VERSIE, verwerkingsactiviteiten: versions } });
  } catch (error) {
    throw error instanceof Problem && error.code === 'invalid' ? invalid(...ofForm(error)) : error;
  }
  const snapshot = await snapshotOf(engine, caller);
  return versionsOf(snapshot, record.identificatie).find(({ record: one }) => one.beginGeldigheid === from)!.id;
}

/** What is wrong with the end of the one before is wrong with the first day of the next. */
const ofForm = ({ invalidParams }: Problem) =>
  invalidParams.map((fault) => {
    const name = fault.name.split('.').slice(2).join('.');
    return { ...fault, name: name === 'eindeGeldigheid' ? 'beginGeldigheid' : name };
  });

/** @throws invalid, precondition-failed */
export async function endActivity(
  engine: Engine,
  caller: Caller,
  { id, etag }: { readonly id: string; readonly etag: string },
  until: string,
): Promise<void> {
  refuseOthers(caller);
  await engine.patch(caller, NAME, id, { eindeGeldigheid: until === '' ? null : until }, { ifMatch: etag });
}

/** Of a version that has not begun. @throws invalid, precondition-failed */
export async function removeActivity(
  engine: Engine,
  caller: Caller,
  { id, etag }: { readonly id: string; readonly etag: string },
): Promise<void> {
  refuseOthers(caller);
  await engine.remove(caller, NAME, id, { ifMatch: etag });
}

/** The first day that a next version can have. */
export const tomorrow = (): string => addDays(today(), 1);

/** A field as lines of text, for who reads or types it; `fieldFrom` reads it back. */
export function linesOf(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '' || value === false) return '';
  if (value === true) return 'ja';
  if (!Array.isArray(value)) {
    return typeof value === 'object' ? Object.values(value).filter(Boolean).join(', ') : String(value);
  }
  return value.map((one) => lineOf(field, one)).join('\n');
}

function lineOf(field: string, one: unknown): string {
  if (typeof one !== 'object' || one === null) return String(one);
  const it = one as Readonly<Record<string, unknown>>;
  if (field === 'gebruikt') {
    const fields = [...(it.velden as readonly string[]), ...((it.categorieen ?? []) as readonly string[])].join(', ');
    return fields ? `${it.bron}: ${fields}` : String(it.bron);
  }
  if ('wet' in it)
    return [
      `${it.wet} artikel ${it.artikel}`,
      it.lid ? `lid ${it.lid}` : '',
      it.onderdeel ? `onder ${it.onderdeel}` : '',
    ]
      .filter(Boolean)
      .join(' ');
  return Object.values(it).filter(Boolean).join(': ');
}

/** What was typed, a line each, as the register takes it. What cannot be read is given so that the register says so. */
export function fieldFrom(field: string, typed: string): readonly unknown[] {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.map((line) => itemFrom(field, line));
}

const ARTIKEL = /^(.*?)\s+artikel\s+(\S+?)(?:\s+lid\s+(\S+))?(?:\s+onder\s+(\S+))?$/;

function itemFrom(field: string, line: string): unknown {
  const [head = '', ...rest] = line.split(':').map((one) => one.trim());
  switch (field) {
    case 'grondArtikelen':
    case 'bijzondereArtikelen':
    case 'bsnArtikelen': {
      const [, wet = line, artikel = '', lid = '', onderdeel = ''] = ARTIKEL.exec(line) ?? [];
      return { wet, artikel, lid, onderdeel };
    }
    case 'gebruikt':
      return gebruikFrom(
        head,
        rest
          .join(':')
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean),
      );
    case 'verwerkers':
      return { naam: head, rol: rest.join(': ') };
    case 'doorgifte':
      return { land: head, waarborg: rest[0] ?? '', toelichting: rest.slice(1).join(': ') };
    default:
      return line;
  }
}

/** Of persons a line names fields, of another source kinds of data. */
const gebruikFrom = (bron: string, named: readonly string[]) =>
  bron === 'personen' ? { bron, velden: named } : { bron, velden: [], categorieen: named };
