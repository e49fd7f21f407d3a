/**
 * For which activity a call is, through every door: what the call names narrows its rights, what it does not name follows
 * from what is read, and the log line says which it was.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { activityBody } from '../../support/activity.ts';
import { activityId, FIRST, type Request, startMeent, type TestMeent } from '../../support/server.ts';
import { CRS, type Json, makeWorld, type World, zaakBody } from '../all/world.ts';

let meent: TestMeent;
let world: World;
let eerste: Json;
let tweede: Json;
/** Addresses of the activities: of the first case type, of the second, and three of no case type. */
const doel = { eerste: '', tweede: '', los: '', personen: '', voogdij: '' };
const STANDAARD = activityId(FIRST, 'dienstverlening');
const REGISTER = '/registers/api/v1/verwerkingsactiviteiten';

beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  const named = async (url: string) => String((await world.get(url)).identificatie);
  const add = async (identificatie: string, extra: object) =>
    (await world.post(REGISTER, activityBody({ identificatie, ...extra }))).url;
  const zaken = [{ bron: 'zaken', velden: [] }];
  doel.eerste = await add('eerste', { zaaktypen: [await named(world.catalogue.zaaktype)], gebruikt: zaken });
  doel.tweede = await add('tweede', { zaaktypen: [await named(world.catalogue.ander.zaaktype)], gebruikt: zaken });
  doel.los = await add('los', { gebruikt: zaken, organ: 'burgemeester' });
  doel.personen = await add('personen', { gebruikt: [{ bron: 'personen', velden: ['naam'] }] });
  doel.voogdij = await add('voogdij', { gebruikt: [{ bron: 'personen', velden: ['naam'] }] });
  eerste = await world.zaak();
  tweede = await world.post('/zaken/api/v1/zaken', { ...zaakBody(world), zaaktype: world.catalogue.ander.zaaktype });
  await world.post('/zaken/api/v1/rollen', {
    zaak: tweede.url,
    roltype: world.catalogue.ander.roltype,
    roltoelichting: '',
    betrokkeneType: 'natuurlijk_persoon',
    betrokkeneIdentificatie: { inpBsn: '999990019' },
  });
}, 60_000);
afterAll(async () => {
  await world?.close();
  await meent?.close();
});

const WIDE = { maxVertrouwelijkheidaanduiding: 'zeer_geheim' };
const op = (zaaktype: string, extra: object = {}) => ({
  component: 'zrc',
  scopes: ['zaken.lezen', 'zaken.bijwerken', 'audittrails.lezen'],
  zaaktype,
  ...WIDE,
  ...extra,
});
const ask = (url: string, headers: Record<string, string> = {}, as = 'beperkt', rest: Partial<Request> = {}) =>
  meent.ask({ url: url.replace(world.base, ''), as, headers: { ...CRS, ...headers }, ...rest });
const noem = (url: string) => ({ 'x-meent-activiteit': url });
const idOf = (url: string) => url.slice(-36);
const urls = async (headers: Record<string, string> = {}, as = 'beperkt') =>
  (await ask('/zaken/api/v1/zaken', headers, as)).json().results.map(({ url }: Json) => url);
/** Activities in the log since, with how many lines each. */
async function logs(call: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> {
  const before = meent.logged.length;
  await call();
  return Object.fromEntries(meent.logged.slice(before).map(({ activity, lines }) => [activity, lines.length]));
}

describe('a call that names no activity', () => {
  beforeEach(() => meent.grant([op(world.catalogue.zaaktype), op(world.catalogue.ander.zaaktype)]));

  it('works as it did, and each line names what its case is for', async () => {
    expect(new Set(await urls())).toEqual(new Set([eerste.url, tweede.url]));
    expect(await logs(() => urls())).toEqual({ [idOf(doel.eerste)]: 1, [idOf(doel.tweede)]: 1 });
    expect(await logs(() => ask(eerste.url))).toEqual({ [idOf(doel.eerste)]: 1 });
    expect(await logs(() => ask(tweede.url))).toEqual({ [idOf(doel.tweede)]: 1 });
    const rollen = `/zaken/api/v1/rollen?zaak=${encodeURIComponent(tweede.url)}`;
    expect(await logs(() => ask(rollen))).toEqual({ [idOf(doel.tweede)]: 1 });
    expect(await logs(() => ask(`${eerste.url}/audittrail`))).toEqual({ [idOf(doel.eerste)]: 1 });
  });

  it('writes for what the case is for, in the log and in the audit trail', async () => {
    const patch = () => ask(tweede.url, {}, 'beperkt', { method: 'PATCH', payload: { omschrijving: 'Anders' } });
    expect(await logs(patch)).toEqual({ [idOf(doel.tweede)]: 1 });
    const [change] = await meent.clone.asOwner<{ activity: string }>(
      'select activity from meent.engine_change where record = $1 order by at desc limit 1',
      [idOf(tweede.url)],
    );
    expect(change?.activity).toBe(idOf(doel.tweede));
  });

  it('names the organ of each', async () => {
    await meent.grant([op(world.catalogue.zaaktype, { verwerkingsactiviteit: doel.los })]);
    const before = meent.logged.length;
    await ask(eerste.url);
    expect(meent.logged.slice(before)).toMatchObject([{ activity: idOf(doel.los), organ: 'burgemeester' }]);
  });

  it('is for what the right names that opens it, where no type tells', async () => {
    const recht = (scope: string, verwerkingsactiviteit: string) => ({
      component: 'meent',
      scopes: [scope],
      verwerkingsactiviteit,
    });
    const both = [recht('personen.lezen', doel.personen), recht('mandaten.lezen', doel.voogdij)];
    for (const grants of [both, both.toReversed()]) {
      await meent.grant(grants);
      expect(await logs(() => ask('/meent/api/v1/mandaten'))).toEqual({ [idOf(doel.voogdij)]: 0 });
      expect(await logs(() => ask('/meent/api/v1/personen'))).toEqual({ [idOf(doel.personen)]: 0 });
    }
  });

  it('is refused what no activity of its own uses', async () => {
    await meent.grant([op(world.catalogue.zaaktype, { verwerkingsactiviteit: doel.personen })]);
    const answer = await ask(eerste.url);
    expect(answer.statusCode).toBe(403);
    expect(answer.json().detail).toContain('gebruikt deze bron niet');
    await meent.grant([op(world.catalogue.zaaktype)]);
    expect((await ask(eerste.url)).statusCode).toBe(200);
  });
});

describe('a call that names an activity', () => {
  beforeEach(() => meent.grant([op(world.catalogue.zaaktype), op(world.catalogue.ander.zaaktype)]));

  it('has the rights that serve it, whichever door it takes', async () => {
    expect(await urls(noem(doel.eerste))).toEqual([eerste.url]);
    expect(await urls(noem(doel.tweede))).toEqual([tweede.url]);
    expect((await ask(eerste.url, noem(doel.eerste))).statusCode).toBe(200);
    const zoek = await ask('/zaken/api/v1/zaken/_zoek', noem(doel.tweede), 'beperkt', { method: 'POST', payload: {} });
    expect(zoek.json().results.map(({ url }: Json) => url)).toEqual([tweede.url]);
    for (const url of [eerste.url, `${eerste.url}/audittrail`]) {
      const refused = await ask(url, noem(doel.tweede));
      expect(refused.statusCode).toBe(403);
    }
    expect((await ask(eerste.url, noem(doel.tweede))).json().detail).toContain('andere verwerkingsactiviteit');
    const write = (activity: string) =>
      ask(eerste.url, noem(activity), 'beperkt', { method: 'PATCH', payload: { omschrijving: 'Nog eens' } });
    expect((await write(doel.tweede)).statusCode).toBe(403);
    expect((await write(doel.eerste)).statusCode).toBe(200);
  });

  it('is logged as it says, a refusal too', async () => {
    expect(await logs(() => ask(eerste.url, noem(doel.tweede)))).toEqual({ [idOf(doel.tweede)]: 1 });
    expect(meent.logged.at(-1)).toMatchObject({ kind: 'geweigerd' });
    expect(await logs(() => urls(noem(doel.tweede)))).toEqual({ [idOf(doel.tweede)]: 1 });
  });

  it('that its rights do not serve, is refused; twin: a right that names it', async () => {
    expect((await ask(eerste.url, noem(doel.los))).statusCode).toBe(403);
    await meent.grant([
      op(world.catalogue.zaaktype),
      op(world.catalogue.zaaktype, { verwerkingsactiviteit: doel.los, scopes: ['zaken.lezen'] }),
    ]);
    expect((await ask(eerste.url, noem(doel.los))).statusCode).toBe(200);
    const write = (activity: string) =>
      ask(eerste.url, noem(activity), 'beperkt', { method: 'PATCH', payload: { omschrijving: 'Weer' } });
    expect((await write(doel.los)).statusCode).toBe(403);
    expect((await write(doel.eerste)).statusCode).toBe(200);
  });

  it.each<[string, string, number]>([
    ['is unknown', '0197b0f0-0000-7000-8000-000000000000', 403],
    ['is no address', 'melding', 400],
    ['is nobody’s', `http://localhost${REGISTER}/`, 400],
  ])('that %s, is refused', async (_what, value, expected) => {
    expect((await ask('/zaken/api/v1/zaken', noem(value))).statusCode).toBe(expected);
    const baggage = { baggage: `dpl.core.processing_activity_id=${encodeURIComponent(value)}` };
    expect((await ask('/zaken/api/v1/zaken', baggage)).statusCode).toBe(expected);
  });

  it('that a later version follows, is the later one', async () => {
    const soon = activityBody({ identificatie: 'oud', beginGeldigheid: '2024-01-01', eindeGeldigheid: '2025-01-01' });
    const { url } = await world.post(REGISTER, soon);
    await meent.grant([op(world.catalogue.zaaktype, { verwerkingsactiviteit: url })]);
    const ended = await ask(eerste.url, noem(url));
    expect([ended.statusCode, ended.json().detail]).toEqual([403, expect.stringContaining('geldt vandaag niet')]);
    const next = await world.post(REGISTER, { ...soon, beginGeldigheid: '2025-01-01', eindeGeldigheid: null });
    expect((await ask(eerste.url, noem(next.url))).statusCode).toBe(200);
  });
});

describe('who may do everything', () => {
  it('does so for one activity at a time, when it names one', async () => {
    expect(await urls({}, 'alles')).toHaveLength(2);
    expect(await urls(noem(doel.eerste), 'alles')).toEqual([eerste.url]);
    expect((await ask(tweede.url, noem(doel.eerste), 'alles')).statusCode).toBe(403);
    expect((await ask(tweede.url, noem(doel.tweede), 'alles')).statusCode).toBe(200);
    // A source that the activity does not use.
    const personen = (headers: Record<string, string>) => ask('/meent/api/v1/personen', headers, 'alles');
    expect((await personen(noem(doel.eerste))).statusCode).toBe(403);
    expect((await personen({})).statusCode).toBe(200);
    // What is about nobody stays.
    expect((await ask('/catalogi/api/v1/zaaktypen', noem(doel.eerste), 'alles')).statusCode).toBe(200);
  });

  it('reads a list of several for what each is for', async () => {
    expect(await logs(() => urls({}, 'alles'))).toEqual({ [idOf(doel.eerste)]: 1, [idOf(doel.tweede)]: 1 });
    expect(await logs(() => ask('/meent/api/v1/personen', {}, 'alles'))).toEqual({ [STANDAARD]: 0 });
  });
});

describe('a right', () => {
  it('names an activity that there is, and says so again', async () => {
    const url = `/autorisaties/api/v1/applicaties`;
    const body = (verwerkingsactiviteit: string) => ({
      clientIds: [`doel-${world.next()}`],
      label: 'Doel',
      autorisaties: [op(world.catalogue.zaaktype, { verwerkingsactiviteit })],
    });
    const made = await world.post(url, body(doel.los));
    expect(made.autorisaties).toMatchObject([{ verwerkingsactiviteit: doel.los }]);
    const wrong = await ask(url, {}, 'alles', {
      method: 'POST',
      payload: body(`${world.base}${REGISTER}/0197b0f0-0000-7000-8000-000000000000`),
    });
    expect(wrong.statusCode).toBe(400);
  });
});
