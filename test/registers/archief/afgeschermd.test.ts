/** A case that is shielded while it is on a list: its line stays, and tells which case it is to who may see it alone. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../../src/gate/context.ts';
import { teLaat } from '../../../src/services/archief/selectie.ts';
import { linePage, listPage } from '../../../src/services/operations/archive.ts';
import { hefOp } from '../../../src/services/toegang/toegang.ts';
import { FIRST, seeder } from '../../support/server.ts';
import type { Json } from '../zaken/support.ts';
import { type Archief, padVan, startArchief, wegIs } from './support.ts';

let a: Archief;
beforeAll(async () => {
  a = await startArchief();
});
afterAll(() => a.close());

const LEEG = {
  identificatie: '',
  zaaktype: '',
  zaaktypeOmschrijving: '',
  startdatum: null,
  einddatum: null,
};
const idVan = ({ url }: Json): string => url.slice(-36);
const van = async (lijst: Json, zaak: Json): Promise<Json> =>
  (await a.regels(lijst)).find(({ zaakId }) => zaakId === zaak.uuid)!;
const intrekken = (lijst: Json) =>
  a.doe(200, 'POST', `${padVan(lijst)}/intrekken`, 'een', { reden: 'Einde van deze test.' });

/** Of the archive, and of cases of every type: sees every case but a shielded one. */
const archivaris = (): Caller => ({
  ...seeder(FIRST),
  rights: {
    everything: false,
    grants: [
      { component: 'meent', scopes: new Set(['archief.lezen']) },
      { component: 'zrc', scopes: new Set(['zaken.lezen']), level: 7 },
    ],
  },
});
const opDePagina = async (caller: Caller, lijst: Json, regel: Json) => {
  const { lines } = await listPage(a.z.meent.engine, caller, idVan(lijst), {});
  const { line } = await linePage(a.z.meent.engine, caller, idVan(regel));
  return [...lines.filter(({ id }) => id === line.id), line].map(({ number, type }) => [number, type]);
};

it('hides which case a line of a destruction list is about, and no other line; it comes back with the end of the shield', async () => {
  const [zaak, open] = [await a.overtijd(), await a.overtijd()];
  const lijst = await a.lijst('een');
  const eerst = await van(lijst, zaak);
  const ander = await van(lijst, open);
  expect(await opDePagina(archivaris(), lijst, eerst)).toEqual(
    Array(2).fill([zaak.identificatie, eerst.zaaktypeOmschrijving]),
  );
  await a.schermAf(zaak);

  const dicht = await van(lijst, zaak);
  expect(dicht).toMatchObject({
    ...LEEG,
    resultaat: '',
    selectielijstklasse: '',
    beginTermijn: null,
    zaakId: zaak.uuid,
    archiefactiedatum: eerst.archiefactiedatum,
    status: 'opgenomen',
  });
  expect(JSON.stringify(dicht)).not.toContain(String(zaak.identificatie));
  expect(await a.z.want(200, 'GET', eerst.url)).toEqual(dicht);
  expect(await van(lijst, open)).toEqual(ander);
  expect(await opDePagina(archivaris(), lijst, dicht)).toEqual(Array(2).fill([null, '']));
  // Who may do everything sees the case, and so which it is.
  expect(await opDePagina(seeder(FIRST), lijst, dicht)).toEqual(
    Array(2).fill([zaak.identificatie, eerst.zaaktypeOmschrijving]),
  );

  await hefOp(a.z.meent.engine, seeder(FIRST), String(zaak.uuid));
  expect(await van(lijst, zaak)).toEqual(eerst);
  await intrekken(lijst);
  for (const { url } of [zaak, open]) await a.z.want(204, 'DELETE', url);
});

it('a case that is shielded already comes on a list without it, also on one of a transfer', async () => {
  const zaak = await a.overtijd();
  await a.schermAf(zaak);
  const lijst = await a.lijst('een');
  expect(await van(lijst, zaak)).toMatchObject(LEEG);
  await intrekken(lijst);
  const open = await a.overtijd();
  for (const { url } of [zaak, open])
    await a.z.want(200, 'PATCH', url, { archiefnominatie: 'blijvend_bewaren', archiefstatus: 'gearchiveerd' });
  const gaat = await a.doe(201, 'POST', '/overbrengingen', 'een', { naam: 'Proef', archiefbewaarplaats: 'Archief' });
  const pad = `/overbrengingsregels?overbrenging=${encodeURIComponent(gaat.url)}`;
  const regel = async ({ uuid }: Json) => {
    const { results } = await a.doe(200, 'GET', pad, 'lezer');
    return (results as readonly Json[]).find(({ zaakId }) => zaakId === uuid)!;
  };
  expect(await regel(zaak)).toMatchObject(LEEG);
  expect(await regel(open)).toMatchObject({ identificatie: open.identificatie });
  await hefOp(a.z.meent.engine, seeder(FIRST), String(zaak.uuid));
  await a.schermAf(open);
  expect(await regel(zaak)).toMatchObject({ identificatie: zaak.identificatie, status: 'opgenomen' });
  expect(await regel(open)).toMatchObject(LEEG);
});

it('tells which case it was once that is destroyed, as the record of its destruction does', async () => {
  const zaak = await a.overtijd();
  await a.schermAf(zaak);
  const lijst = await a.gestart();
  expect(await van(lijst, zaak)).toMatchObject({ ...LEEG, status: 'opgenomen' });
  await a.voerUit();
  await wegIs(a, zaak);
  expect(await van(lijst, zaak)).toMatchObject({ identificatie: zaak.identificatie, status: 'vernietigd' });
});

it('is counted as overdue for who may see it alone', async () => {
  const tel = (caller: Caller) => teLaat(a.z.meent.engine, caller);
  const [voor, alles] = [await tel(archivaris()), await tel(seeder(FIRST))];
  const zaak = await a.overtijd();
  expect([await tel(archivaris()), await tel(seeder(FIRST))]).toEqual([voor + 1, alles + 1]);
  // Who keeps an eye on the archive need not read cases.
  const alleenArchief = { ...archivaris(), rights: { everything: false, grants: [archivaris().rights.grants[0]!] } };
  expect(await tel(alleenArchief)).toBe(voor + 1);
  await a.schermAf(zaak);
  expect([await tel(archivaris()), await tel(alleenArchief), await tel(seeder(FIRST))]).toEqual([
    voor,
    voor,
    alles + 1,
  ]);
  const named = { component: 'zrc', scopes: new Set(['zaken.lezen']), records: [String(zaak.uuid)] };
  expect(await tel({ ...archivaris(), rights: { everything: false, grants: [named] } })).toBe(voor + 1);
  await hefOp(a.z.meent.engine, seeder(FIRST), String(zaak.uuid));
  expect(await tel(archivaris())).toBe(voor + 1);
});
