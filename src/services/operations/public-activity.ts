/** A processing activity for who is not logged in: what everybody may know of it, in words. */
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import { isUuid } from '../../foundation/ids.ts';
import { Problem } from '../../foundation/problems.ts';
import type { DPIA } from '../../registers/activiteiten/woorden.ts';
import { SOORT_NAMEN, type SoortVerzoek, soortVan } from '../../registers/avgverzoeken/index.ts';
import { gegevensInWoorden } from '../../registers/bronnen.ts';
import { anonymous, type Place } from '../context.ts';
import { snapshotOf, text } from './door.ts';

export interface PublicActivity {
  readonly name: string;
  readonly purpose: string;
  readonly organ: string;
  readonly from: string;
  readonly until?: string;
  /** What it says, in the order in which people ask; what it does not say is absent. */
  readonly parts: readonly { readonly part: Part; readonly lines: readonly string[] }[];
  /** Whether its risks were looked into (AVG 35). */
  readonly dpia: { readonly status: Dpia; readonly on?: string; readonly why: string };
  /** What may be asked of the data used for it, as far as its ground gives that (AVG 13 (2) b). */
  readonly rights: readonly SoortVerzoek[];
  /** Whether it rests on a consent, which may be withdrawn (AVG 13 (2) c). */
  readonly byConsent: boolean;
}

type Dpia = (typeof DPIA)[number];

type Part =
  | ('ground' | 'special' | 'bsn' | 'data' | 'people' | 'sources')
  | ('receivers' | 'processors' | 'transfer' | 'kept' | 'contact');

const NAME = 'verwerkingsactiviteit';

/** @throws not-found */
export async function publicActivity(engine: Engine, place: Place, id: string): Promise<PublicActivity> {
  if (!isUuid(id)) throw new Problem('not-found');
  const caller = anonymous(place);
  await engine.read(caller, NAME, id);
  const record = (await snapshotOf(engine, caller)).get(NAME, id)?.record;
  if (!record) throw new Problem('not-found');
  const said = (part: Part, lines: readonly unknown[]) => ({ part, lines: lines.map(text).filter(Boolean) });
  const each = (value: unknown, line: (one: Record_) => string): readonly string[] =>
    (value as readonly Record_[]).map(line);
  const fg = record.fgContact as Record_ | null;
  const parts = [
    said('ground', [record.grondToelichting, record.intrekken && `Intrekken: ${record.intrekken}`]),
    said('special', [record.bijzondereGrond]),
    said('bsn', [record.bsnGrond]),
    said('data', [...(record.categorieenGegevens as readonly unknown[]), ...gegevensInWoorden(record.gebruikt)]),
    said('people', record.categorieenBetrokkenen as readonly unknown[]),
    said('sources', record.bronnen as readonly unknown[]),
    said('receivers', record.ontvangers as readonly unknown[]),
    said(
      'processors',
      each(record.verwerkers, ({ naam, rol }) => `${naam}: ${rol}`),
    ),
    said(
      'transfer',
      each(record.doorgifte, ({ land, waarborg }) => `${land}: ${String(waarborg).replaceAll('_', ' ')}`),
    ),
    said('kept', [record.bewaargrond]),
    said('contact', fg ? [fg.naam, fg.email, fg.telefoon] : []),
  ];
  return {
    name: text(record.naam),
    purpose: text(record.doel),
    organ: text(record.organ),
    from: text(record.beginGeldigheid),
    ...(record.eindeGeldigheid ? { until: text(record.eindeGeldigheid) } : {}),
    parts: parts.filter(({ lines }) => lines.length > 0),
    dpia: {
      status: record.dpiaStatus as Dpia,
      ...(record.dpiaDatum ? { on: text(record.dpiaDatum) } : {}),
      why: text(record.dpiaToelichting),
    },
    rights: SOORT_NAMEN.filter((soort) => soortVan(soort).alleenBij?.includes(text(record.grond)) ?? true),
    byConsent: record.grond === 'toestemming',
  };
}
