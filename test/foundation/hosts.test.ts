import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { type Hosts, loadHosts } from '../../src/foundation/hosts.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';

let clone: Clone;
let hosts: Hosts;
let restore = () => {};
const at = (instant: string) => {
  restore();
  restore = setTimeSource(() => Date.parse(instant));
};
beforeAll(async () => {
  clone = await cloneDatabase();
  await clone.asOwner('insert into meent.municipality (id) values (1), (2)');
  await clone.asOwner(
    `insert into meent.municipality_attribute (municipality, kind, value, valid_from, valid_to) values
       (1, 'host', 'meent.voorbeeld.nl', '2020-01-01', '2026-01-01'), (2, 'host', 'meent.voorbeeld.nl', '2026-01-01', null),
       (1, 'naam', 'localhost', '2020-01-01', null)`,
  );
  hosts = await loadHosts(clone.open().node);
});
afterEach(() => restore());
afterAll(() => clone.drop());

describe('a host', () => {
  it('follows a merger at midnight in the Netherlands', () => {
    at('2025-12-31T22:59:59Z');
    expect(hosts.municipalityOf('meent.voorbeeld.nl')).toBe(1);
    at('2025-12-31T23:00:00Z');
    expect(hosts.municipalityOf('Meent.Voorbeeld.NL:8443')).toBe(2);
  });

  it("is nobody's before its first day, and when only a name is like it", () => {
    at('2019-12-31T12:00:00Z');
    expect(() => hosts.municipalityOf('meent.voorbeeld.nl')).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(() => hosts.municipalityOf('localhost')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it.each([
    undefined,
    '',
    'meent.voorbeeld.nl:',
    'meent.voorbeeld.nl@kwaad.nl',
    'meent.voorbeeld.nl/x',
    ' meent.voorbeeld.nl',
    '.meent.voorbeeld.nl',
  ])('is not %j', (header) => {
    at('2026-06-01T12:00:00Z');
    expect(() => hosts.municipalityOf(header)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(hosts.municipalityOf('meent.voorbeeld.nl')).toBe(2);
  });

  it('is known after reload', async () => {
    at('2026-06-01T12:00:00Z');
    await clone.asOwner(
      `insert into meent.municipality_attribute (municipality, kind, value, valid_from) values (1, 'host', 'nieuw.voorbeeld.nl', '2026-01-01')`,
    );
    expect(() => hosts.municipalityOf('nieuw.voorbeeld.nl')).toThrow();
    await hosts.reload();
    expect(hosts.municipalityOf('nieuw.voorbeeld.nl')).toBe(1);
  });
});
