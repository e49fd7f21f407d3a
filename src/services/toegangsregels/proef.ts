/**
 * The test run of a proposal: who would lose what, and who would get it back. For every application and role that has
 * rights here, and for residents, over the types of this municipality; and how the decisions of late would have gone.
 */
import { createHash } from 'node:crypto';
import { carrierOf } from '../../engine/access.ts';
import { categoriesOf } from '../../engine/categories.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { momentInNetherlands, now } from '../../foundation/clock.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { type Ask, decide } from '../../gate/decide.ts';
import { writeUnruled } from '../../gate/kept.ts';
import { HIGHEST, type Rights } from '../../gate/rights.ts';
import { createRuleSet, type RuleSet } from '../../gate/rule-set.ts';
import type { Moment, Rule } from '../../gate/rules.ts';
import { ruleOf } from '../../registers/toegangsregels/index.ts';
import { decisionsSince } from '../access/replay.ts';
import { ruleSetOf, versionsIn } from '../rules.ts';
import { askersIn, RESIDENT, type Someone } from './bevraagd.ts';

export interface Verschil {
  /** Kind of data and what one does with it: `zaak`, `zaken.lezen`. */
  readonly gegevens: string;
  readonly scope: string;
  /** Names of the types that go or come; empty for data without types. */
  readonly typen: readonly string[];
  /** Types on which they had, or will have, the right at all. */
  readonly van: number;
  /** True where only what is more confidential goes or comes. */
  readonly deels: boolean;
}

export interface Getroffene {
  readonly soort: 'applicatie' | 'rol' | 'inwoner';
  readonly naam: string;
  readonly verliest: readonly Verschil[];
  readonly krijgt: readonly Verschil[];
  /** `persoon: geboorte.datum` */
  readonly veldenWeg: readonly string[];
  readonly veldenTerug: readonly string[];
  /** Named by the rule, and not there with or without it: the activity or the combination does not name such data (0059). */
  readonly veldenNietGenoemd: readonly string[];
}

export interface Proef {
  /** Of this outcome: who decides says that it was seen. */
  readonly kenmerk: string;
  readonly getroffen: readonly Getroffene[];
  /** Applications, roles and kinds of residents that were looked at. */
  readonly bekeken: number;
  /** As of each who is touched, of all that were looked at: a rule on these alone touches nobody. */
  readonly veldenNietGenoemd: readonly string[];
  readonly beslissingen: { readonly bekeken: number; readonly nuNiet: number; readonly nuWel: number };
}

const DAYS = 30;
const MOST_DECISIONS = 5_000;

/** @param voorstel a version that is a proposal */
export async function proefVan(engine: Engine, caller: Caller, snapshot: Snapshot, voorstel: Row): Promise<Proef> {
  const current = ruleSetOf(snapshot).rules;
  const proposed = ruleOf(voorstel.record, versionsIn(snapshot));
  const before = current.find(({ id }) => id === proposed.id);
  const isEnd = voorstel.record.effect === 'vervalt';
  const rest = current.filter(({ id }) => id !== proposed.id);
  const next = isEnd ? rest : [...rest, proposed];
  const touched = [...(before ? [before] : []), ...(isEnd ? [] : [proposed])];
  const moment = meetingMoment(touched);
  const askers = askersIn(snapshot, touched);
  const kinds = kindsOf(engine, snapshot, touched);
  const [rulesBefore, rulesAfter] = [createRuleSet(current), createRuleSet(next)];
  const found = askers.map((one) => compare(one, rulesBefore, rulesAfter, moment, kinds));
  const getroffen = found.filter(
    ({ verliest, krijgt, veldenWeg, veldenTerug }) =>
      verliest.length + krijgt.length + veldenWeg.length + veldenTerug.length > 0,
  );
  const beslissingen = await decisions(engine, caller, next);
  const kenmerk = createHash('sha256')
    .update(JSON.stringify([voorstel.id, proposed, before ?? null, getroffen]))
    .digest('base64url')
    .slice(0, 22);
  const veldenNietGenoemd = [...new Set(found.flatMap((one) => one.veldenNietGenoemd))].sort();
  return { kenmerk, getroffen, bekeken: askers.length, veldenNietGenoemd, beslissingen };
}

/** A moment at which the rules hold that are looked at: a rule for the weekend shows nothing on a Monday. */
function meetingMoment(rules: readonly Rule[]): Moment {
  const at = momentInNetherlands(now());
  const [rule] = rules.toReversed();
  const { hours, begin, end } = rule ?? {};
  const day = begin && begin > at.day ? begin : end && end <= at.day ? (begin ?? '0000-01-01') : at.day;
  return hours ? { day, weekday: hours.days[0] ?? at.weekday, minute: hours.from } : { ...at, day };
}

interface KindOfData {
  readonly ask: Omit<Ask, 'row'>;
  readonly levels: boolean;
  /** Every field that goes out, by its path. */
  readonly fields: readonly string[];
  readonly types: readonly { readonly id: string | null; readonly name: string }[];
}

/** What the rules are about, as kinds of data and what one does with them. */
function kindsOf(engine: Engine, snapshot: Snapshot, rules: readonly Rule[]): readonly KindOfData[] {
  const { registry } = engine.parts;
  return registry.all.flatMap((resource): readonly KindOfData[] => {
    const isMeant = rules.some(
      ({ what: { components, resources } }) =>
        (components?.includes(resource.api.component) ?? true) && (resources?.includes(resource.name) ?? true),
    );
    // A part is seen with its whole; it counts by itself where a rule names it.
    const isNamed = rules.some(({ what: { resources } }) => resources?.includes(resource.name));
    if (!isMeant || (resource.parent && !isNamed)) return [];
    // Rights on a part are those on what it is a part of.
    const carrier = carrierOf(registry, resource);
    const field = carrier.rights?.type;
    const typeName = field && carrier.fields[field]?.to?.[0];
    const types = typeName
      ? snapshot
          .all(typeName)
          .map(({ id, record }) => ({ id, name: String(record.omschrijving ?? record.naam ?? record.name ?? id) }))
      : [{ id: null, name: '' }];
    const scopes = [...new Set(Object.values(resource.scopes).flatMap((some) => some ?? []))];
    // A rule on types of another kind says nothing here.
    const reaches = ({ what }: Rule): boolean =>
      what.types === undefined || types.some(({ id }) => id !== null && what.types!.includes(id));
    if (!rules.some(reaches)) return [];
    return scopes.map((scope) => ({
      ask: { component: resource.api.component, scopes: [scope], resource: resource.name },
      levels: carrier.rights?.level !== undefined,
      fields: categoriesOf(resource).map(({ path }) => path),
      types,
    }));
  });
}

/** What is open under the rules of now and under those of then; and what is left out of it whatever the rules are. */
type Under = readonly [before: Rights, after: Rights, unruled: Rights];

/** What one of these has before and after, once for each difference: most purposes meet the same rules. */
function differences({ ways }: Someone, before: RuleSet, after: RuleSet, moment: Moment): readonly Under[] {
  const found = new Map<string, Under>();
  for (const { asker, rights } of ways) {
    const { leaves: _, ...open } = rights;
    const [was, is] = [before.narrow(open, asker, moment), after.narrow(open, asker, moment)];
    const [keyWas, keyIs] = [was, is].map(({ rules = [] }) =>
      rules.map(({ id, version }) => `${id}/${version}`).join(' '),
    );
    // The version of a proposal is new: what is the same under both is touched by nothing.
    if (keyWas !== keyIs) found.set(`${keyWas}\n${keyIs}\n${writeUnruled(rights)}`, [was, is, rights]);
  }
  return [...found.values()];
}

function compare(
  someone: Someone,
  before: RuleSet,
  after: RuleSet,
  moment: Moment,
  kinds: readonly KindOfData[],
): Getroffene {
  const { soort, naam } = someone;
  const both = differences(someone, before, after, moment);
  const [verliest, krijgt]: [Verschil[], Verschil[]] = [[], []];
  const fields: Fields = { weg: new Set(), terug: new Set(), nietGenoemd: new Set() };
  for (const kind of both.length === 0 ? [] : kinds) {
    const { component, resource, scopes } = kind.ask;
    if (!both.some((some) => some.some((rights) => hasScope(rights, component, scopes, resource)))) continue;
    const [gone, back] = [new Map<string, boolean>(), new Map<string, boolean>()];
    let of = 0;
    for (const { id, name } of kind.types) {
      const seen = opened(kind, id, both, fields);
      if (seen.before + seen.after > 0) of++;
      if (seen.lost > 0) gone.set(name, (gone.get(name) ?? false) || seen.after > 0);
      if (seen.won > 0) back.set(name, (back.get(name) ?? false) || seen.before > 0);
    }
    const told = (some: ReadonlyMap<string, boolean>): readonly Verschil[] =>
      some.size === 0
        ? []
        : [
            {
              gegevens: resource,
              scope: scopes[0]!,
              typen: [...some.keys()].filter(Boolean).sort(),
              van: of,
              deels: [...some.values()].some(Boolean),
            },
          ];
    verliest.push(...told(gone));
    krijgt.push(...told(back));
  }
  return {
    ...{ soort, naam, verliest, krijgt },
    veldenWeg: [...fields.weg].sort(),
    veldenTerug: [...fields.terug].sort(),
    veldenNietGenoemd: [...fields.nietGenoemd].sort(),
  };
}

interface Fields {
  readonly weg: Set<string>;
  readonly terug: Set<string>;
  readonly nietGenoemd: Set<string>;
}

/** What there is of a field beside what is left out already, and what of it is: a rule may name a group, another part of it. */
function apart(all: readonly string[], field: string, out: readonly string[]) {
  const isOut = (path: string) => out.some((one) => path === one || path.startsWith(`${one}.`));
  const within = all.filter((path) => path === field || path.startsWith(`${field}.`));
  const parts = within.length > 0 ? within : [field];
  const gone = parts.filter(isOut);
  if (gone.length === parts.length) return { there: [], gone: [field] };
  return gone.length === 0 ? { there: [field], gone } : { there: parts.filter((path) => !isOut(path)), gone };
}

/** Of one type, at each level and for each purpose: what opens before and after. */
function opened({ ask, levels, fields: all }: KindOfData, type: string | null, both: readonly Under[], fields: Fields) {
  const tell = (into: Set<string>, some: readonly string[]): void => {
    for (const field of some) into.add(`${ask.resource}: ${field}`);
  };
  const told = { before: 0, after: 0, lost: 0, won: 0 };
  const at = levels ? Array.from({ length: HIGHEST + 1 }, (_, level) => level) : [undefined];
  for (const [before, after, unruled] of both)
    for (const level of at) {
      const row = { type, ...(level === undefined ? {} : { level }), ready: true, owners: [RESIDENT], records: [] };
      const [was, is] = [decide(before, { ...ask, row }), decide(after, { ...ask, row })];
      told.before += Number(was.permit);
      told.after += Number(is.permit);
      told.lost += Number(was.permit && !is.permit);
      told.won += Number(is.permit && !was.permit);
      if (!was.permit || !is.permit) continue;
      for (const [here, there, into] of [
        [is.leaveOut, was.leaveOut, fields.weg],
        [was.leaveOut, is.leaveOut, fields.terug],
      ] as const)
        for (const field of here.filter((one) => !there.includes(one))) {
          const unnamed = decide(unruled, { ...ask, row }).leaveOut;
          tell(into, apart(all, field, [...there, ...unnamed]).there);
          tell(fields.nietGenoemd, apart(all, field, unnamed).gone);
        }
    }
  return told;
}

/** How what was decided of late would have gone. */
async function decisions(
  engine: Engine,
  { municipality }: Caller,
  next: readonly Rule[],
): Promise<Proef['beslissingen']> {
  const since = new Date(now().getTime() - DAYS * 24 * 60 * 60 * 1000);
  const told = { bekeken: 0, nuNiet: 0, nuWel: 0 };
  for await (const one of decisionsSince(engine.parts.db, municipality, since)) {
    if (one === 'undecided' || 'what' in one) continue;
    if (++told.bekeken > MOST_DECISIONS) return { ...told, bekeken: MOST_DECISIONS };
    const permit = one.under(next);
    told.nuNiet += Number(one.permit && !permit);
    told.nuWel += Number(!one.permit && permit);
  }
  return told;
}
