/**
 * For which activities a caller works, by the registers of activities, of types, of combinations and of choices: what the gate narrows
 * rights by (docs/decisions/0037, 0043).
 */
import type { Record_ } from '../engine/resource.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Purposes } from '../gate/activity.ts';
import { combining } from '../gate/combining.ts';
import type { Grant, Rights } from '../gate/rights.ts';
import type { Bron } from '../gate/sources.ts';
import { isValidOn, STANDAARD } from './activiteiten/index.ts';
import { askingOf } from './combinaties.ts';
import { categoriesOf, veldenMet } from './gegevens.ts';
import { toestemmingPerActiviteit } from './keuzes.ts';

export interface Asker {
  /** Names whose rights and activities these are, within the snapshot. */
  readonly key: string;
  readonly rights: Rights;
  /** Ids of versions of the activities that it works for; the first is its default, of none the standard one. */
  readonly activities: readonly string[];
  /** Client ids by which a combination may name it. */
  readonly recipients: ReadonlySet<string>;
  /** It looks at what is its own (AVG 15): that needs no ground beside the law that says so, and nothing of it is kept back. */
  readonly own?: true;
}

/** With the activities for which its sources may not be used together (docs/decisions/0043). Worked out once per snapshot. */
export const purposesOf = (snapshot: Snapshot, asker: Asker, day: string): Purposes =>
  snapshot.derive(`doel.van ${asker.key} ${day}`, () =>
    onConsent(
      narrowed(
        snapshot,
        day,
        asker,
        combining(asker.rights, basePurposes(snapshot, asker, day), askingOf(snapshot, asker.recipients, day)),
      ),
      asker.rights,
      toestemmingPerActiviteit(snapshot, day),
    ),
  );

/** Fields of persons are named one by one: those without a ground, or outside the combination, are not covered. */
function narrowed(snapshot: Snapshot, day: string, { own }: Asker, purposes: Purposes): Purposes {
  if (own) return purposes;
  const uses = new Map(purposes.uses);
  for (const record of currentOf(snapshot, day)) {
    const name = String(record.identificatie);
    const velden = uses.get(name)?.get('personen');
    const left = velden && veldenMet(velden, record, purposes.narrowed?.get(name));
    if (left && left !== velden) uses.set(name, new Map(uses.get(name)).set('personen', left));
  }
  return { ...purposes, uses };
}

/**
 * An activity whose ground is consent is for who gave it, and for nobody else. Who may do everything has no rights that could
 * be narrowed to some residents.
 */
function onConsent(purposes: Purposes, { everything }: Rights, asked: ReadonlyMap<string, string>): Purposes {
  if (asked.size === 0) return purposes;
  if (!everything) return { ...purposes, asked };
  const refused = new Map([
    ...(purposes.refused ?? []),
    ...[...asked.keys()].map((name) => [name, NOT_FOR_ALL] as const),
  ]);
  return { ...purposes, refused };
}

const NOT_FOR_ALL =
  'Deze activiteit mag alleen bij inwoners die toestemming gaven. Geef de applicatie autorisaties in plaats van heeftAlleAutorisaties.';

/** What the register of activities says, whatever that of combinations does. */
export function basePurposes(snapshot: Snapshot, asker: Asker, day: string): Purposes {
  const nameOf = (id: string) => snapshot.get('verwerkingsactiviteit', id)?.record.identificatie;
  const listed = asker.activities.flatMap((id) => (nameOf(id) === undefined ? [] : [String(nameOf(id))]));
  const first = listed[0] ?? STANDAARD;
  const ofTypes = typeDefaults(snapshot, day);
  const { everything, grants } = asker.rights;
  const defaults = ({ type, activity }: Grant): readonly string[] =>
    activity === undefined ? (ofTypes.get(type ?? '') ?? []) : [activity];
  // A kind of document is known to case types of many activities: that is no reason to read persons for those.
  const given = new Set([first, ...listed, ...grants.filter(({ component }) => component === 'zrc').flatMap(defaults)]);
  const own = new Set([...given, ...grants.flatMap(defaults), ...(everything ? [...ofTypes.values()].flat() : [])]);
  return {
    uses: usesOf(snapshot, day),
    own: [...own],
    categories: (activity) => categoriesToday(snapshot, day).get(activity) ?? new Map(),
    types: typesOf(snapshot),
    defaultsOf(component, type) {
      if (!TYPES.has(component)) return [...given];
      if (type === undefined) return undefined;
      return ofTypes.get(type) ?? [first];
    },
  };
}

/** Components whose records belong to a case, with the kind of their type. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['zrc', 'zaaktype'],
  ['drc', 'informatieobjecttype'],
  ['brc', 'besluittype'],
]);

const typesOf = (snapshot: Snapshot): Purposes['types'] =>
  snapshot.derive(
    'doel.soorten',
    () => new Map([...TYPES].map(([component, kind]) => [component, snapshot.all(kind).map(({ id }) => id)])),
  );

/** Versions that hold on a day, with their id. */
export const currentOf = (snapshot: Snapshot, day: string): readonly (Record_ & { readonly id: string })[] =>
  snapshot.derive(`doel.vandaag ${day}`, () =>
    snapshot
      .all('verwerkingsactiviteit')
      .filter(({ record }) => isValidOn(record, day))
      .map(({ id, record }) => ({ ...record, id })),
  );

const categoriesToday = (snapshot: Snapshot, day: string) =>
  snapshot.derive(
    `doel.gegevens ${day}`,
    () => new Map(currentOf(snapshot, day).map((record) => [String(record.identificatie), categoriesOf(record)])),
  );

const usesOf = (snapshot: Snapshot, day: string): Purposes['uses'] =>
  snapshot.derive(
    `doel.gebruikt ${day}`,
    () =>
      new Map(
        currentOf(snapshot, day).map(({ identificatie, gebruikt }) => [
          String(identificatie),
          new Map(
            (gebruikt as readonly { bron: Bron; velden: readonly string[] }[]).map(({ bron, velden }) => [
              bron,
              velden,
            ]),
          ),
        ]),
      ),
  );

/**
 * By id of a type: the activities that its records are used for by default. Of a case type there is one; a type of document
 * or decision has those of every case type that knows it.
 */
function typeDefaults(snapshot: Snapshot, day: string): ReadonlyMap<string, readonly string[]> {
  return snapshot.derive(`doel.standaard ${day}`, () => {
    const ofName = new Map(
      currentOf(snapshot, day).flatMap(({ identificatie, zaaktypen }) =>
        (zaaktypen as readonly string[]).map((one) => [one, String(identificatie)] as const),
      ),
    );
    const found = new Map<string, Set<string>>();
    const add = (type: string, activity: string): void => {
      found.set(type, (found.get(type) ?? new Set()).add(activity));
    };
    for (const { id, record } of snapshot.all('zaaktype')) {
      const activity = ofName.get(String(record.identificatie));
      if (activity === undefined) continue;
      add(id, activity);
      const documents = snapshot
        .related('zaaktypeinformatieobjecttype', 'zaaktype', id)
        .map((row) => String(row.record.informatieobjecttype));
      for (const one of calledIn(snapshot, 'informatieobjecttype', record.catalogus, documents)) add(one, activity);
      const decisions = record.besluittypen as readonly string[];
      for (const one of calledIn(snapshot, 'besluittype', record.catalogus, decisions)) add(one, activity);
    }
    return new Map([...found].map(([type, names]) => [type, [...names]]));
  });
}

/** Ids of the versions of what a case type knows by name, in its own catalogue. */
const calledIn = (snapshot: Snapshot, kind: string, catalogus: unknown, names: readonly string[]): readonly string[] =>
  names.flatMap((name) =>
    snapshot
      .related(kind, 'omschrijving', name)
      .filter(({ record }) => record.catalogus === catalogus)
      .map(({ id }) => id),
  );
