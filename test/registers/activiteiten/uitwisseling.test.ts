/** The register out and in again: the same everywhere, whole or not at all, and valid by its own schema. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uitwisselingSchema } from '../../../src/services/own/activiteiten-uitwisseling.ts';
import { activityBody } from '../../support/activity.ts';
import { FIRST, SECOND, startMeent, type TestMeent } from '../../support/server.ts';

const ROOT = '/registers/api/v1';
const EXCHANGE = `${ROOT}/uitwisseling/verwerkingsactiviteiten`;
let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent();
  const add = (path: string, payload: object) => meent.ask({ method: 'POST', url: `${ROOT}/${path}`, payload });
  const first = activityBody({ identificatie: 'eerste', eindeGeldigheid: '2025-01-01', zaaktypen: ['ZT-1'] });
  for (const payload of [
    first,
    { ...first, beginGeldigheid: '2025-01-01', eindeGeldigheid: null, naam: 'Nieuwe naam' },
    activityBody({
      identificatie: 'tweede',
      grond: 'toestemming',
      intrekken: 'Bel ons.',
      bewaartermijn: 'P5Y',
      bewaargrond: 'Selectielijst 15.1',
      doorgifte: [{ land: 'US', waarborg: 'adequaatheidsbesluit', toelichting: '' }],
      verwerkers: [{ naam: 'Bureau', rol: 'Verstuurt brieven.' }],
      fgContact: { naam: 'FG', email: 'fg@voorbeeld.example', telefoon: '' },
    }),
  ])
    expect((await add('verwerkingsactiviteiten', payload)).statusCode).toBe(201);
  const measure = { activiteit: 'eerste', soort: 'technisch', omschrijving: 'Slot.', beginGeldigheid: '2025-01-01' };
  expect((await add('beveiligingsmaatregelen', measure)).statusCode).toBe(201);
});
afterAll(() => meent.close());

const out = async (municipality = FIRST, as: string | false = 'alles') =>
  (await meent.ask({ url: EXCHANGE, municipality, as })).json();
const into = (payload: object, municipality = SECOND, as = 'alles') =>
  meent.ask({ method: 'POST', url: EXCHANGE, municipality, as, payload });

describe('exchange', () => {
  it('comes out elsewhere as it went in; twice changes nothing', async () => {
    const document = await out();
    const { verwerkingsactiviteiten: activities } = document;
    // What every municipality has is there already, with an id of its own.
    const before = await out(SECOND);
    const first = await into(document);
    expect([first.statusCode, first.json()]).toEqual([200, { nieuw: 4, gewijzigd: 0, ongewijzigd: 2 }]);
    const there = await out(SECOND);
    const bare = ({ uuid: _, ...one }: Record<string, unknown>) => one;
    expect(there.verwerkingsactiviteiten.map(bare)).toEqual(activities.map(bare));
    expect(there.beveiligingsmaatregelen).toEqual(document.beveiligingsmaatregelen);
    const own = new Set(before.verwerkingsactiviteiten.map(({ uuid }: { uuid: string }) => uuid));
    const moved = there.verwerkingsactiviteiten.filter(({ uuid }: { uuid: string }) => !own.has(uuid));
    expect(moved).toEqual(
      activities.filter(({ identificatie }: { identificatie: string }) => /e$/.test(identificatie)),
    );
    expect((await into(document)).json()).toEqual({ nieuw: 0, gewijzigd: 0, ongewijzigd: 6 });
    expect(await out(SECOND)).toEqual(there);
  });

  it('takes nothing when one is wrong, and says which and why', async () => {
    const before = await out(FIRST);
    const wrong = {
      formaat: 'meent-verwerkingsactiviteiten',
      versie: 1,
      verwerkingsactiviteiten: [
        activityBody({ identificatie: 'derde' }),
        activityBody({ identificatie: 'vierde', grondArtikelen: [] }),
      ],
    };
    const answer = await into(wrong, FIRST);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().invalidParams).toMatchObject([
      { name: 'verwerkingsactiviteiten.1.grondArtikelen', code: 'required' },
    ]);
    expect(await out(FIRST)).toEqual(before);
  });

  it.each<[string, (document: Record<string, unknown>) => object, string]>([
    ['another format', (one) => ({ ...one, formaat: 'iets-anders' }), 'formaat'],
    ['another version of it', (one) => ({ ...one, versie: 2 }), 'versie'],
    ['what it does not know', (one) => ({ ...one, extra: 1 }), 'extra'],
    ['no list', (one) => ({ ...one, verwerkingsactiviteiten: {} }), 'verwerkingsactiviteiten'],
    [
      'a field that it does not know',
      (one) => ({ ...one, verwerkingsactiviteiten: [{ ...activityBody(), kleur: 'rood' }] }),
      'verwerkingsactiviteiten.0.kleur',
    ],
    [
      'what has begun and says something else',
      (one) => ({
        ...one,
        verwerkingsactiviteiten: (one.verwerkingsactiviteiten as object[]).map((each) => ({ ...each, naam: 'Anders' })),
      }),
      'verwerkingsactiviteiten.0.naam',
    ],
    [
      'two versions on one day',
      (one) => ({
        ...one,
        verwerkingsactiviteiten: [1, 2].map((day) =>
          activityBody({ identificatie: 'vijfde', beginGeldigheid: `2025-01-0${day}` }),
        ),
      }),
      'verwerkingsactiviteiten.0.beginGeldigheid',
    ],
  ])('refuses %s', async (_what, spoil, at) => {
    const before = await out(FIRST);
    const answer = await into(spoil(before), FIRST);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().invalidParams.map(({ name }: { name: string }) => name)).toContain(at);
    expect(await out(FIRST)).toEqual(before);
  });

  it('needs the right; measures need theirs', async () => {
    const document = await out();
    await meent.grant([{ component: 'meent', scopes: ['activiteiten.lezen'] }]);
    expect((await into(document, FIRST, 'beperkt')).statusCode).toBe(403);
    await meent.grant([{ component: 'meent', scopes: ['activiteiten.beheren'] }]);
    expect((await into(document, FIRST, 'beperkt')).statusCode).toBe(403);
    const { beveiligingsmaatregelen: _, ...open } = document;
    expect((await into(open, FIRST, 'beperkt')).statusCode).toBe(200);
  });
});

describe('the schema of the exchange', () => {
  const valid = () => {
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    (addFormats as unknown as (to: Ajv2020) => void)(ajv);
    return ajv.compile(uitwisselingSchema());
  };

  it('is served, and stands in the documentation as it is', async () => {
    const served = (await meent.ask({ url: `${EXCHANGE}/schema`, as: false })).json();
    expect(served).toEqual(JSON.parse(JSON.stringify(uitwisselingSchema())));
    expect(JSON.parse(readFileSync('docs/uitwisseling/verwerkingsactiviteiten.schema.json', 'utf8'))).toEqual(served);
  });

  it('fits what goes out; twin: not what is spoiled', async () => {
    const check = valid();
    const document = await out();
    expect([check(document), check.errors]).toEqual([true, null]);
    expect(check(await out(FIRST, false))).toBe(true);
    for (const spoiled of [
      { ...document, formaat: 'x' },
      { ...document, verwerkingsactiviteiten: [{}] },
      { ...document, verwerkingsactiviteiten: [{ ...document.verwerkingsactiviteiten[0], gebruikt: [] }] },
      { ...document, verwerkingsactiviteiten: [{ ...document.verwerkingsactiviteiten[0], kleur: 'rood' }] },
    ])
      expect(check(spoiled)).toBe(false);
  });
});
