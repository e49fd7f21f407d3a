/** Each field only where the activity of the call covers it; nothing said of persons is nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Blobs, Outbound } from '../../../src/foundation/types.ts';
import { operations } from '../../../src/services/own/index.ts';
import { maakPersonen, metGebruik, moulin, raadpleeg, vraag } from '../../support/brp.ts';
import { startMeent, type TestMeent } from '../../support/server.ts';

let meent: TestMeent;
let activiteit: Record<string, unknown> & { url: string };

beforeAll(async () => {
  meent = await startMeent({
    registers: { resources: metGebruik, operations: operations({ blobs: {} as Blobs, outbound: {} as Outbound }) },
  });
  await maakPersonen(meent, moulin);
  const { results } = (await meent.ask({ url: '/registers/api/v1/verwerkingsactiviteiten' })).json();
  activiteit = results.find((one: { identificatie: string }) => one.identificatie === 'dienstverlening');
});
afterAll(() => meent.close());

async function gebruikt(...velden: readonly string[]): Promise<void> {
  const answer = await meent.ask({
    method: 'PATCH',
    url: activiteit.url.replace('http://localhost', ''),
    payload: { gebruikt: [{ bron: 'personen', velden }] },
  });
  expect(answer.statusCode, answer.body).toBe(200);
}
const ask = async (fields: readonly string[]) => {
  const answer = await vraag(meent, raadpleeg(fields));
  return { status: answer.statusCode, body: answer.json() };
};

describe('what an activity covers', () => {
  test('is what it names and what lies below it', async () => {
    await gebruikt('naam', 'geboorte.datum');
    expect((await ask(['naam.geslachtsnaam', 'geboorte.datum.jaar'])).status).toBe(200);
    expect((await ask(['naam'])).status).toBe(200);
  });

  test('is not what lies beside it or above it, and then nothing is given', async () => {
    await gebruikt('naam.geslachtsnaam', 'geboorte.datum');
    for (const field of [
      'naam',
      'naam.voornamen',
      'geboorte',
      'geboorte.plaats',
      'burgerservicenummer',
      'adressering',
    ]) {
      const { status, body } = await ask(['naam.geslachtsnaam', field]);
      expect(status, field).toBe(403);
      expect(body).toMatchObject({
        code: 'unauthorizedField',
        title: 'U bent niet geautoriseerd voor één of meerdere opgegeven field waarden.',
        type: 'https://datatracker.ietf.org/doc/html/rfc7231#section-6.5.3',
      });
      expect(JSON.stringify(body)).not.toContain('Moulin');
    }
  });

  test('holds for what somebody is looked up by as well', async () => {
    const zoek = () =>
      vraag(meent, {
        type: 'ZoekMetGeslachtsnaamEnGeboortedatum',
        geslachtsnaam: 'Moulin',
        geboortedatum: '1985-12-01',
        fields: ['naam.geslachtsnaam'],
      });
    await gebruikt('naam.geslachtsnaam');
    expect((await zoek()).json()).toMatchObject({ status: 403, code: 'unauthorizedParameter' });
    await gebruikt('naam.geslachtsnaam', 'geboorte.datum');
    expect((await zoek()).json().personen).toHaveLength(1);
  });

  test('is nothing where it names nothing, or persons are no source of it', async () => {
    await gebruikt();
    expect((await ask(['naam'])).status).toBe(403);
    await meent.ask({
      method: 'PATCH',
      url: activiteit.url.replace('http://localhost', ''),
      payload: { gebruikt: [{ bron: 'zaken', velden: [] }] },
    });
    expect((await ask(['naam'])).status).toBe(403);
  });
});
