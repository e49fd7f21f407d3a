/**
 * What every municipality has from its first day: the activities without which nothing may be read, the case type of what
 * residents ask of their own data, the applications
 * of Meent's own pages, and one application that may do everything, with which the rest is made. Broken off halfway it has
 * no host, so nobody reaches it; the same again goes on where it was.
 */
import { randomBytes, randomInt } from 'node:crypto';
import type { Engine } from '../engine/engine.ts';
import { today } from '../foundation/clock.ts';
import type { Database, Municipality } from '../foundation/db/types.ts';
import { HOSTS_CHANNEL } from '../foundation/hosts.ts';
import { type Attribute, addAttributes, createMunicipality, oinVan } from '../foundation/municipality.ts';
import { nameId } from '../foundation/name-id.ts';
import { newTrace } from '../foundation/telemetry/trace.ts';
import type { Keys } from '../foundation/types.ts';
import type { Caller } from '../gate/context.ts';
import { type BasicActivity, basicActivities, basicCombinations } from '../registers/activiteiten/index.ts';
import * as avg from '../registers/avgverzoeken/index.ts';
import { loadCatalogus, zaaktypeOn } from '../registers/catalogi/index.ts';
import { PORTAAL, WERKBANK } from '../registers/client-ids.ts';
import { AVG_ZAAKTYPE, avgCatalogus } from './avg/catalogus.ts';
import { urlOf } from './operations/door.ts';

export interface NewMunicipality {
  readonly naam: string;
  /** Four digits, as CBS gives them. */
  readonly gemeentecode: string;
  readonly rsin: string;
  /** On which it answers, without scheme or port. */
  readonly host: string;
  readonly telefoon?: string | undefined;
  readonly adres?: string | undefined;
  readonly openingstijden?: string | undefined;
  /** The same in English. */
  readonly openingstijdenEngels?: string | undefined;
}

export interface Added {
  readonly municipality: Municipality;
  readonly clientId: string;
  /** Of the application that may do everything; kept sealed, so this is the only time that anybody sees it. */
  readonly secret: string;
}

export interface AddParts {
  readonly database: Database;
  readonly engine: Engine;
  readonly keys: Pick<Keys, 'seal'>;
}

/** Its application with every right. */
export const BEHEER = 'beheer';

const TAKEN = {
  text: `select municipality, kind, value from municipality_attribute
where valid_to is null and (kind, value) in (('host', $1), ('gemeentecode', $2), ('rsin', $3))`,
};

/** What of it belongs to another municipality already; nothing when it can be added, or was broken off. */
export async function takenBy(
  { node }: Database,
  { host, gemeentecode, rsin }: NewMunicipality,
): Promise<{ readonly taken: readonly string[]; readonly unfinished: Municipality | undefined }> {
  const rows = await node.query<{ municipality: Municipality; kind: string; value: string }>(TAKEN, [
    host,
    gemeentecode,
    rsin,
  ]);
  const hosts = await node.query<{ municipality: Municipality }>(
    { text: `select municipality from municipality_attribute where kind = 'host' and municipality = any($1::int[])` },
    [rows.map(({ municipality }) => municipality)],
  );
  const [first] = rows;
  const same = rows.length === 2 && rows.every(({ municipality }) => municipality === first!.municipality);
  return same && hosts.length === 0
    ? { taken: [], unfinished: first!.municipality }
    : { taken: rows.map(({ kind, value }) => `${kind} ${value}`), unfinished: undefined };
}

/** @throws when what it is known by is taken: ask `takenBy` first. */
export async function addMunicipality(
  parts: AddParts,
  wanted: NewMunicipality,
  unfinished?: Municipality,
): Promise<Added> {
  const { node } = parts.database;
  const { naam, gemeentecode, rsin, host, telefoon, adres, openingstijden, openingstijdenEngels } = wanted;
  const since = today();
  const id = unfinished ?? randomInt(1, 2 ** 31 - 1);
  const contact: [Attribute, string | undefined][] = [
    ['telefoon', telefoon],
    ['adres', adres],
    ['openingstijden', openingstijden],
    ['openingstijden-en', openingstijdenEngels],
  ];
  await node.transaction(async (tx) => {
    await createMunicipality(tx, id);
    await addAttributes(
      tx,
      id,
      [
        ['naam', naam],
        ['gemeentecode', gemeentecode],
        ['rsin', rsin],
        ['oin', oinVan(rsin)],
        ['thema', 'meent'],
        ...contact.flatMap(([kind, value]) => (value ? [[kind, value] as const] : [])),
      ],
      since,
    );
  });
  const activities = basicActivities(since).map((body) => ({
    id: nameId(id, 'verwerkingsactiviteit', body.identificatie),
    body,
  }));
  const caller = operator(id, activities[0]!);
  await make(parts.engine, caller, 'verwerkingsactiviteit', activities);
  // Before the applications: without them those would not be made.
  await make(
    parts.engine,
    caller,
    'combinatie',
    basicCombinations(since, { portaal: [PORTAAL], beheer: [BEHEER] }).map((body) => ({
      id: nameId(id, 'combinatie', body.identificatie),
      body,
    })),
  );
  // The law gives residents these rights from the first day, whatever else the municipality does here.
  await loadCatalogus(parts.engine, caller, avgCatalogus, {
    domein: 'BASIS',
    rsin,
    naam: 'Wat elke gemeente heeft',
    contactpersoonBeheerNaam: 'Functioneel beheer',
  });
  const secret = randomBytes(32).toString('base64url');
  await makeApplications(parts, caller, secret, activities);
  await node.transaction(async (tx) => {
    await addAttributes(tx, id, [['host', host]], since);
    await tx.query({ text: `select pg_notify($1, '')` }, [HOSTS_CHANNEL]);
  });
  return { municipality: id, clientId: BEHEER, secret };
}

interface Made {
  readonly id: string;
  readonly body: object;
  readonly columns?: Readonly<Record<string, unknown>>;
}

/** What is there already gets its columns anew: the secret of the first application is told once, at the end. */
async function make(engine: Engine, caller: Caller, resource: string, wanted: readonly Made[]): Promise<void> {
  const snapshot = await engine.parts.snapshots.current(caller.municipality);
  for (const { id, body, columns } of wanted) {
    const options = columns ? { columns } : {};
    if (snapshot.get(resource, id)) await engine.patch(caller, resource, id, {}, options);
    else await engine.create(caller, resource, body, { id, ...options });
  }
}

async function makeApplications(
  { engine, keys }: AddParts,
  caller: Caller,
  secret: string,
  [standard, own, verzoeken]: readonly { readonly id: string }[],
): Promise<void> {
  const { municipality } = caller;
  const zaaktype = zaaktypeOn(await engine.parts.snapshots.current(municipality), AVG_ZAAKTYPE, today());
  const application = (
    clientId: string,
    label: string,
    autorisaties: readonly object[],
    columns: Readonly<Record<string, unknown>>,
  ): Made => ({
    id: nameId(municipality, 'applicatie', clientId),
    body: { clientIds: [clientId], label, heeftAlleAutorisaties: autorisaties.length === 0, autorisaties },
    columns,
  });
  const portal = [
    {
      component: 'meent',
      scopes: ['berichten.lezen', 'berichten.schrijven', 'personen.lezen'],
    },
    {
      component: 'meent',
      scopes: [avg.INDIENEN, avg.LEZEN],
      verwerkingsactiviteit: urlOf(engine, caller, 'verwerkingsactiviteit', verzoeken!.id),
    },
    ...(zaaktype
      ? [
          {
            component: 'zrc',
            scopes: ['zaken.lezen', 'zaken.aanmaken', 'zaken.bijwerken', 'zaken.statussen.toevoegen'],
            zaaktype: urlOf(engine, caller, 'zaaktype', zaaktype.id),
            maxVertrouwelijkheidaanduiding: 'vertrouwelijk',
          },
        ]
      : []),
  ];
  const workbench = { component: 'ztc', scopes: ['catalogi.lezen'] };
  return make(engine, caller, 'applicatie', [
    // Those of the pages have no secret: nobody can call as them.
    application(PORTAAL, 'Meent: pagina’s voor inwoners', portal, {
      activiteiten: [own!.id, standard!.id, verzoeken!.id],
    }),
    application(WERKBANK, 'Meent: pagina’s voor medewerkers', [workbench], { activiteiten: [standard!.id] }),
    application(BEHEER, 'Beheer, met alle rechten', [], {
      activiteiten: [standard!.id],
      geheim: keys.seal(municipality, secret),
    }),
  ]);
}

/** Whoever has the machine, before there is anybody else. */
const operator = (
  municipality: Municipality,
  { id, body }: { readonly id: string; readonly body: BasicActivity },
): Caller => ({
  municipality,
  base: 'http://meent.invalid',
  application: { id: 'meent-opdrachtregel', label: 'Opdrachtregel van Meent' },
  activity: { id, purpose: body.doel, ground: body.grondToelichting, organ: body.organ },
  trace: newTrace(),
  rights: { everything: true, grants: [] },
});
