/** Consent that somebody gives or takes back for another, through the API: whose it is, and who may. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { activityBody } from '../../support/activity.ts';
import type { Resident } from '../../support/server.ts';
import { type Json, KEUZE, parenIn, startMijn, year } from './paren.ts';
import { ANDER, type MandateWorld, subjectVan } from './support.ts';

let world: MandateWorld;
beforeAll(async () => {
  world = await startMijn();
});
afterAll(() => world?.stop());

const { ask, number, choose, child, given, keuzeVan, geef, personOf } = parenIn(() => world);

describe('consent', () => {
  test('of a parent is that of the child: theirs in the record, the log and the receipt, with who gave it; not of the parent', async () => {
    const { own, door, self, bsnDoor, namens } = await child(10);
    const before = await keuzeVan(door);
    expect(before).toMatchObject({ stand: 'niet_gegeven', namens: null });
    const answer = await geef(door);
    expect(answer.json(), answer.body).toMatchObject({ stand: 'gegeven', namens: 'ouderlijk-gezag' });
    const id = answer.json().toestemming as string;

    const [row] = await world.meent.clone.asOwner<{ inwoner: string; subjects: string[]; body: string }>(
      `select inwoner, subjects, body::text as body from meent.toestemmingen_toestemming where id = '${id}'`,
    );
    expect(row).toMatchObject({ inwoner: subjectVan(own.bsn), subjects: [subjectVan(own.bsn)] });
    for (const bsn of [own.bsn, bsnDoor]) expect(row!.body).not.toContain(bsn);
    const entry = world.meent.logged.findLast(({ operation }) => operation.endsWith('mijn.toestemming.geven'))!;
    expect(entry.operation).toBe('namens-ouderlijk-gezag.mijn.toestemming.geven');
    expect(entry.lines.map(({ subject, resource }) => `${resource} ${subject}`).sort()).toEqual(
      [`gemachtigde ${subjectVan(bsnDoor)}`, `toestemming ${subjectVan(own.bsn)}`].sort(),
    );
    await number();
    const { ontvangstbewijs } = (await ask('GET', `keuzes/${id}/ontvangstbewijs`, door)).json();
    const by = { 'meent:hoedanigheid': 'ouderlijk-gezag', 'meent:machtiging': namens.slice('gezag:'.length) };
    expect(ontvangstbewijs['dct:hasPart'][0]['dpv:isIndicatedBy']).toMatchObject(by);
    expect(ontvangstbewijs['meent:vastgelegd']).toMatchObject({ namens: 'ouderlijk-gezag' });
    expect(ontvangstbewijs['meent:bewijs'].regels).toHaveLength(1);

    // The child sees that, and takes it back; whoever acted has no such consent of their own.
    expect(await keuzeVan(self)).toMatchObject({ stand: 'gegeven', namens: 'ouderlijk-gezag', toestemming: id });
    await choose(door, null);
    expect((await ask('GET', `keuzes/${id}/ontvangstbewijs`, door)).statusCode).toBe(404);
    expect((await ask('DELETE', `keuzes/${id}`, door)).statusCode).toBe(404);
    expect((await ask('DELETE', `keuzes/${id}`, self)).json()).toMatchObject({ stand: 'ingetrokken', namens: null });
  });

  test('is given by the parent up to the day of sixteen, from then on by the child, who takes back what was given', async () => {
    const { door, self, own } = await child(10);
    expect((await geef(self)).json(), 'too young for itself').toMatchObject({ status: 400 });
    const id = (await geef(door)).json().toestemming as string;
    // As the register of persons has it from the birthday on.
    await world.meent.ask({
      method: 'PATCH',
      url: `/meent/api/v1/personen/${await personOf(own.bsn)}`,
      payload: { geboorte: { datum: year(16) } },
    });
    const late = await ask('DELETE', `keuzes/${id}`, door);
    expect([late.statusCode, late.json().detail]).toEqual([403, expect.stringContaining('niet met deze machtiging')]);
    expect((await ask('DELETE', `keuzes/${id}`, self)).json()).toMatchObject({ stand: 'ingetrokken' });
    expect((await geef(self)).statusCode).toBe(201);
    expect((await geef(door)).statusCode).toBe(403);
  });

  test('is withdrawn by the representative too, and says so', async () => {
    const { door, self } = await given('vrijwillig', ['keuzes']);
    const id = (await geef(self)).json().toestemming as string;
    expect((await ask('DELETE', `keuzes/${id}`, door)).json()).toMatchObject({
      stand: 'ingetrokken',
      namens: 'vrijwillig',
    });
    expect(await keuzeVan(self)).toMatchObject({ stand: 'ingetrokken', namens: 'vrijwillig' });
    const { ontvangstbewijs } = (await ask('GET', `keuzes/${id}/ontvangstbewijs`, self)).json();
    expect(ontvangstbewijs['dct:hasPart'].map((one: Json) => one['dpv:isIndicatedBy']['@id'] ?? 'ander')).toEqual([
      'dpv:DataSubject',
      'ander',
    ]);
  });

  test('shows for what the data were used where who looked was given; twin: not without', async () => {
    const with_ = await given('vrijwillig', ['keuzes', 'wie-keek']);
    const without = await given('vrijwillig', ['keuzes']);
    for (const { self } of [with_, without]) await ask('GET', 'gegevens/personen', self);
    await number();
    const decided = async (as: Resident): Promise<number> =>
      (await ask('GET', 'keuzes', as)).json().keuzes.filter(({ stand }: Json) => stand === 'geen_keuze').length;
    expect(await decided(with_.door)).toBeGreaterThan(0);
    expect(await decided(without.door)).toBe(0);
    expect(await decided(without.self)).toBeGreaterThan(0);
  });
});

// The last one: who may do everything makes no cases any more of what rests on consent.
test('consent of somebody with a mentor is asked of a person where it is about what is the mentor’s; twin: of all else, and of who has a bewindvoerder', async () => {
  const ZORG = 'zorg-nieuws-proef';
  const [{ self }, { self: other }] = [await given('mentor'), await given('bewindvoerder')];
  await world.post('/registers/api/v1/verwerkingsactiviteiten', {
    ...activityBody({ identificatie: ZORG, naam: 'Nieuws over zorg', beginGeldigheid: '2026-01-01' }),
    grond: 'toestemming',
    intrekken: 'onder Mijn keuzes',
    zaaktypen: [ANDER],
  });
  const chooses = async (as: Resident, name: string) => {
    const all = (await ask('GET', 'keuzes', as)).json().keuzes as Json[];
    const { soort, naam, gelezen } = all.find(({ naam: one }) => one === name);
    const answer = await ask('POST', 'keuzes', as, { soort, naam, gelezen });
    return answer.json().invalidParams?.map(({ code }: Json) => code) ?? answer.statusCode;
  };
  expect([await chooses(self, ZORG), await chooses(self, KEUZE)]).toEqual([['vertegenwoordiger'], 201]);
  // Property is no care.
  expect(await chooses(other, ZORG)).toBe(201);
});
