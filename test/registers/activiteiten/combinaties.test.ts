/** The register of combinations: what one is, that it stays said, and what may not be given without one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceOfResource } from '../../../src/engine/resource.ts';
import { today } from '../../../src/foundation/clock.ts';
import { addDays } from '../../../src/foundation/days.ts';
import { ADDS_ONLY } from '../../../src/gate/combining.ts';
import type { Caller } from '../../../src/gate/context.ts';
import { sourceOf } from '../../../src/gate/sources.ts';
import { INZAGE } from '../../../src/registers/activiteiten/index.ts';
import { medewerkerVan, PORTAAL, werkbankVan } from '../../../src/registers/client-ids.ts';
import { resources } from '../../../src/registers/index.ts';
import { employeeCaller, residentCaller } from '../../../src/services/people.ts';
import { alleGegevens } from '../../support/gegevens.ts';
import { activityId, FIRST } from '../../support/server.ts';
import { combinationBody, makePlace, type Place, rightsOn } from './samen.ts';

let place: Place;
beforeAll(async () => {
  place = await makePlace();
  await place.activity('vergunning', ['zaken', 'personen']);
});
afterAll(() => place?.close());

const ROOT = '/registers/api/v1/combinaties';
const body = (more: object = {}) => ({ ...combinationBody('vergunning', ['zaken', 'personen'], ['balie']), ...more });
const ask = (
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  as: string | false = 'alles',
) => place.meent.ask({ method, url: url.replace(place.world.base, ''), as, ...(payload ? { payload } : {}) });
const faults = async (method: 'POST' | 'PATCH' | 'PUT', url: string, payload: object): Promise<string[]> => {
  const answer = await ask(method, url, payload);
  return answer.statusCode < 300
    ? []
    : answer.json().invalidParams.map(({ name, code }: Record<string, string>) => `${name}:${code}`);
};
const make = async (more: object = {}): Promise<string> => {
  const made = await ask('POST', ROOT, body(more));
  expect(made.statusCode, made.body).toBe(201);
  return made.json().url;
};
const tomorrow = () => addDays(today(), 1);

describe('combinatie', () => {
  it('is read by everybody, in words, and names no client', async () => {
    const url = await make({ ontvangers: ['balie', werkbankVan('behandelaar', 'Vergunningen')] });
    const read = await ask('GET', url, undefined, false);
    expect(read.json()).toMatchObject({
      samengevat:
        'De gemeente gebruikt gegevens uit zaken en gegevens uit de basisregistratie personen samen, om te proberen met vergunning.',
      gebruiktDoor: 'De afdeling Proef',
      grond: { wet: 'Algemene wet bestuursrecht', artikel: '3:2', lid: '', toestemming: false },
    });
    const list = await ask('GET', `${ROOT}?activiteit=vergunning&bron=personen&geldigOp=${today()}`, undefined, false);
    expect(list.json().results.length).toBeGreaterThan(0);
    for (const answer of [read, list, await ask('GET', url)]) {
      expect(answer.statusCode).toBe(200);
      expect(answer.body).not.toMatch(/balie|werkbank|ontvangers/);
    }
    expect((await ask('GET', `${ROOT}?bron=objecten&activiteit=vergunning`, undefined, false)).json().results).toEqual(
      [],
    );
  });

  it('is written by who has the right to that, which is not the right to give rights', async () => {
    await place.meent.grant([{ component: 'ac', scopes: ['autorisaties.bijwerken'] }]);
    expect((await ask('POST', ROOT, body(), 'beperkt')).statusCode).toBe(403);
    expect((await ask('POST', ROOT, body(), false)).statusCode).toBe(401);
    await place.meent.grant([{ component: 'meent', scopes: ['combinaties.beheren'] }]);
    expect((await ask('POST', ROOT, body(), 'beperkt')).statusCode).toBe(201);
  });

  it.each<[string, object, string[]]>([
    ['two sources', { bronnen: ['zaken'], gegevens: alleGegevens(['zaken']) }, ['bronnen:min_length']],
    ['two that differ', { bronnen: ['zaken', 'zaken'], gegevens: alleGegevens(['zaken']) }, ['bronnen:min_length']],
    ['sources that exist', { bronnen: ['zaken', 'belastingen'] }, ['bronnen.1:invalid_choice']],
    ['kinds of data', { gegevens: [] }, ['gegevens:required']],
    ['kinds of data of each source', { gegevens: alleGegevens(['zaken']) }, ['gegevens:required']],
    [
      'no kinds of data of another source',
      { gegevens: alleGegevens(['zaken', 'personen', 'objecten']) },
      ['gegevens.2.bron:invalid'],
    ],
    ['a source once', { gegevens: alleGegevens(['zaken', 'personen', 'zaken']) }, ['gegevens.2.bron:unique']],
    [
      'kinds of data that are on the list',
      { gegevens: [{ bron: 'zaken', categorieen: ['schoenmaat'] }, ...alleGegevens(['personen'])] },
      ['gegevens.0.categorieen.0:invalid_choice'],
    ],
    ['somebody who uses it', { ontvangers: [] }, ['ontvangers:min_length']],
    ['a role and not a person', { ontvangers: [medewerkerVan('m-1')] }, ['ontvangers.0:not-supported']],
    ['an activity that exists', { activiteit: 'bestaat-niet' }, ['activiteit:does_not_exist']],
    ['a law', { grond: { wet: '', artikel: '1' } }, ['grond.wet:blank']],
    ['an end after its begin', { eindeGeldigheid: '2026-01-01' }, ['eindeGeldigheid:invalid']],
  ])('wants %s', async (_, wrong, expected) => {
    expect(await faults('POST', ROOT, body(wrong))).toEqual(expected);
  });

  it('stays as it was said once it began; twin: before that it changes and goes', async () => {
    const begun = await make();
    const changes = {
      naam: 'Anders',
      activiteit: 'dienstverlening',
      bronnen: ['personen', 'zaken'],
      gegevens: [{ bron: 'zaken', categorieen: ['behandeling'] }, ...alleGegevens(['personen'])],
      categorieenGegevens: ['adres'],
      ontvangers: ['iemand-anders'],
      gebruiktDoor: 'Iemand anders',
      grond: { wet: 'Andere wet', artikel: '1' },
      dpia: 'Elders',
      toelichting: 'Om iets anders.',
      beginGeldigheid: '2026-02-01',
    };
    const later = await make({ beginGeldigheid: tomorrow() });
    for (const [name, value] of Object.entries(changes)) {
      expect(await faults('PATCH', begun, { [name]: value })).toEqual([`${name}:wijzigen-niet-toegelaten`]);
      if (name !== 'beginGeldigheid')
        expect([name, await faults('PATCH', later, { [name]: value })]).toEqual([name, []]);
    }
    expect((await ask('DELETE', begun)).statusCode).toBe(400);
    expect((await ask('DELETE', later)).statusCode).toBe(204);
    // Recipients that a change leaves out stay; the same again is no change.
    expect(await faults('PATCH', begun, { ontvangers: ['balie'] })).toEqual([]);
  });

  it('ends today or later, once, and is never made longer', async () => {
    const url = await make();
    expect(await faults('PATCH', url, { eindeGeldigheid: addDays(today(), -1) })).toEqual(['eindeGeldigheid:invalid']);
    expect(await faults('PATCH', url, { eindeGeldigheid: addDays(today(), 30) })).toEqual([]);
    expect(await faults('PATCH', url, { eindeGeldigheid: addDays(today(), 40) })).toEqual(['eindeGeldigheid:invalid']);
    expect(await faults('PATCH', url, { eindeGeldigheid: null })).toEqual(['eindeGeldigheid:invalid']);
    expect((await ask('GET', url)).json().ingetrokken).toBeNull();
    expect(await faults('PATCH', url, { eindeGeldigheid: today() })).toEqual([]);
    expect((await ask('GET', url)).json().ingetrokken).toMatch(/^\d{4}-.*Z$/);
    expect(await faults('PATCH', url, { eindeGeldigheid: addDays(today(), 30) })).toEqual(['eindeGeldigheid:invalid']);
    // On its first day too.
    const first = await make({ beginGeldigheid: today() });
    expect(await faults('PATCH', first, { eindeGeldigheid: today() })).toEqual([]);
  });

  it('has versions that follow each other and never hold on one day', async () => {
    const one = body({ eindeGeldigheid: tomorrow() });
    expect(await faults('POST', ROOT, one)).toEqual([]);
    expect(await faults('POST', ROOT, { ...one, beginGeldigheid: today(), eindeGeldigheid: null })).toEqual([
      'beginGeldigheid:overlap',
    ]);
    expect(await faults('POST', ROOT, { ...one, beginGeldigheid: tomorrow(), eindeGeldigheid: null })).toEqual([]);
  });
});

describe('what is not given without one', () => {
  it('a second source to an application; twin: with one, or with one that is not read', async () => {
    const activity = await place.activity('geven', ['zaken', 'personen', 'berichten']);
    const client = await place.client(['geven'], rightsOn(place, 'zaken'), [activity]);
    const give = (...more: readonly object[]) =>
      faults('PATCH', client.url, { autorisaties: [...rightsOn(place, 'zaken'), ...more] });
    expect(await give(...rightsOn(place, 'personen'))).toEqual(['autorisaties:combination-missing']);
    // Who puts a letter in a box does not read it.
    expect(await give({ component: 'meent', scopes: ['berichten.schrijven'] })).toEqual([]);
    expect(await give({ component: 'meent', scopes: ['berichten.lezen'] })).toEqual([
      'autorisaties:combination-missing',
    ]);
    const ends = await place.combination('geven', ['zaken', 'personen'], ['geven']);
    expect(await give(...rightsOn(place, 'personen'))).toEqual([]);
    expect(await give(...rightsOn(place, 'personen'), ...rightsOn(place, 'berichten'))).toEqual([
      'autorisaties:combination-missing',
    ]);
    await place.end(ends);
    // What makes nothing worse goes on: another name, or less.
    expect(await faults('PATCH', client.url, { label: 'Anders' })).toEqual([]);
    expect(await give()).toEqual([]);
    expect(await give(...rightsOn(place, 'personen'))).toEqual(['autorisaties:combination-missing']);
  });

  it('another activity to an application that reads two sources', async () => {
    const [own, other] = [
      await place.activity('eigen', ['zaken', 'objecten']),
      await place.activity('vreemd', ['personen', 'objecten']),
    ];
    await place.combination('eigen', ['zaken', 'objecten'], ['doelen']);
    const client = await place.client(
      ['doelen'],
      [...rightsOn(place, 'zaken'), ...rightsOn(place, 'objecten'), ...rightsOn(place, 'personen')],
      [own],
    );
    const put = (activiteiten: readonly string[]) =>
      faults('PUT', `/meent/api/v1/applicaties/${client.url.slice(-36)}/activiteiten`, { activiteiten });
    expect(await put([own, other])).toEqual(['activiteiten:combination-missing']);
    await place.combination('vreemd', ['personen', 'objecten'], ['doelen']);
    expect(await put([own, other])).toEqual([]);
  });

  it('another source to an activity, while an application that works for it would read two', async () => {
    const first = { beginGeldigheid: '2026-01-01', eindeGeldigheid: tomorrow() };
    const activity = await place.activity('groeit', ['zaken'], first);
    await place.client(['groeit'], [...rightsOn(place, 'zaken'), ...rightsOn(place, 'personen')], [activity]);
    const next = { ...first, beginGeldigheid: tomorrow(), eindeGeldigheid: null };
    const grow = () => place.activity('groeit', ['zaken', 'personen'], next);
    await expect(grow()).rejects.toThrow('Toepassing groeit');
    await place.combination('groeit', ['zaken', 'personen'], ['groeit']);
    expect(await grow()).toContain('/verwerkingsactiviteiten/');
  });
});

describe('who is exempt', () => {
  const trace = { traceId: '0'.repeat(32), spanId: '0'.repeat(16) };
  const at = { municipality: FIRST, base: 'http://localhost', trace };
  const snapshot = () => place.meent.engine.parts.snapshots.current(FIRST);
  const reads = async (caller: Caller, resource: string, id: string): Promise<boolean> =>
    place.meent.engine.read(caller, resource, id).then(
      () => true,
      ({ code }) => {
        expect(code).toBe('permission-denied');
        return false;
      },
    );

  it('is a resident, for what is their own and with rights that nobody is given', async () => {
    const zaak = (await place.world.zaak()).url.slice(-36);
    const person = { subject: place.world.subject, level: 'substantieel' } as const;
    const own = residentCaller(await snapshot(), at, person);
    expect(await reads(own, 'zaak', zaak)).toBe(true);
    const stranger = residentCaller(await snapshot(), at, { ...person, subject: 'iemand-anders' });
    expect(await reads(stranger, 'zaak', zaak)).toBe(false);
    // A mandate is of two people: its operations look themselves whose it is, and this opens no row.
    const rest = own.rights.grants.filter(({ subject }) => subject !== person.subject);
    expect(rest.flatMap(({ scopes }) => [...scopes])).toEqual(['mandaten.eigen']);
  });

  it('is not an application that names the activity of residents, nor one in a name of Meent', async () => {
    const inzage = `${place.world.base}/registers/api/v1/verwerkingsactiviteiten/${activityId(FIRST, INZAGE)}`;
    const client = await place.client(['lener'], rightsOn(place, 'personen'), [inzage]);
    const two = { autorisaties: [...rightsOn(place, 'zaken'), ...rightsOn(place, 'personen')] };
    expect(await faults('PATCH', client.url, two)).toEqual(['autorisaties:combination-missing']);
    expect((await place.meent.ask({ url: '/meent/api/v1/berichten', as: PORTAAL })).statusCode).toBe(401);
  });

  it('is not an employee, by role and own rights together; twin: with a combination for the role', async () => {
    const activity = await place.activity('werkbank', ['zaken', 'personen']);
    const role = werkbankVan('behandelaar', 'Proef');
    const employee = { id: 'm-9', name: 'A. Proef', role: 'behandelaar', department: 'Proef' };
    await place.client([role], rightsOn(place, 'zaken'), [activity]);
    await ask('POST', '/autorisaties/api/v1/applicaties', {
      clientIds: [medewerkerVan('m-9')],
      label: 'Medewerker m-9',
      autorisaties: rightsOn(place, 'personen'),
    });
    const persoon = place.doors.personen[0]!().url as string;
    const both = async () => {
      const caller = employeeCaller(await snapshot(), at, employee);
      return [
        await reads(caller, 'zaak', (await place.world.zaak()).url.slice(-36)),
        await reads(caller, 'persoon', persoon.slice(-36)),
      ];
    };
    expect(await both()).toEqual([false, false]);
    const ends = await place.combination('werkbank', ['zaken', 'personen'], [role]);
    expect(await both()).toEqual([true, true]);
    await place.end(ends);
    expect(await both()).toEqual([false, false]);
  });
});

it('counts every scope that shows something of a source as reading it', () => {
  const shown = resources
    .filter((one) => sourceOfResource(one) !== undefined)
    .flatMap(({ api, scopes }) =>
      (['list', 'read', 'search', 'update', 'patch', 'delete'] as const).flatMap((operation) =>
        (scopes[operation] ?? []).map((scope) => [api.component, scope] as const),
      ),
    );
  expect(shown.length).toBeGreaterThan(20);
  for (const [component, scope] of shown) {
    expect([scope, ADDS_ONLY.has(`${component} ${scope}`)]).toEqual([scope, false]);
    expect([scope, sourceOf(component, scope)]).toEqual([scope, expect.any(String)]);
  }
});
