/** A step that is sent twice, by a second click or after an answer that was lost: the request as it is, and done once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AVG, MIJN, metAvg, stap, vraag } from '../../support/avg.ts';
import { FIRST, type Resident, startMeent, type TestMeent } from '../../support/server.ts';

let meent: TestMeent;
let noor: Resident;
beforeAll(async () => {
  meent = await startMeent();
  await metAvg(meent);
  noor = await meent.login('999990019');
});
afterAll(() => meent?.close());

const inzage = async () => (await vraag(meent, noor, { soort: 'inzage', onderdelen: [{ omschrijving: 'Alles' }] })).id;
const lees = async (id: string) => (await meent.ask({ url: `${MIJN}/${id}`, as: noor })).json();
const ander = async () => ({ user: { id: 'po-2', name: 'G. Bosma' }, as: await meent.another('avg-twee') });
const decisions = async (zaak: string) =>
  (
    await meent.clone.asOwner<{ n: number }>(
      'select count(*)::int as n from meent.besluiten_besluit where municipality = $1 and zaak = $2',
      [FIRST, zaak],
    )
  )[0]!.n;

const refuse = (uitleg: string) => ({
  payload: { onderdelen: [{ uitkomst: 'geweigerd', weigering: 'buitensporig', uitleg }] },
});

describe('a decision', () => {
  test('is given as it is, and taken once; twins: other words, and another person, are told that it is decided', async () => {
    const id = await inzage();
    const first = await stap(meent, id, 'beslissen', refuse(' Dit vroeg u al. '));
    expect(first.statusCode, first.body).toBe(200);
    const again = await stap(meent, id, 'beslissen', refuse(' Dit vroeg u al. '));
    expect([again.statusCode, again.json()], again.body).toEqual([200, first.json()]);
    expect(await decisions((await lees(id)).zaak)).toBe(1);

    const other = await stap(meent, id, 'beslissen', refuse('Iets anders.'));
    expect(other.json(), other.body).toMatchObject({ status: 409, code: 'wrong_state' });
    const somebody = await stap(meent, id, 'beslissen', { ...refuse('Dit vroeg u al.'), ...(await ander()) });
    expect(somebody.json(), somebody.body).toMatchObject({ status: 409, code: 'wrong_state' });
    const name = await stap(meent, id, 'beslissen', {
      ...refuse('Dit vroeg u al.'),
      as: await meent.another('avg-twee'),
    });
    expect(name.json(), 'the same name through another application').toMatchObject({ status: 409 });
  });

  test('sent twice at once is one', async () => {
    const id = await inzage();
    const answers = await Promise.all([1, 2, 3].map(() => stap(meent, id, 'beslissen', refuse('Dit vroeg u al.'))));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(await decisions((await lees(id)).zaak)).toBe(1);
  });

  test('of two people: the proposal and what it became, each by who did it', async () => {
    const { id } = await vraag(meent, noor, {
      soort: 'wissing',
      grond: 'niet-nodig',
      onderdelen: [{ omschrijving: 'Mijn oude brieven' }],
    });
    const grant = { payload: { onderdelen: [{ uitkomst: 'toegewezen' }] } };
    for (const _ of [1, 2])
      expect((await stap(meent, id, 'beslissen', grant)).json()).toMatchObject({ stand: 'voorgesteld' });
    const { voorstel } = (await meent.ask({ url: `${AVG}/${id}/besluit` })).json();
    const fix = { payload: { voorstel } };
    for (const _ of [1, 2])
      expect((await stap(meent, id, 'vaststellen', { ...fix, ...(await ander()) })).json()).toMatchObject({
        stand: 'besloten',
        bleef: [],
      });
    // Who proposed it sends that again and reads what became of it; they did not confirm it, and are told so.
    expect((await stap(meent, id, 'beslissen', grant)).json()).toMatchObject({ stand: 'besloten' });
    expect((await stap(meent, id, 'vaststellen', fix)).json()).toMatchObject({ status: 409 });
    expect(await decisions((await lees(id)).zaak)).toBe(1);
  });
});

describe('a step before it', () => {
  test.each([
    ['verlengen', { payload: { reden: 'Het zijn er veel.' } }],
    ['identiteit-vragen', { payload: { reden: 'Uw naam staat er twee keer.' } }],
  ])('%s: told once, in the same words; twin: other words are another step', async (name, given) => {
    const id = await inzage();
    const first = await stap(meent, id, name, given);
    expect(first.statusCode, first.body).toBe(200);
    const again = await stap(meent, id, name, given);
    expect([again.statusCode, again.json()]).toEqual([200, first.json()]);
    expect((await stap(meent, id, name, { payload: { reden: 'Anders.' } })).json()).toMatchObject({ status: 409 });
  });

  test('identiteit-ontvangen; twin: where nobody asked', async () => {
    const id = await inzage();
    expect((await stap(meent, id, 'identiteit-ontvangen')).json()).toMatchObject({ status: 409 });
    await stap(meent, id, 'identiteit-vragen', { payload: { reden: 'Wie bent u?' } });
    for (const _ of [1, 2])
      expect((await stap(meent, id, 'identiteit-ontvangen')).json()).toMatchObject({ stand: 'in_behandeling' });
  });
});
