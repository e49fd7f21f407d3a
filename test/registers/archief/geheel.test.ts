/** What goes, goes whole: every part, however many there are, and what was written to people about it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nameId } from '../../../src/foundation/name-id.ts';
import { FIRST, seeder } from '../../support/server.ts';
import type { Json } from '../zaken/support.ts';
import { type Archief, over, startArchief, wegIs } from './support.ts';

let a: Archief;
beforeAll(async () => {
  a = await startArchief();
});
afterAll(() => a.close());

/** So many copies of the status of a case, with other moments. */
async function metStatussen(aantal: number): Promise<Json> {
  const zaak = await a.overtijd();
  const { clone } = a.z.meent;
  const columns = await clone.asOwner<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'meent' and table_name = 'zaken_status' and column_name <> 'id'`,
  );
  const names = columns.map(({ name }) => name);
  const values = names.map((name) =>
    name === 'datum_status_gezet' ? `s.${name} - n * interval '1 second'` : `s.${name}`,
  );
  await clone.asOwner(
    `insert into meent.zaken_status (id, ${names.join(', ')}) select gen_random_uuid(), ${values.join(', ')}
from (select * from meent.zaken_status where zaak = $1 limit 1) s, generate_series(1, ${aantal}) n`,
    [zaak.uuid],
  );
  return zaak;
}

async function bericht(zaak: Json, tekst: string): Promise<string> {
  const id = nameId(FIRST, 'bericht', zaak.uuid, tekst);
  const input = {
    onderwerp: 'Wij hebben uw melding ontvangen',
    inhoud: tekst,
    afzender: 'Team Buiten',
    zaak: zaak.url,
    verzonden: '2020-01-01T10:00:00Z',
    gelezen: null,
  };
  const columns = { ontvanger: 'iemand', subjects: ['iemand'] };
  await a.z.meent.engine.compose(seeder(FIRST), {
    operation: 'berichten.nieuws',
    items: [{ resource: 'bericht', id, input, columns }],
  });
  return id;
}

const berichten = async (tekst: string): Promise<number> => {
  const [row] = await a.z.meent.clone.asOwner<{ n: number }>(
    `select (select count(*) from meent.berichten_bericht where body like $1)::int + (select count(*) from meent.engine_change where after like $1)::int as n`,
    [`%${tekst}%`],
  );
  return row!.n;
};

it('a case with more parts than one answer holds', async () => {
  const zaak = await metStatussen(6_000);
  const lijst = await a.gestart();
  await a.voerUit();
  expect(await a.regels(lijst)).toMatchObject([{ status: 'vernietigd' }]);
  await wegIs(a, zaak);
  expect(await over(a, 'zaken_status', [zaak.uuid], 'zaak')).toBe(0);
});

it('a case with more than fits in one write stays, and the list says so; so does who asks for it alone', async () => {
  const zaak = await metStatussen(20_001);
  const lijst = await a.gestart();
  await a.voerUit();
  expect(await a.regels(lijst)).toMatchObject([
    { status: 'vervallen', reden: expect.stringContaining('meer onderdelen dan') },
  ]);
  const refused = await a.z.ask('DELETE', zaak.url);
  expect([refused.statusCode, refused.json().detail]).toEqual([409, expect.stringContaining('20000 keer status')]);
  expect(await over(a, 'zaken_status', [zaak.uuid], 'zaak')).toBeGreaterThan(20_000);
  await a.z.want(200, 'PATCH', zaak.url, { archiefactiedatum: '2040-01-01' });
});

it('and what is asked of several cases is not cut at what one may have', async () => {
  const zaken = [await metStatussen(3_000), await metStatussen(3_000)];
  const rows = await a.z.meent.engine.parts.loader.load(seeder(FIRST), [
    {
      resource: 'status',
      where: 'zaak',
      in: { resource: 'zaak', column: 'id', where: 'id', any: zaken.map(({ uuid }) => uuid) },
    },
  ]);
  expect(rows.length).toBeGreaterThan(6_000);
  await a.gestart();
  await a.voerUit();
});

it('messages about it, and no others', async () => {
  const [zaak, ander] = [await a.overtijd(), await a.z.zaak()];
  const deelzaak = await a.z.zaak({ hoofdzaak: ander.url });
  await bericht(zaak, 'Kapotte lamp bij Boom');
  await bericht(ander, 'Gat in de weg bij Visser');
  await bericht(deelzaak, 'Tweede gat bij Visser');
  await a.gestart();
  await a.voerUit();
  expect(await berichten('Kapotte lamp bij Boom')).toBe(0);
  expect(await berichten('bij Visser')).toBe(4);
  // Who may remove the case needs no right of its own on what is only about it.
  const { catalogue, meent } = a.z;
  const removing = { component: 'zrc', zaaktype: catalogue.zaaktype, maxVertrouwelijkheidaanduiding: 'zeer_geheim' };
  await meent.grant([{ ...removing, scopes: ['zaken.lezen'] }]);
  expect((await a.z.ask('DELETE', ander.url, undefined, { as: 'beperkt' })).statusCode).toBe(403);
  expect(await berichten('bij Visser')).toBe(4);
  await meent.grant([{ ...removing, scopes: ['zaken.lezen', 'zaken.verwijderen'] }]);
  expect((await a.z.ask('DELETE', ander.url, undefined, { as: 'beperkt' })).statusCode).toBe(204);
  expect(await berichten('bij Visser')).toBe(0);
});
