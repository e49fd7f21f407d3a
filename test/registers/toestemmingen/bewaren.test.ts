/** A consent that ended is proof for a term, and then goes with all that it says; one that stands, or is held, stays. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { setTimeSource, today } from '../../../src/foundation/clock.ts';
import { addDays, addMonths } from '../../../src/foundation/days.ts';
import { eindeVanKeuze, keuzeVan } from '../../../src/registers/keuzes.ts';
import { ruimOp } from '../../../src/services/keuzes/bewaren.ts';
import { activityBody } from '../../support/activity.ts';
import { metAvg, stap, vraag } from '../../support/avg.ts';
import { FIRST } from '../../support/server.ts';
import { BUURT, makePlek, type Plek } from './plek.ts';

const YEARS = 5;
const KEUZES = '/meent/api/v1/mijn/keuzes';

let plek: Plek;
beforeAll(async () => {
  plek = await makePlek();
});
afterAll(() => plek?.close());

let back = (): void => {};
afterEach(() => back());
/** As if so many months and days went by. */
const later = (months: number, days = 0): void => {
  const at = Date.parse(`${addDays(addMonths(today(), months), days)}T12:00:00Z`);
  back = setTimeSource(() => at);
};
const now = () => back();

const kept = async (id: string) => {
  const rows = await plek.meent.clone.asOwner<{ n: number }>(
    'select count(*)::int as n from meent.toestemmingen_toestemming where id = $1',
    [id],
  );
  return rows[0]!.n === 1;
};
/** Logged in anew: whoever logs in years later ends what was open. */
const noor = async () => ({ ...plek.noor, login: await plek.meent.login(plek.noor.bsn) });
const wil = async () => ({ ...plek.wil, login: await plek.meent.login(plek.wil.bsn) });
const geeft = async (who: typeof noor, naam: string) => plek.geef(await who(), naam);
const trektIn = async (who: typeof noor, id: string) => plek.trekIn(await who(), id);
const opruimen = () => ruimOp(plek.meent.engine, FIRST, YEARS);
const receipt = async (id: string) =>
  (await plek.meent.ask({ url: `${KEUZES}/${id}/ontvangstbewijs`, as: (await noor()).login })).statusCode;

const activity = (naam: string, more: object = {}) =>
  plek.post(
    '/registers/api/v1/verwerkingsactiviteiten',
    activityBody({
      identificatie: naam,
      naam: `Bewaren ${naam}`,
      grond: 'toestemming',
      intrekken: 'onder Mijn keuzes',
      gebruikt: [{ bron: 'zaken', velden: [] }],
      categorieenGegevens: ['naam'],
      beginGeldigheid: addDays(today(), -3),
      ...more,
    }),
  );
const ends = async (naam: string, day: string, next?: object): Promise<void> => {
  const found = await plek.meent.ask({ url: `/registers/api/v1/verwerkingsactiviteiten?identificatie=${naam}` });
  const url = found.json().results[0].url.replace(plek.world.base, '');
  const answer = await plek.meent.ask({ method: 'PATCH', url, payload: { eindeGeldigheid: day } });
  expect(answer.statusCode, answer.body).toBe(200);
  if (next) await activity(naam, { beginGeldigheid: day, ...next });
};

it('goes when its term is over, and not a day before: text, receipt and what it said before', async () => {
  const id = await geeft(noor, BUURT);
  await trektIn(noor, id);
  const stands = await geeft(noor, BUURT);
  later(YEARS * 12, -1);
  expect(await opruimen()).toBe(0);
  expect([await kept(id), await receipt(id)]).toEqual([true, 200]);
  now();
  later(YEARS * 12, 1);
  const from = plek.meent.logged.length;
  expect(await opruimen()).toBe(1);
  expect([await kept(id), await receipt(id)]).toEqual([false, 404]);
  // One that still stands is no less proof for being old.
  expect([await kept(stands), await receipt(stands)]).toEqual([true, 200]);
  // A line for whom it was about, by the program and for nobody's wish.
  const gone = plek.meent.logged
    .slice(from)
    .filter(({ kind, lines }) => kind === 'verwijderd' && lines.some((line) => line.id === id));
  expect(gone.map(({ operation, application }) => [operation, application])).toEqual([
    ['meent.toestemming.delete', 'meent-archief'],
  ]);
  const before = await plek.meent.clone.asOwner<{ action: string; after: string | null }>(
    'select action, after from meent.engine_change where record = $1 order by version',
    [id],
  );
  expect(before.map(({ action, after }) => [action, after])).toEqual([
    ['create', null],
    ['update', null],
    ['delete', null],
  ]);
  // Done is done.
  expect(await opruimen()).toBe(0);
  now();
  await trektIn(noor, stands);
});

it('goes a term after what was consented to came to an end; a version that says the same goes on with it', async () => {
  for (const naam of ['bewaar-anders', 'bewaar-gelijk', 'bewaar-einde']) await activity(naam);
  const [anders, gelijk, einde] = [
    await geeft(noor, 'bewaar-anders'),
    await geeft(noor, 'bewaar-gelijk'),
    await geeft(noor, 'bewaar-einde'),
  ] as const;
  const tomorrow = addDays(today(), 1);
  await ends('bewaar-anders', tomorrow, { ontvangers: ['een ander'] });
  await ends('bewaar-gelijk', tomorrow, { fgContact: { naam: 'FG', email: 'fg@voorbeeld.example', telefoon: '' } });
  await ends('bewaar-einde', tomorrow);
  const snapshot = await plek.meent.engine.parts.snapshots.current(FIRST);
  const end = (naam: string) =>
    eindeVanKeuze(snapshot, keuzeVan(snapshot, addDays(tomorrow, -1), 'activiteit', naam)!.sleutel);
  expect([end('bewaar-anders'), end('bewaar-gelijk'), end('bewaar-einde')]).toEqual([tomorrow, undefined, tomorrow]);
  later(YEARS * 12);
  await opruimen();
  expect([await kept(anders), await kept(gelijk), await kept(einde)]).toEqual([true, true, true]);
  now();
  later(YEARS * 12, 2);
  await opruimen();
  expect([await kept(anders), await kept(gelijk), await kept(einde)]).toEqual([false, true, false]);
});

it('of a combination ends with its activity too', async () => {
  const id = await geeft(noor, 'panel-samen');
  const snapshot = await plek.meent.engine.parts.snapshots.current(FIRST);
  const { sleutel } = keuzeVan(snapshot, today(), 'combinatie', 'panel-samen')!;
  expect(eindeVanKeuze(snapshot, sleutel)).toBeUndefined();
  const tomorrow = addDays(today(), 1);
  const url = plek.activiteit.panel!.replace(plek.world.base, '');
  const answer = await plek.meent.ask({ method: 'PATCH', url, payload: { eindeGeldigheid: tomorrow } });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(eindeVanKeuze(await plek.meent.engine.parts.snapshots.current(FIRST), sleutel)).toBe(tomorrow);
  later(YEARS * 12, 2);
  await opruimen();
  expect(await kept(id)).toBe(false);
});

it('stays while the resident wants it kept (AVG 18); twin: what another took back in the same time goes', async () => {
  await activity('bewaar-stil');
  const [hers, his] = [await geeft(noor, 'bewaar-stil'), await geeft(wil, 'bewaar-stil')] as const;
  await trektIn(noor, hers);
  await trektIn(wil, his);
  await metAvg(plek.meent);
  const asked = { soort: 'beperking', activiteit: 'bewaar-stil', grond: 'rechtsvordering' };
  const { id } = await vraag(plek.meent, (await noor()).login, asked);
  const user = { id: 'een', name: 'Medewerker een' };
  const decided = await stap(plek.meent, id, 'beslissen', {
    user,
    payload: { onderdelen: [{ uitkomst: 'toegewezen' }] },
  });
  expect(decided.statusCode, decided.body).toBe(200);
  later(YEARS * 12, 1);
  await opruimen();
  expect([await kept(hers), await kept(his)]).toEqual([true, false]);
});

it('one that cannot go keeps no other, and is told of; twin: as soon as it can, it goes', async () => {
  await activity('bewaar-stuk');
  const [hers, his] = [await geeft(noor, 'bewaar-stuk'), await geeft(wil, 'bewaar-stuk')] as const;
  await trektIn(noor, hers);
  await trektIn(wil, his);
  const [first, last] = [hers, his].sort() as [string, string];
  const { clone } = plek.meent;
  await clone.asOwner(`create function meent.test_stuk() returns trigger language plpgsql as $$
begin if old.id = '${first}' then raise exception 'stuk' using errcode = 'XX000'; end if; return old; end $$`);
  await clone.asOwner(
    'create trigger test_stuk before delete on meent.toestemmingen_toestemming for each row execute function meent.test_stuk()',
  );
  later(YEARS * 12, 1);
  await expect(opruimen()).rejects.toThrow();
  expect([await kept(first), await kept(last)]).toEqual([true, false]);
  await clone.asOwner('drop function meent.test_stuk() cascade');
  await opruimen();
  expect(await kept(first)).toBe(false);
});

it('nobody takes a consent away by hand, whatever they may do', async () => {
  const id = await geeft(wil, BUURT);
  const answer = await plek.meent.ask({ method: 'DELETE', url: `/meent/api/v1/toestemmingen/${id}` });
  expect([404, 405]).toContain(answer.statusCode);
  expect(await kept(id)).toBe(true);
  await trektIn(wil, id);
});
