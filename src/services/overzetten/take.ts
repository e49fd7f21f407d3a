/**
 * Takes one dossier over: read it there, write it here, read it back and compare. What contradicts itself in a part is
 * left out with its reason, and the rest is taken; a main record that contradicts itself is refused whole.
 */
import { addressOf } from '../../engine/answer.ts';
import { openBody, sealerOf } from '../../engine/body.ts';
import type { Engine } from '../../engine/engine.ts';
import type { MovedRecord } from '../../engine/move.ts';
import { type HistoryLine, keepHistory } from '../../engine/moved-history.ts';
import type { Need } from '../../engine/resource.ts';
import type { Row } from '../../engine/work.ts';
import { isUuid } from '../../foundation/ids.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { canonical, type Json } from '../../logbook/jcs.ts';
import { DOCUMENT } from '../../registers/documenten/api.ts';
import { PROCES } from '../operations/who-looked.ts';
import { type Addresses, idIn } from './addresses.ts';
import {
  AFSCHERMING,
  isDicht,
  isToegang,
  onbekendHier,
  TOEGANG,
  type Toegangen,
  toegangHier,
  toegangRecord,
  toegangTot,
} from './afscherming.ts';
import { differences, unknownIn } from './compare.ts';
import { type Closed, type Dossier, MAINS, readDossier } from './dossier.ts';
import type { Inventory, Outcome, Soort, Waiting } from './inventory.ts';
import { shaped } from './shape.ts';
import { type Body, type Source, SourceProblem } from './source.ts';
import { readVersions, type Versions } from './versions.ts';

export interface TakeParts {
  readonly engine: Engine;
  readonly blobs: Blobs;
  /** With the right to take over. */
  readonly caller: Caller;
  readonly source: Source;
  readonly addresses: Addresses;
  readonly inventory: Inventory;
  /** Host of the source: names the copy. */
  readonly bron: string;
  readonly notify: boolean;
  readonly closed: Closed;
  /** Who may see what there, by case; nothing where the source is no Meent, or shields are to stay behind. */
  readonly toegangen: Toegangen | undefined;
  /** Fields there that we have no place for, with how often: `zaak.communicatiekanaalNaam`. */
  readonly unknown: Map<string, number>;
}

/** Of a field, as it may stand in a report: what a source calls something else may be about somebody. */
const NAME = /^[A-Za-z_][A-Za-z_-]{0,59}$/;

interface Taking {
  readonly records: readonly MovedRecord[];
  /** As they came, in the same order. */
  readonly theirs: readonly Body[];
  readonly versions?: Versions;
}

/** @throws SourceProblem `failing`: it is to be tried again later */
export async function takeOver(parts: TakeParts, soort: Soort, { id, gezet }: Waiting): Promise<Outcome['staat']> {
  const { inventory } = parts;
  const refuse = async (...redenen: readonly string[]): Promise<'geweigerd'> => {
    await inventory.done(soort, id, { staat: 'geweigerd', redenen, aantallen: {}, bytes: 0 });
    return 'geweigerd';
  };
  try {
    return await take(parts, soort, { id, gezet }, refuse);
  } catch (error) {
    if (error instanceof SourceProblem && error.kind !== 'failing') return refuse(error.message);
    // Of another type than any version of the standard has: the others go on.
    if (error instanceof TypeError || error instanceof RangeError) return refuse(UNREADABLE);
    throw error;
  }
}

const UNREADABLE = 'De bron geeft dit in een vorm die niet te lezen is.';

async function take(
  parts: TakeParts,
  soort: Soort,
  { id, gezet }: Waiting,
  refuse: (...redenen: readonly string[]) => Promise<'geweigerd'>,
): Promise<Outcome['staat']> {
  const { inventory } = parts;
  const read = await readDossier(parts.source, parts.closed, soort, id);
  if (!read) return refuse('Dit staat niet meer in de bron.');
  const dossier = parts.toegangen && soort === 'zaak' ? await metToegang(parts, read) : read;
  const dicht = parts.toegangen && soort === DOCUMENT ? await isDicht(parts.source, id) : undefined;
  const hash = hashOf(parts, dossier, dicht);
  if (hash === gezet) {
    await inventory.still(soort, id);
    return 'gedaan';
  }
  if (await isChangedHere(parts, soort, id)) return refuse(HERE);
  const there = [...(await rowsHere(parts, dossier)), ...(await toegangHier(parts, soort, id))];
  const taking = await recordsOf(parts, dossier, there, dicht);
  const known = new Set(taking.records.map((one) => `${one.resource}/${one.id}`));
  const gone = there
    .filter(({ resource, id: own }) => dossier.whole.has(resource.name) && !known.has(`${resource.name}/${own}`))
    .map(({ resource, id: own }) => ({ resource: resource.name, id: own }));
  const redenen = [...(taking.versions?.remarks ?? [])];
  const taken = await moved(parts, taking, gone, redenen);
  if (!taken) return refuse(...redenen);
  redenen.push(...(await compared(parts, taken)), ...(await onbekendHier(parts, taken.records)));
  await keepHistory(
    parts.engine.parts,
    parts.caller,
    { resource: soort, id },
    parts.bron,
    await historyOf(parts, soort, id),
  );
  const staat = redenen.length === 0 ? 'gedaan' : 'deels';
  await inventory.done(soort, id, {
    staat,
    ...(staat === 'gedaan' ? { gezet: hash } : {}),
    redenen: [...redenen, ...(taking.versions?.notes ?? [])],
    aantallen: countsOf(taken.records),
    bytes: taking.versions?.bytes ?? 0,
  });
  return staat;
}

const HERE = 'Dit is hier zelf gemaakt of gewijzigd. Wat hier staat is niet overschreven.';

/** Whether the body of a list, or a whole dossier, is as it was: keyed, since it may hold a BSN. */
export const keyedHash = ({ engine, caller }: Pick<TakeParts, 'engine' | 'caller'>, value: unknown): string =>
  engine.parts.keys.hash(caller.municipality, 'overzetten', canonical(value as Json));

/** Who may see a case is part of it; of another source nothing is known of that. */
async function metToegang({ source }: TakeParts, dossier: Dossier): Promise<Dossier> {
  return {
    ...dossier,
    parts: [...(await toegangTot(source, dossier.id)), ...dossier.parts],
    whole: new Set([...dossier.whole, AFSCHERMING, TOEGANG]),
  };
}

const hashOf = (parts: TakeParts, { main, parts: all }: Dossier, dicht: boolean | undefined): string =>
  keyedHash(parts, [
    ...(dicht ? ['afgeschermd'] : []),
    main,
    ...all
      .toSorted((a, b) => (`${a.resource}/${a.id}` < `${b.resource}/${b.id}` ? -1 : 1))
      .map(({ resource, body }) => [resource, body]),
  ]);

const CHANGED_HERE = {
  name: 'overzetten_changed_here',
  text: `select 1 from engine_change where municipality = $1 and main = $2 and main_resource = $3 and not moved and not implied
 and not (application = $4 and resource in ('${AFSCHERMING}', '${TOEGANG}')) limit 1`,
};

/** A copy never wins from what was done here; a shield or access that ended by its own last day is no work of anybody. */
export const isChangedHere = async (
  { engine, caller }: Pick<TakeParts, 'engine' | 'caller'>,
  resource: string,
  id: string,
): Promise<boolean> =>
  (await engine.parts.db.in(caller.municipality).query(CHANGED_HERE, [caller.municipality, id, resource, PROCES]))
    .length > 0;

/** What is here already of a dossier. */
async function rowsHere({ engine, caller }: TakeParts, { soort, id }: Dossier): Promise<readonly Row[]> {
  const needs: Need[] = [
    { resource: soort, id },
    ...MAINS[soort].parts.map(({ resource, parent }): Need => ({ resource, where: parent, is: id })),
    ...(soort === 'enkelvoudiginformatieobject'
      ? [{ resource: 'documentversie', where: 'informatieobject', is: id }]
      : []),
    ...(soort === 'besluit' ? [{ resource: 'zaakbesluit', where: 'besluit', is: id }] : []),
  ];
  return engine.parts.loader.load(caller, needs);
}

async function recordsOf(
  parts: TakeParts,
  dossier: Dossier,
  there: readonly Row[],
  dicht: boolean | undefined,
): Promise<Taking> {
  const { registry } = parts.engine.parts;
  const translate = (resource: string, body: Body): Body =>
    parts.addresses.here(shaped(registry.get(resource), body)) as Body;
  for (const { resource, body } of [
    { resource: dossier.soort, body: dossier.main },
    ...dossier.parts.filter((part) => !isToegang(part)),
  ])
    for (const name of unknownIn(registry.get(resource), shaped(registry.get(resource), body))) {
      const field = `${resource}.${NAME.test(name) ? name : '(vreemde naam)'}`;
      parts.unknown.set(field, (parts.unknown.get(field) ?? 0) + 1);
    }
  const zaak = addressOf(parts.caller.base, registry.get('zaak'), dossier.id);
  const others = dossier.parts.map((part): MovedRecord => {
    const { resource, id, body } = part;
    return isToegang(part) ? toegangRecord(part, zaak, there) : { resource, id, body: translate(resource, body) };
  });
  if (dossier.soort !== 'enkelvoudiginformatieobject')
    return {
      records: [{ resource: dossier.soort, id: dossier.id, body: translate(dossier.soort, dossier.main) }, ...others],
      theirs: [dossier.main, ...dossier.parts.map(({ body }) => body)],
    };
  const { source, blobs, caller } = parts;
  const versions = await readVersions(
    { source, blobs, municipality: caller.municipality, base: caller.base, translate },
    dossier.id,
    dossier.main,
    there,
  );
  const [latest, ...earlier] = versions.records;
  const wasDicht = there.some(({ resource, columns }) => resource.name === DOCUMENT && columns.afgeschermd === true);
  const main =
    dicht === undefined || dicht === wasDicht
      ? latest!
      : { ...latest!, columns: { ...latest!.columns, afgeschermd: dicht } };
  return {
    records: [main, ...earlier, ...others],
    theirs: [...versions.bodies, ...dossier.parts.map(({ body }) => body)],
    versions,
  };
}

/** Leaves out what is refused, one after another; nothing when the main record is. Reasons name fields and no values. */
async function moved(
  parts: TakeParts,
  taking: Taking,
  gone: readonly { readonly resource: string; readonly id: string }[],
  redenen: string[],
): Promise<Taking | undefined> {
  let { records, theirs } = taking;
  for (;;) {
    try {
      await parts.engine.move(parts.caller, { records, gone, notify: parts.notify });
      return { ...taking, records, theirs };
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      if (error.code !== 'invalid') {
        redenen.push(error.detail);
        return undefined;
      }
      const faults = error.invalidParams.map(({ name, reason }) => {
        const [, place, field] = /^(?:(\d+)\.)?(.*)$/.exec(name)!;
        return { place: place === undefined ? 0 : Number(place), reason: `${field}: ${reason}` };
      });
      for (const { place, reason } of faults) {
        const { resource, id } = records[place]!;
        redenen.push(place === 0 ? reason : `${resource} ${id}: ${reason}`);
      }
      const refused = new Set(faults.map(({ place }) => place));
      // Never without its shield: others would see it.
      if (refused.has(0) || records.some(({ resource }, place) => resource === AFSCHERMING && refused.has(place)))
        return undefined;
      records = records.filter((_, index) => !refused.has(index));
      theirs = theirs.filter((_, index) => !refused.has(index));
    }
  }
}

/** Reads back what was written, and says of each record which fields are otherwise. */
async function compared(
  { engine, caller, addresses }: TakeParts,
  { records, theirs }: Taking,
): Promise<readonly string[]> {
  const { registry, keys, loader, snapshots } = engine.parts;
  const sealer = sealerOf(keys, caller.municipality);
  const named = records.map(({ resource, id }) => ({ resource, id }));
  const snapshot = await snapshots.current(caller.municipality);
  const rows = [
    ...(await loader.load(
      caller,
      named.filter((one) => !isToegang(one)),
    )),
    ...named.filter(isToegang).flatMap(({ resource, id }) => snapshot.get(resource, id) ?? []),
  ];
  const found = new Map(rows.map((row) => [`${row.resource.name}/${row.id}`, row]));
  return records.flatMap(({ resource: name, id }, index): readonly string[] => {
    const row = found.get(`${name}/${id}`);
    if (!row) return [`${name} ${id}: staat hier niet.`];
    const ours = JSON.parse(openBody(row.body, caller.base, sealer)) as Body;
    const resource = registry.get(name);
    const said = isToegang({ resource: name })
      ? (records[index]!.body as Body)
      : (addresses.here(shaped(resource, theirs[index]!)) as Body);
    const fields = differences(resource, said, ours);
    return fields.length === 0 ? [] : [`${name} ${id}: anders dan in de bron: ${fields.join(', ')}.`];
  });
}

async function historyOf({ source, closed }: TakeParts, soort: Soort, id: string): Promise<readonly HistoryLine[]> {
  const { api, path } = MAINS[soort];
  const kind = `${soort}.audittrail`;
  if (closed.has(kind)) return [];
  try {
    const lines = await source.all(api, `${path}/${id}/audittrail`);
    return lines.flatMap((line): readonly HistoryLine[] => {
      const own = idIn(line.uuid);
      const at = new Date(String(line.aanmaakdatum));
      return own && isUuid(own) && !Number.isNaN(at.getTime()) ? [{ id: own, at, json: JSON.stringify(line) }] : [];
    });
  } catch (error) {
    if (!(error instanceof SourceProblem) || error.kind === 'failing') throw error;
    if (error.kind !== 'not-there') closed.set(kind, error.message);
    return [];
  }
}

const countsOf = (records: readonly MovedRecord[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(records, ({ resource }) => resource)].map(([name, some]) => [name, some.length]));
