/**
 * Fills a database with the demo municipalities. The same everywhere but for moments, seals and secrets. Starting again
 * does nothing; a seed that was broken off goes on where it was. A municipality answers on its hosts when it is whole.
 */
import type { Engine } from '../../engine/engine.ts';
import type { Database, Municipality } from '../../foundation/db/types.ts';
import { nameId } from '../../foundation/name-id.ts';
import { newTrace } from '../../foundation/telemetry/trace.ts';
import type { Blobs, Keys } from '../../foundation/types.ts';
import type { ActivityRef, Caller } from '../../gate/context.ts';
import type { CatalogusImport } from '../../registers/catalogi/catalogus-import.ts';
import { catalogusIds } from '../../registers/catalogi/catalogus-import-ids.ts';
import { loadCatalogus, zaaktypeOn } from '../../registers/catalogi/index.ts';
import { isOwnClient } from '../../registers/client-ids.ts';
import { storeContent } from '../../registers/documenten/content.ts';
import { recordId } from '../../registers/objecten/index.ts';
import { nounOf } from '../../services/operations/case-words.ts';
import { activiteiten } from '../activiteiten.ts';
import { inhoudVan } from '../cases/inhoud.ts';
import type { DemoZaak } from '../cases/types.ts';
import { hoofdpersoon } from '../cases/verloop.ts';
import type { DemoCombinatie } from '../combinaties.ts';
import { objectenVan } from '../objecten/objecten.ts';
import type { Persoon } from '../personen/personen.ts';
import {
  activiteitenVan,
  activiteitId,
  maatregelenVan,
  verwerkingsactiviteitVan,
  verwijzing,
  verwijzingVan,
} from './activiteiten.ts';
import { addressesOf, BASE } from './address.ts';
import { applicatiesVan, MAKER } from './applicaties.ts';
import { berichtItems } from './bericht.ts';
import { combinatieId, combinatiesVan, combinatieVan } from './combinaties.ts';
import { type DemoGemeente, demoGemeenten } from './gemeenten.ts';
import { makeMandates } from './mandaten.ts';
import { makeObject, makeObjectTypes } from './object.ts';
import { persoonVan } from './persoon.ts';
import { createPlace, isComplete, openPlace } from './place.ts';
import { createMeter, type Meter, type Report } from './progress.ts';
import { several } from './several.ts';
import { geefToestemming, toestemmingId } from './toestemming.ts';
import { dateer, itemsVan, type Opgeslagen, type ZaakContext, zaakId } from './zaak.ts';

export interface SeedParts {
  readonly engine: Engine;
  readonly blobs: Blobs;
  readonly keys: Pick<Keys, 'seal' | 'hash' | 'derive'>;
  readonly database: Database;
  /** Cases lie before this date, `YYYY-MM-DD`: the day on which the data folder was made. */
  readonly referentie: string;
  readonly report?: Report;
  /** Default: all. */
  readonly gemeenten?: readonly DemoGemeente[];
}

/** Units of work: about the milliseconds that each takes. */
const UNITS = { zaaktype: 8, persoon: 3, zaak: 19, object: 10 } as const;

/** Cases at once: makes use of the database while letters are drawn here. */
const AT_ONCE = 6;

export async function seedDemo(parts: SeedParts): Promise<void> {
  const meter = createMeter(parts.report ?? (() => {}));
  const waiting: DemoGemeente[] = [];
  for (const gemeente of parts.gemeenten ?? demoGemeenten)
    if (!(await isComplete(parts.database, gemeente))) waiting.push(gemeente);
  const plans = await Promise.all(waiting.map((gemeente) => prepare(parts, gemeente, meter)));
  for (const plan of plans) await plan();
}

/** Counts the work first, so that the percentage is of the whole. */
async function prepare(parts: SeedParts, gemeente: DemoGemeente, meter: Meter): Promise<() => Promise<void>> {
  const { engine, database } = parts;
  const [catalogus, inhoud] = await Promise.all([gemeente.catalogus(), gemeente.inhoud(parts.referentie)]);
  const { wereld, personen, zaken } = inhoud;
  const objecten = objectenVan(gemeente.id, inhoud);
  meter.expect(
    catalogus.zaaktypen.length * UNITS.zaaktype +
      personen.length * UNITS.persoon +
      zaken.length * UNITS.zaak +
      objecten.length * UNITS.object,
  );
  const caller = (activity: ActivityRef): Caller => ({
    municipality: gemeente.id,
    base: BASE,
    application: MAKER,
    activity,
    trace: newTrace(),
    rights: { everything: true, grants: [] },
  });
  const maker = caller(verwijzing(gemeente.id, activiteiten[0]!));

  return async () => {
    await createPlace(database, gemeente);
    const missing = await unmade(database, gemeente.id);
    await makeActivities(engine, maker, gemeente, catalogus, missing);
    await makeCombinations(engine, maker, gemeente, catalogus, missing);
    const loaded = await loadTypes(engine, maker, gemeente, catalogus, meter);
    await makeApplications(parts, maker, gemeente, missing);
    await several(
      missing(personen, (one) => persoonId(gemeente.id, one)),
      AT_ONCE,
      async (persoon) => {
        await engine.create(maker, 'persoon', persoonVan(persoon), { id: persoonId(gemeente.id, persoon) });
        meter.done(`residents of ${gemeente.naam}`, UNITS.persoon);
      },
    );
    for (const persoon of missing([hoofdpersoon(wereld)], (one) => toestemmingId(gemeente.id, one)))
      await geefToestemming(engine, maker, persoon, parts.referentie);
    await makeObjectTypes(engine, maker);
    for (const object of objecten) {
      const isMade = (id: string): boolean => missing([id], (one) => one).length === 0;
      const second = isMade(recordId({ caller: maker }, object.id, 2));
      await makeObject(engine, maker, object, { first: isMade(object.id), second });
      meter.done(`objects of ${gemeente.naam}`, UNITS.object);
    }
    const context: ZaakContext = {
      municipality: gemeente.id,
      rsin: gemeente.rsin,
      at: addressesOf(engine),
      ids: catalogusIds(gemeente.id, loaded),
      catalogus,
      wereld,
    };
    await several(
      missing(zaken, (one) => zaakId(gemeente.id, one)),
      AT_ONCE,
      async (zaak) => {
        await makeCase(parts, caller(verwijzingVan(gemeente.id, zaak.zaaktype)), context, zaak);
        meter.done(`cases of ${gemeente.naam}`, UNITS.zaak);
      },
    );
    await makeMandates(parts, maker, gemeente, inhoud, missing);
    await engine.parts.numbers.follow(maker, engine.parts.registry.get('zaak').number!, lastNumber(zaken));
    await openPlace(database, gemeente);
  };
}

/** Those of a list that were never made here. What somebody removed since is not made again. */
type Unmade = <T>(list: readonly T[], id: (one: T) => string) => readonly T[];

async function unmade(database: Database, municipality: Municipality): Promise<Unmade> {
  const rows = await database.in(municipality).query<{ record: string }>(
    {
      text: `select record from engine_change where municipality = $1 and action = 'create' and application = $2`,
    },
    [municipality, MAKER.id],
  );
  const made = new Set(rows.map(({ record }) => record));
  return (list, id) => list.filter((one) => !made.has(id(one)));
}

/** Of the numbers that the cases have, `WH-2026-00200`: whoever makes the first case of their own finds the next one. */
const lastNumber = (zaken: readonly DemoZaak[]): number =>
  Math.max(0, ...zaken.map(({ identificatie }) => Number(/\d+$/.exec(identificatie)?.[0] ?? 0)));

const persoonId = (municipality: Municipality, { bsn }: Persoon): string =>
  nameId(municipality, 'demo', 'persoon', bsn);

async function makeActivities(
  engine: Engine,
  maker: Caller,
  gemeente: DemoGemeente,
  catalogus: CatalogusImport,
  missing: Unmade,
): Promise<void> {
  const zaaktypen = new Set(catalogus.zaaktypen.map(({ identificatie }) => identificatie));
  const id = ({ sleutel }: { readonly sleutel: string }) => activiteitId(gemeente.id, sleutel);
  // Of a folder that an earlier release made, a case type may have another activity already.
  const snapshot = await engine.parts.snapshots.current(gemeente.id);
  const taken = new Set(snapshot.all('verwerkingsactiviteit').flatMap(({ record }) => record.zaaktypen as string[]));
  for (const activiteit of missing(activiteitenVan(zaaktypen), id)) {
    const free = activiteit.zaaktypen.filter((one) => !taken.has(one));
    const body = verwerkingsactiviteitVan(gemeente, { ...activiteit, zaaktypen: free });
    await engine.create(maker, 'verwerkingsactiviteit', body, { id: id(activiteit) });
  }
  const maatregelen = activiteitenVan(zaaktypen).flatMap((one) => maatregelenVan(gemeente.id, one));
  for (const { id: of, body } of missing(maatregelen, (one) => one.id))
    await engine.create(maker, 'beveiligingsmaatregel', body, { id: of });
}

/** Before the applications: a right that would use two sources together wants the combination to be there. */
async function makeCombinations(
  engine: Engine,
  maker: Caller,
  gemeente: DemoGemeente,
  catalogus: CatalogusImport,
  missing: Unmade,
): Promise<void> {
  const known = activiteitenVan(new Set(catalogus.zaaktypen.map(({ identificatie }) => identificatie)));
  const id = (one: DemoCombinatie) => combinatieId(gemeente.id, one);
  for (const one of missing(combinatiesVan(known), id))
    await engine.create(maker, 'combinatie', combinatieVan(gemeente, one), { id: id(one) });
}

/** Returns the id of the catalogue. */
async function loadTypes(
  engine: Engine,
  maker: Caller,
  gemeente: DemoGemeente,
  catalogus: CatalogusImport,
  meter: Meter,
): Promise<string> {
  const target = {
    domein: gemeente.domein,
    rsin: gemeente.rsin,
    naam: `Zaaktypen van ${gemeente.naam}`,
    contactpersoonBeheerNaam: 'Functioneel beheer',
  };
  const { catalogus: id, typen } = await loadCatalogus(engine, maker, catalogus, target, ({ soort }) => {
    if (soort === 'zaaktype') meter.done(`case types of ${gemeente.naam}`, UNITS.zaaktype);
  });
  const refused = typen.find(({ status }) => status === 'geweigerd');
  if (refused)
    throw new Error(`the demo catalogue has ${refused.naam}, which is refused: ${refused.redenen.join(' ')}`);
  return id;
}

async function makeApplications(
  { engine, keys }: SeedParts,
  maker: Caller,
  gemeente: DemoGemeente,
  missing: Unmade,
): Promise<void> {
  const id = ({ clientId }: { readonly clientId: string }) => nameId(gemeente.id, 'demo', 'applicatie', clientId);
  const snapshot = await engine.parts.snapshots.current(gemeente.id);
  for (const applicatie of missing(applicatiesVan(gemeente, snapshot, addressesOf(engine)), id)) {
    const { clientId, label, autorisaties, activiteiten: ids } = applicatie;
    await engine.create(
      maker,
      'applicatie',
      {
        clientIds: [clientId],
        label,
        heeftAlleAutorisaties: autorisaties === undefined,
        autorisaties: autorisaties ?? [],
      },
      {
        id: id(applicatie),
        columns: {
          activiteiten: ids,
          ...(isOwnClient(clientId) ? {} : { geheim: keys.seal(gemeente.id, secretOf(keys, gemeente.id, clientId)) }),
        },
      },
    );
  }
}

/** Made by the keys of this installation: a demo elsewhere has other secrets. */
const secretOf = (keys: Pick<Keys, 'derive'>, municipality: Municipality, clientId: string): string =>
  keys.derive(`demo applicatie ${municipality} ${clientId}`).toString('base64url');

async function makeCase({ engine, blobs, keys }: SeedParts, caller: Caller, context: ZaakContext, zaak: DemoZaak) {
  const documenten: Opgeslagen[] = [];
  for (const document of zaak.documenten) {
    const bytes = await inhoudVan(document);
    const inhoud = await storeContent(blobs, caller.municipality, bytes);
    documenten.push({ document, bytes: bytes.length, inhoud });
  }
  const initiator = keys.hash(caller.municipality, 'bsn', zaak.initiator.bsn);
  const snapshot = await engine.parts.snapshots.current(caller.municipality);
  const zaaktype = zaaktypeOn(snapshot, zaak.zaaktype, zaak.startdatum)!;
  await engine.compose(caller, {
    operation: 'demo.zaak',
    items: [
      ...itemsVan(context, zaak, documenten),
      ...berichtItems(context, zaak, initiator, nounOf(snapshot, zaaktype.id)),
    ],
    finish: (work, made) => dateer(zaak, work, made),
    // Also what happened yesterday is history here: its letter is made above, and no subscriber hears of it.
    quiet: true,
  });
}
