/** What the pages of rules of access show: which there are, what a proposal would change, and what this person may do. */
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Row } from '../../engine/work.ts';
import { isUuid } from '../../foundation/ids.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { LEZEN, TOEGANGSREGEL, VASTSTELLEN, VOORSTELLEN } from '../../registers/toegangsregels/index.ts';
import { persoonVan } from '../../registers/wie.ts';
import { type Proef, proefVan } from '../toegangsregels/proef.ts';
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

/** @throws permission-denied */
function refuseOthers(caller: Caller): void {
  if (!hasScope(caller.rights, 'meent', [LEZEN, VOORSTELLEN, VASTSTELLEN]))
    throw new Problem('permission-denied', 'Deze pagina is voor wie over toegangsregels gaat.');
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
  readonly decider: string;
  readonly decided: string | null;
  readonly explanation: string;
  /** Of a proposal: what it would change. */
  readonly trial: Proef | undefined;
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

export interface RuleChoices {
  readonly types: readonly { readonly value: string; readonly name: string }[];
}

/** One of each case type, by name: a rule is on all its versions. */
export async function ruleChoices(engine: Engine, caller: Caller): Promise<RuleChoices> {
  refuseOthers(caller);
  const types = (await snapshotOf(engine, caller)).all('zaaktype').filter(({ record }) => record.concept !== true);
  const byName = new Map(types.map((row) => [text(row.record.identificatie), row]));
  return {
    types: [...byName.values()]
      .map(({ id, record }) => ({ value: id, name: text(record.omschrijving) }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'nl')),
  };
}
