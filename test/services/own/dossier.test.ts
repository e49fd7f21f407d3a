/** A case with all that belongs to it: whole or nothing, each part by its own rules and rights. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BSN, documentBody, makeWorld, type World, watch, zaakBody } from '../../registers/all/world.ts';
import { RSIN } from '../../support/catalogue.ts';
import { SECOND, startMeent, type TestMeent } from '../../support/server.ts';

const URL = '/meent/api/v1/zaakdossiers';
let meent: TestMeent;
let world: World;
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

const whole = ({ catalogue }: World = world) => ({
  zaak: zaakBody(world),
  rollen: [
    {
      roltype: catalogue.roltypen.initiator,
      roltoelichting: 'Melder',
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: { inpBsn: BSN },
    },
  ],
  eigenschappen: [{ eigenschap: catalogue.eigenschappen.kleur, waarde: 'rood' }],
  objecten: [{ objectType: 'overige', objectTypeOverige: 'tegel', objectIdentificatie: { overigeData: { nr: 1 } } }],
  documenten: [{ titel: 'Foto van de tegel', document: documentBody(world) }],
  besluiten: [
    {
      verantwoordelijkeOrganisatie: RSIN,
      besluittype: catalogue.besluittype,
      datum: '2026-03-02',
      ingangsdatum: '2026-03-03',
      documenten: [0],
    },
  ],
  statussen: [{ statustype: catalogue.statustypen.ontvangen, datumStatusGezet: '2026-03-02T10:00:00Z' }],
});
const post = (payload: object, more: object = {}) => meent.ask({ method: 'POST', url: URL, payload, ...more });
const rows = async (): Promise<number> =>
  (await meent.clone.asOwner<{ n: number }>('select count(*)::int as n from meent.engine_change'))[0]!.n;
const drc = (scopes: string[]) => ({
  component: 'drc',
  scopes,
  informatieobjecttype: world.catalogue.informatieobjecttypen.rapport,
  maxVertrouwelijkheidaanduiding: 'zeer_geheim',
});
const zrc = (scopes: string[]) => ({
  component: 'zrc',
  scopes,
  zaaktype: world.catalogue.zaaktype,
  maxVertrouwelijkheidaanduiding: 'zeer_geheim',
});
const brc = (scopes: string[]) => ({ component: 'brc', scopes, besluittype: world.catalogue.besluittype });

it('is made whole, with one line in the logbook, and read whole', async () => {
  const { answer, entries } = await watch(world, { method: 'POST', url: URL, payload: whole() });
  expect(answer.statusCode, answer.body).toBe(201);
  expect(entries).toMatchObject([{ operation: 'meent.zaakdossier.create', kind: 'aangemaakt' }]);
  expect(entries[0]!.lines.map(([, subject]) => subject)).toEqual([world.subject]);
  const made = answer.json();
  expect(answer.headers.location).toBe(made.url);
  expect(made.documenten[0].document.titel).toBe('Losse tegel');
  expect(made.besluiten[0].documenten[0].informatieobject).toBe(made.documenten[0].informatieobject);
  const looked = await watch(world, { url: made.url.replace(world.base, '') });
  expect(looked.answer.json()).toEqual(made);
  expect(looked.entries).toMatchObject([{ operation: 'meent.zaakdossier.read', kind: 'geopend' }]);
  const download = await meent.ask({ url: made.documenten[0].document.inhoud.replace(world.base, '') });
  expect(download.body).toBe('Hallo');
});

it('closes with its result when the last status says so', async () => {
  const answer = await post({
    ...whole(),
    documenten: [{ document: { ...documentBody(world), indicatieGebruiksrecht: false } }],
    resultaat: { resultaattype: world.catalogue.resultaattypen.afgehandeld },
    statussen: [{ statustype: world.catalogue.statustypen.klaar, datumStatusGezet: '2026-03-03T10:00:00Z' }],
  });
  expect(answer.statusCode, answer.body).toBe(201);
  expect(answer.json()).toMatchObject({ zaak: { einddatum: '2026-03-03', archiefnominatie: expect.any(String) } });
});

it('names the part of every fault, and then stores nothing', async () => {
  const before = await rows();
  const answer = await post({
    ...whole(),
    rollen: [{ ...whole().rollen[0], betrokkeneIdentificatie: { inpBsn: '123' } }],
    statussen: [{ statustype: world.catalogue.statustypen.ontvangen }],
  });
  expect(answer.statusCode, answer.body).toBe(400);
  const names = answer.json().invalidParams.map(({ name }: { name: string }) => name);
  expect(names).toContain('rollen.0.betrokkeneIdentificatie.inpBsn');
  expect(names).toContain('statussen.0.datumStatusGezet');
  // A rule of a part that is judged late.
  const late = await post({
    ...whole(),
    statussen: [{ ...whole().statussen[0], statustype: world.catalogue.ander.statustype }],
  });
  expect(late.json()).toMatchObject({ status: 400, invalidParams: [{ name: 'statussen.0.nonFieldErrors' }] });
  for (const [body, name] of [
    [[], 'nonFieldErrors'],
    [{ zaak: 1 }, 'zaak'],
    [{ ...whole(), onzin: [] }, 'onzin'],
    [{ ...whole(), rollen: [7] }, 'rollen.0'],
    [{ ...whole(), documenten: [{ titel: 'x' }] }, 'documenten.0'],
    [
      { ...whole(), documenten: [{ document: { ...documentBody(world), inhoud: '!' } }] },
      'documenten.0.document.inhoud',
    ],
    [
      { ...whole(), besluiten: [{ ...whole().besluiten[0], documenten: [9] }] },
      'besluiten.0.documenten.0.informatieobject',
    ],
  ] as const) {
    const refused = await post(body);
    expect(refused.json(), refused.body).toMatchObject({ status: 400, invalidParams: [{ name }] });
  }
  expect(await rows()).toBe(before);
});

it('wants the right of every part, and is refused whole without one', async () => {
  // What a case gets beside its documents and statuses is a change of it.
  const zaken = ['zaken.aanmaken', 'zaken.bijwerken', 'zaken.lezen'];
  const documenten = ['documenten.aanmaken', 'documenten.lezen'];
  const all = [zrc(zaken), drc(documenten), brc(['besluiten.aanmaken', 'besluiten.lezen'])];
  await meent.grant(all);
  const given = await post(whole(), { as: 'beperkt' });
  expect(given.statusCode, given.body).toBe(201);
  for (const [without, at] of [
    [[all[0], all[2]], 'documenten.0.document'],
    [[all[0], all[1]], 'besluiten.0'],
    [[zrc(['zaken.lezen']), all[1], all[2]], ''],
    [[zrc(['zaken.aanmaken', 'zaken.lezen']), all[1], all[2]], 'rollen.0'],
  ] as const) {
    await meent.grant(without as unknown as object[]);
    const before = await rows();
    const refused = await post(whole(), { as: 'beperkt' });
    expect(refused.statusCode, refused.body).toBe(403);
    expect(refused.json().detail).toContain(at);
    expect(await rows()).toBe(before);
  }
});

it('shows of a case what the caller may see, and nothing of a case that they may not', async () => {
  const made = (await post(whole())).json();
  const url = made.url.replace(world.base, '');
  const read = () => meent.ask({ url, as: 'beperkt' });
  await meent.grant([zrc(['zaken.lezen']), drc(['documenten.lezen']), brc(['besluiten.lezen'])]);
  expect((await read()).json()).toEqual(made);
  await meent.grant([zrc(['zaken.lezen'])]);
  const part = (await read()).json();
  expect(part.documenten[0]).not.toHaveProperty('document');
  expect(part.besluiten).toEqual([]);
  expect(part.rollen).toEqual(made.rollen);
  await meent.grant([{ ...zrc(['zaken.lezen']), zaaktype: world.catalogue.ander.zaaktype }]);
  const { answer, entries } = await watch(world, { url, as: 'beperkt' });
  expect(answer.statusCode).toBe(404);
  expect(entries).toMatchObject([{ operation: 'meent.zaakdossier.read', kind: 'geweigerd' }]);
  expect((await meent.ask({ url, municipality: SECOND })).statusCode).toBe(404);
});

it('is made once for one key', async () => {
  const headers = { 'idempotency-key': 'een-keer' };
  const payload = whole();
  const first = await post(payload, { headers });
  const second = await post(payload, { headers });
  expect([first.statusCode, second.body]).toEqual([201, first.body]);
});

it('is shown again for one key to who may still see all of it, and to nobody else', async () => {
  const zaken = zrc(['zaken.aanmaken', 'zaken.bijwerken', 'zaken.lezen']);
  const besluiten = brc(['besluiten.aanmaken', 'besluiten.lezen']);
  const documenten = drc(['documenten.aanmaken', 'documenten.lezen']);
  await meent.grant([zaken, documenten, besluiten]);
  const request = {
    method: 'POST' as const,
    url: URL,
    payload: whole(),
    as: 'beperkt',
    headers: { 'idempotency-key': 'nog-een-keer' },
  };
  const first = await meent.ask(request);
  expect(first.statusCode, first.body).toBe(201);
  expect((await meent.ask(request)).body).toBe(first.body);
  for (const less of [
    [zaken, besluiten],
    [zaken, documenten],
  ]) {
    await meent.grant(less);
    const { answer, entries } = await watch(world, request);
    expect(answer.statusCode, answer.body).toBe(403);
    expect(entries).toMatchObject([{ operation: 'meent.zaakdossier.create', kind: 'geweigerd' }]);
  }
});

it('refuses a case with more parts than an answer holds, and says where it is given whole', async () => {
  const made = (await post(whole())).json();
  const url = made.url.replace(world.base, '');
  await meent.clone.asOwner(
    `insert into meent.zaken_zaakeigenschap (municipality, id, version, body, body_version, zaak, eigenschap, naam)
     select municipality, gen_random_uuid(), version, body, body_version, zaak, eigenschap, naam
     from meent.zaken_zaakeigenschap cross join generate_series(1, 2000) where zaak = $1`,
    [made.zaak.uuid],
  );
  const { answer, entries } = await watch(world, { url });
  expect(answer.statusCode).toBe(409);
  expect(entries).toEqual([]);
  const { detail } = answer.json();
  expect(detail).toContain(`${URL}?zaak=${made.zaak.uuid}`);
  const line = await meent.ask({ url: `${URL}?zaak=${made.zaak.uuid}` });
  expect(line.json().eigenschappen).toHaveLength(2_001);
  // Who may not see the case learns nothing of its size.
  await meent.grant([{ ...zrc(['zaken.lezen']), zaaktype: world.catalogue.ander.zaaktype }]);
  expect((await meent.ask({ url, as: 'beperkt' })).statusCode).toBe(404);
});

it('stores no content of a case with more parts than one write holds', async () => {
  const kept = (): number => readdirSync(meent.blobFolder, { recursive: true }).length;
  const before = [await rows(), kept()];
  const inhoud = Buffer.from('Dit staat nog nergens').toString('base64');
  const document = { ...documentBody(world), inhoud, bestandsomvang: 21 };
  const many = Array.from({ length: 250 }, () => ({ document }));
  const refused = (await post({ ...whole(), documenten: many })).json();
  expect(refused).toMatchObject({ status: 400, invalidParams: [{ name: 'nonFieldErrors', code: 'max_length' }] });
  expect(refused.invalidParams[0].reason).toMatch(/^Dit zijn 50\d onderdelen\. .* hoogstens 500\.$/);
  expect([await rows(), kept()]).toEqual(before);
  expect((await post({ ...whole(), documenten: [{ document }] })).statusCode).toBe(201);
  expect(kept()).toBeGreaterThan(before[1]!);
});

it('refuses a document whose checksum is another', async () => {
  const integriteit = (waarde: string) => ({ algoritme: 'md5', waarde, datum: '2026-03-02' });
  const wrong = { document: { ...documentBody(world), integriteit: integriteit('00') } };
  expect((await post({ ...whole(), documenten: [wrong] })).json()).toMatchObject({
    status: 400,
    invalidParams: [{ name: 'documenten.0.document.integriteit.waarde', code: 'incorrect-integriteit' }],
  });
  const right = { document: { ...documentBody(world), integriteit: integriteit('d1bf93299de1b68e6d382c893bf1215f') } };
  expect((await post({ ...whole(), documenten: [right] })).statusCode).toBe(201);
});
