/** What a resource says it is a source of, and what a scope opens, are told in two places: they agree. */
import { expect, it } from 'vitest';
import { sourceOfResource } from '../../../src/engine/resource.ts';
import { BRONNEN, sourceOf } from '../../../src/gate/sources.ts';
import { resources } from '../../../src/registers/index.ts';

const withPersons = resources.filter(({ subjects }) => subjects !== undefined);

it('every resource about persons is a source, and every scope on it opens that source', () => {
  expect(withPersons.length).toBeGreaterThan(20);
  for (const resource of withPersons) {
    const source = sourceOfResource(resource);
    expect([resource.name, source]).toEqual([resource.name, expect.toBeOneOf([...BRONNEN])]);
    for (const scope of Object.values(resource.scopes).flat())
      expect([resource.name, scope, sourceOf(resource.api.component, scope)]).toEqual([resource.name, scope, source]);
  }
});

it('a scope on what is about nobody opens none', () => {
  for (const [component, scope] of [
    ['ztc', 'catalogi.lezen'],
    ['ac', 'autorisaties.lezen'],
    ['nrc', 'notificaties.consumeren'],
    ['meent', 'activiteiten.beheren'],
    ['meent', 'beheer.lezen'],
  ] as const)
    expect([scope, sourceOf(component, scope)]).toEqual([scope, undefined]);
  expect(sourceOf('ztc', 'zrc:zaken.lezen')).toBe('zaken');
});
