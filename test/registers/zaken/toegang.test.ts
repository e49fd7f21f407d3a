/** Access to one case: who is named on it sees it, and while it is shielded nobody else does, on any way to it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Problem } from '../../../src/foundation/problems.ts';
import { workList } from '../../../src/services/operations/work-list.ts';
import { geefToegang, hefOp, leesToegang, trekIn } from '../../../src/services/toegang/toegang.ts';
import { FIRST, seeder } from '../../support/server.ts';
import { type Json, ZRC } from './support.ts';
import { als, code, dicht, dossier, start, stop, uuid, z } from './toegang.ts';
import { all, counted, settle, ways } from './toegang-wegen.ts';

beforeAll(start);
afterAll(stop);

it('hides a shielded case, its parts, documents and decisions from all but who is named, on every way', async () => {
  const it = await dossier();
  await settle();
  const [chef, collega, baas] = [
    await als('chef', 'teamleider'),
    await als('collega', 'behandelaar'),
    await als('directeur', 'baas'),
  ];
  const before = await counted(collega, 'zaak');
  for (const caller of [chef, collega, baas]) expect(await ways(caller, it)).toEqual(all(true));

  await dicht(it);
  await settle();
  expect(await ways(await als('chef', 'teamleider'), it)).toEqual(all(true));
  expect(await ways(await als('collega', 'behandelaar'), it)).toEqual(all(false));
  expect(await ways(await als('ander', 'teamleider'), it)).toEqual(all(false));
  // Not by role alone, whatever it may; the base of the supplier, which keeps the data, does see it.
  expect(await ways(await als('directeur', 'baas'), it)).toEqual(all(false));
  expect(await ways(seeder(FIRST), it)).toEqual(all(true));
  expect((await counted(await als('collega', 'behandelaar'), 'zaak')).count).toBe(before.count - 1);
  expect((await counted(await als('chef', 'teamleider'), 'zaak')).count).toBe(before.count);

  // A document that is in an open case too stays open.
  await z.meent.engine.read(await als('collega', 'behandelaar'), 'enkelvoudiginformatieobject', uuid(it.gedeeld));

  await hefOp(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak));
  expect(await ways(await als('collega', 'behandelaar'), it)).toEqual(all(true));
});

it('holds for applications and for their ways in, with the refusal of a case on which they have no right', async () => {
  const it = await dossier();
  await z.grant(['zaken.lezen', 'zaken.bijwerken', 'audittrails.lezen'], { documenten: ['documenten.lezen'] });
  await dicht(it);
  const ask = (url: string, as = 'beperkt') => z.ask('GET', url, undefined, { as });
  for (const url of [it.zaak.url, `${it.zaak.url}/audittrail`, it.status.url, it.eigen.url]) {
    expect([url, (await ask(url)).statusCode]).toEqual([url, 403]);
    expect([url, (await ask(url, 'alles')).statusCode]).toEqual([url, 200]);
  }
  const geen = (await ask(`${ZRC}/zaken?identificatie=${it.zaak.identificatie}`)).json();
  expect(geen).toMatchObject({ count: 0, results: [] });
  await z.want(403, 'PATCH', it.zaak.url, { omschrijving: 'x' }, { as: 'beperkt' });
  expect((await ask(`${ZRC}/zaken/${uuid(it.zaak)}/zaakeigenschappen`)).json()).toEqual([]);
  const zio = (
    await ask(`${ZRC}/zaakinformatieobjecten?informatieobject=${encodeURIComponent(it.gedeeld.url)}`)
  ).json();
  expect(zio.map(({ zaak }: Json) => zaak)).toEqual([it.ander.url]);
  expect((await ask(`/meent/api/v1/dossiers/${uuid(it.zaak)}`)).statusCode).not.toBe(200);
  expect((await ask(`/meent/api/v1/zaken/${uuid(it.zaak)}/toegang`)).statusCode).toBe(404);
  expect((await ask(`/meent/api/v1/zaken/${uuid(it.zaak)}/toegang`, 'alles')).json()).toMatchObject({
    afscherming: { reden: 'Gaat over een collega.', door: 'Medewerker chef', totEnMet: null },
    toegangen: [{ medewerker: 'chef', omgang: 'werken' }],
  });
  // A shield leaves the confidentiality of the case as it is.
  const level = it.zaak.vertrouwelijkheidaanduiding;
  const alles = (await ask(`${ZRC}/zaken?maximaleVertrouwelijkheidaanduiding=${level}`, 'alles')).json();
  expect(alles.results.map(uuid)).toContain(uuid(it.zaak));
});

it('gives a colleague without rights one case, with what is in it, till a day and no longer', async () => {
  const it = await dossier();
  await settle();
  const gast = () => als('gast', 'stagiair', 'Post');
  await expect(z.meent.engine.read(await gast(), 'zaak', uuid(it.zaak))).rejects.toThrow(Problem);
  const made = await geefToegang(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak), {
    medewerker: 'gast',
    omgang: 'lezen',
    totEnMet: '2999-12-31',
    reden: 'Helpt een maand mee.',
  });
  expect(JSON.parse(made.json!)).toMatchObject({ medewerker: 'gast', door: 'Medewerker chef', omgang: 'lezen' });
  // The case that names this one is not theirs.
  expect(await ways(await gast(), it)).toEqual(all(true, 'uitklappen'));
  expect((await counted(await gast(), 'zaak')).count).toBe(1);
  const list = await workList(z.meent.engine, await gast(), {
    ...{ list: 'team', show: 'open', zaaktype: '', number: '', page: 1 },
  });
  expect(list.items.map(({ id }) => id)).toEqual([uuid(it.zaak)]);
  const write = async () => z.meent.engine.patch(await gast(), 'zaak', uuid(it.zaak), { omschrijving: 'Anders' });
  expect(code(await write().catch((error: unknown) => error))).toBe('permission-denied');

  const [toegang] = (await leesToegang(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak))).toegangen;
  await trekIn(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak), toegang!.id);
  await expect(z.meent.engine.read(await gast(), 'zaak', uuid(it.zaak))).rejects.toThrow(Problem);

  await geefToegang(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak), {
    ...{ rol: 'stagiair', afdeling: 'Post', omgang: 'werken', reden: 'Werkt mee.' },
  });
  await write();
  expect(
    code(await z.meent.engine.read(await als('gast', 'stagiair', 'Elders'), 'zaak', uuid(it.zaak)).catch((e) => e)),
  ).toBe('permission-denied');
});
