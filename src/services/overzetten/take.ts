/**
 * Takes one dossier over: read it there, write it here, read it back and compare. What contradicts itself in a part is
 * left out with its reason, and the rest is taken; a main record that contradicts itself is refused whole.
 */
import { addressOf } from '../../engine/answer.ts';
import type { Engine } from '../../engine/engine.ts';
import type { MovedRecord } from '../../engine/move.ts';
import type { Row } from '../../engine/work.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { canonical, type Json } from '../../logbook/jcs.ts';
import { DOCUMENT } from '../../registers/documenten/api.ts';
import type { Addresses } from './addresses.ts';
import {
  AFSCHERMING,
  isDicht,
  isToegang,
  onbekendHier,
  TOEGANG,
  type Toegangen,
  toegangRecord,
  toegangTot,
} from './afscherming.ts';
import { unknownIn } from './compare.ts';
import { type Closed, type Dossier, readDossier } from './dossier.ts';
import { HERE, isChangedHere, rowsHere } from './here.ts';
import { historyKind, takeHistory } from './history.ts';
import type { Amounts, Inventory, Outcome, Soort, Waiting } from './inventory.ts';
import { shaped } from './shape.ts';
import { type Body, type Source, SourceProblem } from './source.ts';
import { readVersions, type Versions } from './versions.ts';
import { compared, moved } from './write.ts';

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
  /** Aborts when another command copies from this source. */
  readonly lost: AbortSignal;
}

/** What is written of a dossier. */
export interface Taking {
  readonly records: readonly MovedRecord[];
  /** As they came, in the same order. */
  readonly theirs: readonly Body[];
  readonly versions?: Versions;
}

/** @throws SourceProblem `failing`: it is to be tried again later */
export async function takeOver(parts: TakeParts, soort: Soort, { id, gezet }: Waiting): Promise<Outcome['staat']> {
  const { inventory } = parts;
  const refuse = async (...redenen: readonly string[]): Promise<'geweigerd'> => {
    await inventory.done(soort, id, { staat: 'geweigerd', redenen, aantallen: {}, onbekend: {}, bytes: 0 });
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
  if (hashOf(parts, dossier, dicht) === gezet) {
    await inventory.still(soort, id);
    return 'gedaan';
  }
  if (await isChangedHere(parts, soort, id)) return refuse(HERE);
  const there = await rowsHere(parts, dossier);
  const taking = await recordsOf(parts, dossier, there, dicht);
  const known = new Set(taking.records.map((one) => `${one.resource}/${one.id}`));
  const gone = there
    .filter(({ resource, id: own }) => dossier.whole.has(resource.name) && !known.has(`${resource.name}/${own}`))
    .map(({ resource, id: own }) => ({ resource: resource.name, id: own }));
  const redenen = [...(taking.versions?.remarks ?? [])];
  const taken = await moved(parts, taking, gone, redenen);
  if (!taken) return refuse(...redenen);
  redenen.push(
    ...(await compared(parts, taken)),
    ...(await onbekendHier(parts, taken.records)),
    ...(await takeHistory(parts, soort, id)),
  );
  const staat = redenen.length === 0 ? 'gedaan' : 'deels';
  await inventory.done(soort, id, {
    staat,
    ...(staat === 'gedaan' ? { gezet: hashOf(parts, dossier, dicht) } : {}),
    redenen: [...redenen, ...(taking.versions?.notes ?? [])],
    aantallen: countsOf(taken.records.map(({ resource }) => resource)),
    onbekend: unknownOf(parts, dossier),
    bytes: taking.versions?.bytes ?? 0,
  });
  return staat;
}

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

/** One that came without its history is not as one that came with it. */
const hashOf = (parts: TakeParts, { soort, main, parts: all }: Dossier, dicht: boolean | undefined): string =>
  keyedHash(parts, [
    ...(dicht ? ['afgeschermd'] : []),
    ...(parts.closed.has(historyKind(soort)) ? ['zonder historie'] : []),
    main,
    ...all
      .toSorted((a, b) => (`${a.resource}/${a.id}` < `${b.resource}/${b.id}` ? -1 : 1))
      .map(({ resource, body }) => [resource, body]),
  ]);

async function recordsOf(
  parts: TakeParts,
  dossier: Dossier,
  there: readonly Row[],
  dicht: boolean | undefined,
): Promise<Taking> {
  const { registry } = parts.engine.parts;
  const translate = (resource: string, body: Body): Body =>
    parts.addresses.here(shaped(registry.get(resource), body)) as Body;
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

/** Fields there that we have no place for, with how often: `zaak.communicatiekanaalNaam`. */
function unknownOf({ engine }: TakeParts, { soort, main, parts }: Dossier): Amounts {
  const { registry } = engine.parts;
  const bodies = [{ resource: soort as string, body: main }, ...parts.filter((part) => !isToegang(part))];
  return countsOf(
    bodies.flatMap(({ resource, body }) => {
      const declared = registry.get(resource);
      return unknownIn(declared, shaped(declared, body)).map(
        (name) => `${resource}.${NAME.test(name) ? name : STRANGE}`,
      );
    }),
  );
}

/** Of a field, as it may stand in a report: what a source calls something else may be about somebody. */
const NAME = /^[A-Za-z_][A-Za-z_-]{0,59}$/;
const STRANGE = '(vreemde naam)';

const countsOf = (names: readonly string[]): Amounts =>
  Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, some]) => [name, some.length]));
