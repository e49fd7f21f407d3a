import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_SCOPES, readAuditTrail } from '../../src/engine/audit.ts';
import { newId } from '../../src/foundation/ids.ts';
import type { Caller } from '../../src/gate/context.ts';
import { VERTROUWELIJKHEID } from '../../src/gate/rights.ts';
import { addTables, libraryResources } from '../engine/library.ts';
import { FIRST, SECOND, startMeent, type TestMeent } from '../support/server.ts';

let meent: TestMeent;
let plank: string;
beforeAll(async () => {
  meent = await startMeent({ extra: libraryResources, prepare: addTables });
  plank = (await send('POST', '/boeken/api/v1/planken', { naam: 'Romans' })).url;
});
afterAll(() => meent.close());

const BOEKEN = '/boeken/api/v1/boeken';
const pathOf = (url: string) => new URL(url).pathname;
const jan = () => ({
  authorization: meent.token('alles', undefined, { id: 'jan', name: 'Jan Jansen' }),
  'x-audit-toelichting': Buffer.from('Gecorrigeerd: é').toString('latin1'),
});
const send = async (method: 'POST' | 'PATCH', url: string, payload: object, headers: Record<string, string> = {}) =>
  (await meent.ask({ method, url, payload, headers })).json();

/** Who may read trails of one shelf, up to a level. */
const caller = (level: number, type = plank.slice(-36)): Caller => ({
  municipality: FIRST,
  base: 'http://localhost',
  application: { id: 'beperkt', label: '' },
  activity: { id: '', purpose: '', ground: '', organ: '' },
  trace: { traceId: '0'.repeat(32), spanId: '0'.repeat(16) },
  rights: { everything: false, grants: [{ component: 'lib', scopes: new Set(AUDIT_SCOPES), type, level }] },
});

/** A book that was made, got a reader, and was renamed. */
async function history() {
  const made = await send('POST', BOEKEN, { titel: 'Een', plank, geheimhouding: 'openbaar' });
  const reader = await send('POST', '/boeken/api/v1/lezers', { boek: made.url, naam: 'Noor', bsn: '999990019' });
  const renamed = await send('PATCH', pathOf(made.url), { titel: 'Twee' }, jan());
  await meent.ask({ method: 'DELETE', url: pathOf(reader.url) });
  return { made, reader, renamed, trail: `${pathOf(made.url)}/audittrail` };
}

describe('the audit trail', () => {
  it('holds what callers did to a record and to what belongs to it, and not what followed by itself', async () => {
    const { made, reader, renamed, trail } = await history();
    const answer = await meent.ask({ url: trail });
    expect(answer.statusCode).toBe(200);
    const lines = answer.json();
    expect(
      lines.map(({ resource, actie, resultaat }: Record<string, unknown>) => [resource, actie, resultaat]),
    ).toEqual([
      ['boek', 'create', 201],
      ['lezer', 'create', 201],
      ['boek', 'update', 200],
      ['lezer', 'destroy', 204],
    ]);
    const [first, second, third, last] = lines;
    expect(first).toMatchObject({
      bron: 'lib',
      applicatieId: 'alles',
      applicatieWeergave: 'Toepassing alles',
      gebruikersId: '',
      hoofdObject: made.url,
      resourceUrl: made.url,
      toelichting: '',
      wijzigingen: { oud: null, nieuw: { titel: 'Een', plank } },
    });
    expect(second).toMatchObject({ hoofdObject: made.url, resourceUrl: reader.url, wijzigingen: { oud: null } });
    expect(second.wijzigingen.nieuw.bsn).toBe('999990019');
    expect(third).toMatchObject({
      gebruikersId: 'jan',
      gebruikersWeergave: 'Jan Jansen',
      toelichting: 'Gecorrigeerd: é',
      wijzigingen: { oud: { titel: 'Een' }, nieuw: { titel: 'Twee', url: renamed.url } },
    });
    expect(last.wijzigingen).toEqual({ oud: second.wijzigingen.nieuw, nieuw: null });
  });

  it('gives one line by its number, and no line of another record', async () => {
    const { trail } = await history();
    const other = await history();
    const [line] = (await meent.ask({ url: trail })).json();
    expect((await meent.ask({ url: `${trail}/${line.uuid}` })).json()).toEqual(line);
    expect((await meent.ask({ url: `${other.trail}/${line.uuid}` })).statusCode).toBe(404);
    expect((await meent.ask({ url: `${trail}/onzin` })).statusCode).toBe(404);
  });

  it('is itself in the logbook, with whom it is about', async () => {
    const made = await send('POST', BOEKEN, { titel: 'Een', plank, geheimhouding: 'openbaar' });
    await send('POST', '/boeken/api/v1/lezers', { boek: made.url, naam: 'Noor', bsn: '999990019' });
    await meent.ask({ url: `${pathOf(made.url)}/audittrail` });
    expect(meent.logged.at(-1)).toMatchObject({
      operation: 'boeken.boek.audittrail',
      kind: 'geopend',
      lines: [{ resource: 'boek', id: made.url.slice(-36) }],
    });
  });

  it('has a line for who is no part of the record any more and is in its history, and none for others', async () => {
    const { trail } = await history();
    await meent.ask({ url: trail });
    const { keys } = meent.engine.parts;
    expect(meent.logged.at(-1)?.lines.map(({ subject }) => subject)).toEqual([keys.hash(FIRST, 'bsn', '999990019')]);
    const made = await send('POST', BOEKEN, { titel: 'Een', plank, geheimhouding: 'openbaar' });
    await meent.ask({ url: `${pathOf(made.url)}/audittrail` });
    expect(meent.logged.at(-1)).toMatchObject({ kind: 'geopend', lines: [] });
  });

  it('is for who may read trails, and only of records that they may see', async () => {
    const { trail } = await history();
    const as = async () => (await meent.ask({ url: trail, as: 'beperkt' })).statusCode;
    await meent.grant([{ component: 'nrc', scopes: ['audittrails.lezen'] }]);
    expect(await as()).toBe(403);
    expect((await meent.ask({ url: trail, municipality: SECOND })).statusCode).toBe(404);
  });

  it('is refused for a record of another type than the right names, and the refusal is logged', async () => {
    const { made } = await history();
    const { parts } = meent.engine;
    const read = (type: string) =>
      readAuditTrail(parts, caller(7, type), parts.registry.get('boek'), made.url.slice(-36));
    await expect(read('0197b0f0-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'permission-denied' });
    expect(meent.logged.at(-1)).toMatchObject({ kind: 'geweigerd', operation: 'boeken.boek.audittrail' });
    expect(JSON.parse((await read(plank.slice(-36))).json)).toHaveLength(4);
  });

  it('shows what parts said while the record was more confidential to who had the right to it then', async () => {
    const made = await send('POST', BOEKEN, { titel: 'Een', plank, geheimhouding: 'zeer_geheim' });
    const reader = await send('POST', '/boeken/api/v1/lezers', { boek: made.url, naam: 'Noor', bsn: '999990019' });
    await meent.ask({ method: 'DELETE', url: pathOf(reader.url) });
    await send('PATCH', pathOf(made.url), { geheimhouding: 'openbaar' });
    await send('POST', '/boeken/api/v1/lezers', { boek: made.url, naam: 'Bas', bsn: '999990020' });
    const { parts } = meent.engine;
    const read = async (level: number) =>
      (await readAuditTrail(parts, caller(level), parts.registry.get('boek'), made.url.slice(-36))).json;
    const low = await read(1);
    expect(low).not.toContain('Noor');
    expect(low).not.toContain('999990019');
    expect(low).toContain('Bas');
    expect(JSON.parse(low)).toHaveLength(5);
    expect(await read(8)).toContain('Noor');
  });

  it('asks the right of then also of parts that were made in one write with their record, in whatever order of ids', async () => {
    const { parts } = meent.engine;
    const all = { ...caller(VERTROUWELIJKHEID.length), rights: { everything: true, grants: [] } };
    for (let i = 0; i < 12; i++) {
      const id = newId();
      await meent.engine.compose(all, {
        operation: 'boeken.samen',
        items: [
          {
            resource: 'boek',
            id,
            input: { titel: 'Een', plank, geheimhouding: 'zeer_geheim' },
          },
          { resource: 'lezer', input: { boek: `http://localhost${BOEKEN}/${id}`, naam: 'Noor', bsn: '999990019' } },
        ],
      });
      await send('PATCH', `${BOEKEN}/${id}`, { geheimhouding: 'openbaar' });
      const read = async (level: number) =>
        (await readAuditTrail(parts, caller(level), parts.registry.get('boek'), id)).json;
      expect(await read(1)).not.toContain('Noor');
      expect(await read(8)).toContain('Noor');
    }
  });

  it('shows no part when nothing tells how confidential its record was', async () => {
    const made = await send('POST', BOEKEN, { titel: 'Een', plank, geheimhouding: 'openbaar' });
    await send('POST', '/boeken/api/v1/lezers', { boek: made.url, naam: 'Noor', bsn: '999990019' });
    const { parts } = meent.engine;
    const read = async () =>
      (await readAuditTrail(parts, caller(1), parts.registry.get('boek'), made.url.slice(-36))).json;
    expect(await read()).toContain('Noor');
    // The clock of the server was put back between the two.
    await meent.clone.asOwner(`update meent.engine_change set at = at + interval '1 hour' where record = $1`, [
      made.url.slice(-36),
    ]);
    expect(await read()).not.toContain('Noor');
  });

  it('goes with its record', async () => {
    const { made, trail } = await history();
    expect((await meent.ask({ method: 'DELETE', url: pathOf(made.url) })).statusCode).toBe(204);
    expect((await meent.ask({ url: trail })).statusCode).toBe(404);
  });

  it('is not there for what has no rights of its own', async () => {
    const { reader } = await history();
    expect((await meent.ask({ url: `${pathOf(reader.url)}/audittrail` })).statusCode).toBe(404);
    expect((await meent.ask({ url: `${pathOf(plank)}/audittrail` })).statusCode).toBe(404);
  });
});
