/** Authority over a child, as the register of persons has it: what counts, what does not, and what ends it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { opensService } from '../../../src/gate/mandate.ts';
import { AVG_ZAAKTYPE } from '../../../src/services/avg/catalogus.ts';
import { MandateEnded, namensGezag } from '../../../src/services/mandaten/acting.ts';
import { mijnMachtigingen } from '../../../src/services/mandaten/mijn.ts';
import { CRS } from '../../registers/all/world.ts';
import { actAs, type MandateWorld, onDay, realTime, startMandates } from './support.ts';

let world: MandateWorld;
beforeAll(async () => {
  onDay('2026-06-15');
  world = await startMandates();
});
afterAll(async () => {
  realTime();
  await world?.stop();
});

interface Family {
  readonly ouder: string;
  readonly kind: string;
  /** Id of the child in the register. */
  readonly id: string;
}

/** One parent in the register, with one child of 8. */
async function gezin(gezag: object = {}, kind: object = {}, ouder: object = {}): Promise<Family> {
  const [parent, child] = [world.number(), world.number()];
  const relation = { soort: 'EenhoofdigOuderlijkGezag', minderjarige: child, ouders: [parent], derden: [], ...gezag };
  await world.persoon(parent, {
    gezag: [relation],
    kinderen: [{ burgerservicenummer: child, naam: { geslachtsnaam: 'Boom' } }],
    ...ouder,
  });
  const id = await world.persoon(child, {
    geboorte: { datum: '2018-03-04' },
    gezag: [relation],
    ouders: [{ burgerservicenummer: parent, naam: { geslachtsnaam: 'Boom' }, ouderAanduiding: '1' }],
    ...kind,
  });
  return { ouder: parent, kind: child, id };
}

const acts = ({ ouder, id }: Family): Promise<boolean> =>
  actAs(world, ouder, namensGezag(id)).then(
    () => true,
    (error: unknown) => {
      if (error instanceof MandateEnded) return false;
      throw error;
    },
  );
const isListed = async ({ ouder, id }: Family): Promise<boolean> => {
  const { gekregen } = await mijnMachtigingen(world.meent.engine, await actAs(world, ouder));
  return gekregen.some(({ namens }) => namens === namensGezag(id));
};

describe('who has authority acts, and finds the child in the list', () => {
  test.each(['EenhoofdigOuderlijkGezag', 'GezamenlijkOuderlijkGezag', 'TweehoofdigOuderlijkGezag', 'GezamenlijkGezag'])(
    '%s',
    async (soort) => {
      const family = await gezin({ soort });
      expect(await acts(family)).toBe(true);
      expect(await isListed(family)).toBe(true);
    },
  );

  test('Voogdij: who is no parent', async () => {
    const voogd = world.number();
    const family = await gezin({ soort: 'Voogdij', ouders: [], derden: [voogd] });
    expect(await acts(family)).toBe(false);
    expect(await acts({ ...family, ouder: voogd })).toBe(true);
  });
});

test('what a child of 16 asks of its own data is not the parent’s to read; twin: of one of 8 it is', async () => {
  for (const [datum, opens] of [
    ['2018-03-04', true],
    ['2010-03-04', false],
  ] as const) {
    const family = await gezin({}, { geboorte: { datum } });
    const { mandate } = await actAs(world, family.ouder, namensGezag(family.id));
    expect(opensService(mandate!.services, AVG_ZAAKTYPE)).toBe(opens);
  }
});

describe('twin: who has not, does not', () => {
  test.each<[string, object, object, object]>([
    ['TijdelijkGeenGezag', { soort: 'TijdelijkGeenGezag', ouders: [] }, {}, {}],
    ['GezagNietTeBepalen', { soort: 'GezagNietTeBepalen', ouders: [] }, {}, {}],
    ['a kind that nobody knows', { soort: 'IetsNieuws' }, {}, {}],
    ['the parent without authority', { ouders: ['999990044'] }, {}, {}],
    ['a parent whose child says otherwise', {}, { gezag: [] }, {}],
    ['of a child that died', {}, { overlijden: { datum: '2026-01-01' } }, {}],
    ['of a child whose list was closed by death', {}, { opschorting: { reden: 'O', datum: '2026-01-01' } }, {}],
    ['what is being looked into', {}, { gezagOnderzoek: { aanduiding: '110000', sinds: '2026-05-01' } }, {}],
    ['of who is of age', {}, { geboorte: { datum: '2008-06-15' } }, {}],
    ['of whom no birth is known', {}, { geboorte: { datum: '0000' } }, {}],
    ['a parent who is under curatele', {}, {}, { curateleRegister: true }],
    ['a parent who died', {}, {}, { overlijden: { datum: '2026-01-01' } }],
  ])('%s', async (_, gezag, kind, ouder) => {
    const family = await gezin(gezag, kind, ouder);
    expect(await acts(family)).toBe(false);
    expect(await isListed(family)).toBe(false);
  });
});

describe('a change in the register ends it at once', () => {
  test.each<[string, object]>([
    ['authority goes to another', { gezag: [] }],
    ['the child dies', { overlijden: { datum: '2026-06-14' } }],
    ['authority is looked into', { gezagOnderzoek: { aanduiding: '110000', sinds: '2026-06-14' } }],
    ['the birth was another one', { geboorte: { datum: '2000-01-01' } }],
  ])('%s', async (_, change) => {
    const family = await gezin();
    const caller = await actAs(world, family.ouder, namensGezag(family.id));
    const answer = await world.meent.ask({
      method: 'PATCH',
      url: `/meent/api/v1/personen/${family.id}`,
      payload: change,
      headers: CRS,
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await acts(family)).toBe(false);
    // What was in hand already is too old for any statement from here on.
    const { epoch } = await world.meent.engine.parts.snapshots.current(caller.municipality);
    expect(epoch).toBeGreaterThan(caller.rights.epoch!);
  });

  test('twin: of a change that it does not hang on, nothing is done again', async () => {
    const family = await gezin();
    const caller = await actAs(world, family.ouder, namensGezag(family.id));
    const answer = await world.meent.ask({
      method: 'PATCH',
      url: `/meent/api/v1/personen/${family.id}`,
      payload: { geslacht: 'V' },
      headers: CRS,
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await acts(family)).toBe(true);
    const { epoch } = await world.meent.engine.parts.snapshots.current(caller.municipality);
    expect(epoch).toBe(caller.rights.epoch);
  });
});

test('the child sees who has authority, by name; twin: who is of age sees nobody', async () => {
  const family = await gezin();
  const lists = async (bsn: string) => mijnMachtigingen(world.meent.engine, await actAs(world, bsn));
  expect((await lists(family.kind)).gegeven).toMatchObject([{ soort: 'ouderlijk-gezag', id: null, ander: 'Boom' }]);
  const grown = await gezin({}, { geboorte: { datum: '2008-06-15' } });
  expect((await lists(grown.kind)).gegeven).toEqual([]);
});
