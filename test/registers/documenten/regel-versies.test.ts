/** A rule that leaves out the content of documents leaves out that of their earlier versions too. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMeent, type TestMeent } from '../../support/server.ts';
import { regel } from '../all/toegangsregels.ts';
import { documentBody, makeWorld, type World } from '../all/world.ts';

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

it('of the newest and of an earlier version nothing is downloaded; twin: without the rule both are', async () => {
  const { url } = await world.post('/documenten/api/v1/enkelvoudiginformatieobjecten', documentBody(world));
  const { lock } = (await meent.ask({ method: 'POST', url: `${url}/lock`, payload: {} })).json();
  const changed = await meent.ask({ method: 'PATCH', url, payload: { lock, titel: 'Tweede versie' } });
  expect(changed.statusCode, changed.body).toBe(200);
  const statuses = async () => [
    (await meent.ask({ url: `${url}/download` })).statusCode,
    (await meent.ask({ url: `${url}/download?versie=1` })).statusCode,
  ];
  expect(await statuses()).toEqual([200, 200]);
  const rule = {
    identificatie: 'geen-inhoud',
    naam: 'Geen inhoud',
    effect: 'laat_weg',
    reden: 'De inhoud is niet voor dit programma.',
    voor: { applicaties: ['alles'] },
    over: { gegevens: ['enkelvoudiginformatieobject'] },
    weglaten: ['inhoud'],
  };
  await regel(world, rule);
  expect(await statuses()).toEqual([404, 404]);
  await regel(world, { ...rule, effect: 'vervalt' });
});
