/** What is shut in the Meent that data comes from is never open in the one it comes to. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { municipalityOf, withMeent } from '../../src/cli/open.ts';
import { loadConfig } from '../../src/foundation/config.ts';
import { newTrace } from '../../src/foundation/telemetry/trace.ts';
import { employeeCaller } from '../../src/services/people.ts';
import { documentToegang } from '../../src/services/toegang/overzicht.ts';
import { leesToegang } from '../../src/services/toegang/toegang.ts';
import {
  BESLUIT,
  DOCUMENT,
  dicht,
  dossier,
  expectDone,
  isDicht,
  line,
  load,
  MEENT,
  niveau,
  source,
  start,
  stop,
  TO,
  uuid,
  watch,
  ZAAK,
} from './zgw-dicht.ts';

beforeAll(start);
afterAll(stop);

test('what is shielded there is shielded from its first write, and so is all that follows it', async () => {
  const it = await dossier();
  await dicht(it.zaak, [
    { medewerker: 'm-0101', omgang: 'werken' },
    { rol: 'onbekend', afdeling: 'Nergens', omgang: 'lezen' },
  ]);
  const los = await source.document();
  const ooitOpen = await watch(it.zaak, it.eigen, it.vanBesluit, it.besluit);
  const said = await load();
  expect(said.out.join('\n')).toContain('een rol in een afdeling die hier geen rechten heeft');
  expect(said.out.join('\n')).toContain('hier met hetzelfde nummer inloggen');
  expect(said.code).toBe(1);
  for (const [table, record] of [
    [ZAAK, it.zaak],
    [BESLUIT, it.besluit],
    [DOCUMENT, it.eigen],
    [DOCUMENT, it.vanBesluit],
  ] as const)
    expect([table, await isDicht(table, record)]).toEqual([table, true]);
  expect(await ooitOpen()).toBe(0);
  // The twin: what is open there is open here.
  for (const [table, record] of [
    [ZAAK, it.open],
    [DOCUMENT, it.gedeeld],
    [DOCUMENT, los],
  ] as const)
    expect([table, await niveau(table, record)]).toEqual([table, expect.any(Number)]);
  expect(await isDicht(ZAAK, it.open)).toBe(false);
  expect(await isDicht(DOCUMENT, it.gedeeld)).toBe(false);
  expect(await isDicht(DOCUMENT, los)).toBe(false);
  await source.want(204, 'DELETE', `${MEENT}/zaken/${uuid(it.zaak)}/afscherming`);
  const { toegangen } = await source.want(200, 'GET', `${MEENT}/zaken/${uuid(it.zaak)}/toegang`);
  for (const { id } of toegangen) await source.want(204, 'DELETE', `${MEENT}/zaken/${uuid(it.zaak)}/toegangen/${id}`);
  expectDone(await load());
  expect(await isDicht(ZAAK, it.zaak)).toBe(false);
  expect(await isDicht(DOCUMENT, it.eigen)).toBe(false);
  expect(await isDicht(BESLUIT, it.besluit)).toBe(false);
});

test('who is named sees it, and to who is not it is not there', async () => {
  const it = await dossier();
  await dicht(it.zaak);
  await load();
  await withMeent(loadConfig(line.environment), async (opened) => {
    const { engine } = opened;
    const municipality = await municipalityOf(opened, TO);
    const snapshot = await engine.parts.snapshots.current(municipality);
    const base = `http://${TO}`;
    const als = (id: string) =>
      employeeCaller(snapshot, { municipality, base, trace: newTrace() }, { id, name: id, role: 'r', department: 'a' });
    const genoemd = als('m-0101');
    expect(await leesToegang(engine, genoemd, uuid(it.zaak))).toMatchObject({
      afscherming: { reden: 'Gaat over een collega.' },
      toegangen: [{ medewerker: 'm-0101', omgang: 'werken' }],
    });
    for (const one of [it.eigen, it.vanBesluit])
      expect(await documentToegang(engine, genoemd, uuid(one))).toEqual({ afgeschermd: true });
    const ander = als('m-0102');
    await expect(leesToegang(engine, ander, uuid(it.zaak))).rejects.toMatchObject({ status: 404 });
    for (const one of [it.eigen, it.vanBesluit])
      await expect(documentToegang(engine, ander, uuid(one))).rejects.toMatchObject({ status: 404 });
  });
});

test('a copy that ends between a document and its case leaves the document shut, and the next one goes on', async () => {
  const it = await dossier();
  await dicht(it.zaak);
  const ooitOpen = await watch(it.zaak, it.eigen, it.vanBesluit, it.besluit);
  await line.clone.asOwner(
    `create function public.stop() returns trigger language plpgsql as $$ begin if new.id = '${uuid(it.zaak)}' then raise exception 'stop' using errcode = '57P01'; end if; return new; end $$`,
  );
  await line.clone.asOwner(
    'create trigger stop before insert on meent.zaken_zaak for each row execute function public.stop()',
  );
  expect((await load()).code).toBe(1);
  expect(await niveau(ZAAK, it.zaak)).toBeUndefined();
  expect([await isDicht(DOCUMENT, it.eigen), await isDicht(DOCUMENT, it.vanBesluit)]).toEqual([true, true]);
  await line.clone.asOwner('drop trigger stop on meent.zaken_zaak');
  expectDone(await load());
  expect([await isDicht(ZAAK, it.zaak), await isDicht(BESLUIT, it.besluit)]).toEqual([true, true]);
  expect(await ooitOpen()).toBe(0);
});
