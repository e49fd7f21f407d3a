/**
 * Fields of which the activity of a call says nothing, as what is left out of its answers (docs/decisions/0059): for special and
 * criminal data and the BSN without a ground for it, for what the activity does not use, and for what the combination does not
 * name that lets its sources be used together. Every door reads them where it reads rules.
 */
import { categoriesOf as leavesIn, pathsIn } from '../engine/categories.ts';
import { activityOf, kindOfResource, type SeenKind } from '../engine/log.ts';
import type { Record_, Resource } from '../engine/resource.ts';
import { sourceOfResource } from '../engine/resource.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { Problem } from '../foundation/problems.ts';
import type { Purposes } from '../gate/activity.ts';
import {
  CATEGORIEEN,
  type Category,
  gapOf,
  gapWords,
  NIET_IN_ACTIVITEIT,
  NIET_IN_COMBINATIE,
  NUMMER,
  ZONDER_GROND_BIJZONDER,
  ZONDER_GROND_NUMMER,
} from '../gate/categories.ts';
import type { ActivityRef, Caller } from '../gate/context.ts';
import type { Rights } from '../gate/rights.ts';
import type { Rule, What } from '../gate/rules.ts';
import { BRONNEN, type Bron, fullScope } from '../gate/sources.ts';
import { categoriesOf, saidBy } from '../registers/gegevens.ts';
import { resources } from '../registers/index.ts';
import { LOGBOEK_INZIEN, LOGBOEK_MEDEWERKER } from '../registers/meent-api.ts';

const NUMBERS = [ZONDER_GROND_NUMMER, ZONDER_GROND_BIJZONDER, NIET_IN_ACTIVITEIT, NIET_IN_COMBINATIE];

const bySource: ReadonlyMap<Bron | undefined, readonly Resource[]> = Map.groupBy(resources, sourceOfResource);

/** Of persons an activity names the fields of the BRP. A mandate or a report of doubt beside it has a right of its own. */
const isSaidByField = (number: string, source: Bron): boolean =>
  source === 'personen' && (number === NIET_IN_ACTIVITEIT || number === NIET_IN_COMBINATIE);

interface Used {
  readonly source: Bron;
  readonly resources: readonly Resource[];
  /** Scopes by which lines of the logbook are read: those are records of no register. */
  readonly lines: readonly string[];
}

/** Of what is used for one activity, on records of these types, or on all of them. */
function leavesFor(
  snapshot: Snapshot,
  { narrowed }: Purposes,
  { id }: ActivityRef,
  { source, resources, lines: readBy }: Used,
  which: Pick<What, 'types' | 'untyped'> = {},
): readonly Rule[] {
  const record = snapshot.get('verwerkingsactiviteit', id)?.record;
  // Of a source that the activity does not use nothing is open: there is nothing to leave out.
  if (!record || !saidBy(record).uses.has(source)) return [];
  const name = String(record.identificatie);
  const together = narrowed?.get(name);
  const gaps = Map.groupBy(
    CATEGORIEEN.map(({ code }) => code),
    (code) => gapOf(saidBy(record), source, code, together),
  );
  return NUMBERS.flatMap((number) => {
    const codes = new Set(gaps.get(number));
    if (codes.size === 0) return [];
    const lines =
      readBy.length > 0 ? lineLeaves(number, codes, readBy, (held) => gapWords(number, name, held, together)) : [];
    const records = resources.flatMap((resource): readonly Rule[] => {
      if (isSaidByField(number, source) && resource.name !== 'persoon') return [];
      const held = new Set<string>();
      const leaveOut = pathsIn(resource, (category) => codes.has(category) && held.add(category) !== undefined);
      if (leaveOut.length === 0) return [];
      return [
        {
          id: number,
          version: 1,
          effect: 'laat_weg',
          whom: {},
          what: { components: [resource.api.component], resources: [resource.name], ...which },
          leaveOut,
          reason: gapWords(number, name, [...held], together),
        },
      ];
    });
    return [...lines, ...records];
  });
}

/** Scopes by which lines of the logbook are read. */
const LINES_BY = [LOGBOEK_INZIEN, LOGBOEK_MEDEWERKER];

/** Lines of the logbook are records of no register: what one says, and the number of whom it is about. */
const LOGREGEL = 'logregel';
const IN_LOGREGEL: readonly (readonly [category: Category, field: string])[] = [
  ['gebruik', 'handeling'],
  [NUMMER, 'betrokkene'],
];

const lineLeaves = (
  number: string,
  codes: ReadonlySet<string>,
  scopes: readonly string[],
  wordsFor: (held: readonly string[]) => string,
): readonly Rule[] => {
  const held = IN_LOGREGEL.filter(([category]) => codes.has(category));
  if (held.length === 0) return [];
  return [
    {
      id: number,
      version: 1,
      effect: 'laat_weg',
      whom: {},
      what: { components: ['meent'], resources: [LOGREGEL], scopes },
      leaveOut: held.map(([, field]) => field),
      reason: wordsFor(held.map(([category]) => category)),
    },
  ];
};

/**
 * A line without what it says is none, and who may not use a number asks for nobody by it: so what leaves either out is a
 * refusal here. @param scope by which they are read @param by the number of a person, where the call asks by that
 * @throws permission-denied, with the number of the rule and what to write in which register
 */
export function requireLogregels({ rights }: Pick<Caller, 'rights'>, scope: string, by?: 'bsn'): void {
  const asked = IN_LOGREGEL.filter(([category]) => category !== NUMMER || by === 'bsn').map(([, field]) => field);
  const gaps = (rights.leaves ?? []).filter(
    ({ what, leaveOut }) =>
      what.resources?.includes(LOGREGEL) &&
      what.scopes?.includes(scope) &&
      leaveOut?.some((field) => asked.includes(field)),
  );
  if (gaps.length > 0)
    throw new Problem('permission-denied', gaps.map(({ id, reason }) => `${reason} (${id})`).join(' '));
}

/** Kinds of data that there are in a source. */
export const inSource = (source: Bron): ReadonlySet<string> =>
  new Set([
    ...(source === 'logboek' ? IN_LOGREGEL.map(([category]) => category) : []),
    ...(bySource.get(source) ?? []).flatMap((one) => leavesIn(one).flatMap(({ category }) => category ?? [])),
  ]);

/** What a combination of these sources says when it says what the activity uses of each: with what is in them alone. */
export const gegevensVan = (activity: Record_, sources: readonly string[]) =>
  sources.map((bron) => {
    const may = categoriesOf(activity).get(bron) ?? new Set<string>();
    return { bron, categorieen: [...may].filter((code) => inSource(bron as Bron).has(code)) };
  });

/** Kinds of types by which records of cases are told apart. */
const TYPES = ['zaaktype', 'informatieobjecttype', 'besluittype'];

/**
 * @param serves what each record is for, by its type, the right that opens it or its source, where the call names no activity: as the log line says it
 */
export function withLeaves(
  snapshot: Snapshot,
  purposes: Purposes,
  rights: Rights,
  { activity, serves }: Pick<Caller, 'activity' | 'serves'>,
): Rights {
  const types = serves ? TYPES.flatMap((kind) => snapshot.all(kind).map(({ id }) => id)) : [];
  const leaves = BRONNEN.flatMap((source): readonly Rule[] => {
    const ofSource = serves?.get(source) ?? activity;
    const of = (kind: SeenKind) => activityOf({ activity, ...(serves ? { serves } : {}) }, kind);
    const groups = Map.groupBy(bySource.get(source) ?? [], (resource) => of(kindOfResource(resource)));
    const lines = Map.groupBy(source === 'logboek' ? LINES_BY : [], (scope) =>
      of({ scopes: [fullScope('meent', scope)], source }),
    );
    return [...new Set([...groups.keys(), ...lines.keys(), ofSource])].flatMap((otherwise) => {
      const used: Used = { source, resources: groups.get(otherwise) ?? [], lines: lines.get(otherwise) ?? [] };
      if (!serves || source !== 'zaken') return leavesFor(snapshot, purposes, otherwise, used);
      const byActivity = Map.groupBy(types, (type) => serves.get(type) ?? otherwise);
      // A record without a type serves, as its line says, what the right that opens it or its source does.
      if (!byActivity.has(otherwise)) byActivity.set(otherwise, []);
      return [...byActivity].flatMap(([one, those]) =>
        leavesFor(snapshot, purposes, one, used, { types: those, ...(one === otherwise ? { untyped: true } : {}) }),
      );
    });
  });
  return leaves.length === 0 ? rights : { ...rights, leaves };
}
