/** What is left out is not shown; what is decided goes by the record as it is, and what has no type by what its source is for. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seenBy } from '../../src/engine/leave-out.ts';
import type { Row } from '../../src/engine/work.ts';
import type { Caller } from '../../src/gate/context.ts';
import type { Rule } from '../../src/gate/rules.ts';
import { find } from '../../src/services/operations/door.ts';
import { holderOf } from '../../src/services/operations/people-words.ts';
import { makeWorld, type World } from '../registers/all/world.ts';
import { FIRST, startMeent, type TestMeent } from '../support/server.ts';

let meent: TestMeent;
let world: World;
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

const without = (leaveOut: readonly string[], what: Rule['what'] = {}): Caller =>
  ({
    municipality: FIRST,
    base: world.base,
    rights: {
      everything: true,
      grants: [],
      leaves: [
        {
          id: 'meent-gegevens-003',
          version: 1,
          effect: 'laat_weg',
          whom: {},
          what: { components: ['zrc'], resources: ['rol'], ...what },
          leaveOut,
          reason: 'De activiteit gebruikt dit niet.',
        },
      ],
    },
  }) as unknown as Caller;

const rol = async (caller: Caller, betrokkeneIdentificatie: object): Promise<Row> => {
  const zaak = await world.zaak();
  const made = await world.post('/zaken/api/v1/rollen', {
    zaak: zaak.url,
    roltype: world.catalogue.roltypen.behandelaar,
    roltoelichting: '',
    betrokkeneType: 'medewerker',
    betrokkeneIdentificatie,
  });
  const found = await find(meent.engine, caller, 'rol', String(made.url).slice(-36));
  if (!found || 'refused' in found) throw new Error('not found');
  return found.row;
};

it('a case of a colleague is theirs for who may not see whose it is; twin: for who may, with the name', async () => {
  const employee = { identificatie: 'm-0909', achternaam: 'Dijkstra', voorletters: '', voorvoegselAchternaam: '' };
  const unseen = await rol(
    without(['betrokkeneIdentificatie.identificatie', 'betrokkeneIdentificatie.achternaam', 'omschrijvingGeneriek']),
    employee,
  );
  expect(JSON.stringify(unseen.record)).not.toMatch(/m-0909|Dijkstra/);
  expect(holderOf([unseen])).toEqual({ id: 'm-0909', name: 'een collega' });
  expect(holderOf([await rol(without([]), employee)])).toEqual({ id: 'm-0909', name: 'Dijkstra' });
  // Of nobody it stays.
  expect(holderOf([])).toBeUndefined();
});

it('what has no type is meant by what says so; twin: by a rule on types alone it is not, and another type is by neither', async () => {
  const row = await rol(without([]), { identificatie: 'm-0910', achternaam: 'Bos' });
  const type = '00000000-0000-4000-8000-00000000000a';
  const seen = (what: Rule['what'], r_type: string | null): unknown =>
    seenBy(without(['betrokkeneIdentificatie'], what), {
      ...row,
      columns: { ...row.columns, r_type },
      record: row.record,
    }).record.betrokkeneIdentificatie;
  expect(seen({ types: [type], untyped: true }, null)).toBeNull();
  expect(seen({ types: [type] }, null)).toMatchObject({ achternaam: 'Bos' });
  expect(seen({ types: [type], untyped: true }, '00000000-0000-4000-8000-00000000000b')).toMatchObject({
    achternaam: 'Bos',
  });
  expect(seen({ types: [type] }, type)).toBeNull();
});
