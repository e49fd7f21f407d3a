/** Every query parameter of every list of the catalogue, alone and together, over versions and concepts, against a naive reading. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resources } from '../../../src/registers/index.ts';
import {
  API,
  besluittype,
  type Client,
  informatieobjecttype,
  startCatalogi,
  statustype,
  zaaktype,
} from '../catalogi/support.ts';
import { type Pick, picker } from './filters-data.ts';
import type { Json } from './filters-values.ts';

const lists = resources.filter(({ api, filters }) => api.name === 'catalogi' && filters);
const BEGINS = ['2020-01-01', '2024-01-01', '2026-01-01'];
const DAYS = ['2019-12-31', ...BEGINS, '2023-12-31', '2025-12-31', '2031-01-01'];
const WORDS = ['stoep', 'tegel', 'boom'];

let client: Client;
let all: Readonly<Record<string, readonly Json[]>>;

/** Some types in two catalogues, each in one or more versions, of which the last is a concept. */
async function makeTypes(pick: Pick): Promise<void> {
  for (const domein of ['EEN', 'TWEE']) {
    const catalogus = await client.catalogus(domein);
    for (const name of ['A', 'B']) {
      for (const [place, beginGeldigheid] of BEGINS.entries()) {
        const last = place === BEGINS.length - 1;
        const eindeGeldigheid = ['2023-12-31', pick(['2024-06-30', '2025-12-31']), null][place];
        const valid = { beginGeldigheid, eindeGeldigheid };
        const document = await client.post(
          '/informatieobjecttypen',
          informatieobjecttype(catalogus, { omschrijving: `Foto ${name}`, ...valid }),
        );
        const decision = await client.post(
          '/besluittypen',
          besluittype(catalogus, {
            omschrijving: `Besluit ${name}`,
            informatieobjecttypen: [`Foto ${name}`],
            ...valid,
          }),
        );
        const made = await client.post(
          '/zaaktypen',
          zaaktype(catalogus, {
            identificatie: `Z-${name}`,
            trefwoorden: WORDS.filter(() => pick([true, false])),
            besluittypen: [`Besluit ${name}`],
            ...valid,
          }),
        );
        await makeParts(pick, made.url, name);
        if (last) continue;
        for (const one of [document, decision, made]) await client.publish(one as Json);
      }
    }
  }
}

async function makeParts(pick: Pick, van: string, name: string): Promise<void> {
  for (const volgnummer of [1, 2]) await client.post('/statustypen', statustype(van, volgnummer));
  const omschrijvingGeneriek = pick(['initiator', 'adviseur', 'beslisser']);
  await client.post('/roltypen', { zaaktype: van, omschrijving: 'Rol', omschrijvingGeneriek });
  await client.post('/eigenschappen', {
    zaaktype: van,
    naam: 'kleur',
    definitie: 'Kleur',
    specificatie: { formaat: 'tekst', lengte: '10', kardinaliteit: '1' },
  });
  await client.post('/zaakobjecttypen', {
    zaaktype: van,
    anderObjecttype: pick([true, false]),
    objecttype: pick(['https://objecten.voorbeeld.nl/paal', 'https://objecten.voorbeeld.nl/boom']),
    relatieOmschrijving: pick(['Over', 'Bij']),
  });
  await client.post('/zaaktype-informatieobjecttypen', {
    zaaktype: van,
    informatieobjecttype: `Foto ${name}`,
    volgnummer: 1,
    richting: pick(['inkomend', 'intern', 'uitgaand']),
  });
}

/** The type of which a record is a version, or a part. */
const typeOf = (record: Json): Json =>
  record.zaaktype === undefined ? record : all.zaaktypen!.find(({ url }) => url === record.zaaktype)!;
/** What belongs together has one letter, in one catalogue. */
const letterOf = (record: Json): string => String(typeOf(record).identificatie ?? record.omschrijving).slice(-1);
const belongs =
  (path: string): Reading =>
  (record, value) => {
    const other = all[path]!.find(({ url }) => url === value);
    return other?.catalogus === typeOf(record).catalogus && letterOf(other!) === letterOf(record);
  };

type Reading = (record: Json, value: string) => boolean;

const valid: Reading = (record, value) => {
  const { beginGeldigheid, eindeGeldigheid } = typeOf(record);
  return beginGeldigheid <= value && (eindeGeldigheid === null || value <= eindeGeldigheid);
};
const ofType: Reading = (record, value) => typeOf(record).identificatie === value;

/** What a parameter of this name asks; the others ask for a field of that name. */
const READINGS: Readonly<Record<string, Reading>> = {
  status: (record, value) => value === 'alles' || typeOf(record).concept === (value === 'concept'),
  datumGeldigheid: valid,
  datum_geldigheid: valid,
  zaaktypeIdentificatie: ofType,
  zaaktype_identificatie: ofType,
  datumBeginGeldigheid: (record, value) => typeOf(record).beginGeldigheid === value,
  datumEindeGeldigheid: (record, value) => typeOf(record).eindeGeldigheid === value,
  catalogus: (record, value) => typeOf(record).catalogus === value,
  trefwoorden: ({ trefwoorden }, value) => value.split(',').every((one) => trefwoorden.includes(one)),
  zaaktypen: belongs('zaaktypen'),
  informatieobjecttypen: belongs('informatieobjecttypen'),
  informatieobjecttype: belongs('informatieobjecttypen'),
};

const readingOf = (name: string): Reading => {
  if (name.endsWith('__in')) return (record, value) => value.split(',').includes(record[name.slice(0, -4)]);
  return READINGS[name] ?? ((record, value) => String(record[name]) === value);
};

const addresses = (path: string): readonly string[] => all[path]!.map(({ url }) => url);

/** Values that records have, and one that none has. */
function valuesOf(path: string, name: string): readonly string[] {
  if (name === 'status') return ['alles', 'concept', 'definitief'];
  if (name.toLowerCase().includes('geldigheid')) return DAYS;
  if (/^zaaktype_?identificatie$/i.test(name)) return ['Z-A', 'Z-B', 'nergens'];
  if (name === 'trefwoorden') return [...WORDS, 'stoep,tegel', 'nergens'];
  if (name === 'catalogus') return addresses('catalogussen');
  if (name === 'zaaktypen' || name === 'zaaktype') return addresses('zaaktypen');
  if (name.startsWith('informatieobjecttype')) return addresses('informatieobjecttypen');
  const own = [...new Set(all[path]!.map((one) => String(one[name.replace('__in', '')])))];
  return name.endsWith('__in') ? [...own, own.slice(0, 2).join(',')] : own;
}

async function everything(path: string, query: Readonly<Record<string, string>>): Promise<readonly Json[]> {
  const records: Json[] = [];
  for (let page = 1; ; page++) {
    const { next, results } = await client.get(
      `${API}/${path}?${new URLSearchParams({ ...query, page: String(page) })}`,
    );
    records.push(...(results as readonly Json[]));
    if (!next) return records;
  }
}

const urls = (records: readonly Json[]): readonly string[] => records.map(({ url }) => url).toSorted();

export function proveCatalogueFilters({ runs, seed }: { readonly runs: number; readonly seed: number }): void {
  describe(`query parameters of the catalogue (seed ${seed})`, () => {
    beforeAll(async () => {
      client = await startCatalogi();
      await makeTypes(picker(seed));
      all = Object.fromEntries(
        await Promise.all(
          lists.map(async ({ path, filters }) => {
            const query: Record<string, string> = filters!.status ? { status: 'alles' } : {};
            return [path, await everything(path, query)] as const;
          }),
        ),
      );
    }, 120_000);
    afterAll(() => client.meent.close());

    it.each(lists.map(({ path, filters }) => [path, Object.keys(filters!)] as const))('%s', async (path, names) => {
      const some = fc
        .uniqueArray(fc.constantFrom(...names), { maxLength: 3 })
        .chain((few) =>
          fc.record(Object.fromEntries(few.map((one) => [one, fc.constantFrom(...valuesOf(path, one))]))),
        );
      const each = fc
        .constantFrom(...names)
        .chain((one) => fc.record({ [one]: fc.constantFrom(...valuesOf(path, one)) }));
      const seen = new Set<string>();
      await fc.assert(
        fc.asyncProperty(fc.oneof(some, each), async (query: Record<string, string>) => {
          for (const name of Object.keys(query)) seen.add(name);
          const whole = names.includes('status') ? { status: 'definitief', ...query } : query;
          const expected = all[path]!.filter((one) =>
            Object.entries(whole).every(([name, value]) => readingOf(name)(one, value)),
          );
          expect(urls(await everything(path, query))).toEqual(urls(expected));
        }),
        { numRuns: runs * names.length, seed },
      );
      expect([...seen].toSorted()).toEqual(names.toSorted());
    });
  });
}
