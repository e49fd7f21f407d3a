/** Shields that come, go or cannot be read while one Meent moves into another. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { municipalityOf, withMeent } from '../../src/cli/open.ts';
import { today } from '../../src/foundation/clock.ts';
import { loadConfig } from '../../src/foundation/config.ts';
import { makeOutbound } from '../../src/foundation/outbound/outbound.ts';
import { createToken } from '../../src/identity/tokens.ts';
import { toegangenVan } from '../../src/services/overzetten/afscherming.ts';
import { openSource } from '../../src/services/overzetten/source.ts';
import { beeindig } from '../../src/services/toegang/einde.ts';
import {
  BESLUIT,
  DOCUMENT,
  dicht,
  dossier,
  expectDone,
  inZaak,
  isDicht,
  line,
  load,
  MEENT,
  niveau,
  SECRET,
  source,
  start,
  stop,
  TO,
  url,
  uuid,
  ZAAK,
} from './zgw-dicht.ts';

beforeAll(start);
afterAll(stop);

test('who and why come along, and a document that was taken out of a shielded case stays shut', async () => {
  const zaak = await source.zaak();
  const document = await source.document();
  const link = await inZaak(zaak, document);
  const gemaakt = await dicht(zaak);
  await source.want(204, 'DELETE', link.url);
  expectDone(await load());
  expect(await isDicht(DOCUMENT, document)).toBe(true);
  const rows = await line.clone.asOwner<{ id: string; body: string }>(
    `select t.id, t.body from meent.zaken_afscherming t where t.zaak = $1 union all select t.id, t.body from meent.zaken_toegang t where t.zaak = $1`,
    [uuid(zaak)],
  );
  expect(rows.map(({ id }) => id)).toContain(gemaakt.id);
  for (const { body } of rows) expect(body).toContain('"reden":"Gaat over een collega."');
  expect(rows).toHaveLength(2);
  const again = await load();
  expectDone(again);
});

test('a shield that ends here by its last day is no change of our own', async () => {
  const zaak = await source.zaak();
  await source.want(201, 'POST', `${MEENT}/zaken/${uuid(zaak)}/afscherming`, {
    reden: 'Tot vandaag.',
    totEnMet: today(),
    toegangen: [{ medewerker: 'm-0101', omgang: 'werken' }],
  });
  expectDone(await load());
  await withMeent(loadConfig(line.environment), async (opened) => {
    const municipality = await municipalityOf(opened, TO);
    await line.clone.asOwner(
      `update meent.zaken_afscherming set body = replace(body, '${today()}', '2026-01-02') where zaak = '${uuid(zaak)}'`,
    );
    expect(await beeindig(opened.engine, municipality)).toBe(1);
  });
  expect(await isDicht(ZAAK, zaak)).toBe(false);
  await source.want(200, 'PATCH', zaak.url, { omschrijving: 'Gewijzigd in de bron' });
  expectDone(await load());
});

test('a Meent that does not show who may see what is refused, unless all is wanted open', async () => {
  const it = await dossier();
  await dicht(it.zaak);
  const elders = `${url}/hier-niet`;
  const said = await load('--meent', elders);
  expect(said.code).toBe(1);
  expect(said.err.join('\n')).toContain('laat niet lezen welke zaken zijn afgeschermd');
  expect(await niveau(ZAAK, it.zaak)).toBeUndefined();
  expectDone(await load('--meent', elders, '--without-shields'));
  expect(await isDicht(ZAAK, it.zaak)).toBe(false);
});

test('a closed case that is shielded later becomes shielded here', async () => {
  const it = await dossier();
  await source.close(it.zaak);
  expectDone(await load());
  expect(await isDicht(ZAAK, it.zaak)).toBe(false);
  await dicht(it.zaak);
  expectDone(await load());
  for (const [table, record] of [
    [ZAAK, it.zaak],
    [BESLUIT, it.besluit],
    [DOCUMENT, it.eigen],
    [DOCUMENT, it.vanBesluit],
  ] as const)
    expect([table, await isDicht(table, record)]).toEqual([table, true]);
  expect(await isDicht(DOCUMENT, it.gedeeld)).toBe(false);
});

test('a document that is locked there is told of, and the copy is whole', async () => {
  const document = await source.document();
  await source.want(200, 'POST', `${document.url}/lock`, {});
  const said = await load();
  expectDone(said);
  expect(said.out).toContain(`Overgezet: enkelvoudiginformatieobject ${uuid(document)}`);
  expect(said.out.join('\n')).toContain('in de bron op slot');
});

test('a round in which nothing changed reads who may see what without a look at any case', async () => {
  const it = await dossier();
  await dicht(it.zaak);
  const root = (api: string): string => `${url}/${api}/api/v1`;
  const roots = { zaken: root('zaken'), documenten: root('documenten'), besluiten: root('besluiten') };
  const bron = openSource({
    outbound: makeOutbound({ allow: ['127.0.0.0/8', '::1/128'] }),
    roots: {
      ...roots,
      catalogi: root('catalogi'),
      meent: root('meent'),
      autorisaties: root('autorisaties'),
      notificaties: root('notificaties'),
    },
    authorization: () => `Bearer ${createToken({ clientId: 'alles', secret: SECRET })}`,
  });
  const looks = (): number => source.meent.logged.filter(({ operation }) => operation === 'toegang.lijst').length;
  const before = looks();
  const first = await toegangenVan(bron);
  expect([first?.has(uuid(it.zaak)), looks()]).toEqual([true, before + 1]);
  expect([await toegangenVan(bron), looks()]).toEqual([first, before + 1]);
  await source.want(204, 'DELETE', `${MEENT}/zaken/${uuid(it.zaak)}/afscherming`);
  expect((await toegangenVan(bron))?.get(uuid(it.zaak))).toMatchObject({ afscherming: null });
  expect(looks()).toBe(before + 2);
});
