import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { CatalogusImport } from '../../registers/catalogi/catalogus-import.ts';
import { activiteiten, activiteitVan } from '../activiteiten.ts';
import { kaderijkCatalogus } from '../catalogus/kaderijk.ts';
import { CATEGORIEEN } from '../catalogus/melding-openbare-ruimte.ts';
import { weidehoekCatalogus } from '../catalogus/weidehoek.ts';
import { isVolwassen } from '../personen/personen.ts';
import { moment, workday } from './agenda.ts';
import { FOTO_ONDERWERPEN, foto } from './foto.ts';
import { demoZaken } from './generate.ts';
import { inhoudVan } from './inhoud.ts';
import { kaderijkWereld, kaderijkZaken } from './kaderijk.ts';
import { random } from './random.ts';
import type { DemoZaak } from './types.ts';
import { hoofdpersoon, type Wereld } from './verloop.ts';
import { weidehoekWereld } from './weidehoek.ts';

const REFERENTIE = '2026-11-02';
const wereld = await weidehoekWereld(REFERENTIE);
const zaken = demoZaken(wereld);
const kaderijk = await kaderijkWereld(REFERENTIE);

const isClosed = (zaak: DemoZaak): boolean => zaak.resultaat !== undefined;
const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Everything a case refers to exists, and its story is possible. */
function checkCase(zaak: DemoZaak, { personen, medewerkers, referentie }: Wereld, catalogus: CatalogusImport): void {
  const type = catalogus.zaaktypen.find((candidate) => candidate.identificatie === zaak.zaaktype)!;
  const initiator = personen.find((persoon) => persoon.bsn === zaak.initiator.bsn)!;
  expect(isVolwassen(initiator, zaak.startdatum)).toBe(true);
  expect(type.roltypen.find((rol) => rol.omschrijving === zaak.initiator.roltype)?.omschrijvingGeneriek).toBe(
    'initiator',
  );
  if (zaak.behandelaar) {
    expect(medewerkers.map((medewerker) => medewerker.identificatie)).toContain(zaak.behandelaar.medewerker);
    expect(type.roltypen.map((rol) => rol.omschrijving)).toContain(zaak.behandelaar.roltype);
  }
  expect(zaak.omschrijving.length).toBeLessThanOrEqual(80);
  expect(type.beginGeldigheid <= zaak.startdatum).toBe(true);
  expect(zaak.statussen.map((status) => status.volgnummer)).toEqual(
    type.statustypen.slice(0, zaak.statussen.length).map((status) => status.volgnummer),
  );
  const moments = zaak.statussen.map((status) => status.datumStatusGezet);
  expect(moments.toSorted()).toEqual(moments);
  expect(new Set(moments).size).toBe(moments.length);
  expect(moments.at(-1)! < `${referentie}T00:00:00Z`).toBe(true);
  expect(isClosed(zaak)).toBe(zaak.statussen.length === type.statustypen.length);
  if (zaak.resultaat)
    expect(type.resultaattypen.map((resultaat) => resultaat.omschrijving)).toContain(zaak.resultaat.resultaattype);
  for (const { naam } of zaak.eigenschappen)
    expect(type.eigenschappen.map((eigenschap) => eigenschap.naam)).toContain(naam);
  for (const document of zaak.documenten) {
    expect(type.zaaktypeInformatieobjecttypen.map((relation) => relation.informatieobjecttype)).toContain(
      document.informatieobjecttype,
    );
    expect(catalogus.informatieobjecttypen.map((informatieobjecttype) => informatieobjecttype.omschrijving)).toContain(
      document.informatieobjecttype,
    );
    expect(document.creatiedatum >= zaak.startdatum && document.creatiedatum < referentie).toBe(true);
  }
}

describe('the cases of Weidehoek', () => {
  test('are 200, the same at every run', () => {
    expect(zaken).toHaveLength(200);
    expect(demoZaken(wereld)).toEqual(zaken);
    expect(new Set(zaken.map((zaak) => zaak.identificatie)).size).toBe(200);
    expect(new Set(zaken.map((zaak) => zaak.sleutel)).size).toBe(200);
  });

  test('refer to existing types, employees and adult residents only', async () => {
    const catalogus = await weidehoekCatalogus();
    for (const zaak of zaken) checkCase(zaak, wereld, catalogus);
  });

  test('lie in the fourteen months before the reference date', () => {
    const starts = zaken.map((zaak) => zaak.startdatum).toSorted();
    expect(starts[0]! >= '2025-09-02').toBe(true);
    expect(starts[0]! < '2025-12-01').toBe(true);
    expect(starts.at(-1)! < REFERENTIE).toBe(true);
  });

  test('are in every stage: just received, under way, closed with each result of a report', () => {
    const meldingen = zaken.filter((zaak) => zaak.zaaktype === 'MOR');
    for (const steps of [1, 2, 3, 4])
      expect(meldingen.filter((zaak) => zaak.statussen.length === steps).length).toBeGreaterThan(3);
    for (const result of ['Opgelost', 'Doorverwezen', 'Niet opgelost']) {
      expect(meldingen.some((zaak) => zaak.resultaat?.resultaattype === result)).toBe(true);
    }
    const closed = zaken.filter(isClosed).length;
    expect(closed).toBeGreaterThan(100);
    expect(closed).toBeLessThan(180);
  });

  test('are mostly reports, with permits and enforcement, and nothing about employees', () => {
    const types = new Set(zaken.map((zaak) => zaak.zaaktype));
    expect(zaken.filter((zaak) => zaak.zaaktype === 'MOR')).toHaveLength(130);
    expect(types.size).toBe(8);
    expect(types.has('B1803')).toBe(false);
  });

  test('read like different people wrote them', () => {
    const meldingen = zaken.filter((zaak) => zaak.zaaktype === 'MOR');
    expect(new Set(meldingen.map((zaak) => zaak.omschrijving)).size).toBeGreaterThan(100);
    expect(new Set(meldingen.map((zaak) => zaak.toelichting)).size).toBeGreaterThan(50);
    for (const zaak of zaken)
      expect(`${zaak.omschrijving}${JSON.stringify(zaak)}`).not.toMatch(/\{(nr|straat|plek)\}|undefined/);
  });

  test('of public space have a category and a point in the place', () => {
    for (const zaak of zaken.filter((candidate) => candidate.zaaktype === 'MOR')) {
      const [lon, lat] = zaak.zaakgeometrie!.coordinates;
      expect(Math.hypot((lat - wereld.plaats.lat) * 111_320, (lon - wereld.plaats.lon) * 68_700)).toBeLessThan(900);
      expect(CATEGORIEEN).toContain(zaak.eigenschappen.find((eigenschap) => eigenschap.naam === 'categorie')!.waarde);
    }
  });

  test('give one resident open and closed cases to look at', () => {
    const eigen = zaken.filter((zaak) => zaak.initiator.bsn === hoofdpersoon(wereld).bsn);
    expect(eigen.filter(isClosed).length).toBeGreaterThanOrEqual(3);
    expect(eigen.filter((zaak) => !isClosed(zaak)).length).toBeGreaterThanOrEqual(3);
    expect(new Set(eigen.map((zaak) => zaak.zaaktype)).size).toBeGreaterThanOrEqual(2);
  });

  test('move with the reference date', async () => {
    const later = await weidehoekWereld('2027-02-28');
    const catalogus = await weidehoekCatalogus();
    for (const zaak of demoZaken(later)) checkCase(zaak, later, catalogus);
  });
});

describe('the cases of Kaderijk', () => {
  test('are ten of two types, by people who do not live in Weidehoek', () => {
    const others = kaderijkZaken(kaderijk);
    expect(others).toHaveLength(10);
    expect(new Set(others.map((zaak) => zaak.zaaktype))).toEqual(new Set(['MOR', 'LIGPLAATS']));
    for (const zaak of others) checkCase(zaak, kaderijk, kaderijkCatalogus);
    const residents = new Set(wereld.personen.map((persoon) => persoon.bsn));
    for (const zaak of others) expect(residents.has(zaak.initiator.bsn)).toBe(false);
    expect(kaderijkZaken(kaderijk)).toEqual(others);
  });
});

describe('documents', () => {
  test('are real, tagged PDFs in Dutch, the same bytes at every run', async () => {
    const document = zaken
      .flatMap((zaak) => zaak.documenten)
      .find((candidate) => candidate.formaat === 'application/pdf')!;
    const [first, again] = await Promise.all([inhoudVan(document), inhoudVan(document)]);
    expect(digest(again)).toBe(digest(first));
    const text = first.toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(text).toContain('/Lang (nl-NL)');
    expect(text).toContain('/StructTreeRoot');
    expect(text).toMatch(/\/Marked true/);
    expect(text).toContain('/DisplayDocTitle true');
  });

  test('are never empty and differ from each other', async () => {
    const letters = zaken.flatMap((zaak) => zaak.documenten).filter((document) => document.inhoud.soort === 'brief');
    const bytes = await Promise.all(letters.slice(0, 25).map(inhoudVan));
    expect(new Set(bytes.map(digest)).size).toBe(25);
    for (const content of bytes) expect(content.length).toBeGreaterThan(3000);
  });

  test('have photos that a decoder reads back, with many colours, the same at every run', () => {
    for (const onderwerp of FOTO_ONDERWERPEN) {
      const bytes = foto(onderwerp, '1');
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([320, 240]);
      const length = bytes.readUInt32BE(33);
      const raw = inflateSync(bytes.subarray(41, 41 + length));
      expect(raw.length).toBe((320 * 3 + 1) * 240);
      expect(new Set(raw).size).toBeGreaterThan(60);
    }
    expect(digest(foto('boom', '1'))).toBe(digest(foto('boom', '1')));
    expect(digest(foto('boom', '1'))).not.toBe(digest(foto('boom', '2')));
  });
});

describe('the calendar', () => {
  test('follows both clock changes', () => {
    const noon = { below: () => 0, pick: <T>(from: readonly T[]) => from[0]!, chance: () => false };
    expect(moment('2026-03-28', 9, 10, noon)).toBe('2026-03-28T08:00:00.000Z');
    expect(moment('2026-03-30', 9, 10, noon)).toBe('2026-03-30T07:00:00.000Z');
    expect(moment('2026-10-24', 9, 10, noon)).toBe('2026-10-24T07:00:00.000Z');
    expect(moment('2026-10-26', 9, 10, noon)).toBe('2026-10-26T08:00:00.000Z');
  });

  test('works on Monday after a weekend', () => {
    expect([workday('2026-10-30'), workday('2026-10-31'), workday('2026-11-01')]).toEqual([
      '2026-10-30',
      '2026-11-02',
      '2026-11-02',
    ]);
  });
});

test('chance is the same for the same seed, and spread', () => {
  const counts = Array.from({ length: 10 }, () => 0);
  const chance = random('a');
  const again = random('a');
  for (let i = 0; i < 5000; i++) {
    const value = chance.below(10);
    expect(again.below(10)).toBe(value);
    counts[value]!++;
  }
  for (const count of counts) expect(count).toBeGreaterThan(400);
});

describe('the processing activities', () => {
  test('name organ, ground with article, and a purpose that reads after "om te"', () => {
    for (const activiteit of activiteiten) {
      expect(activiteit.grond).toMatch(/artikel/);
      const onder = {
        'algemeen belang': 'onder e',
        'wettelijke plicht': 'onder c',
        overeenkomst: 'onder b',
        toestemming: 'onder a',
      };
      expect(activiteit.grond).toContain(onder[activiteit.grondslag]);
      expect(activiteit.doel).toMatch(/^(zorgen|beslissen|helpen|controleren|laten zien|vertellen|vragen) /);
    }
  });

  test('cover every case type that has cases, one each', () => {
    for (const zaak of zaken) expect(activiteitVan(zaak.zaaktype)).toBeDefined();
    const named = activiteiten.flatMap((activiteit) => activiteit.zaaktypen);
    expect(new Set(named).size).toBe(named.length);
  });
});
