/**
 * Decides again what Meent decided on its own doors, from what the logbook holds (docs/decisions/0054). An entry names the
 * rights that it rests on by their digest, the record as it was then is in its history; nothing is kept twice. What comes out
 * otherwise was changed: rights, rules, a record, or what decides.
 */
import type { Engine } from '../../engine/engine.ts';
import { type Facts, factsOf, keyOfFacts } from '../../engine/facts.ts';
import type { Resource } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Municipality, Queryable } from '../../foundation/db/types.ts';
import { digestOf } from '../../foundation/digest.ts';
import type { RowDimensions } from '../../gate/conditions.ts';
import { decide } from '../../gate/decide.ts';
import { readRights, SELF } from '../../gate/kept.ts';
import { RESTRICTED, type Rights } from '../../gate/rights.ts';
import type { Rule } from '../../gate/rules.ts';
import { readCommits } from '../../logbook/commits.ts';
import type { Preimage } from '../../logbook/leaf.ts';
import { parseKept } from '../../logbook/lines.ts';
import { unpackCommit } from '../../logbook/packed.ts';
import { BEPERKING } from '../../registers/beperking.ts';
import { ruleOf, TOEGANGSREGEL } from '../../registers/toegangsregels/index.ts';
import { versionsIn } from '../rules.ts';
import { scopesOfLine } from './replay-scopes.ts';

export interface ReplayedLog {
  /** Records in answers, of which the decision came out as it did. */
  readonly decided: number;
  /** Of entries that say nothing of a record of a register, or about nobody: there the rights are looked at alone. */
  readonly looked: number;
  /** That come out so with a consent or a restriction of that moment: which those were is not worked out. */
  readonly apart: number;
  /** Of which record and history are gone, since they were destroyed. */
  readonly gone: number;
  /** Of before entries named their rights, or of longer ago than those are kept. */
  readonly unnamed: number;
  readonly differ: readonly LogDifference[];
}

export interface LogDifference {
  /** Place in the log. */
  readonly position: number;
  readonly at: string;
  /** In English for the command line; names no person. */
  readonly what: string;
}

/** Longer than a call may take. */
const WITHIN_MS = 60_000;
const PAGE = 1_000;

interface Entry {
  readonly position: number;
  readonly said: Preimage;
  readonly lines: readonly { readonly resource: string; readonly id: string }[];
}

/** @param since only what was logged from then on */
export async function replayLog(
  { parts }: Pick<Engine, 'parts'>,
  municipality: Municipality,
  since: Date = new Date(0),
): Promise<ReplayedLog> {
  const q = parts.db.in(municipality);
  const snapshot = await parts.snapshots.current(municipality);
  const resources = new Map(parts.registry.all.map((one) => [one.name, one]));
  const bases = createBasesReader(q, municipality, snapshot);
  const differ: LogDifference[] = [];
  const everRestricted = await hasRestricted(q, municipality);
  let [decided, apart, looked, gone, unnamed] = [0, 0, 0, 0, 0];
  for await (const page of entriesSince(q, municipality, since)) {
    const named = page.filter(({ said }) => said.basis !== undefined);
    unnamed += page.length - named.length;
    await bases.read(named.map(({ said }) => said.basis!));
    const asked = named.flatMap(({ lines }) =>
      lines.flatMap(({ resource, id }) =>
        resources.has(resource) ? [{ resource: resources.get(resource)!, id }] : [],
      ),
    );
    const facts = await factsOf(parts, municipality, asked);
    for (const entry of named) {
      const basis = bases.of(entry.said.basis!);
      const wrong = (what: string) => differ.push({ position: entry.position, at: entry.said.at, what });
      if (basis === undefined) {
        unnamed++;
        continue;
      }
      if ('wrong' in basis) {
        wrong(basis.wrong);
        continue;
      }
      const known = entry.lines.filter(({ resource }) => resources.has(resource));
      if (known.length === 0) looked++;
      for (const line of known) {
        const resource = resources.get(line.resource)!;
        const known = facts.get(keyOfFacts({ resource, id: line.id }));
        const outcome = again(basis.rights, entry.said, resource, known, everRestricted);
        if (outcome === 'gone') gone++;
        else if (outcome === 'apart') apart++;
        else if (outcome === 'same') decided++;
        else wrong(`${entry.said.operation} ${entry.said.kind}: ${line.resource} ${line.id} ${outcome}`);
      }
    }
  }
  return { decided, apart, looked, gone, unnamed, differ };
}

function again(
  rights: Rights,
  said: Preimage,
  resource: Resource,
  facts: Facts | undefined,
  everRestricted: boolean,
): string {
  if (!facts) return 'gone';
  const refused = said.kind === 'geweigerd';
  const rows = facts.at(Date.parse(said.at), WITHIN_MS);
  if (rows.length === 0) return 'was not there then';
  // Whose own data it was is in the lines, and not who asked: that a resident saw their own is taken from the entry.
  const owners = refused ? [] : [SELF];
  const comesOut = (some: readonly RowDimensions[]): boolean =>
    scopesOfLine(resource, said).some((scopes) =>
      some.some(
        (row) =>
          decide(rights, {
            component: resource.api.component,
            scopes,
            resource: resource.name,
            row: { ...row, owners },
          }).permit !== refused,
      ),
    );
  if (comesOut(rows)) return 'same';
  const chosen = rights.grants.flatMap(({ choices = [] }) => choices);
  if (!refused && chosen.length > 0 && comesOut(rows.map((row) => ({ ...row, choices: chosen })))) return 'apart';
  if (refused && everRestricted && comesOut(rows.map((row) => asRestricted(rights, row)))) return 'apart';
  return refused ? 'is permitted now' : 'is refused now';
}

/** The row as it was while its use was restricted for all that these rights ask about. */
function asRestricted({ grants, unlessRestrictedFor }: Rights, row: RowDimensions): RowDimensions {
  const asked = [
    ...grants.flatMap(({ unlessRestrictedFor: one }) => one ?? []),
    ...(unlessRestrictedFor?.values() ?? []),
  ];
  return {
    ...row,
    restricted: asked,
    ...(typeof row.level === 'number' ? { level: row.level + RESTRICTED } : {}),
  };
}

/** Where nobody ever restricted anything, no refusal is explained by that. */
async function hasRestricted(q: Queryable, municipality: Municipality): Promise<boolean> {
  const [row] = await q.query<{ ever: boolean }>(
    {
      name: 'log_replay_restricted',
      text: 'select exists (select from engine_change where municipality = $1 and resource = $2) as ever',
    },
    [municipality, BEPERKING],
  );
  return row!.ever;
}

type BasisRead = { readonly rights: Rights } | { readonly wrong: string };

const BASES = {
  name: 'log_bases',
  text: 'select digest, body from log_basis where municipality = $1 and digest = any($2::text[])',
};

/** Rights by their digest, each read and held against its digest and the register of rules once. */
function createBasesReader(q: Queryable, municipality: Municipality, snapshot: Snapshot) {
  const known = new Map<string, BasisRead | undefined>();
  return {
    async read(digests: readonly string[]): Promise<void> {
      const wanted = [...new Set(digests)].filter((digest) => !known.has(digest));
      if (wanted.length === 0) return;
      for (const digest of wanted) known.set(digest, undefined);
      for (const { digest, body } of await q.query<{ digest: string; body: string }>(BASES, [municipality, wanted]))
        known.set(digest, basisFrom(snapshot, digest, body));
    },
    of: (digest: string): BasisRead | undefined => known.get(digest),
  };
}

function basisFrom(snapshot: Snapshot, digest: string, body: string): BasisRead {
  if (digestOf(body) !== digest) return { wrong: 'the rights that it rests on were changed' };
  const rights = readRights(body);
  const other = (rights.rules ?? []).find((rule) => !isInRegister(snapshot, rule));
  return other
    ? {
        wrong: `rule ${other.id} version ${other.version} says something else in the register than what was decided by`,
      }
    : { rights };
}

/** A version that was decided on never changes and stays; only which versions of a type there are grows. */
function isInRegister(snapshot: Snapshot, rule: Rule): boolean {
  const found = snapshot
    .all(TOEGANGSREGEL)
    .find(({ record }) => record.identificatie === rule.id && Number(record.versie) === rule.version);
  if (!found) return false;
  const said = ruleOf(found.record, versionsIn(snapshot));
  const types = new Set(said.what.types);
  return (
    JSON.stringify(withoutTypes(said)) === JSON.stringify(withoutTypes(rule)) &&
    (rule.what.types === undefined) === (said.what.types === undefined) &&
    (rule.what.types ?? []).every((type) => types.has(type))
  );
}

const withoutTypes = ({ what: { types: _, consent: __, ...what }, ...rule }: Rule): object => ({ ...rule, what });

/** Numbered entries from a moment on, oldest first. */
async function* entriesSince(q: Queryable, municipality: Municipality, since: Date): AsyncGenerator<readonly Entry[]> {
  const [head] = await q.query<{ size: string }>(
    {
      name: 'log_replay_size',
      text: 'select coalesce(max(position + entries), 0) as size from log_position where municipality = $1',
    },
    [municipality],
  );
  const size = Number(head?.size ?? 0);
  for (let from = 0; from < size; from += PAGE) {
    const to = Math.min(from + PAGE, size);
    const page: Entry[] = [];
    for (const { position, data } of await readCommits(q, municipality, from, to))
      for (const [place, { preimage, lines }] of unpackCommit(data ?? '').entries()) {
        const at = position + place;
        if (at < from || at >= to || preimage === '') continue;
        const said = JSON.parse(preimage) as Preimage;
        if (Date.parse(said.at) < since.getTime()) continue;
        page.push({
          position: at,
          said,
          lines: (parseKept(lines) ?? []).flatMap((line) =>
            line.length === 4 ? [{ resource: line[2], id: line[3] }] : [],
          ),
        });
      }
    yield page;
  }
}
