/** Each field only where the activity of the call covers it; nothing said of persons is nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakPersonen, moulin, raadpleeg, vraagVoor } from '../../support/brp.ts';
import { startMeent, type TestMeent } from '../../support/server.ts';

let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent();
  await maakPersonen(meent, moulin);
});
afterAll(() => meent.close());

const gebruikt = async (...velden: readonly string[]) => asking(await vraagVoor(meent, velden));
const asking = (vraag: Awaited<ReturnType<typeof vraagVoor>>) => ({
  vraag,
  async ask(fields: readonly string[]) {
    const answer = await vraag(raadpleeg(fields));
    return { status: answer.statusCode, body: answer.json() };
  },
});

describe('what an activity covers', () => {
  test('is what it names and what lies below it', async () => {
    const { ask } = await gebruikt('naam', 'geboorte.datum');
    expect((await ask(['naam.geslachtsnaam', 'geboorte.datum.jaar'])).status).toBe(200);
    expect((await ask(['naam'])).status).toBe(200);
  });

  test('is not what lies beside it or above it, and then nothing is given', async () => {
    const { ask } = await gebruikt('naam.geslachtsnaam', 'geboorte.datum');
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
    const zoek = async (...velden: readonly string[]) =>
      (await gebruikt(...velden)).vraag({
        type: 'ZoekMetGeslachtsnaamEnGeboortedatum',
        geslachtsnaam: 'Moulin',
        geboortedatum: '1985-12-01',
        fields: ['naam.geslachtsnaam'],
      });
    expect((await zoek('naam.geslachtsnaam')).json()).toMatchObject({ status: 403, code: 'unauthorizedParameter' });
    expect((await zoek('naam.geslachtsnaam', 'geboorte.datum')).json().personen).toHaveLength(1);
  });

  test('is nothing where it names nothing, or persons are no source of it', async () => {
    expect((await (await gebruikt()).ask(['naam'])).status).toBe(403);
    const none = asking(await vraagVoor(meent, 'persons are no source'));
    expect((await none.ask(['naam'])).status).toBe(403);
  });
});
