/** Giving consent and taking it back: what can be chosen, by whom, and that it is for what was read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { addDays } from '../../../src/foundation/days.ts';
import { keuzeVan } from '../../../src/registers/keuzes.ts';
import { activityBody } from '../../support/activity.ts';
import { FIRST, type Resident, SECOND } from '../../support/server.ts';
import { BSNS } from '../all/world.ts';
import { BUURT, makePlek, PANEL, PLICHT, type Plek, shows } from './plek.ts';

const KEUZES = '/meent/api/v1/mijn/keuzes';

let plek: Plek;
beforeAll(async () => {
  plek = await makePlek();
});
afterAll(() => plek?.close());

const kies = (as: Resident, payload: object) => plek.meent.ask({ method: 'POST', url: KEUZES, as, payload });
const faults = (answer: { json(): { invalidParams?: { code: string; reason: string }[] } }) =>
  (answer.json().invalidParams ?? []).map(({ code, reason }) => `${code}: ${reason}`).join(' ');
const caseOf = () => plek.doors.find(({ name }) => name === `case of ${plek.noor.mark}`)!;
const sees = async () => shows(await plek.call(caseOf(), plek.activiteit[BUURT]), plek.noor);

describe('a choice', () => {
  it('is never made for somebody: all stand shut until they are opened', async () => {
    for (const who of [plek.noor, plek.wil]) {
      const own = (await plek.keuzes(who)).filter(({ stand }) => stand !== 'geen_keuze');
      expect(own.map(({ naam, stand, toestemming }) => [naam, stand, toestemming])).toEqual([
        [BUURT, 'niet_gegeven', null],
        ['panel-samen', 'niet_gegeven', null],
      ]);
    }
  });

  it('says what is read before it is made, whole, and what it is for', async () => {
    const { tekst, gelezen, doel, bronnen } = await plek.keuze(plek.noor, BUURT);
    for (const word of ['Waarvoor', 'Welke gegevens: naam', 'Wie ze krijgt: de afdeling Proef', 'Intrekken'])
      expect(tekst).toContain(word);
    expect(gelezen).toMatch(/^[0-9a-f]{64}$/);
    expect([doel, bronnen]).toEqual([`proberen met ${BUURT}`, expect.stringContaining('gegevens uit zaken')]);
  });

  it('works at once, and no longer when it was taken back; given again it is another record', async () => {
    expect(await sees()).toBe(false);
    const first = await plek.geef(plek.noor, BUURT);
    expect(await sees()).toBe(true);
    expect((await plek.keuze(plek.noor, BUURT)).stand).toBe('gegeven');
    await plek.trekIn(plek.noor, first);
    expect(await sees()).toBe(false);
    expect((await plek.keuze(plek.noor, BUURT)).stand).toBe('ingetrokken');
    // Taken back twice it was taken back once.
    const again = await plek.meent.ask({ method: 'DELETE', url: `${KEUZES}/${first}`, as: plek.noor.login });
    expect([again.statusCode, again.json().stand]).toEqual([200, 'ingetrokken']);
    const second = await plek.geef(plek.noor, BUURT);
    expect(second).not.toBe(first);
    const rows = await plek.meent.clone.asOwner<{ id: string; geldt: string | null }>(
      'select id, geldt from meent.toestemmingen_toestemming order by gegeven',
    );
    expect(rows.map(({ id, geldt }) => [id, geldt !== null])).toEqual([
      [first, false],
      [second, true],
    ]);
    await plek.trekIn(plek.noor, second);
  });

  it('is made once, also when it is asked twice; the same key gives the same answer', async () => {
    const { soort, gelezen } = await plek.keuze(plek.wil, BUURT);
    const payload = { soort, naam: BUURT, gelezen };
    const headers = { 'idempotency-key': 'een-keuze' };
    const ask = () => plek.meent.ask({ method: 'POST', url: KEUZES, as: plek.wil.login, payload, headers });
    const [one, other] = [await ask(), await ask()];
    expect([one.statusCode, other.statusCode, other.body]).toEqual([201, 201, one.body]);
    const twice = await kies(plek.wil.login, payload);
    expect([twice.statusCode, faults(twice)]).toEqual([400, expect.stringContaining('unique')]);
    await plek.trekIn(plek.wil, one.json().toestemming);
  });

  it('is of one resident: of nobody else, in no other municipality', async () => {
    const id = await plek.geef(plek.noor, BUURT);
    for (const as of [plek.wil.login, await plek.meent.login(plek.noor.bsn, { municipality: SECOND })]) {
      const municipality = as === plek.wil.login ? {} : { municipality: SECOND };
      const taken = await plek.meent.ask({ method: 'DELETE', url: `${KEUZES}/${id}`, as, ...municipality });
      const read = await plek.meent.ask({ url: `${KEUZES}/${id}/ontvangstbewijs`, as, ...municipality });
      expect([taken.statusCode, read.statusCode]).toEqual([404, 404]);
    }
    expect(await sees()).toBe(true);
    // No application reads or writes it, whatever it may do.
    for (const url of [KEUZES, '/meent/api/v1/toestemmingen', `/meent/api/v1/toestemmingen/${id}`])
      expect([403, 404]).toContain((await plek.meent.ask({ url })).statusCode);
    await plek.trekIn(plek.noor, id);
  });

  it('leaves a line in the logbook when it is given and when it is taken back, and keeps no number in the clear', async () => {
    const from = plek.meent.logged.length;
    const id = await plek.geef(plek.noor, BUURT);
    await plek.trekIn(plek.noor, id);
    const about = plek.meent.logged.slice(from).filter(({ lines }) => lines.some((line) => line.id === id));
    expect(about.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['aangemaakt', 'gewijzigd']));
    const [row] = await plek.meent.clone.asOwner<{ row: string }>(
      `select row_to_json(t)::text as row from meent.toestemmingen_toestemming t where id = '${id}'`,
    );
    expect(row!.row).not.toContain(plek.noor.bsn);
  });
});

describe('what rests on something else', () => {
  it('has no switch, and says which law', async () => {
    const answer = await kies(plek.noor.login, { soort: 'activiteit', naam: PLICHT, gelezen: '0'.repeat(64) });
    expect(answer.statusCode).toBe(400);
    expect(faults(answer)).toMatch(/geen-keuze: Dit moet van de wet/);
    const task = await kies(plek.noor.login, { soort: 'activiteit', naam: PANEL, gelezen: '0'.repeat(64) });
    expect(faults(task)).toMatch(/bezwaar maken tegen dit gebruik/);
    const combined = await plek.meent.ask({ url: `/registers/api/v1/combinaties?activiteit=${BUURT}` });
    const { identificatie } = combined.json().results[0];
    const lawful = await kies(plek.noor.login, { soort: 'combinatie', naam: identificatie, gelezen: '0'.repeat(64) });
    expect(faults(lawful)).toMatch(/geen-keuze: .*van de wet/);
    const nothing = await kies(plek.noor.login, { soort: 'activiteit', naam: 'bestaat-niet', gelezen: '0'.repeat(64) });
    expect(nothing.statusCode).toBe(404);
  });

  it('is told with its reason where it was used of this resident; twin: and not of who is in no line', async () => {
    await plek.call(caseOf(), plek.activiteit[PLICHT]);
    const looked = await plek.call(
      { request: () => ({ url: plek.noor.zaak, headers: { 'accept-crs': 'EPSG:4326' } }) },
      plek.activiteit[PLICHT],
    );
    expect(looked.statusCode).toBe(200);
    await plek.number();
    const told = (await plek.keuzes(plek.noor)).find(({ naam }) => naam === PLICHT);
    expect([told?.stand, told?.waarom, told?.bezwaarMogelijk]).toEqual([
      'geen_keuze',
      expect.stringContaining('van de wet'),
      false,
    ]);
    expect((await plek.keuzes(plek.wil)).some(({ naam }) => naam === PLICHT)).toBe(false);
  });
});

describe('who cannot consent by themselves', () => {
  const person = async (bsn: string, more: object) => {
    await plek.post('/meent/api/v1/personen', {
      burgerservicenummer: bsn,
      naam: { geslachtsnaam: 'Fictief', aanduidingNaamgebruik: 'E' },
      geslacht: 'V',
      geboorte: { datum: '1985-05-01' },
      ...more,
    });
    return plek.meent.login(bsn);
  };
  const choose = async (as: Resident) => {
    const { gelezen } = await plek.keuze(plek.noor, BUURT);
    return kies(as, { soort: 'activiteit', naam: BUURT, gelezen });
  };

  it('is who is not sixteen yet, until the day that they are', async () => {
    const year = Number(today().slice(0, 4)) - 16;
    const [sixteen, tomorrow] = [`${year}${today().slice(4)}`, addDays(`${year}${today().slice(4)}`, 1)];
    const [old, young] = [BSNS[700]!, BSNS[701]!];
    const refused = await choose(await person(young, { geboorte: { datum: tomorrow } }));
    expect([refused.statusCode, faults(refused)]).toEqual([400, expect.stringContaining('te-jong')]);
    const given = await choose(await person(old, { geboorte: { datum: sixteen } }));
    expect(given.statusCode, given.body).toBe(201);
  });

  it('is who has a curator, and who we know nothing of', async () => {
    const refused = await choose(await person(BSNS[702]!, { curateleRegister: true }));
    expect(faults(refused)).toContain('vertegenwoordiger');
    const unknown = await choose(await plek.meent.login(BSNS[703]!));
    expect(faults(unknown)).toContain('leeftijd-onbekend');
    const year = await choose(
      await person(BSNS[704]!, { geboorte: { datum: String(Number(today().slice(0, 4)) - 16) } }),
    );
    // Of a year alone the last day that it can have been counts.
    expect(faults(year)).toContain('te-jong');
  });
});

describe('a next version', () => {
  const activity = (naam: string, more: object) =>
    plek.post('/registers/api/v1/verwerkingsactiviteiten', {
      ...activityBody({
        identificatie: naam,
        naam: `Versies ${naam}`,
        doel: 'proberen of het blijft',
        grond: 'toestemming',
        intrekken: 'onder Mijn keuzes',
        gebruikt: [{ bron: 'zaken', velden: [] }],
        categorieenGegevens: ['naam'],
      }),
      ...more,
    });
  /** The version of before ends on the day that the next begins. */
  const versions = async (naam: string, one: object, other: object, third?: object) => {
    const [begin, next, last] = [addDays(today(), -20), addDays(today(), -10), addDays(today(), -5)];
    await activity(naam, { beginGeldigheid: begin, eindeGeldigheid: next, ...one });
    await activity(naam, { beginGeldigheid: next, ...(third ? { eindeGeldigheid: last } : {}), ...other });
    if (third) await activity(naam, { beginGeldigheid: last, ...third });
  };
  const sleutelOf = async (naam: string) => {
    const snapshot = await plek.meent.engine.parts.snapshots.current(FIRST);
    const then = (day: number) => keuzeVan(snapshot, addDays(today(), day), 'activiteit', naam)?.sleutel;
    return [then(-15), then(-7), then(0)] as const;
  };

  it('that says who the FG is leaves the choice as it was', async () => {
    await versions('versie-fg', {}, { fgContact: { naam: 'FG', email: 'fg@voorbeeld.example', telefoon: '' } });
    const [before, , now] = await sleutelOf('versie-fg');
    expect(now).toBe(before);
  });

  it.each([
    [
      'source',
      {
        gebruikt: [
          { bron: 'zaken', velden: [] },
          { bron: 'berichten', velden: [] },
        ],
      },
    ],
    ['recipient', { ontvangers: ['een ander'] }],
    ['purpose', { doel: 'iets anders proberen' }],
    ['kind of data', { categorieenGegevens: ['naam', 'inkomen'] }],
    ['retention', { bewaartermijn: 'P5Y', bewaargrond: 'Besluit' }],
    ['processor', { verwerkers: [{ naam: 'Elders', rol: 'Rekent' }] }],
  ])('with another %s is another choice', async (what, change) => {
    const naam = `versie-${what.replaceAll(' ', '-')}`;
    await versions(naam, {}, change);
    const [before, , now] = await sleutelOf(naam);
    expect(before).toBeDefined();
    expect(now).not.toBe(before);
  });

  it('that goes back to an earlier text brings no consent back to life', async () => {
    await versions('versie-terug', {}, { doel: 'iets anders proberen' }, {});
    const [before, between, now] = await sleutelOf('versie-terug');
    expect(new Set([before, between, now]).size).toBe(3);
  });

  it('asks the resident again, and what was given for the former opens nothing', async () => {
    const naam = 'versie-vraagt';
    const begin = addDays(today(), -3);
    await activity(naam, { beginGeldigheid: begin });
    const id = await plek.geef(plek.noor, naam);
    expect((await plek.keuze(plek.noor, naam)).stand).toBe('gegeven');
    // As it is on the day after it was replaced: the version of today ended, and another took its place.
    const url = (await plek.meent.ask({ url: `/registers/api/v1/verwerkingsactiviteiten?identificatie=${naam}` }))
      .json()
      .results[0].url.replace(plek.world.base, '');
    const tomorrow = addDays(today(), 1);
    const end = await plek.meent.ask({ method: 'PATCH', url, payload: { eindeGeldigheid: tomorrow } });
    expect(end.statusCode, end.body).toBe(200);
    await activity(naam, { beginGeldigheid: tomorrow, ontvangers: ['een ander'] });
    const snapshot = await plek.meent.engine.parts.snapshots.current(FIRST);
    const [now, then] = [today(), tomorrow].map((day) => keuzeVan(snapshot, day, 'activiteit', naam)!);
    expect(then!.sleutel).not.toBe(now!.sleutel);
    // A text that is not the one of today is not consented to.
    const early = await kies(plek.wil.login, { soort: 'activiteit', naam, gelezen: '0'.repeat(64) });
    expect(faults(early)).toContain('veranderd');
    await plek.trekIn(plek.noor, id);
  });
});
