/** Access, a shield and the rights of one employee till a day: what ends then, and what does not. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { addDays } from '../../../src/foundation/days.ts';
import { Problem } from '../../../src/foundation/problems.ts';
import { INZAGE, STANDAARD } from '../../../src/registers/activiteiten/index.ts';
import { medewerkerVan } from '../../../src/registers/client-ids.ts';
import { beeindig } from '../../../src/services/toegang/einde.ts';
import { geefToegang, hefOp, leesToegang, schermAf } from '../../../src/services/toegang/toegang.ts';
import { activityId, FIRST, seeder } from '../../support/server.ts';
import { faults } from './support.ts';
import { als, code, type Dossier, dicht, dossier, refusedBy, start, stop, uuid, z } from './toegang.ts';
import { all, settle, ways } from './toegang-wegen.ts';

beforeAll(start);
afterAll(stop);

it('ends by its date: access on the day after, a shield once the job was there', async () => {
  const it = await dossier();
  const day = today();
  await dicht(it, 'chef', { totEnMet: '2999-01-01' });
  await geefToegang(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak), {
    ...{ medewerker: 'kort', omgang: 'lezen', totEnMet: day, reden: 'Vandaag.' },
  });
  await settle();
  expect(await ways(await als('kort', 'niets'), it)).toEqual(all(true, 'uitklappen'));
  expect(await beeindig(z.meent.engine, FIRST)).toBe(0);
  expect(
    faults(
      await refusedBy(() =>
        geefToegang(z.meent.engine, seeder(FIRST), uuid(it.zaak), {
          ...{ medewerker: 'laat', omgang: 'lezen', totEnMet: '2020-01-01', reden: 'Gisteren.' },
        }),
      ),
    ),
  ).toEqual(['totEnMet:invalid']);
  // As it stands when the day is past.
  const past = async (table: string) =>
    z.meent.clone.asOwner(
      `update meent.${table} set body = regexp_replace(body, '"totEnMet":"[0-9-]+"', '"totEnMet":"2026-01-01"')`,
      [],
    );
  await past('zaken_toegang');
  // The day after, whatever they may on types; what they read by other rights they still read.
  z.meent.engine.parts.snapshots.forget();
  expect(await ways(await als('kort', 'behandelaar'), it)).toEqual(all(false));
  await z.meent.engine.read(await als('kort', 'behandelaar'), 'zaak', uuid(it.ander));
  await past('zaken_afscherming');
  z.meent.engine.parts.snapshots.forget();
  await expect(z.meent.engine.read(await als('kort', 'niets'), 'zaak', uuid(it.zaak))).rejects.toThrow(Problem);
  await expect(z.meent.engine.read(await als('collega', 'behandelaar'), 'zaak', uuid(it.zaak))).rejects.toThrow(
    Problem,
  );
  expect(await beeindig(z.meent.engine, FIRST)).toBe(2);
  await z.meent.engine.read(await als('collega', 'behandelaar'), 'zaak', uuid(it.zaak));
  expect(await leesToegang(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak))).toMatchObject({
    afscherming: null,
    toegangen: [{ medewerker: 'chef' }],
  });
});

const MEDEWERKER = 'tijdelijk';
/** Rights of one employee besides those of their role, with a last day and an activity. */
async function eigenRechten(laatste_dag: string): Promise<void> {
  const { engine } = z.meent;
  const snapshot = await engine.parts.snapshots.current(FIRST);
  const known = snapshot.all('applicatie').find(({ record }) => record.label === MEDEWERKER);
  const columns = { laatste_dag, activiteiten: [activityId(FIRST, INZAGE)] };
  if (known) await engine.patch(seeder(FIRST), 'applicatie', known.id, {}, { columns });
  else
    await engine.create(
      seeder(FIRST),
      'applicatie',
      {
        clientIds: [medewerkerVan(MEDEWERKER)],
        label: MEDEWERKER,
        autorisaties: [
          {
            component: 'zrc',
            scopes: ['zaken.lezen', 'zaken.toegang-regelen'],
            zaaktype: z.catalogue.zaaktype,
            maxVertrouwelijkheidaanduiding: 'zeer_geheim',
          },
        ],
      },
      { columns },
    );
}

it('lets who has rights till a day give access till that day, and work for what those rights are for', async () => {
  const [day, zaak] = [today(), await z.zaak()];
  const give = async (medewerker: string, totEnMet: string | null) =>
    geefToegang(z.meent.engine, await als(MEDEWERKER, 'niets'), uuid(zaak), {
      ...{ medewerker, omgang: 'lezen', reden: 'Kijkt mee.', totEnMet },
    }).then(({ status }) => status, code);
  await eigenRechten(addDays(day, 7));
  expect(await give('a', null)).toBe('permission-denied');
  expect(await give('a', addDays(day, 8))).toBe('permission-denied');
  expect(await give('a', addDays(day, 7))).toBe(201);

  // On the last day itself they are there, and the day after they are not, nor what they were for.
  await eigenRechten(day);
  expect((await als(MEDEWERKER, 'niets')).activity.id).toBe(activityId(FIRST, INZAGE));
  await z.meent.engine.read(await als(MEDEWERKER, 'niets'), 'zaak', uuid(zaak));
  await eigenRechten(addDays(day, -1));
  expect((await als(MEDEWERKER, 'niets')).activity.id).toBe(activityId(FIRST, STANDAARD));
  await expect(z.meent.engine.read(await als(MEDEWERKER, 'niets'), 'zaak', uuid(zaak))).rejects.toThrow(Problem);
});

it('ends what is over alone: a shield that came in its place meanwhile stands', async () => {
  const [een, twee] = [await dossier(), await dossier()];
  for (const it of [een, twee]) await dicht(it, 'chef', { totEnMet: '2999-01-01' });
  await z.meent.clone.asOwner(
    `update meent.zaken_afscherming set body = replace(body, '"2999-01-01"', '"2026-01-01"')`,
    [],
  );
  z.meent.engine.parts.snapshots.forget();
  const { engine } = z.meent;
  // Between what the job read and what it does, somebody lifts one and shields the case again.
  let first = true;
  const answer: typeof engine.answer = async (...given) => {
    if (first) {
      first = false;
      for (const it of [een]) {
        await hefOp(engine, seeder(FIRST), uuid(it.zaak));
        await schermAf(engine, seeder(FIRST), uuid(it.zaak), { reden: 'Opnieuw.', toegangen: [] });
      }
    }
    return engine.answer(...given);
  };
  expect(await beeindig({ ...engine, answer }, FIRST)).toBe(1);
  const left = async (it: Dossier) => (await leesToegang(engine, seeder(FIRST), uuid(it.zaak))).afscherming?.reden;
  expect([await left(een), await left(twee)]).toEqual(['Opnieuw.', undefined]);
});

it('ends what it can, and fails for what it cannot', async () => {
  const [een, twee] = [await dossier(), await dossier()];
  for (const it of [een, twee]) await dicht(it, 'chef', { totEnMet: '2999-02-02' });
  await z.meent.clone.asOwner(
    `update meent.zaken_afscherming set body = replace(body, '"2999-02-02"', '"2026-01-01"')`,
    [],
  );
  z.meent.engine.parts.snapshots.forget();
  const { engine } = z.meent;
  let first = true;
  const answer: typeof engine.answer = async (...given) => {
    if (!first) return engine.answer(...given);
    first = false;
    throw new Problem('wrong-state');
  };
  await expect(beeindig({ ...engine, answer }, FIRST)).rejects.toThrow(Problem);
  const left = async (it: Dossier) => (await leesToegang(engine, seeder(FIRST), uuid(it.zaak))).afscherming !== null;
  expect([await left(een), await left(twee)].toSorted()).toEqual([false, true]);
  expect(await beeindig(engine, FIRST)).toBe(1);
});
