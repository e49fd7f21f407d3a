/**
 * What an activity says of the logbook holds of its lines as well (docs/decisions/0059): whoever reads who looked has an activity that
 * uses that, and whoever asks by the number of a person has a law for it.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePlace, type Place } from '../../registers/activiteiten/samen.ts';
import { NUMBER, WITHOUT_NUMBER } from '../../registers/activiteiten/soorten.ts';
import { BSN } from '../../registers/all/world.ts';
import type { Request } from '../../support/server.ts';

let place: Place;
beforeAll(async () => {
  place = await makePlace();
});
afterAll(() => place?.close());

const RIGHTS = [{ component: 'meent', scopes: ['logboek.inzien', 'logboek.medewerker'] }];
const LEZEN = '/logboek/lezen/v1/processing-activities';
const lines = (payload: object): Request => ({ method: 'POST', url: LEZEN, payload });
const byTrace = lines({ traceId: '4bf92f3577b34da6a3ce929d0e0e4736' });
const byNumber = lines({ 'dpl.core.data_subject_id': BSN });
const named = lines({ 'dpl.core.data_subject_id': BSN, 'dpl.core.data_subject_id_type': 'BSN' });
const called = lines({ 'dpl.core.data_subject_id': 'x', 'dpl.core.data_subject_id_type': 'BSN, versleuteld' });
/** No position has this line: who may ask reads that there is none. */
const employee: Request = {
  method: 'POST',
  url: '/meent/api/v1/logboekregels/medewerker',
  payload: { positie: 2_000_000_000, bsn: BSN, reden: 'De inwoner vroeg het.' },
};
const bundle: Request = { url: '/logboek/tlog/tile/entries/999', headers: { accept: '*/*' } };

let made = 0;
/** Who supervises for an activity that uses these kinds of the logbook: what each of these answers. */
async function supervisor(categorieen: readonly string[], more: object) {
  const name = `toezicht-${++made}`;
  const url = await place.activity(name, ['logboek'], {
    gebruikt: [{ bron: 'logboek', velden: [], categorieen }],
    ...more,
  });
  const client = await place.client([name], RIGHTS, [url]);
  return (request: Request, activity: string | undefined = url) =>
    place.meent.ask({
      ...request,
      as: false,
      headers: {
        ...request.headers,
        authorization: client.token(name, 'fg-1'),
        ...(activity ? { 'x-meent-activiteit': activity } : {}),
      },
    });
}
const statuses = async (ask: Awaited<ReturnType<typeof supervisor>>, requests: readonly Request[]) =>
  Promise.all(requests.map(async (one) => (await ask(one)).statusCode));

it('an activity that does not use who looked reads no line, by whatever it asks; twin: one that does', async () => {
  const without = await supervisor(['keuzes'], NUMBER);
  expect(await statuses(without, [byTrace, byNumber, named, called, employee, bundle])).toEqual([
    403, 403, 403, 403, 403, 403,
  ]);
  const refused = await without(byTrace);
  expect(refused.json().detail).toMatch(/gebruikt niet: wie in uw gegevens keek.*\(meent-gegevens-003\)/);
  // Nor where the call leaves it to us for what it is.
  expect((await without(byTrace, '')).statusCode).toBe(403);
  const withIt = await supervisor(['gebruik', 'burgerservicenummer'], NUMBER);
  expect(await statuses(withIt, [byTrace, byNumber, named, called, employee, bundle])).toEqual([
    200, 200, 200, 200, 404, 404,
  ]);
  expect((await withIt(byTrace, '')).statusCode).toBe(200);
});

it('an activity without a law for the BSN asks for nobody by it; twin: with one, and by what is no number', async () => {
  const without = await supervisor([], WITHOUT_NUMBER);
  expect(await statuses(without, [byNumber, named, employee, byTrace, called, bundle])).toEqual([
    403, 403, 403, 200, 200, 404,
  ]);
  expect((await without(byNumber)).json().detail).toMatch(/UAVG artikel 46.*\(meent-gegevens-001\)/);
  const withIt = await supervisor([], NUMBER);
  expect(await statuses(withIt, [byNumber, named, employee])).toEqual([200, 200, 404]);
});

it('a combination that does not name who looked keeps it closed; twin: one that does', async () => {
  const reader = async (categorieen: readonly string[]) => {
    const name = `samen-${++made}`;
    const url = await place.activity(name, ['logboek', 'berichten'], NUMBER);
    const gegevens = [
      { bron: 'logboek', categorieen },
      { bron: 'berichten', categorieen: ['berichten'] },
    ];
    await place.combination(name, ['logboek', 'berichten'], [name], { gegevens });
    const rights = [{ component: 'meent', scopes: ['logboek.inzien', 'berichten.lezen'] }];
    const client = await place.client([name], rights, [url]);
    const headers = { authorization: client.token(), 'x-meent-activiteit': url };
    return place.meent.ask({ ...byTrace, as: false, headers });
  };
  const refused = await reader(['keuzes']);
  expect([refused.statusCode, refused.json().detail]).toEqual([403, expect.stringContaining('(meent-gegevens-004)')]);
  expect((await reader(['gebruik'])).statusCode).toBe(200);
});
