/** What the pages of rules of access show: which there are, what a proposal would change, and what this person may do. */
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { isUuid } from '../../foundation/ids.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { nummerIn, rolIn, slug } from '../../registers/client-ids.ts';
import { LEZEN, TOEGANGSREGEL, VASTSTELLEN, VOORSTELLEN } from '../../registers/toegangsregels/index.ts';
import { persoonVan } from '../../registers/wie.ts';
import { type Proef, proefVan } from '../toegangsregels/proef.ts';
import { doenVan } from '../toegangsregels/woorden.ts';
import { snapshotOf, text, textOrNull } from './door.ts';

export type RuleStatus = 'voorgesteld' | 'vastgesteld' | 'afgewezen' | 'ingetrokken';
export type RuleEffect = 'verbied' | 'laat_weg' | 'vervalt';

export interface RuleItem {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly name: string;
  readonly effect: RuleEffect;
  readonly status: RuleStatus;
  readonly why: string;
  /** Of this name it is the version that counts. */
  readonly counts: boolean;
  readonly proposer: string;
  readonly proposed: string;
}

export interface RulesHome {
  readonly waiting: readonly RuleItem[];
  readonly counting: readonly RuleItem[];
  readonly past: readonly RuleItem[];
  readonly mayPropose: boolean;
}

const may = (caller: Caller, scope: string): boolean => hasScope(caller.rights, 'meent', [scope]);

export const seesRules = (caller: Caller): boolean =>
  hasScope(caller.rights, 'meent', [LEZEN, VOORSTELLEN, VASTSTELLEN]);

/** @throws permission-denied */
function refuseOthers(caller: Caller): void {
  if (!seesRules(caller)) throw new Problem('permission-denied', 'Deze pagina is voor wie over toegangsregels gaat.');
}

export async function rulesHome(engine: Engine, caller: Caller): Promise<RulesHome> {
  refuseOthers(caller);
  const rows = (await snapshotOf(engine, caller)).all(TOEGANGSREGEL);
  const items = rows.map((row) => itemOf(row, rows)).toSorted((a, b) => b.proposed.localeCompare(a.proposed));
  return {
    waiting: items.filter(({ status }) => status === 'voorgesteld'),
    counting: items.filter(({ counts }) => counts),
    past: items.filter(({ status, counts }) => status !== 'voorgesteld' && !counts),
    mayPropose: may(caller, VOORSTELLEN),
  };
}

function itemOf({ id, record }: Row, all: readonly Row[]): RuleItem {
  const newest = Math.max(
    0,
    ...all
      .filter((one) => one.record.identificatie === record.identificatie && one.record.status === 'vastgesteld')
      .map((one) => Number(one.record.versie)),
  );
  return {
    id,
    key: text(record.identificatie),
    version: Number(record.versie),
    name: text(record.naam),
    effect: record.effect as RuleEffect,
    status: record.status as RuleStatus,
    why: text(record.reden),
    counts: record.status === 'vastgesteld' && Number(record.versie) === newest && record.effect !== 'vervalt',
    proposer: text(record.voorgesteldDoor),
    proposed: text(record.voorgesteldOp),
  };
}

export interface RulePage extends RuleItem {
  /** Whom and what it is about, as the register has it. */
  readonly record: Record_;
  /** Names of the types. */
  readonly types: readonly string[];
  /** What else it names, by the name that people know it by. */
  readonly choices: RuleChoices;
  readonly decider: string;
  readonly decided: string | null;
  readonly explanation: string;
  /** Of a proposal: what it would change. */
  readonly trial: Proef | undefined;
  /** Names in it that nothing here has. */
  readonly unknown: readonly UnknownNames[];
  readonly may: { readonly decide: boolean; readonly withdraw: boolean; readonly end: boolean };
  /** This person proposed it: another decides. */
  readonly own: boolean;
}

/** @throws not-found, permission-denied */
export async function rulePage(engine: Engine, caller: Caller, id: string): Promise<RulePage> {
  refuseOthers(caller);
  const snapshot = await snapshotOf(engine, caller);
  const row = isUuid(id) ? snapshot.get(TOEGANGSREGEL, id) : undefined;
  if (!row) throw new Problem('not-found');
  const { record, columns } = row;
  const item = itemOf(row, snapshot.all(TOEGANGSREGEL));
  const waits = item.status === 'voorgesteld';
  const choices = choicesIn(engine, snapshot);
  const own = columns.voorsteller === persoonVan(caller);
  const over = (record.over ?? {}) as { readonly typen?: readonly string[] };
  return {
    ...item,
    record,
    types: (over.typen ?? []).map((type) => {
      const at = type.indexOf('/');
      const of = snapshot.get(type.slice(0, at), type.slice(at + 1))?.record;
      return text(of?.omschrijving ?? of?.name ?? type.slice(at + 1));
    }),
    decider: text(record.beslistDoor),
    decided: textOrNull(record.beslistOp),
    explanation: text(record.toelichtingBesluit),
    choices,
    unknown: unknownIn(choices, record.voor),
    trial: waits ? await proefVan(engine, caller, snapshot, row) : undefined,
    may: {
      decide: waits && !own && may(caller, VASTSTELLEN),
      withdraw: waits && may(caller, VOORSTELLEN),
      end: item.counts && may(caller, VOORSTELLEN),
    },
    own,
  };
}

/** Proposes that a rule counts no more. @returns the id of the proposal */
export async function proposeEnd(engine: Engine, caller: Caller, id: string, reden: string): Promise<string> {
  const { record, counts } = await rulePage(engine, caller, id);
  if (!counts) throw new Problem('wrong-state', 'Deze versie geldt niet (meer).');
  const made = await engine.create(caller, TOEGANGSREGEL, {
    identificatie: record.identificatie,
    naam: record.naam,
    effect: 'vervalt',
    reden,
  });
  return made.id!;
}

export interface RuleChoice {
  readonly value: string;
  readonly name: string;
}

/** What a rule can be for and about, each by the name that people know it by. */
export interface RuleChoices {
  readonly applications: readonly RuleChoice[];
  readonly roles: readonly RuleChoice[];
  readonly departments: readonly RuleChoice[];
  readonly activities: readonly RuleChoice[];
  readonly data: readonly RuleChoice[];
  readonly scopes: readonly RuleChoice[];
  readonly types: readonly RuleChoice[];
}

export async function ruleChoices(engine: Engine, caller: Caller): Promise<RuleChoices> {
  refuseOthers(caller);
  return choicesIn(engine, await snapshotOf(engine, caller));
}

function choicesIn(engine: Engine, snapshot: Snapshot): RuleChoices {
  const clients = snapshot
    .all('applicatie')
    .flatMap(({ record }) => (record.clientIds as readonly string[]).map((id) => ({ id, label: text(record.label) })));
  const roles = clients.flatMap(({ id }) => rolIn(id) ?? []);
  const { all } = engine.parts.registry;
  return {
    // A role is chosen as a role: its rights are used through the workbench.
    applications: byName(
      clients
        .filter(({ id }) => !rolIn(id) && nummerIn(id) === undefined)
        .map(({ id, label }) => ({ value: id, name: `${label} (${id})` })),
    ),
    roles: byName(roles.map(({ rol }) => asWords(rol))),
    departments: byName(roles.map(({ afdeling }) => asWords(afdeling))),
    activities: byName(
      snapshot
        .all('verwerkingsactiviteit')
        .map(({ record }) => ({ value: text(record.identificatie), name: text(record.naam) })),
    ),
    data: byName(all.map(({ name }) => ({ value: name, name: name.replaceAll('_', ' ') }))),
    scopes: byName(
      all
        .flatMap(({ scopes }) => Object.values(scopes).flatMap((some) => some ?? []))
        .map((one) => one.split(':').at(-1)!)
        .map((one) => ({ value: one, name: scopeWords(one) })),
    ),
    // One of each: a rule is on all its versions.
    types: byName(
      [
        ...new Map(
          snapshot
            .all('zaaktype')
            .filter(({ record }) => record.concept !== true)
            .map((row) => [text(row.record.identificatie), row]),
        ).values(),
      ].map(({ id, record }) => ({ value: id, name: text(record.omschrijving) })),
    ),
  };
}

/** `zaken: bekijken (zaken.lezen)`: who makes a rule for a program knows the right by its name, who decides reads what it is. */
function scopeWords(scope: string): string {
  const words = doenVan(scope);
  return words ? `${scope.slice(0, scope.indexOf('.'))}: ${words.naam} (${scope})` : scope;
}

/** Of a role only this is known here: rules and rights compare them so. */
const asWords = (slug: string): RuleChoice => ({ value: slug, name: slug.replaceAll('-', ' ') });

const byName = (some: readonly RuleChoice[]): readonly RuleChoice[] =>
  [...new Map(some.map((one) => [one.value, one])).values()].toSorted((a, b) => a.name.localeCompare(b.name, 'nl'));

/** Whom a rule names, by the name of the field. */
const NAMED = {
  applicaties: ['applications', 'client-id'],
  rollen: ['roles', 'rol'],
  afdelingen: ['departments', 'afdeling'],
  activiteiten: ['activities', 'verwerkingsactiviteit'],
} as const;

/** Names in a rule that nothing here has: it holds nobody back by them. */
export interface UnknownNames {
  readonly field: keyof typeof NAMED;
  readonly names: readonly string[];
}

function unknownIn(choices: RuleChoices, voor: unknown): readonly UnknownNames[] {
  const named = (voor ?? {}) as Readonly<Record<string, readonly string[] | undefined>>;
  return (Object.keys(NAMED) as (keyof typeof NAMED)[]).flatMap((field) => {
    const known = new Set(choices[NAMED[field][0]].map(({ value }) => value));
    const isName = field === 'rollen' || field === 'afdelingen' ? slug : (name: string): string => name;
    const names = (named[field] ?? []).filter((name) => !known.has(isName(name)));
    return names.length > 0 ? [{ field, names }] : [];
  });
}

/** A proposal from a page, where everything named was to be chosen. @returns its id @throws invalid */
export async function proposeRule(engine: Engine, caller: Caller, body: Record_): Promise<string> {
  const unknown = unknownIn(await ruleChoices(engine, caller), body.voor);
  if (unknown.length > 0)
    throw invalid(
      ...unknown.map(({ field, names }) => ({
        name: `voor.${field}`,
        code: 'invalid_choice',
        reason: `Hier is geen ${NAMED[field][1]} ${names.map((name) => `"${name.slice(0, 60)}"`).join(' of ')}. Haal het vinkje daarbij weg.`,
      })),
    );
  const made = await engine.create(caller, TOEGANGSREGEL, body);
  return made.id!;
}
