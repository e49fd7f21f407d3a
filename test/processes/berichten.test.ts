/** News from change records: a status set through the API is told as well, history is not, nothing is told twice. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loggedIn, report, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { type Visitor, visitor } from '../support/visitor.ts';

let meent: TestSite;
let me: Visitor;
let token: string;
let statustypen: readonly string[];
beforeAll(async () => {
  meent = await startSite();
  me = await loggedIn(meent, 'resident', (await residentsOf(meent))[0]!);
  token = /TOKEN=(\S+)/.exec((await visitor(meent.app).get('/')).text)![1]!;
});
afterAll(() => meent?.stop());

const HEADERS = { host: 'localhost:8000', 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' };

async function ask<T>(method: 'GET' | 'POST', url: string, payload?: object): Promise<T> {
  const answer = await meent.app.inject({
    method,
    url: url.replace(/^http:\/\/localhost:8000/, ''),
    headers: { ...HEADERS, authorization: `Bearer ${token}` },
    ...(payload ? { payload } : {}),
  });
  if (answer.statusCode >= 400) throw new Error(`${url}: ${answer.body}`);
  return answer.json<T>();
}

async function addStatus(id: string, nummer: number, datumStatusGezet: Date): Promise<void> {
  const zaak = await ask<{ url: string; zaaktype: string }>('GET', `/zaken/api/v1/zaken/${id}`);
  statustypen ??= (
    await ask<{ results: { url: string; volgnummer: number }[] }>(
      'GET',
      `/catalogi/api/v1/statustypen?zaaktype=${zaak.zaaktype}`,
    )
  ).results
    .toSorted((a, b) => a.volgnummer - b.volgnummer)
    .map(({ url }) => url);
  await ask('POST', '/zaken/api/v1/statussen', {
    zaak: zaak.url,
    statustype: statustypen[nummer - 1],
    datumStatusGezet: datumStatusGezet.toISOString(),
    statustoelichting: `Stap ${nummer}.`,
  });
  await meent.settle();
}

const letters = (id: string) =>
  meent.clone.asOwner<{ body: string }>('select body from meent.berichten_bericht where zaak = $1 order by verzonden', [
    id,
  ]);

test('a status set through the API is told, once', async () => {
  const id = await report(me, 'Nieuws door een ander programma.');
  await addStatus(id, 2, new Date());
  expect(
    (await letters(id)).map(({ body }) => (JSON.parse(body.replaceAll('\x01', '')) as { onderwerp: string }).onderwerp),
  ).toEqual(['Wij hebben uw melding ontvangen', 'Nieuws over uw melding: Ingepland']);
  await meent.clone.asOwner(`update meent.engine_cursor set number = 0 where reader = 'berichten'`);
  await meent.settle();
  expect(await letters(id)).toHaveLength(2);
});

test('the message has the trace of the status that it tells of', async () => {
  const id = await report(me, 'Een spoor.');
  await meent.settle();
  await addStatus(id, 2, new Date());
  const traces = await meent.clone.asOwner<{ resource: string; trace: string }>(
    `select c.resource, c.trace from meent.engine_change c where c.action = 'create' and (c.main = $1 and c.resource = 'status'
      or c.record in (select b.id from meent.berichten_bericht b where b.zaak = $1)) order by c.id`,
    [id],
  );
  const of = (resource: string) => traces.filter((one) => one.resource === resource).map(({ trace }) => trace);
  expect(of('bericht')).toHaveLength(2);
  expect(of('bericht')).toEqual(of('status'));
  expect(new Set(of('status')).size).toBe(2);
});

test('a status of long ago is history, and is told to nobody', async () => {
  const id = await report(me, 'Een oude stap.');
  await meent.settle();
  await addStatus(id, 2, new Date(Date.now() - 3 * 86_400_000));
  expect(await letters(id)).toHaveLength(1);
  // Twin: the next one is news.
  await addStatus(id, 3, new Date());
  expect(await letters(id)).toHaveLength(2);
});

test('the message names no employee and stands in nobody else’s box', async () => {
  const id = await report(me, 'Alleen in mijn bus.');
  await addStatus(id, 2, new Date());
  const others = await loggedIn(meent, 'resident', (await residentsOf(meent))[1]!);
  const [, last] = await letters(id);
  expect(last!.body).not.toMatch(/Akkerman|Doğan|Eerste verzoek/);
  expect((await others.get('/mijn/berichten')).text).not.toContain('Alleen in mijn bus');
  expect((await me.get('/mijn/berichten')).text).toContain('Nieuws over uw melding: Ingepland');
});
