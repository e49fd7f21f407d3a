/** Decisions for other systems: what they say, what they keep silent, what the log holds of them, and that it can be done again. */
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { loadHosts } from '../../src/foundation/hosts.ts';
import { purgeDecisions } from '../../src/services/access/decision-log.ts';
import { replay } from '../../src/services/access/replay.ts';
import { registerAuthzen } from '../../src/services/http/authzen.ts';
import { regel } from '../registers/all/toegangsregels.ts';
import { BSN, CRS, makeWorld, type World } from '../registers/all/world.ts';
import { applicationId, FIRST, startMeent, type TestMeent } from '../support/server.ts';

let meent: TestMeent;
let world: World;
let zaak: string;

const VRAGEN = { component: 'meent', scopes: ['toegang.vragen'] };
const lees = (zaaktype: string) => ({
  component: 'zrc',
  scopes: ['zaken.lezen'],
  zaaktype,
  maxVertrouwelijkheidaanduiding: 'zeer_geheim',
});

beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  zaak = (await world.zaak()).url.slice(-36);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

const post = (path: string, payload: object, more: object = {}) =>
  meent.ask({ method: 'POST', url: `/access/v1/${path}`, payload, ...more });
const vraag = (id = zaak, more: object = {}) => ({
  subject: { type: 'applicatie', id: 'beperkt' },
  action: { name: 'zaken.lezen' },
  resource: { type: 'zaak', id },
  ...more,
});
const kept = () =>
  meent.clone.asOwner<{ id: string; request: string; response: string; type: string; information: string | null }>(
    'select id, type, request, response, information from meent.access_decision order by at, id',
  );

describe('an evaluation', () => {
  it('names what permits, with its version', async () => {
    await meent.grant([lees(world.catalogue.zaaktype)]);
    const answer = await post('evaluation', vraag());
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json().decision).toBe(true);
    expect(answer.json().context.regels).toEqual([
      { id: applicationId(FIRST, 'beperkt'), versie: expect.any(Number), effect: 'sta_toe' },
    ]);
  });

  it('denies what no right opens', async () => {
    await meent.grant([lees(world.catalogue.ander.zaaktype)]);
    expect((await post('evaluation', vraag())).json()).toMatchObject({ decision: false, context: { regels: [] } });
    await meent.grant([lees(world.catalogue.zaaktype)]);
    const change = await post('evaluation', vraag(zaak, { action: { name: 'delete' } }));
    expect(change.json().decision).toBe(false);
    const nobody = await post('evaluation', vraag(zaak, { subject: { type: 'applicatie', id: 'bestaat-niet' } }));
    expect(nobody.json().decision).toBe(false);
  });

  it('gives the reason of a rule that forbids, and what is to be left out', async () => {
    const dicht = { identificatie: 'azn', naam: 'Dicht', effect: 'verbied', reden: 'Even gesloten voor onderhoud.' };
    const voor = { applicaties: ['beperkt'] };
    await regel(world, { ...dicht, voor, over: { gegevens: ['zaak'] } });
    expect((await post('evaluation', vraag())).json()).toMatchObject({
      decision: false,
      context: { reason_user: { nl: dicht.reden }, regels: [{ id: 'azn', versie: 1, effect: 'verbied' }] },
    });
    await regel(world, { ...dicht, voor, effect: 'laat_weg', over: { gegevens: ['zaak'] }, weglaten: ['toelichting'] });
    expect((await post('evaluation', vraag())).json()).toMatchObject({
      decision: true,
      context: { verplichtingen: { velden_weglaten: ['toelichting'] } },
    });
    await regel(world, { ...dicht, effect: 'vervalt' });
  });

  it('is about residents and employees too, and about what is described', async () => {
    const resident = (id: string) => vraag(zaak, { subject: { type: 'inwoner', id } });
    expect((await post('evaluation', resident(BSN))).json().decision).toBe(true);
    expect((await post('evaluation', resident('999990408'))).json().decision).toBe(false);
    const employee = { type: 'medewerker', id: 'm-1', properties: { rol: 'behandelaar', afdeling: 'Nergens' } };
    expect((await post('evaluation', vraag(zaak, { subject: employee }))).json().decision).toBe(false);
    const described = (type: string, vertrouwelijkheidaanduiding: string) =>
      vraag('*', { resource: { type: 'zaak', id: '*', properties: { type, vertrouwelijkheidaanduiding } } });
    const { zaaktype, ander } = world.catalogue;
    expect((await post('evaluation', described(zaaktype, 'openbaar'))).json().decision).toBe(true);
    expect((await post('evaluation', described(ander.zaaktype, 'openbaar'))).json().decision).toBe(false);
  });

  it('tells nothing of a record that who asks may not know of', async () => {
    const everybody = { subject: { type: 'applicatie', id: 'alles' } };
    await meent.grant([VRAGEN, lees(world.catalogue.ander.zaaktype)]);
    const hidden = await post('evaluation', vraag(zaak, everybody), { as: 'beperkt' });
    const absent = await post(
      'evaluation',
      vraag(world.subject ? '0190a0a0-0000-7000-8000-000000000000' : '', everybody),
      {
        as: 'beperkt',
      },
    );
    expect(hidden.statusCode).toBe(200);
    expect(hidden.body).toBe(absent.body);
    expect(hidden.json()).toMatchObject({ decision: false, context: { error: { status: 404 } } });
    // Twin: who may know of it is told.
    await meent.grant([VRAGEN, lees(world.catalogue.zaaktype)]);
    expect((await post('evaluation', vraag(zaak, everybody), { as: 'beperkt' })).json().decision).toBe(true);
  });

  it('is for who has the scope, and well-formed questions', async () => {
    await meent.grant([lees(world.catalogue.zaaktype)]);
    expect((await post('evaluation', vraag(), { as: 'beperkt' })).statusCode).toBe(403);
    expect((await post('evaluation', vraag(), { as: false })).statusCode).toBe(401);
    const wrong = await post('evaluation', { subject: { type: 'applicatie' }, action: 'lezen' });
    expect(wrong.statusCode).toBe(400);
    const names = wrong.json().invalidParams.map(({ name }: { name: string }) => name);
    expect(names.sort()).toEqual(['action', 'resource', 'subject.id']);
    const unknown = await post('evaluation', vraag(zaak, { resource: { type: 'draak', id: '1' } }));
    expect(unknown.json()).toMatchObject({ decision: false, context: { error: { status: 400 } } });
  });

  it('gives the name of a request back, and leaves keys alone that it does not know', async () => {
    const named = await post(
      'evaluation',
      { '@context': 'https://voorbeeld.nl', ...vraag() },
      { headers: { ...CRS, 'x-request-id': 'bfe9eb29' } },
    );
    expect(named.headers['x-request-id']).toBe('bfe9eb29');
    expect(named.statusCode).toBe(200);
  });

  it('leaves a line for whom the record is about', async () => {
    const before = meent.logged.length;
    await post('evaluation', vraag());
    const [line] = meent.logged.slice(before);
    expect(line).toMatchObject({ operation: 'access.evaluation', lines: [{ subject: world.subject, id: zaak }] });
  });
});

describe('evaluations', () => {
  const many = (ids: readonly string[], semantic?: string) => ({
    ...vraag(),
    evaluations: ids.map((id) => ({ resource: { type: 'zaak', id } })),
    ...(semantic ? { options: { evaluations_semantic: semantic } } : {}),
  });
  const GEEN = '0190a0a0-0000-7000-8000-000000000000';
  const decided = async (ids: readonly string[], semantic?: string): Promise<readonly boolean[]> =>
    (await post('evaluations', many(ids, semantic)))
      .json()
      .evaluations.map(({ decision }: { decision: boolean }) => decision);

  it('answer each, or up to the first that settles it', async () => {
    await meent.grant([lees(world.catalogue.zaaktype)]);
    expect(await decided([zaak, GEEN, zaak])).toEqual([true, false, true]);
    expect(await decided([zaak, GEEN, zaak], 'execute_all')).toEqual([true, false, true]);
    expect(await decided([zaak, GEEN, zaak], 'deny_on_first_deny')).toEqual([true, false]);
    expect(await decided([GEEN, zaak, GEEN], 'permit_on_first_permit')).toEqual([false, true]);
  });

  it('take what stands above them, unless they say it themselves', async () => {
    const body = {
      ...vraag(),
      evaluations: [{}, { action: { name: 'delete' } }, { subject: { type: 'applicatie', id: 'alles' } }],
    };
    const { evaluations } = (await post('evaluations', body)).json();
    expect(evaluations.map(({ decision }: { decision: boolean }) => decision)).toEqual([true, false, true]);
  });

  it('without a list are one evaluation', async () => {
    const [one, same] = [await post('evaluation', vraag()), await post('evaluations', vraag())];
    expect(same.json()).toEqual(one.json());
  });

  it('refuse a semantic that does not exist, and more than fits', async () => {
    expect((await post('evaluations', many([zaak], 'maybe'))).statusCode).toBe(400);
    expect((await post('evaluations', many(Array.from({ length: 101 }, () => zaak)))).statusCode).toBe(400);
    const faults = (await post('evaluations', { evaluations: [{ ...vraag() }, {}] })).json().invalidParams;
    expect(faults.map(({ name }: { name: string }) => name)).toContain('evaluations.1.subject');
  });
});

describe('the log of decisions', () => {
  it('holds every decision with what it rests on, and nobody by name', async () => {
    const before = (await kept()).length;
    await post(
      'evaluation',
      vraag(zaak, {
        subject: { type: 'inwoner', id: BSN, properties: { naam: 'Jansen', betrouwbaarheidsniveau: 'hoog' } },
        context: { time: '2026-03-01T10:00:00Z', ip: '10.0.0.1' },
      }),
    );
    const [one] = (await kept()).slice(before);
    const request = JSON.parse(one!.request);
    expect(request.subject.properties).toEqual({ betrouwbaarheidsniveau: 'hoog', weggelaten: 1 });
    expect(request.context).toEqual({ time: '2026-03-01T10:00:00Z', weggelaten: 1 });
    const all = JSON.stringify(await meent.clone.asOwner('select * from meent.access_decision, meent.access_source'));
    for (const secret of [BSN, 'Jansen', '10.0.0.1', world.subject]) expect(all).not.toContain(secret);
    // One person is one pseudonym.
    await post('evaluation', vraag(zaak, { subject: { type: 'inwoner', id: BSN } }));
    const [, again] = (await kept()).slice(before);
    expect(JSON.parse(again!.request).subject.id).toBe(request.subject.id);
  });

  it('holds no number of somebody as a role, a moment, a trace or an activity; twin: what is one of those', async () => {
    const before = (await kept()).length;
    const trace = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const type = world.catalogue.zaaktype;
    const ask = (rol: string, type: string, context: object) =>
      post(
        'evaluation',
        vraag(zaak, {
          subject: { type: 'medewerker', id: 'm-1', properties: { rol, afdeling: rol } },
          resource: { type: 'zaak', id: zaak, properties: { type } },
          context,
        }),
      );
    const wrong = { time: BSN, traceparent: BSN, tracestate: `a=${BSN}` };
    await ask(BSN, type.replace('/zaaktypen/', `/${BSN}/`), wrong);
    await ask('Behandelaar 2', type, { time: '2026-03-01T10:00:00Z', traceparent: trace });
    const [hidden, shown] = (await kept()).slice(before);
    expect(JSON.stringify(hidden)).not.toContain(BSN);
    expect(JSON.parse(hidden!.request)).toMatchObject({
      subject: { properties: { weggelaten: 2 } },
      resource: { properties: { weggelaten: 1 } },
      context: { weggelaten: 3 },
    });
    expect(JSON.parse(shown!.request)).toMatchObject({
      subject: { properties: { rol: 'Behandelaar 2', afdeling: 'Behandelaar 2' } },
      resource: { properties: { type } },
      context: { time: '2026-03-01T10:00:00Z', traceparent: trace },
    });
    expect(JSON.parse(shown!.information!).asker).toMatchObject({ role: 'behandelaar-2' });
  });

  it('holds no text that is no name here, whoever sends it in the wrong place', async () => {
    const before = (await kept()).length;
    const beschreven = { type: 'zaak', id: '*' };
    const applicatie = { type: 'applicatie', id: 'alles' };
    const answers = await Promise.all([
      post('evaluation', vraag('*', { subject: { type: 'applicatie', id: BSN } })),
      post('evaluation', vraag('*', { subject: { type: BSN, id: 'x' } })),
      post('evaluation', vraag('*', { subject: applicatie, resource: { type: BSN, id: '*' } })),
      post('evaluation', vraag('*', { subject: applicatie, action: { name: BSN } })),
      post('evaluation', vraag('*', { subject: applicatie, resource: { ...beschreven, properties: { type: BSN } } })),
    ]);
    for (const answer of answers) {
      expect(answer.statusCode).toBe(200);
      expect(answer.body).not.toContain(BSN);
    }
    const rows = (await kept()).slice(before);
    expect(rows).toHaveLength(answers.length);
    expect(JSON.stringify(rows)).not.toContain(BSN);
    // Twin: names that are names here are kept as they are.
    await post(
      'evaluation',
      vraag('*', { subject: applicatie, resource: { ...beschreven, properties: { type: world.catalogue.zaaktype } } }),
    );
    const request = JSON.parse((await kept()).at(-1)!.request);
    expect(request.subject).toEqual(applicatie);
    expect(request.resource).toEqual({ ...beschreven, properties: { type: world.catalogue.zaaktype } });
  });

  it('can be decided again, with the same outcome, after rules and rights have changed', async () => {
    await meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }]);
    await regel(world, {
      identificatie: 'later',
      naam: 'Later',
      effect: 'verbied',
      reden: 'Dit kwam er later bij.',
      over: { gegevens: ['zaak'] },
    });
    await post('evaluation', vraag());
    const { decided, undecided, differ } = await replay(meent.db, FIRST);
    expect(differ).toEqual([]);
    expect(decided).toBeGreaterThan(20);
    expect(undecided).toBeGreaterThan(0);
    await regel(world, { identificatie: 'later', naam: 'Later', effect: 'vervalt', reden: 'Het is voorbij nu.' });
  });

  const changes: Readonly<Record<string, string>> = {
    'an outcome': `update meent.access_decision set response = replace(response, '"decision":true', '"decision":false') where id = $1`,
    'a reason': `update meent.access_decision set response = replace(response, '"versie":', '"versie":1') where id = $1`,
    'what counted of the record': `update meent.access_decision set information = regexp_replace(information, '"type":"[^"]*"', '"type":"x"') where id = $1`,
    rights: `update meent.access_source set body = replace(body, 'lezen', 'kijken') where digest = (select rights from meent.access_decision where id = $1)`,
    'what it rests on': `update meent.access_decision set information = null, rules = null, rights = null where id = $1`,
    'a source that is gone': `delete from meent.access_source where digest = (select rules from meent.access_decision where id = $1)`,
  };
  it.each(Object.keys(changes))('shows that somebody changed %s', async (what) => {
    await meent.grant([lees(world.catalogue.zaaktype)]);
    await post('evaluation', vraag());
    const { id } = (await kept()).at(-1)!;
    const before = await meent.clone.asOwner<{ d: object; s: object[] }>(
      'select to_jsonb(d) as d, (select jsonb_agg(s) from meent.access_source s) as s from meent.access_decision d where d.id = $1',
      [id],
    );
    await meent.clone.asOwner(changes[what]!, [id]);
    const { differ } = await replay(meent.db, FIRST);
    expect(differ.map((one) => one.id)).toContain(id);
    // Put back, it says nothing any more.
    await meent.clone.asOwner('delete from meent.access_decision where id = $1', [id]);
    await meent.clone.asOwner(
      'insert into meent.access_decision select * from jsonb_populate_record(null::meent.access_decision, $1)',
      [JSON.stringify(before[0]!.d)],
    );
    await meent.clone.asOwner(`delete from meent.access_source`);
    await meent.clone.asOwner(
      'insert into meent.access_source select * from jsonb_populate_recordset(null::meent.access_source, $1)',
      [JSON.stringify(before[0]!.s)],
    );
    expect((await replay(meent.db, FIRST)).differ).toEqual([]);
  });

  it('takes away what is past its time, with the sources that nothing rests on any more', async () => {
    await post('evaluation', vraag());
    await purgeDecisions(meent.db, FIRST);
    expect((await kept()).length).toBeGreaterThan(0);
    const later = Date.now() + 3 * 366 * 24 * 60 * 60 * 1000;
    const back = setTimeSource(() => later);
    await purgeDecisions(meent.db, FIRST).finally(back);
    expect(await kept()).toEqual([]);
    expect(await meent.clone.asOwner('select 1 from meent.access_source')).toEqual([]);
  });
});

it('says where decisions are asked', async () => {
  const document = (await meent.ask({ url: '/access/v1/openapi.json', as: false })).json();
  expect(Object.keys(document.paths)).toEqual(['/evaluation', '/evaluations']);
  const fastify = Fastify();
  registerAuthzen(fastify, { hosts: await loadHosts(meent.db.node), secure: true });
  const answer = await fastify.inject({ url: '/.well-known/authzen-configuration', headers: { host: 'localhost' } });
  expect(answer.json()).toEqual({
    policy_decision_point: 'https://localhost',
    access_evaluation_endpoint: 'https://localhost/access/v1/evaluation',
    access_evaluations_endpoint: 'https://localhost/access/v1/evaluations',
  });
  const elsewhere = await fastify.inject({ url: '/.well-known/authzen-configuration', headers: { host: 'nergens' } });
  expect(elsewhere.statusCode).toBeGreaterThanOrEqual(400);
  await fastify.close();
});
