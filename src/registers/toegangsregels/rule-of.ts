/** From the register to the rules that count: of each name the newest version that was decided on. */
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { VERTROUWELIJKHEID } from '../../gate/rights.ts';
import type { Rule, What, Whom } from '../../gate/rules.ts';
import { slug } from '../client-ids.ts';
import { STANDEN } from '../standen.ts';
import { TOEGANGSREGEL } from './toegangsregel.ts';

/** Every version of a type, of which one is named as `zaaktype/id`. */
export type VersionsOf = (type: string) => readonly string[];

/** Versions that count. */
export function decided(snapshot: Snapshot): readonly Row[] {
  const newest = new Map<string, Row>();
  for (const row of snapshot.all(TOEGANGSREGEL)) {
    const { status, identificatie, versie } = row.record;
    if (status !== 'vastgesteld') continue;
    const known = newest.get(String(identificatie));
    if (!known || Number(known.record.versie) < Number(versie)) newest.set(String(identificatie), row);
  }
  return [...newest.values()].filter(({ record }) => record.effect !== 'vervalt');
}

export const rulesIn = (snapshot: Snapshot, versions: VersionsOf): readonly Rule[] =>
  decided(snapshot).map(({ record }) => ruleOf(record, versions));

/** A record as the gate knows it, also one that is a proposal. */
export function ruleOf(record: Record_, versions: VersionsOf): Rule {
  const { voor, over, weglaten, beginGeldigheid, eindeGeldigheid, uren } = record;
  return {
    id: String(record.identificatie),
    version: Number(record.versie),
    effect: record.effect as Rule['effect'],
    whom: whomOf((voor ?? {}) as Group),
    what: whatOf((over ?? {}) as Group, versions),
    ...(record.effect === 'laat_weg' ? { leaveOut: weglaten as readonly string[] } : {}),
    reason: String(record.reden),
    ...(beginGeldigheid ? { begin: String(beginGeldigheid) } : {}),
    ...(eindeGeldigheid ? { end: String(eindeGeldigheid) } : {}),
    ...(uren ? { hours: hoursOf(uren as Hours) } : {}),
  };
}

type Group = Readonly<Record<string, readonly string[] | string | undefined>>;
interface Hours {
  readonly dagen: readonly number[];
  readonly van: string;
  readonly tot: string;
}

/** Names in Dutch to those of the gate; what is empty makes no difference. */
const filled = (group: Group, names: Readonly<Record<string, string>>): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(names).flatMap(([dutch, name]) => {
      const value = group[dutch];
      return Array.isArray(value) && value.length > 0 ? [[name, value]] : [];
    }),
  );

/** Roles and departments are compared as client ids have them, however somebody writes them. */
const slugs = (name: string, value: Group[string]): object =>
  Array.isArray(value) && value.length > 0 ? { [name]: value.map(slug) } : {};

const whomOf = (group: Group): Whom => ({
  ...slugs('roles', group.rollen),
  ...slugs('departments', group.afdelingen),
  ...filled(group, {
    soorten: 'kinds',
    applicaties: 'applications',
    activiteiten: 'activities',
    organen: 'organs',
    machtigingen: 'mandates',
  }),
  ...(group.lagerDan ? { below: group.lagerDan as NonNullable<Whom['below']> } : {}),
});

function whatOf(group: Group, versions: VersionsOf): What {
  const types = ((group.typen ?? []) as readonly string[]).flatMap(versions);
  const level = group.vanafVertrouwelijkheid;
  const resources = ((group.gegevens ?? []) as readonly string[]).flatMap((one) => [one, ...(STANDEN.get(one) ?? [])]);
  return {
    ...filled(
      { ...group, gegevens: resources },
      { componenten: 'components', gegevens: 'resources', scopes: 'scopes', bronnen: 'sources' },
    ),
    ...(types.length > 0 ? { types: [...new Set(types)] } : {}),
    ...(level ? { from: VERTROUWELIJKHEID.indexOf(level as (typeof VERTROUWELIJKHEID)[number]) } : {}),
  };
}

const hoursOf = ({ dagen, van, tot }: Hours): NonNullable<Rule['hours']> => ({
  days: dagen,
  from: minutesOf(van),
  until: minutesOf(tot),
});

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
