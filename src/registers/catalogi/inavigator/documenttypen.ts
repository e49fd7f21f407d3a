import { VERTROUWELIJKHEID, type Vertrouwelijkheid } from '../../../gate/rights.ts';
import type { InformatieobjecttypeImport, ZaaktypeInformatieobjecttypeImport } from '../catalogus-import.ts';
import { child, children, date, type Element, text } from './element.ts';
import { type Findings, shorten } from './findings.ts';

/** Used where the export says nothing: what is not known to be open is not opened. */
export const VERTROUWELIJKHEID_INDIEN_LEEG: Vertrouwelijkheid = 'zaakvertrouwelijk';

/** A level as the standard writes it, or undefined. */
export function vertrouwelijkheid(value: string): Vertrouwelijkheid | undefined {
  const code = value.toLowerCase().replace(/[\s-]+/g, '_');
  return VERTROUWELIJKHEID.find((candidate) => candidate === code);
}

export interface Documenttypen {
  readonly informatieobjecttypen: readonly InformatieobjecttypeImport[];
  readonly zaaktypeInformatieobjecttypen: readonly ZaaktypeInformatieobjecttypeImport[];
}

/** One `documenttype` is two things in the standard: a type of the catalogue and its relation with this case type. */
export function documenttypen(
  proces: Element,
  beginGeldigheid: string,
  documentsoorten: ReadonlyMap<string, string>,
  found: Findings,
): Documenttypen {
  const types: InformatieobjecttypeImport[] = [];
  const relations: ZaaktypeInformatieobjecttypeImport[] = [];
  let withoutLevel = 0;
  for (const element of children(proces, 'documenttypen')) {
    const naam = text(element, 'velden', 'naam');
    const at = `documenttypen/${naam || element.attributes.id || '?'}`;
    if (!naam) {
      found.refuse(`${at}/naam`, 'De naam van het documenttype is leeg. Vul de naam in.');
      continue;
    }
    const omschrijving = shorten(found, `${at}/naam`, naam, 80);
    const richting = direction(element, at, found);
    if (relations.some((other) => other.informatieobjecttype === omschrijving && other.richting === richting)) {
      found.adapt(at, `Documenttype "${omschrijving}" (${richting}) komt twee keer voor en is één keer geladen.`);
      continue;
    }
    const level = vertrouwelijkheid(text(element, 'velden', 'vertrouwelijkheid'));
    if (!level) withoutLevel++;
    relations.push({
      informatieobjecttype: omschrijving,
      volgnummer: relations.length + 1,
      richting,
      statustype: null,
    });
    types.push({
      omschrijving,
      vertrouwelijkheidaanduiding: level ?? VERTROUWELIJKHEID_INDIEN_LEEG,
      informatieobjectcategorie: (documentsoorten.get(element.attributes['soort-id'] ?? '') ?? naam).slice(0, 80),
      trefwoord: keywords(text(element, 'velden', 'trefwoorden')),
      beginGeldigheid: earliest(date(child(element, 'velden') ?? element, 'actueel-van'), beginGeldigheid),
      eindeGeldigheid: null,
    });
  }
  if (withoutLevel > 0) {
    found.adapt(
      'documenttypen/vertrouwelijkheid',
      `Bij ${withoutLevel} documenttypen ontbreekt de vertrouwelijkheid. Er is "${VERTROUWELIJKHEID_INDIEN_LEEG}" ingevuld.`,
    );
  }
  return { informatieobjecttypen: types, zaaktypeInformatieobjecttypen: relations };
}

function direction(element: Element, at: string, found: Findings): 'inkomend' | 'intern' | 'uitgaand' {
  const type = text(element, 'velden', 'type').toLowerCase();
  if (type === 'inkomend' || type === 'intern' || type === 'uitgaand') return type;
  found.adapt(`${at}/type`, 'De richting van dit documenttype ontbreekt. Er is "intern" ingevuld.');
  return 'intern';
}

/** A document type must be valid from the day its case type is, or no case of that day could use it. */
const earliest = (own: string | undefined, zaaktype: string): string => (own && own < zaaktype ? own : zaaktype);

/** Keywords of at most 30 characters, in normal capitals. */
export const keywords = (value: string): string[] => [
  ...new Set(
    value
      .split(/[,;]/)
      .map((word) => word.trim().toLowerCase().slice(0, 30))
      .filter((word) => word !== ''),
  ),
];
