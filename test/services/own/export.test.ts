/** GET /zaakdossiers: all that a caller may see, a line each, in pieces that are in the logbook before they leave. */
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BSN, documentBody, makeWorld, type World, watch, zaakBody } from '../../registers/all/world.ts';
import { FIRST, HOSTS, SECOND, startMeent, type TestMeent } from '../../support/server.ts';

const URL = '/meent/api/v1/zaakdossiers';
const CASES = 60;
let meent: TestMeent;
let world: World;
const made: string[] = [];

beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  const { catalogue } = world;
  for (let index = 0; index < CASES; index++) {
    const { zaak } = await world.post(URL, {
      zaak: {
        ...zaakBody(world),
        ...(index % 3 === 0 ? { zaaktype: catalogue.ander.zaaktype } : {}),
        omschrijving: `Zaak ${index}`,
      },
      ...(index % 3 === 0
        ? {}
        : {
            rollen: [
              {
                roltype: catalogue.roltypen.initiator,
                roltoelichting: 'Melder',
                betrokkeneType: 'natuurlijk_persoon',
                betrokkeneIdentificatie: { inpBsn: BSN },
              },
            ],
            documenten: [{ document: documentBody(world) }],
          }),
    });
    made.push(zaak.uuid);
  }
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

interface Line {
  readonly url: string;
  readonly zaak: { readonly uuid: string };
  readonly documenten: readonly { readonly document?: object }[];
  readonly rollen: readonly object[];
  readonly typen: readonly { readonly url: string }[];
}
const linesOf = (body: string): Line[] =>
  body
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const ask = async (query = '', more: object = {}) => {
  const answer = await meent.ask({ url: `${URL}${query}`, ...more });
  expect(answer.statusCode, answer.body).toBe(200);
  return { answer, lines: linesOf(answer.body) };
};
const uuids = (lines: readonly Line[]): string[] => lines.map(({ zaak }) => zaak.uuid);

it('gives every case once, as it is read by itself', async () => {
  const { answer, lines } = await ask();
  expect(answer.headers['content-type']).toBe('application/x-ndjson');
  expect(uuids(lines)).toEqual(made.toSorted());
  const one = lines.find(({ zaak }) => zaak.uuid === made[40])!;
  const { typen, ...rest } = one;
  expect(rest).toEqual(await world.get(one.url));
  const { catalogue } = world;
  expect(typen).toContainEqual(expect.objectContaining({ url: catalogue.zaaktype, soort: 'zaaktype' }));
  expect(typen.map(({ url }) => url)).toContain(catalogue.informatieobjecttypen.rapport);
  expect(one.documenten[0]!.document).toBeDefined();
});

it('goes on after the last that was taken', async () => {
  const all = made.toSorted();
  expect(uuids((await ask(`?na=${all[33]}`)).lines)).toEqual(all.slice(34));
  expect((await ask(`?na=${all.at(-1)}`)).lines).toEqual([]);
});

it('names the number from which changes go on', async () => {
  const { answer } = await ask();
  expect(answer.headers['meent-wijzigingen-sinds']).toMatch(/^\d+$/);
});

it('has a line in the logbook for everybody in it, a piece at a time', async () => {
  const { answer, entries } = await watch(world, { url: URL });
  expect(entries.length).toBe(3);
  for (const entry of entries) expect(entry).toMatchObject({ operation: 'meent.zaakdossiers.export', kind: 'getoond' });
  const told = new Set(entries.flatMap(({ lines }) => lines.map(([, , resource, id]) => `${resource}/${id}`)));
  for (const { zaak, rollen } of linesOf(answer.body)) expect(told.has(`zaak/${zaak.uuid}`)).toBe(rollen.length > 0);
});

it('shows each what they may see', async () => {
  const zrc = (zaaktype: string) => ({
    component: 'zrc',
    scopes: ['zaken.lezen'],
    zaaktype,
    maxVertrouwelijkheidaanduiding: 'zeer_geheim',
  });
  const { catalogue } = world;
  await meent.grant([zrc(catalogue.ander.zaaktype)]);
  const other = made.filter((_, index) => index % 3 === 0).toSorted();
  expect(uuids((await ask('', { as: 'beperkt' })).lines)).toEqual(other);
  await meent.grant([zrc(catalogue.zaaktype)]);
  const { lines } = await ask('', { as: 'beperkt' });
  expect(uuids(lines)).toEqual(made.filter((id) => !other.includes(id)).toSorted());
  // A document has a right of its own.
  for (const { documenten } of lines) expect(documenten.map(({ document }) => document)).toEqual([undefined]);
  expect((await ask('', { municipality: SECOND })).lines).toEqual([]);
  await meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }]);
  expect((await meent.ask({ url: URL, as: 'beperkt' })).statusCode).toBe(403);
  expect((await meent.ask({ url: URL, as: false })).statusCode).toBe(401);
});

it.each(['na=x', 'onzin=1'])('refuses %s', async (query) => {
  expect((await meent.ask({ url: `${URL}?${query}` })).statusCode).toBe(400);
});

it('is not made for its headers alone', async () => {
  const { answer, entries } = await watch(world, { method: 'HEAD', url: URL });
  expect(answer.statusCode).toBe(405);
  expect(answer.headers.allow).toBe('POST, GET');
  expect(entries).toEqual([]);
});

it('is read no further than it is taken', async () => {
  const address = await meent.listen();
  const sent = httpRequest(`${address}${URL}`, {
    headers: { host: HOSTS[FIRST]!, authorization: meent.token('alles') },
  });
  sent.end();
  const [answer] = await once(sent, 'response');
  sent.on('error', () => {});
  await once(answer, 'readable');
  sent.destroy();
  // Who goes away ends it, and the next one is served as ever.
  expect(uuids((await ask()).lines)).toEqual(made.toSorted());
});
