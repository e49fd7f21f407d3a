/** What an activity says must agree with itself and with the AVG: each rule, and what it lets through. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activityBody } from '../../support/activity.ts';
import { startMeent, type TestMeent } from '../../support/server.ts';

let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent();
});
afterAll(() => meent.close());

let made = 0;
const LEX = [{ wet: 'AVG', artikel: '9', lid: '2', onderdeel: 'g' }];

async function faults(extra: object): Promise<readonly string[]> {
  const payload = activityBody({ identificatie: `inhoud-${++made}`, ...extra });
  const answer = await meent.ask({ method: 'POST', url: '/registers/api/v1/verwerkingsactiviteiten', payload });
  if (answer.statusCode === 201) return [];
  return answer.json().invalidParams.map(({ name, code, reason }: Record<string, string>) => {
    expect(reason).toMatch(/[.]$/);
    return `${name}:${code}`;
  });
}

const zaken = { bron: 'zaken', velden: [] };

describe('an activity', () => {
  it.each<[string, object, object, readonly string[]]>([
    [
      'of a duty names law and article',
      { grond: 'wettelijke_plicht' },
      { grondArtikelen: [] },
      ['grondArtikelen:required'],
    ],
    ['of a task names law and article', {}, { grondArtikelen: [] }, ['grondArtikelen:required']],
    [
      'of consent says how it is withdrawn',
      { grond: 'toestemming', intrekken: 'Klik op stoppen.' },
      { grond: 'toestemming' },
      ['intrekken:required'],
    ],
    ['of another ground is not withdrawn', {}, { intrekken: 'Bel ons.' }, ['intrekken:invalid']],
    [
      'of a legitimate interest is no task',
      { grond: 'gerechtvaardigd_belang', buitenTaak: true },
      { grond: 'gerechtvaardigd_belang' },
      ['grond:invalid'],
    ],
    ['outside the tasks is no public task', {}, { buitenTaak: true }, ['grond:invalid']],
    [
      'of an official is a task of the law',
      { organ: 'leerplichtambtenaar' },
      { organ: 'leerplichtambtenaar', grond: 'overeenkomst' },
      ['grond:invalid'],
    ],
    [
      'of a contract is of the college',
      { grond: 'overeenkomst' },
      { grond: 'overeenkomst', organ: 'burgemeester' },
      ['grond:invalid'],
    ],
    [
      'with special categories has a ground for them',
      {
        bijzondereGegevens: ['gezondheid'],
        bijzondereGrond: 'Wet',
        bijzondereArtikelen: LEX,
        dpiaStatus: 'afgerond',
      },
      { bijzondereGegevens: ['gezondheid'], dpiaStatus: 'afgerond' },
      ['bijzondereGrond:required', 'bijzondereArtikelen:required'],
    ],
    ['with the BSN has a law for it', {}, { gebruiktBsn: true, bsnGrond: '' }, ['bsnGrond:required']],
    [
      'that asks for the BSN says that it uses it',
      { gebruikt: [{ bron: 'personen', velden: ['naam'] }], gebruiktBsn: false, bsnGrond: '' },
      { gebruikt: [{ bron: 'personen', velden: ['burgerservicenummer'] }], gebruiktBsn: false, bsnGrond: '' },
      ['gebruiktBsn:invalid'],
    ],
    ['uses a source once', { gebruikt: [zaken] }, { gebruikt: [zaken, zaken] }, ['gebruikt.1.bron:unique']],
    ['uses something', { gebruikt: [zaken] }, { gebruikt: [] }, ['gebruikt:empty']],
    [
      'names fields of persons that there are',
      { gebruikt: [{ bron: 'personen', velden: ['geboorte.datum'] }] },
      { gebruikt: [{ bron: 'personen', velden: ['schoenmaat'] }] },
      ['gebruikt.0.velden.0:invalid_choice'],
    ],
    [
      'names fields of persons alone',
      { gebruikt: [{ bron: 'objecten', velden: [] }] },
      { gebruikt: [{ bron: 'objecten', velden: ['naam'] }] },
      ['gebruikt.0.velden:not-supported'],
    ],
    [
      'of case types uses cases',
      { gebruikt: [zaken], zaaktypen: ['ZT-1'] },
      { gebruikt: [{ bron: 'objecten', velden: [] }], zaaktypen: ['ZT-2'] },
      ['gebruikt:required'],
    ],
    [
      'transfers to where the AVG does not hold',
      { doorgifte: [{ land: 'US', waarborg: 'adequaatheidsbesluit', toelichting: '' }] },
      { doorgifte: [{ land: 'NO', waarborg: 'adequaatheidsbesluit', toelichting: '' }] },
      ['doorgifte.0.land:invalid'],
    ],
    [
      'that transfers by exception says which',
      { doorgifte: [{ land: 'US', waarborg: 'specifieke_afwijking', toelichting: 'AVG 49 lid 1 onder a.' }] },
      { doorgifte: [{ land: 'US', waarborg: 'specifieke_afwijking', toelichting: '' }] },
      ['doorgifte.0.toelichting:required'],
    ],
    [
      'that is kept says why so long',
      { bewaartermijn: 'P5Y', bewaargrond: 'Selectielijst 15.1' },
      { bewaartermijn: 'P5Y' },
      ['bewaargrond:required'],
    ],
    [
      'without a DPIA for special categories says why',
      {
        bijzondereGegevens: ['gezondheid'],
        bijzondereGrond: 'Wet',
        bijzondereArtikelen: LEX,
        dpiaToelichting: 'Klein.',
      },
      { bijzondereGegevens: ['gezondheid'], bijzondereGrond: 'Wet', bijzondereArtikelen: LEX },
      ['dpiaToelichting:required'],
    ],
  ])('%s', async (_what, good, bad, expected) => {
    expect(await faults(bad)).toEqual(expected);
    expect(await faults(good)).toEqual([]);
  });
});
