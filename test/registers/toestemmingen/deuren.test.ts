/** Who works with consent sees what is of who gave it, through every door and in every process, and of nobody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { replayLog } from '../../../src/services/access/replay-log.ts';
import { FIRST, keys } from '../../support/server.ts';
import { BUURT, makePlek, PANEL, type Plek, shows } from './plek.ts';
import { race } from './race.ts';

let plek: Plek;
beforeAll(async () => {
  plek = await makePlek();
});
afterAll(() => plek?.close());

describe('an activity that rests on consent', () => {
  const seen = async (activity?: string, at?: Parameters<Plek['call']>[2]) => {
    const found = [];
    for (const door of plek.doors) {
      const answer = await plek.call(door, activity, at);
      found.push({ door, answer, noor: shows(answer, plek.noor), wil: shows(answer, plek.wil) });
    }
    return found;
  };

  it('shows nobody while nobody consented; twin: who did, and no other; and no longer when they took it back', async () => {
    const second = await plek.meent.second();
    const activity = plek.activiteit[BUURT];
    for (const { door, noor, wil } of await seen(activity))
      expect([door.name, noor, wil]).toEqual([door.name, false, false]);
    const id = await plek.geef(plek.noor, BUURT);
    for (const at of [plek.meent, second])
      for (const { door, answer, noor, wil } of await seen(activity, at)) {
        const expected = !door.of || door.of === plek.noor;
        expect([door.name, noor, wil, expected || answer.statusCode >= 400 || answer.statusCode === 200]).toEqual([
          door.name,
          expected,
          false,
          true,
        ]);
      }
    // Without the name of the activity nothing of it is open: neither is any other of theirs.
    for (const { door, noor, wil } of (await seen()).filter(({ door }) => door.source !== 'zaken'))
      expect([door.name, noor, wil]).toEqual([door.name, false, false]);
    await plek.trekIn(plek.noor, id);
    for (const at of [second, plek.meent])
      for (const { door, noor, wil } of await seen(activity, at))
        expect([door.name, noor, wil]).toEqual([door.name, false, false]);
  });

  it('counts who consented, and nobody else', async () => {
    const activity = plek.activiteit[BUURT];
    const counts = async () => {
      const found: Record<string, number> = {};
      for (const door of plek.doors.filter(({ of, name }) => !of && name.startsWith('list'))) {
        const answer = await plek.call(door, activity);
        expect(answer.statusCode, `${door.name} ${answer.body}`).toBe(200);
        const json = answer.json();
        found[door.name] = json.count ?? json.length;
      }
      return Object.values(found);
    };
    expect(new Set(await counts())).toEqual(new Set([0]));
    const [one, other] = [await plek.geef(plek.noor, BUURT), await plek.geef(plek.wil, BUURT)];
    expect(new Set(await counts())).toEqual(new Set([2]));
    await plek.trekIn(plek.wil, other);
    expect(new Set(await counts())).toEqual(new Set([1]));
    await plek.trekIn(plek.noor, one);
  });

  it('shows no case in which somebody is who did not consent; twin: once they do', async () => {
    const { noor, wil, world } = plek;
    const rol = await plek.post('/zaken/api/v1/rollen', {
      zaak: world.base + noor.zaak,
      roltype: world.catalogue.roltypen.belanghebbende,
      roltoelichting: '',
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: { inpBsn: wil.bsn },
    });
    const status = async () =>
      (await plek.call(plek.doors.find(({ name }) => name === `case of ${noor.mark}`)!, plek.activiteit[BUURT]))
        .statusCode;
    const mine = await plek.geef(noor, BUURT);
    expect(await status()).toBe(403);
    const theirs = await plek.geef(wil, BUURT);
    expect(await status()).toBe(200);
    await plek.trekIn(wil, theirs);
    expect(await status()).toBe(403);
    expect((await plek.meent.ask({ method: 'DELETE', url: rol.replace(world.base, '') })).statusCode).toBe(204);
    expect(await status()).toBe(200);
    await plek.trekIn(noor, mine);
  });

  it('opens no history, no archive and no logbook, and lets no record begin', async () => {
    const mine = await plek.geef(plek.noor, BUURT);
    const activity = plek.activiteit[BUURT];
    const status = async (url: string) => (await plek.call({ request: () => ({ url }) }, activity)).statusCode;
    expect(await status(`${plek.noor.zaak}/audittrail`)).toBe(403);
    expect(await status('/meent/api/v1/vernietigingslijsten')).toBe(403);
    const lezen = { method: 'POST', url: '/logboek/lezen/v1/processing-activities', payload: {} } as const;
    expect((await plek.call({ request: () => lezen }, activity)).statusCode).toBe(403);
    const { world } = plek;
    const zaak = {
      bronorganisatie: '111222333',
      verantwoordelijkeOrganisatie: '111222333',
      zaaktype: world.catalogue.zaaktype,
      startdatum: '2026-03-02',
    };
    const create = {
      method: 'POST',
      url: '/zaken/api/v1/zaken',
      payload: zaak,
      headers: { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' },
    } as const;
    expect((await plek.call({ request: () => create }, activity)).statusCode).toBe(403);
    // Twin: what is theirs may be changed, and no longer when they took it back.
    const patch = {
      method: 'PATCH',
      url: plek.noor.zaak,
      payload: { toelichting: 'Gelezen' },
      headers: create.headers,
    } as const;
    expect((await plek.call({ request: () => patch }, activity)).statusCode).toBe(200);
    await plek.trekIn(plek.noor, mine);
    expect((await plek.call({ request: () => patch }, activity)).statusCode).toBe(403);
  });

  it('is decided on alike for other systems that ask', async () => {
    const { noor } = plek;
    const ask = async () => {
      const answer = await plek.meent.ask({
        method: 'POST',
        url: '/access/v1/evaluation',
        payload: {
          subject: { type: 'applicatie', id: 'kijker' },
          action: { name: 'read', properties: { 'dpl.core.processing_activity_id': plek.activiteit[BUURT] } },
          resource: { type: 'zaak', id: noor.zaak.slice(-36) },
        },
      });
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json().decision;
    };
    const before = await ask();
    const mine = await plek.geef(noor, BUURT);
    const during = await ask();
    await plek.trekIn(noor, mine);
    expect([before, during, await ask()]).toEqual([false, true, false]);
  });
});

describe('a combination that rests on consent', () => {
  it('opens both sources for who gave it, and neither for who did not', async () => {
    const activity = plek.activiteit[PANEL];
    const doors = plek.doors.filter(
      ({ source, name }) => (source === 'zaken' || source === 'personen') && name !== 'decision',
    );
    const found = async () => {
      const seen = new Set<string>();
      for (const door of doors) {
        const answer = await plek.call(door, activity);
        for (const who of [plek.noor, plek.wil]) if (shows(answer, who)) seen.add(`${door.source} ${who.mark}`);
      }
      return [...seen].sort();
    };
    expect(await found()).toEqual([]);
    const id = await plek.geef(plek.wil, 'panel-samen');
    expect(await found()).toEqual(['personen Wilmerk', 'zaken Wilmerk']);
    await plek.trekIn(plek.wil, id);
    expect(await found()).toEqual([]);
  });
});

describe('calls that race with withdrawals', () => {
  it('show nothing of who took consent back, in two processes', async () => {
    const { leaks, hidden, closed, open, withdrawals } = await race(plek, 600);
    expect([leaks, hidden]).toEqual([[], []]);
    expect(Math.min(closed, open, withdrawals)).toBeGreaterThan(5);
  });
});

it('decided again nothing differs; what rests on a consent of then is counted by itself', async () => {
  const sequencer = createSequencer({ db: plek.meent.db, tasks: [numberEntries(keys)], onError: () => {} });
  while ((await sequencer.round()) !== 0);
  const told = await replayLog(plek.meent.engine, FIRST);
  expect(told.differ).toEqual([]);
  expect(told.decided).toBeGreaterThan(10);
  expect(told.apart).toBeGreaterThan(0);
});
