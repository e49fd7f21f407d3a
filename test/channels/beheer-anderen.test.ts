/** Who is no functional manager opens no page, sends no form and calls no operation of types. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from '../../src/foundation/clock.ts';
import { addDays } from '../../src/foundation/days.ts';
import {
  changeObjectType,
  changeObjectVersion,
  makeObjectType,
  makeObjectVersion,
  removeObjectType,
  removeObjectVersion,
  setObjectVersionState,
} from '../../src/services/operations/manage-object-type-actions.ts';
import {
  compareObjectVersions,
  objectType,
  objectTypes,
  objectVersion,
} from '../../src/services/operations/manage-object-types.ts';
import { plainType } from '../../src/services/operations/manage-plain-types.ts';
import {
  changeType,
  endType,
  makeType,
  newVersion,
  removeType,
} from '../../src/services/operations/manage-type-actions.ts';
import { compareTypes } from '../../src/services/operations/type-differences.ts';
import { changeNames, linkToCaseType } from '../../src/services/operations/type-links.ts';
import { typesOf } from '../../src/services/operations/type-versions.ts';
import { loggedIn } from '../support/at-the-pages.ts';
import { HANDLER, idIn, MANAGER, type ManagedSite, managedSite, WEIDEHOEK } from '../support/manager.ts';
import { type Visitor, visitor } from '../support/visitor.ts';

let site: ManagedSite;
let manager: Visitor;
beforeAll(async () => {
  site = await managedSite();
  manager = site.manager;
});
afterAll(() => site?.meent.stop());

describe('somebody else', () => {
  test('opens no page and sends no form', async () => {
    const handler = await loggedIn(site.meent, 'employee', 'S\\. Akkerman');
    const boom = (await site.makeObjectType('Laan')).url;
    const type = (await site.makeDocumentType('Brief van een ander')).url;
    for (const url of [
      '/beheer/besluittypen',
      '/beheer/besluittypen/nieuw',
      '/beheer/informatieobjecttypen',
      '/beheer/informatieobjecttypen/nieuw',
      '/beheer/objecttypen',
      '/beheer/objecttypen/nieuw',
      boom,
      `${boom}/versies/nieuw`,
      type,
      `${type}/vergelijk?met=${idIn(type)}`,
    ]) {
      expect([url, (await manager.get(url)).status]).toEqual([url, 200]);
      expect([url, (await handler.get(url)).status]).toEqual([url, 403]);
      expect((await visitor(site.meent.app).get(url)).url).not.toBe(url);
    }
    for (const url of [`${type}/gegevens`, `${type}/koppelen`, `${boom}/gegevens`, `${boom}/versies/nieuw`])
      expect([url, (await manager.send(url, {})).status]).toEqual([url, 403]);
  });

  test('is refused by each operation, whatever page it came from', async () => {
    const snapshot = await site.meent.engine.parts.snapshots.current(WEIDEHOEK);
    const caller = await site.caller(HANDLER);
    const { engine } = site.meent;
    const [id] = snapshot.all('informatieobjecttype').map((row) => row.id) as [string];
    const [boom] = snapshot.all('objecttype').map((row) => row.id) as [string];
    const type = { kind: 'informatieobjecttype', id, etag: '*' } as const;
    const version = { type: boom, number: '1', etag: '*' };
    for (const refused of [
      () => typesOf(engine, caller, 'informatieobjecttype'),
      () => plainType(engine, caller, 'informatieobjecttype', id),
      () => compareTypes(engine, caller, 'informatieobjecttype', [id, id]),
      () => makeType(engine, caller, 'informatieobjecttype', { omschrijving: 'Van mij' }),
      () => newVersion(engine, caller, type, addDays(today(), 9)),
      () => changeType(engine, caller, type, () => ({})),
      () => endType(engine, caller, type, today()),
      () => removeType(engine, caller, type),
      () =>
        changeNames(
          engine,
          caller,
          { ...type, kind: 'besluittype' },
          { list: 'informatieobjecttypen', name: 'Besluit', goes: false },
        ),
      () => linkToCaseType(engine, caller, type, { zaaktype: id, richting: 'intern' }),
      () => objectTypes(engine, caller),
      () => objectType(engine, caller, boom),
      () => objectVersion(engine, caller, version),
      () => compareObjectVersions(engine, caller, boom, ['1', '1']),
      () => makeObjectType(engine, caller, { name: 'Van mij' }),
      () => changeObjectType(engine, caller, { id: boom, etag: '*' }, {}),
      () => removeObjectType(engine, caller, { id: boom, etag: '*' }),
      () => makeObjectVersion(engine, caller, boom, '{"type":"object"}'),
      () => changeObjectVersion(engine, caller, version, '{"type":"object"}'),
      () => setObjectVersionState(engine, caller, version, 'deprecated'),
      () => removeObjectVersion(engine, caller, version),
    ])
      await expect((async () => refused())()).rejects.toMatchObject({ code: 'permission-denied' });
  });

  test('who may read types and not write them sees the pages, and changes nothing', async () => {
    const { engine } = site.meent;
    const snapshot = await engine.parts.snapshots.current(WEIDEHOEK);
    const full = await site.caller(MANAGER);
    const { rights } = full;
    const caller = {
      ...full,
      rights: {
        ...rights,
        grants: rights.grants.map((one) => ({
          ...one,
          scopes: new Set([...one.scopes].filter((scope) => !scope.endsWith('.schrijven'))),
        })),
      },
    };
    const [boom] = snapshot.all('objecttype').map((row) => row.id) as [string];
    expect((await typesOf(engine, caller, 'besluittype')).total).toBeGreaterThan(0);
    expect((await objectTypes(engine, caller)).total).toBeGreaterThan(0);
    for (const refused of [
      () =>
        makeType(engine, caller, 'besluittype', {
          omschrijving: 'Van mij',
          catalogus: snapshot.all('catalogus')[0]!.id,
        }),
      () => makeObjectType(engine, caller, { name: 'Van mij', namePlural: 'Van ons' }),
      () => makeObjectVersion(engine, caller, boom, '{"type":"object"}'),
    ])
      await expect((async () => refused())()).rejects.toMatchObject({ code: 'permission-denied' });
    expect(
      (
        await makeType(engine, full, 'besluittype', {
          omschrijving: 'Twin',
          publicatieIndicatie: false,
          beginGeldigheid: today(),
          catalogus: snapshot.all('catalogus')[0]!.id,
        })
      ).length,
    ).toBe(36);
  });
});
