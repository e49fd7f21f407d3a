/** Who can see what: rights as people read them, as they are given and taken, and by type. */
import { countsOf } from '../../engine/counts.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { invalid } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { snapshotOf, text, urlOf } from './door.ts';
import { applicationRow, refuseOthers, shown } from './manage.ts';
import { holds } from './type-search.ts';

/** What rights narrow to a type: the component, its kind of record, its kind of type and the field that names all versions. */
export const KINDS = {
  zaken: {
    component: 'zrc',
    record: 'zaak',
    type: 'zaaktype',
    same: 'identificatie',
    read: 'zaken.lezen',
    level: true,
  },
  documenten: {
    component: 'drc',
    record: 'enkelvoudiginformatieobject',
    type: 'informatieobjecttype',
    same: 'omschrijving',
    read: 'documenten.lezen',
    level: true,
  },
  besluiten: {
    component: 'brc',
    record: 'besluit',
    type: 'besluittype',
    same: 'omschrijving',
    read: 'besluiten.lezen',
    level: false,
  },
  objecten: {
    component: 'orc',
    record: 'object',
    type: 'objecttype',
    // Versions of an objecttype are parts of it.
    same: undefined,
    read: 'objecten.lezen',
    level: false,
  },
} as const;
export type KindName = keyof typeof KINDS;
export const kinds = Object.entries(KINDS) as readonly (readonly [KindName, (typeof KINDS)[KindName]])[];

export type May = 'lezen' | 'werken' | 'alles';

/** Scopes as people ask for them. Each holds those of the one before. */
const SCOPES: Readonly<Record<string, Readonly<Record<May, readonly string[]>>>> = {
  zrc: steps(
    ['zaken.lezen'],
    ['zaken.aanmaken', 'zaken.bijwerken', 'zaken.statussen.toevoegen', 'audittrails.lezen'],
    ['zaken.heropenen', 'zaken.geforceerd-bijwerken', 'zaken.verwijderen', 'zaken.toegang-regelen'],
  ),
  drc: steps(
    ['documenten.lezen'],
    ['documenten.aanmaken', 'documenten.bijwerken', 'documenten.lock', 'audittrails.lezen'],
    ['documenten.geforceerd-unlock', 'documenten.geforceerd-bijwerken', 'documenten.verwijderen'],
  ),
  brc: steps(
    ['besluiten.lezen'],
    ['besluiten.aanmaken', 'besluiten.bijwerken', 'audittrails.lezen'],
    ['besluiten.verwijderen'],
  ),
  orc: steps(['objecten.lezen'], ['objecten.schrijven', 'audittrails.lezen'], []),
  otc: steps(['objecttypen.lezen'], ['objecttypen.schrijven'], []),
  ztc: steps(
    ['catalogi.lezen'],
    ['catalogi.schrijven'],
    ['catalogi.geforceerd-schrijven', 'catalogi.geforceerd-verwijderen'],
  ),
  ac: steps(['autorisaties.lezen'], ['autorisaties.bijwerken'], []),
  nrc: steps(['notificaties.consumeren'], ['notificaties.publiceren'], []),
};

function steps(...[lezen, werken, alles]: readonly [readonly string[], readonly string[], readonly string[]]) {
  return { lezen, werken: [...lezen, ...werken], alles: [...lezen, ...werken, ...alles] };
}

export interface RightInput {
  /** `zrc/<identificatie of a type>`, `zrc/*` for every type there is now, or `ztc`, `ac`, `nrc`. */
  readonly about: string;
  readonly may: string;
  /** Highest confidentiality; '' where it does not matter. */
  readonly level: string;
  /** Id of a version of the activity that it serves; without it what the type, or else the application, is for. */
  readonly activity?: string;
}

export interface Given {
  /** `zrc/<type id>` or a component, with `@` and the activity that it names: names the right on this page. */
  readonly key: string;
  /** Name of the activity that the right names; '' where it names none. */
  readonly activity: string;
  readonly component: string;
  /** Name of the type; '' for a right on the whole register. */
  readonly type: string;
  /** How many versions of the type there are: the right holds for each, and for those that come. */
  readonly versions: number;
  /** Undefined: scopes that are none of the usual sets. */
  readonly may?: May;
  readonly scopes: readonly string[];
  readonly level: string;
  /** Names of the fields that it is limited to; none: all of it. */
  readonly fields: readonly string[];
}

const mayOf = (component: string, scopes: readonly string[]): May | undefined =>
  (['alles', 'werken', 'lezen'] as const).find((may) => {
    const set = SCOPES[component]?.[may] ?? [];
    return set.length > 0 && set.every((one) => scopes.includes(one));
  });

const kindOf = (component: string) => kinds.map(([, kind]) => kind).find((kind) => kind.component === component);

/** Rights of an application, by register and name. */
export const givenRights = (snapshot: Snapshot, record: Record_): readonly Given[] =>
  (record.autorisaties as readonly Record_[]).map((one): Given => {
    const component = String(one.component);
    const kind = kindOf(component);
    const scopes = one.scopes as readonly string[];
    const type = kind ? snapshot.get(kind.type, String(one[kind.type])) : undefined;
    const may = mayOf(component, scopes);
    const serves = text(one.verwerkingsactiviteit);
    return {
      key: `${kind ? `${component}/${one[kind.type]}` : component}${serves ? `@${serves}` : ''}`,
      activity: text(snapshot.get('verwerkingsactiviteit', serves)?.record.naam),
      component,
      type: type ? nameOf(type) : '',
      versions: type && kind ? versions(snapshot, kind, type).length : 0,
      ...(may ? { may } : {}),
      scopes,
      level: text(one.maxVertrouwelijkheidaanduiding),
      fields: [...new Set(Object.values((one.velden ?? {}) as Record<string, string[]>).flat())],
    };
  });

/** The key without the activity. */
const onType = (key: string): string => key.split('@', 1)[0]!;

export const nameOf = ({ record }: Row): string => text(record.omschrijving ?? record.name);

export const versions = (snapshot: Snapshot, kind: (typeof KINDS)[KindName], type: Row): readonly Row[] =>
  kind.same === undefined
    ? [type]
    : snapshot
        .related(kind.type, kind.same, String(type.record[kind.same]))
        .filter((one) => one.record.catalogus === type.record.catalogus);

/** One of each type, the newest version, by name. */
export function typesOf(snapshot: Snapshot, name: KindName): readonly Row[] {
  const { type, same } = KINDS[name];
  const newest = new Map<string, Row>();
  for (const row of snapshot
    .all(type)
    .toSorted((a, b) => text(a.record.beginGeldigheid).localeCompare(text(b.record.beginGeldigheid))))
    newest.set(same === undefined ? row.id : `${row.record.catalogus} ${row.record[same]}`, row);
  return [...newest.values()].sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'nl'));
}

/** What can be chosen in the form: `zrc/<id>` with the name of the type. */
export async function rightSubjects(
  engine: Engine,
  caller: Caller,
): Promise<
  readonly { readonly kind: KindName; readonly types: readonly { readonly value: string; readonly name: string }[] }[]
> {
  refuseOthers(caller);
  const snapshot = await snapshotOf(engine, caller);
  return kinds.map(([kind, { component }]) => ({
    kind,
    types: typesOf(snapshot, kind).map((row) => ({ value: `${component}/${row.id}`, name: nameOf(row) })),
  }));
}

/** The rights that a form asks for, as the API takes them. @throws invalid */
export function rightsFrom(engine: Engine, caller: Caller, snapshot: Snapshot, input: RightInput): readonly Record_[] {
  const [component = '', which = ''] = input.about.split('/');
  const set = SCOPES[component];
  if (!set) throw invalid({ name: 'waarover', code: 'required', reason: 'Kies waar het recht over gaat.' });
  if (!Object.hasOwn(set, input.may))
    throw invalid({ name: 'mag', code: 'required', reason: 'Kies wat de applicatie mag.' });
  const scopes = set[input.may as May];
  const found = kinds.find(([, kind]) => kind.component === component);
  if (!found) return [{ component, scopes }];
  const [name, kind] = found;
  if (kind.level && !input.level)
    throw invalid({ name: 'niveau', code: 'required', reason: 'Kies de hoogste vertrouwelijkheid.' });
  const types = typesOf(snapshot, name).filter(({ id }) => which === '*' || id === which);
  if (types.length === 0)
    throw invalid({ name: 'waarover', code: 'required', reason: 'Kies waar het recht over gaat.' });
  return types.map(({ id }) => ({
    component,
    scopes,
    [kind.type]: urlOf(engine, caller, kind.type, id),
    ...(input.activity ? { verwerkingsactiviteit: activityUrl(engine, caller, snapshot, input.activity) } : {}),
    ...(kind.level ? { maxVertrouwelijkheidaanduiding: input.level } : {}),
  }));
}

/** @throws invalid */
function activityUrl(engine: Engine, caller: Caller, snapshot: Snapshot, id: string): string {
  if (!snapshot.get('verwerkingsactiviteit', id))
    throw invalid({ name: 'activiteit', code: 'does_not_exist', reason: 'Kies een activiteit die bestaat.' });
  return urlOf(engine, caller, 'verwerkingsactiviteit', id);
}

/** One change: a right more (in the place of one on the same type), or one less. */
export type RightChange = { readonly give: RightInput } | { readonly take: string };

/** @throws invalid, precondition-failed when the application changed since it was shown */
export async function saveRights(
  engine: Engine,
  caller: Caller,
  id: string,
  change: RightChange,
  stand: string,
): Promise<void> {
  refuseOthers(caller);
  const { row, snapshot } = await applicationRow(engine, caller, id);
  const { autorisaties } = await proposal(engine, caller, row, snapshot, change);
  await engine.patch(caller, 'applicatie', id, { autorisaties }, { ifVersion: Number(stand) });
}

/** The application as it would be. */
export async function proposal(
  engine: Engine,
  caller: Caller,
  row: Row,
  snapshot: Snapshot,
  change: RightChange,
): Promise<Record_ & { readonly autorisaties: readonly Record_[] }> {
  const body = await shown(engine, caller, row);
  const now = body.autorisaties as readonly Record_[];
  const keys = givenRights(snapshot, row.record).map(({ key }) => key);
  if ('take' in change) return { ...body, autorisaties: now.filter((_, index) => keys[index] !== change.take) };
  const more = rightsFrom(engine, caller, snapshot, change.give);
  const replaced = new Set(more.flatMap((one) => sameRights(snapshot, one)));
  return { ...body, autorisaties: [...now.filter((_, index) => !replaced.has(keys[index]!)), ...more] };
}

/** Keys of rights on the same type for the same activity, whichever version they name. */
function sameRights(snapshot: Snapshot, right: Record_): readonly string[] {
  const component = String(right.component);
  const kind = kindOf(component);
  const type = kind && snapshot.get(kind.type, String(right[kind.type]).slice(-36));
  if (!kind || !type) return [component];
  const served = right.verwerkingsactiviteit
    ? versionIds(snapshot, text(right.verwerkingsactiviteit).slice(-36)).map((id) => `@${id}`)
    : [''];
  return versions(snapshot, kind, type).flatMap(({ id }) => served.map((one) => `${component}/${id}${one}`));
}

const versionIds = (snapshot: Snapshot, id: string): readonly string[] =>
  snapshot
    .related(
      'verwerkingsactiviteit',
      'identificatie',
      text(snapshot.get('verwerkingsactiviteit', id)?.record.identificatie),
    )
    .map((one) => one.id);

/** How many have a right on a type, in whichever version; who may do everything is not counted. */
export function holdersOf(snapshot: Snapshot, type: Row): number {
  const kind = kinds.map(([, one]) => one).find((one) => one.type === type.resource.name)!;
  const keys = new Set(versions(snapshot, kind, type).map(({ id }) => `${kind.component}/${id}`));
  return snapshot
    .all('applicatie')
    .filter(({ record }) => givenRights(snapshot, record).some(({ key }) => keys.has(onType(key)))).length;
}

export interface MatrixCell {
  readonly application: string;
  readonly id: string;
  readonly level: string;
}

export interface Held {
  readonly read: readonly MatrixCell[];
  readonly work: readonly MatrixCell[];
}

export interface MatrixRow extends Held {
  readonly type: string;
  readonly versions: number;
  /** Records that there are now. */
  readonly total: number;
}

export interface Matrix {
  readonly rows: readonly MatrixRow[];
  /** Applications that may do everything: they stand once above the table. */
  readonly everything: readonly MatrixCell[];
  /** Who has the same right on every type: they stand above the table too, and not in its rows. */
  readonly always: Held;
  readonly kind: KindName;
  /** What was searched for; '' for every type. */
  readonly words: string;
}

/** Per type who may read and who may work. @param words in the name of a type or of who may @throws permission-denied */
export async function rightsMatrix(engine: Engine, caller: Caller, name: KindName, words = ''): Promise<Matrix> {
  refuseOthers(caller);
  // Through the door: a manager without the right to read applications sees none.
  await engine.rows(caller, 'applicatie', { page: '1' });
  const snapshot = await snapshotOf(engine, caller);
  const kind = KINDS[name];
  const counts = await countsOf(engine.parts.db, caller, kind.record);
  const apps = snapshot.all('applicatie');
  const cell = ({ id, record }: Row, level = ''): MatrixCell => ({ id, application: text(record.label), level });
  const rows = typesOf(snapshot, name).map((type): MatrixRow => {
    const ids = new Set(versions(snapshot, kind, type).map(({ id }) => id));
    const read: MatrixCell[] = [];
    const work: MatrixCell[] = [];
    for (const app of apps) {
      const right = givenRights(snapshot, app.record).find(
        ({ key, component }) => component === kind.component && ids.has(onType(key).slice(kind.component.length + 1)),
      );
      if (!right) continue;
      const writes = right.scopes.some((scope) => !scope.endsWith('.lezen'));
      (writes ? work : read).push(cell(app, right.level));
    }
    const total = counts
      .filter((one) => one.type !== null && ids.has(one.type))
      .reduce((sum, one) => sum + one.total, 0);
    return { type: nameOf(type), versions: ids.size, total, read, work };
  });
  const always = rows.length > 1 ? rows.reduce<Held>(shared, rows[0]!) : { read: [], work: [] };
  const said = ({ type, read, work }: MatrixRow): string =>
    [type, ...[...read, ...work].map(({ application }) => application)].join(' ');
  return {
    kind: name,
    words,
    always,
    rows: rows.map((row) => ({ ...row, ...without(row, always) })).filter((row) => holds(said(row), words)),
    everything: apps.filter(({ record }) => record.heeftAlleAutorisaties === true).map((app) => cell(app)),
  };
}

const isIn =
  (cells: readonly MatrixCell[]) =>
  ({ id, level }: MatrixCell): boolean =>
    cells.some((one) => one.id === id && one.level === level);

const shared = (one: Held, other: Held): Held => ({
  read: one.read.filter(isIn(other.read)),
  work: one.work.filter(isIn(other.work)),
});

const without = ({ read, work }: Held, taken: Held): Held => ({
  read: read.filter((cell) => !isIn(taken.read)(cell)),
  work: work.filter((cell) => !isIn(taken.work)(cell)),
});
