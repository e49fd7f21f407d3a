/** The test run of a rule of access tells what it changes, beside what an activity or a combination leaves out already (0059). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { regel, stelVoor } from '../all/toegangsregels.ts';
import { path } from '../all/world.ts';
import { call, type Kinds, makeKinds, NUMBER, WITHOUT_NUMBER } from './soorten.ts';

let kinds: Kinds;
beforeAll(async () => {
  kinds = await makeKinds();
});
afterAll(() => kinds?.place.close());

let nth = 0;
const weglaten = (applicaties: readonly string[], velden: readonly string[], rest: object = {}) => ({
  identificatie: `gegevens-${++nth}`,
  naam: 'Velden weg',
  effect: 'laat_weg',
  reden: 'Deze velden gaan nergens heen.',
  voor: { applicaties },
  over: { gegevens: ['rol'] },
  weglaten: velden,
  ...rest,
});

/** Somebody who reads roles for an activity that uses these kinds of data. */
async function reader(uses: readonly string[], more: object) {
  const { name, url, sources } = await kinds.reader({ zaken: uses }, more);
  const client = await kinds.clientOf(name, sources, url);
  const rollen = await call(client, { url: '/meent/api/v1/uitvoer/rol' }, url, kinds.place.meent);
  expect(rollen.statusCode, rollen.body).toBe(200);
  return { names: client.names, shows: (word: string) => rollen.body.includes(word) };
}

const proefVan = async (voorstel: object) => {
  const { world, meent } = kinds.place;
  const url = await stelVoor(world, voorstel);
  const answer = await meent.ask({ url: `${path(world, url)}/proef` });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};

const PHONE = 'contactpersoonRol.telefoonnummer';
const MAIL = 'contactpersoonRol.emailadres';

describe('a rule that leaves out', () => {
  it('takes no field from who does not see it for their activity; twin: from who does', async () => {
    const sees = await reader([], NUMBER);
    const none = await reader(['naam', 'behandeling'], WITHOUT_NUMBER);
    expect([sees, none].map(({ shows }) => shows('merk@voorbeeld.example'))).toEqual([true, false]);
    const { getroffen, veldenNietGenoemd } = await proefVan(weglaten([...sees.names, ...none.names], [MAIL, PHONE]));
    expect(getroffen).toHaveLength(1);
    expect(getroffen[0].naam).toContain(sees.names[0]);
    expect(getroffen[0]).toMatchObject({ veldenWeg: [`rol: ${MAIL}`, `rol: ${PHONE}`], veldenNietGenoemd: [] });
    expect(veldenNietGenoemd).toEqual([`rol: ${MAIL}`, `rol: ${PHONE}`]);
  });

  it('of a group takes what is seen of it, and says the rest apart', async () => {
    const some = await reader(['naam', 'behandeling'], WITHOUT_NUMBER);
    const { getroffen } = await proefVan(weglaten(some.names, ['contactpersoonRol']));
    expect(getroffen).toHaveLength(1);
    const { veldenWeg, veldenNietGenoemd } = getroffen[0];
    expect(veldenWeg).toContain('rol: contactpersoonRol.naam');
    expect(veldenNietGenoemd).toContain(`rol: ${MAIL}`);
    expect(veldenWeg).not.toContain(`rol: ${MAIL}`);
    // Twin: who sees all of it loses the whole.
    const all = await reader([], NUMBER);
    const whole = await proefVan(weglaten(all.names, ['contactpersoonRol']));
    expect(whole.getroffen[0]).toMatchObject({ veldenWeg: ['rol: contactpersoonRol'], veldenNietGenoemd: [] });
  });

  it('and ends, gives back what the activity names and no more', async () => {
    const { world } = kinds.place;
    const sees = await reader([], NUMBER);
    const none = await reader(['naam', 'behandeling'], WITHOUT_NUMBER);
    const rule = weglaten([...sees.names, ...none.names], [MAIL]);
    await regel(world, rule);
    const end = { ...rule, effect: 'vervalt', weglaten: [] };
    const { getroffen } = await proefVan(end);
    expect(getroffen).toHaveLength(1);
    expect(getroffen[0]).toMatchObject({ verliest: [], veldenWeg: [], veldenTerug: [`rol: ${MAIL}`] });
    expect(getroffen[0].naam).toContain(sees.names[0]);
    await regel(world, end);
  });
});
