import { describe, expect, test } from 'vitest';
import { accessFor, allows } from './conditions.ts';
import {
  EXTRAS,
  type Extra,
  extrasByLaw,
  GIVABLE,
  type Mandate,
  type MandateKind,
  type MandateOperation,
  mandateAllows,
  requireMandate,
  type Services,
  subjectOf,
  subjectsOf,
  underMandate,
} from './mandate.ts';
import type { Grant, Rights } from './rights.ts';

const OTHER = 'de-ander';
const SELF = 'wie-handelt';

const mandate = (kind: MandateKind, services: Services, extras: Iterable<Extra> = []): Mandate => ({
  id: '0190a000-0000-7000-8000-000000000001',
  kind,
  onBehalfOf: OTHER,
  services,
  extras: new Set(extras),
});
const only = (...names: string[]): Services => ({ only: new Set(names) });
const all = (...but: string[]): Services => ({ alle: true, but: new Set(but) });

const OPERATIONS: readonly MandateOperation[] = ['zaken', 'aanvragen', ...EXTRAS, 'machtigingen-geven', 'uitvoer'];

describe('what a mandate allows', () => {
  test('who acts for themselves may do all of it', () => {
    for (const operation of OPERATIONS) expect(mandateAllows(undefined, operation)).toBe(true);
  });

  test('a mandate that says nothing allows nothing', () => {
    for (const operation of OPERATIONS)
      expect(mandateAllows(mandate('vrijwillig', only()), operation), operation).toBe(false);
  });

  test('a service is open when it is named, and no other', () => {
    const one = mandate('vrijwillig', only('TERRAS'));
    expect(mandateAllows(one, 'zaken')).toBe(true);
    expect(mandateAllows(one, 'zaken', 'TERRAS')).toBe(true);
    expect(mandateAllows(one, 'aanvragen', 'TERRAS')).toBe(true);
    expect(mandateAllows(one, 'zaken', 'KAPPEN')).toBe(false);
    expect(mandateAllows(one, 'aanvragen', 'KAPPEN')).toBe(false);
  });

  test('all services are all but those that are personal', () => {
    const every = mandate('curator', all('TROUWEN'));
    expect(mandateAllows(every, 'zaken', 'KAPPEN')).toBe(true);
    expect(mandateAllows(every, 'aanvragen', 'TROUWEN')).toBe(false);
  });

  test.each(EXTRAS)('%s is there when it is given, and then it alone', (extra) => {
    const given = mandate('vrijwillig', only('TERRAS'), [extra]);
    for (const other of EXTRAS) expect(mandateAllows(given, other), other).toBe(other === extra);
  });

  test('what is not allowed is refused with the reason; twin: what is, is not', () => {
    const given = mandate('vrijwillig', only('TERRAS'), ['berichten']);
    for (const operation of OPERATIONS) {
      const ask = () => requireMandate({ mandate: given }, operation);
      if (mandateAllows(given, operation)) expect(ask).not.toThrow();
      else expect(ask).toThrow(/permission-denied: .+/);
      expect(() => requireMandate({}, operation)).not.toThrow();
    }
    expect(() => requireMandate({ mandate: given }, 'zaken', 'KAPPEN')).toThrow('geldt niet voor deze dienst');
  });

  test('no mandate is passed on', () => {
    expect(GIVABLE).not.toContain('machtigingen');
    expect(mandateAllows(mandate('curator', all(), EXTRAS), 'machtigingen-geven')).toBe(false);
  });

  test('everything in one file is for who may see everything', () => {
    expect(mandateAllows(mandate('curator', all(), EXTRAS), 'uitvoer')).toBe(true);
    expect(mandateAllows(mandate('curator', all('TROUWEN'), EXTRAS), 'uitvoer')).toBe(false);
    expect(mandateAllows(mandate('vrijwillig', only('TERRAS'), EXTRAS), 'uitvoer')).toBe(false);
    for (const one of GIVABLE) {
      const less = EXTRAS.filter((extra) => extra !== one);
      expect(mandateAllows(mandate('curator', all(), less), 'uitvoer'), one).toBe(false);
    }
  });
});

describe('what the law gives besides services', () => {
  // UAVG 5 (4), BW 1:245, 1:381, 1:441, 1:453: see docs/decisions/0053.
  test.each<[Exclude<MandateKind, 'vrijwillig'>, boolean, readonly Extra[]]>([
    ['ouderlijk-gezag', true, ['berichten', 'wie-keek', 'keuzes', 'avg', 'gegevens', 'machtigingen', 'profiel']],
    ['ouderlijk-gezag', false, ['berichten']],
    ['curator', false, ['berichten', 'wie-keek', 'keuzes', 'avg', 'gegevens', 'machtigingen', 'profiel']],
    ['bewindvoerder', false, ['berichten']],
    ['mentor', false, ['berichten']],
  ])('%s, under 16: %s', (kind, under16, extras) => {
    expect([...extrasByLaw(kind, under16)].sort()).toEqual([...extras].sort());
  });
});

describe('rights under a mandate', () => {
  const grant = (component: string, scope: string, subject = OTHER): Grant => ({
    component,
    scopes: new Set([scope]),
    subject,
  });
  const own: Rights = {
    everything: false,
    epoch: 7,
    grants: [
      grant('zrc', 'zaken.lezen'),
      grant('drc', 'documenten.lezen'),
      grant('brc', 'besluiten.lezen'),
      grant('meent', 'berichten.lezen'),
      grant('meent', 'toestemmingen.geven'),
      grant('meent', 'avgverzoeken.doen'),
      grant('meent', 'mandaten.eigen'),
      grant('zrc', 'zaken.inzage'),
      grant('meent', 'iets.nieuws'),
      grant('zrc', 'zaken.lezen', SELF),
    ],
  };
  const scopesOf = (rights: Rights): readonly string[] => rights.grants.flatMap(({ scopes }) => [...scopes]).sort();
  const may = (rights: Rights, component: string, scope: string, owner: string, record: string): boolean =>
    allows(accessFor(rights, component, [scope]), { level: 3, owners: [owner], records: [record] });

  test('of some services: cases of those alone, of the other alone, and of no source that was not given', () => {
    const rights = underMandate(own, mandate('vrijwillig', only('TERRAS')), ['zaak-1']);
    expect(scopesOf(rights)).toEqual(['besluiten.lezen', 'documenten.lezen', 'zaken.lezen']);
    expect(may(rights, 'zrc', 'zaken.lezen', OTHER, 'zaak-1')).toBe(true);
    expect(may(rights, 'zrc', 'zaken.lezen', OTHER, 'zaak-2')).toBe(false);
    expect(may(rights, 'zrc', 'zaken.lezen', SELF, 'zaak-1')).toBe(false);
    expect(may(rights, 'drc', 'documenten.lezen', OTHER, 'zaak-1')).toBe(true);
    expect(may(rights, 'drc', 'documenten.lezen', OTHER, 'zaak-2')).toBe(false);
    expect(may(rights, 'meent', 'berichten.lezen', OTHER, 'zaak-1')).toBe(false);
    expect(rights.epoch).toBe(7);
  });

  test('of no case of theirs yet: of nothing', () => {
    const rights = underMandate(own, mandate('vrijwillig', only('TERRAS'), ['berichten']), []);
    expect(may(rights, 'zrc', 'zaken.lezen', OTHER, 'zaak-1')).toBe(false);
    expect(may(rights, 'meent', 'berichten.lezen', OTHER, 'bericht-1')).toBe(false);
  });

  test('of all services: every case of the other, and nothing of who acts', () => {
    const rights = underMandate(own, mandate('curator', all(), EXTRAS), []);
    expect(may(rights, 'zrc', 'zaken.lezen', OTHER, 'zaak-2')).toBe(true);
    expect(may(rights, 'meent', 'berichten.lezen', OTHER, 'bericht-1')).toBe(true);
    expect(may(rights, 'zrc', 'zaken.lezen', SELF, 'zaak-2')).toBe(false);
  });

  test('each source by what was given for it; one that nobody thought of is closed', () => {
    const with_ = (...extras: Extra[]) =>
      scopesOf(underMandate(own, mandate('vrijwillig', only('TERRAS'), extras), []));
    expect(with_('keuzes')).toContain('toestemmingen.geven');
    expect(with_('keuzes')).not.toContain('avgverzoeken.doen');
    expect(with_('avg')).toContain('avgverzoeken.doen');
    expect(with_('machtigingen')).toContain('mandaten.eigen');
    expect(with_('avg', 'wie-keek')).not.toContain('zaken.inzage');
    expect(with_('gegevens')).toContain('zaken.inzage');
    expect(with_(...EXTRAS)).not.toContain('iets.nieuws');
  });

  test('nobody does everything for another', () => {
    const rights = underMandate({ everything: true, grants: [] }, mandate('curator', all(), EXTRAS), []);
    expect(accessFor(rights, 'zrc', ['zaken.lezen'])).toEqual([]);
  });
});

test('whose data a call is about', () => {
  const person = { subject: SELF, level: 'hoog', formerly: ['eerder'] } as const;
  expect(subjectOf({ person })).toBe(SELF);
  expect(subjectsOf({ person })).toEqual([SELF, 'eerder']);
  const acting = { person, mandate: { ...mandate('curator', all()), formerly: ['toen'] } };
  expect(subjectOf(acting)).toBe(OTHER);
  expect(subjectsOf(acting)).toEqual([OTHER, 'toen']);
  expect(subjectOf({})).toBeUndefined();
  expect(subjectsOf({})).toEqual([]);
});
