/** Following a Meent leaves no look there while nothing changes, and what no copy takes along is told. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { municipalityOf, withMeent } from '../../src/cli/open.ts';
import { numberChanges } from '../../src/engine/sequence.ts';
import { loadConfig } from '../../src/foundation/config.ts';
import { makeOutbound } from '../../src/foundation/outbound/outbound.ts';
import { createToken } from '../../src/identity/tokens.ts';
import { createSequencer, type Sequencer } from '../../src/logbook/sequencer.ts';
import { rounds } from '../../src/services/overzetten/rounds.ts';
import type { RunReport } from '../../src/services/overzetten/run.ts';
import { APIS, type ApiName, MORE_APIS, openSource } from '../../src/services/overzetten/source.ts';
import { dicht, expectDone, line, load, MEENT, SECRET, source, start, stop, TO, url, uuid } from './zgw-dicht.ts';

let sequencer: Sequencer;
beforeAll(async () => {
  await start();
  sequencer = createSequencer({
    db: source.meent.db,
    tasks: [numberChanges],
    onError: (error) => {
      throw error;
    },
  });
});
afterAll(stop);

const looks = (): number => source.meent.logged.length;

/** A round, with all changes there numbered first; how many entries it left in the logbook there. */
async function withRounds(
  work: (round: () => Promise<{ report: RunReport | undefined; looked: number }>) => Promise<void>,
): Promise<void> {
  const roots = Object.fromEntries([...APIS, ...MORE_APIS].map((api) => [api, `${url}/${api}/api/v1`]));
  const bron = openSource({
    outbound: makeOutbound({ allow: ['127.0.0.0/8', '::1/128'] }),
    roots: roots as Record<ApiName, string>,
    authorization: () => `Bearer ${createToken({ clientId: 'alles', secret: SECRET })}`,
  });
  await withMeent(loadConfig(line.environment), async ({ engine, blobs, ...opened }) => {
    const municipality = await municipalityOf({ engine, blobs, ...opened }, TO);
    const next = rounds({
      engine,
      blobs,
      municipality,
      source: bron,
      bron: new URL(url).host,
      parallel: 2,
      light: true,
    });
    await work(async () => {
      await sequencer.round();
      const before = looks();
      const report = await next();
      return { report, looked: looks() - before };
    });
  });
}

test('a round in which nothing changed leaves no look at the source; each change is seen by the next', async () => {
  const zaak = await source.zaak();
  await source.document();
  await withRounds(async (round) => {
    const first = await round();
    expect(first.report?.counts).toContainEqual({ soort: 'zaak', staat: 'gedaan', aantal: 1 });
    expect(first.looked).toBeGreaterThan(0);
    for (const _ of [1, 2]) expect(await round()).toEqual({ report: undefined, looked: 0 });

    const rol = await source.rol(zaak);
    const second = await round();
    expect(second.looked).toBeGreaterThan(0);
    expect(await rowsOf('zaken_rol', uuid(rol))).toHaveLength(1);
    expect(await round()).toEqual({ report: undefined, looked: 0 });

    await dicht(zaak);
    expect((await round()).looked).toBeGreaterThan(0);
    expect(await rowsOf('zaken_afscherming')).toHaveLength(1);
    expect(await round()).toEqual({ report: undefined, looked: 0 });

    await source.want(204, 'DELETE', `${MEENT}/zaken/${uuid(zaak)}/afscherming`);
    expect((await round()).report).toBeDefined();
    expect(await rowsOf('zaken_afscherming')).toHaveLength(0);

    await source.want(204, 'DELETE', zaak.url);
    expect((await round()).report?.vanished).toEqual([{ soort: 'zaak', id: uuid(zaak) }]);
  });
});

const rowsOf = (table: string, id?: string): Promise<object[]> =>
  line.clone.asOwner(
    `select 1 from meent.${table} t join meent.municipality_attribute a using (municipality)
 where a.kind = 'host' and a.value = $1 and ($2::uuid is null or t.id = $2)`,
    [TO, id ?? null],
  );

test('what has to be made anew is named and counted, until it is there; what may not be read is said', async () => {
  const label = 'Zaaksysteem van een leverancier';
  const applicatie = { clientIds: ['leverancier-a'], label, heeftAlleAutorisaties: true };
  await source.want(201, 'POST', '/autorisaties/api/v1/applicaties', applicatie);
  const said = await load();
  expectDone(said);
  const [first, ...names] = said.out.slice(said.out.findIndex((text) => text.startsWith('Gaat niet mee, maak')));
  expect(first).toMatch(/^Gaat niet mee, maak dit hier opnieuw: applicaties \(\d+ van de \d+\)\. Een geheim/);
  expect(names).toContain(`  ${label}`);

  const closed = await load('--autorisaties', `${url}/hier-niet`);
  expectDone(closed);
  expect(closed.out.join('\n')).toContain('niet geteld: applicaties. De bron heeft dit niet.');
});
