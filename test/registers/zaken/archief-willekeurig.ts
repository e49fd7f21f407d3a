/**
 * zrc-021 and zrc-026 over random cases: each of the nine ways, with what it looks at there, not there, or not known yet,
 * against a naive model that is written after the steps of the standard.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AFLEIDINGSWIJZE, type Afleidingswijze } from '../../../src/registers/catalogi/catalogus-import.ts';
import { type Besluiten, startBesluiten } from '../besluiten/support.ts';
import { brondatum, generiek, klasse, procestype, statustype, zaaktype } from '../catalogi/support.ts';
import { BSN, type Json } from './support.ts';

const ZTC = '/catalogi/api/v1';
const TERMIJNEN = [null, 'P5Y', 'P1Y6M', 'P1M', 'P30D', 'P2W'] as const;
const DAYS = ['2024-02-29', '2026-01-31', '2026-08-31', '2026-12-31'];
const PROCESTERMIJN = 'P1Y1M';
const PARAMETERS: Readonly<Partial<Record<Afleidingswijze, object>>> = {
  eigenschap: { datumkenmerk: 'vervaldatum' },
  ander_datumkenmerk: { datumkenmerk: 'Datum sloop', objecttype: 'pand', registratie: 'BAG' },
  zaakobject: { datumkenmerk: 'geboortedatum', objecttype: 'natuurlijk_persoon' },
  termijn: { procestermijn: PROCESTERMIJN },
};

let b: Besluiten;
let type: string;
let end: string;
let eigenschap: string;
const results = new Map<string, string>();
/** Cases that others point at, each closed on a day or open. */
const others: Json[] = [];

const keyOf = (wijze: string, termijn: string | null, nominatie: string): string => `${wijze} ${termijn} ${nominatie}`;

async function makeType(): Promise<void> {
  const post = (path: string, body: object) => b.want(201, 'POST', `${ZTC}/${path}`, body);
  const made = await post(
    'zaaktypen',
    zaaktype(b.catalogue.catalogus, {
      identificatie: 'ARCHIEF',
      selectielijstProcestype: procestype(11),
      besluittypen: ['Herstelopdracht'],
      beginGeldigheid: '2020-01-01',
    }),
  );
  type = made.url;
  await post('statustypen', statustype(type, 1));
  end = (await post('statustypen', statustype(type, 2))).url;
  const specificatie = { formaat: 'tekst', lengte: '40', kardinaliteit: '1' };
  eigenschap = (await post('eigenschappen', { zaaktype: type, naam: 'vervaldatum', definitie: 'x', specificatie })).url;
  for (const wijze of AFLEIDINGSWIJZE)
    for (const archiefactietermijn of TERMIJNEN)
      for (const archiefnominatie of ['vernietigen', 'blijvend_bewaren']) {
        const { url } = await post('resultaattypen', {
          zaaktype: type,
          omschrijving: `R${results.size}`,
          resultaattypeomschrijving: generiek(),
          // Of the first the list knows a term, that would be taken over; of the second none.
          selectielijstklasse: klasse(archiefactietermijn ? '11.1.14' : '11.1.16'),
          archiefnominatie,
          archiefactietermijn,
          brondatumArchiefprocedure: brondatum({ afleidingswijze: wijze, ...PARAMETERS[wijze] }),
        });
        results.set(keyOf(wijze, archiefactietermijn, archiefnominatie), url);
      }
  await b.want(200, 'POST', `${type}/publish`, {});
}

interface Scenario {
  readonly wijze: Afleidingswijze;
  readonly termijn: string | null;
  readonly nominatie: string;
  readonly own: { readonly archiefnominatie: string | null; readonly archiefactiedatum: string | null };
  readonly moment: readonly [op: string, day: string];
  readonly hoofdzaak: number | undefined;
  readonly gerelateerd: readonly number[];
  readonly eigenschap: string | undefined;
  readonly geboren: readonly string[];
  readonly besluiten: readonly { readonly ingangsdatum: string; readonly vervaldatum: string | null }[];
}

const scenarios = (): fc.Arbitrary<Scenario> => {
  const other = fc.nat(others.length - 1);
  const day = fc.constantFrom(...DAYS);
  return fc.record({
    wijze: fc.constantFrom(...AFLEIDINGSWIJZE),
    termijn: fc.constantFrom(...TERMIJNEN),
    nominatie: fc.constantFrom('vernietigen', 'blijvend_bewaren'),
    own: fc.record({
      archiefnominatie: fc.constantFrom(null, null, 'vernietigen', 'blijvend_bewaren'),
      archiefactiedatum: fc.constantFrom(null, null, null, '2040-01-01'),
    }),
    moment: fc.constantFrom(
      ['2026-01-31T10:00:00Z', '2026-01-31'] as const,
      ['2026-01-31T23:00:00Z', '2026-02-01'] as const,
      ['2026-08-30T22:00:00Z', '2026-08-31'] as const,
      ['2024-02-29T10:00:00Z', '2024-02-29'] as const,
    ),
    hoofdzaak: fc.option(other, { nil: undefined }),
    gerelateerd: fc.uniqueArray(other, { maxLength: 2 }),
    eigenschap: fc.option(fc.oneof(day, fc.constantFrom('onbekend', '2026-02-30')), { nil: undefined }),
    geboren: fc.array(fc.oneof({ weight: 3, arbitrary: day }, fc.constant('')), { maxLength: 2 }),
    besluiten: fc.array(fc.record({ ingangsdatum: day, vervaldatum: fc.option(day, { nil: null, freq: 3 }) }), {
      maxLength: 2,
    }),
  });
};

/** Years and months later, on the last day of a month that is too short; then weeks and days. */
function plus(day: string, period: string): string {
  const part = (letter: string): number => Number(new RegExp(`(\\d+)${letter}`).exec(period)?.[1] ?? 0);
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const months = (year + part('Y')) * 12 + (month - 1) + part('M');
  const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  const found = Date.UTC(Math.floor(months / 12), months % 12, Math.min(date, last));
  return new Date(found + (part('W') * 7 + part('D')) * 86_400_000).toISOString().slice(0, 10);
}

/** The latest of days that are all known; the period of what is not known yet has not begun. */
const latest = (days: readonly (string | null)[]): string | null =>
  days.length === 0 || days.some((day) => !day) ? null : days.toSorted().at(-1)!;

function brondatumVan(it: Scenario): string | null {
  const [, einddatum] = it.moment;
  const isDay = (text: string | undefined): string | null => (DAYS.includes(text ?? '') ? text! : null);
  const ends = it.gerelateerd.map((at) => others[at]!.einddatum as string | null);
  return {
    afgehandeld: einddatum,
    hoofdzaak: it.hoofdzaak === undefined ? null : (others[it.hoofdzaak]!.einddatum as string | null),
    eigenschap: isDay(it.eigenschap),
    ander_datumkenmerk: null,
    zaakobject: latest(it.geboren.map(isDay)),
    termijn: plus(einddatum, PROCESTERMIJN),
    gerelateerde_zaak: latest(ends),
    ingangsdatum_besluit: latest(it.besluiten.map(({ ingangsdatum }) => ingangsdatum)),
    vervaldatum_besluit: latest(it.besluiten.map(({ vervaldatum }) => vervaldatum)),
  }[it.wijze];
}

function model(it: Scenario) {
  const archiefnominatie = it.own.archiefnominatie ?? it.nominatie;
  const from = brondatumVan(it);
  return {
    einddatum: it.moment[1],
    archiefnominatie,
    archiefactiedatum: it.own.archiefactiedatum ?? (from && it.termijn ? plus(from, it.termijn) : null),
    startdatumBewaartermijn: archiefnominatie === 'vernietigen' ? from : null,
  };
}

async function closed(it: Scenario): Promise<Json> {
  const relevant = ({ url }: Json) => ({ url, aardRelatie: 'vervolg', overigeRelatie: '', toelichting: '' });
  const zaak = await b.zaak({
    zaaktype: type,
    startdatum: '2024-01-01',
    ...it.own,
    hoofdzaak: it.hoofdzaak === undefined ? null : others[it.hoofdzaak]!.url,
    relevanteAndereZaken: it.gerelateerd.map((at) => relevant(others[at]!)),
  });
  const post = (path: string, body: object) => b.post(path, { zaak: zaak.url, ...body });
  if (it.eigenschap !== undefined)
    await post(`/zaken/${zaak.uuid}/zaakeigenschappen`, { eigenschap, waarde: it.eigenschap });
  for (const geboortedatum of it.geboren)
    await post('/zaakobjecten', {
      objectType: 'natuurlijk_persoon',
      objectIdentificatie: { inpBsn: BSN, geboortedatum },
    });
  // An object of another kind counts for nothing.
  await post('/zaakobjecten', { objectType: 'pand', objectIdentificatie: { identificatie: '2099-01-01' } });
  for (const one of it.besluiten) await b.besluit({ zaak: zaak.url, ...one });
  await post('/resultaten', { resultaattype: results.get(keyOf(it.wijze, it.termijn, it.nominatie))! });
  await b.status(zaak, end, it.moment[0]);
  return b.read(zaak.url);
}

export function proveArchive({ runs, seed }: { readonly runs: number; readonly seed: number }): void {
  describe(`the date of the archive (seed ${seed})`, () => {
    beforeAll(async () => {
      b = await startBesluiten();
      await makeType();
      for (const op of [undefined, ...DAYS]) {
        const zaak = await b.zaak({ startdatum: '2024-01-01' });
        others.push(op ? await b.close(zaak, { op: `${op}T10:00:00Z` }) : zaak);
      }
    }, 60_000);
    afterAll(() => b.meent.close());

    it.each(AFLEIDINGSWIJZE)('%s', async (wijze) => {
      await fc.assert(
        fc.asyncProperty(scenarios(), async (one) => {
          const scenario = { ...one, wijze };
          const expected = model(scenario);
          expect(await closed(scenario)).toMatchObject(expected);
        }),
        { numRuns: runs, seed },
      );
    });
  });
}
