/**
 * Reads an i-Navigator export (DSP, specification ICR 1.5) into a catalogue to load. A process is loaded whole or refused
 * whole, with every reason; what was adapted is told. Pure: the loader decides what happens with the value.
 */
import { VERTROUWELIJKHEID } from '../../../gate/rights.ts';
import type { CatalogusImport, InformatieobjecttypeImport, ZaaktypeImport } from '../catalogus-import.ts';
import { documenttypen } from './documenttypen.ts';
import { eigenschappen } from './eigenschappen.ts';
import { type Element, text } from './element.ts';
import { type Finding, type Findings, findings } from './findings.ts';
import type { InavigatorOptions } from './options.ts';
import { resultaattypen } from './resultaattypen.ts';
import { roltypen } from './roltypen.ts';
import { statustypen } from './statustypen.ts';
import { readExport } from './xml.ts';
import { zaaktypeFields } from './zaaktype.ts';

export type { Finding } from './findings.ts';
export type { InavigatorOptions } from './options.ts';
export { UnreadableExport } from './xml.ts';

export interface ProcesReport {
  readonly identificatie: string;
  readonly omschrijving: string;
  readonly status: 'geladen' | 'geweigerd';
  /** Why it was refused; empty when loaded. */
  readonly refusals: readonly Finding[];
  /** Values that were adapted. */
  readonly warnings: readonly Finding[];
}

export interface InavigatorReport {
  readonly catalogus: CatalogusImport;
  /** One for every process in the file, in the order of the file. */
  readonly processen: readonly ProcesReport[];
}

/** @throws UnreadableExport when the file as a whole cannot be read. */
export async function readInavigator(
  source: AsyncIterable<Uint8Array>,
  options: InavigatorOptions,
): Promise<InavigatorReport> {
  const soorten = { documentsoorten: new Map<string, string>(), fasen: new Map<string, string>() };
  const types = new Map<string, InformatieobjecttypeImport>();
  const zaaktypen: ZaaktypeImport[] = [];
  const processen: ProcesReport[] = [];
  const seen = new Set<string>();
  for await (const element of readExport(source)) {
    if (element.name === 'documentsoort') {
      soorten.documentsoorten.set(element.attributes.id ?? '', text(element, 'velden', 'naam'));
      continue;
    }
    if (element.name === 'statussoort') {
      soorten.fasen.set(element.attributes.id ?? '', text(element, 'velden', 'procesfase'));
      continue;
    }
    const read = readProces(element, options, soorten);
    const { identificatie } = read.zaaktype;
    if (seen.has(identificatie)) {
      const message = 'Dit proces staat twee keer in het bestand. Exporteer het één keer.';
      processen.push({ ...read.report, status: 'geweigerd', refusals: [{ element: '@id', message }] });
      continue;
    }
    seen.add(identificatie);
    processen.push(read.report);
    if (read.report.status === 'geweigerd') continue;
    zaaktypen.push(read.zaaktype);
    for (const type of read.informatieobjecttypen)
      types.set(type.omschrijving, merge(types.get(type.omschrijving), type, read.found));
  }
  return { catalogus: { informatieobjecttypen: [...types.values()], zaaktypen }, processen };
}

/** Names of the kinds of document, and phases of the kinds of status, by id. */
interface Soorten {
  readonly documentsoorten: ReadonlyMap<string, string>;
  readonly fasen: ReadonlyMap<string, string>;
}

function readProces(proces: Element, options: InavigatorOptions, soorten: Soorten) {
  const found = findings();
  const fields = zaaktypeFields(proces, options, found);
  const eigen = eigenschappen(proces, found);
  const documents = documenttypen(proces, fields.beginGeldigheid, soorten.documentsoorten, found);
  const zaaktype: ZaaktypeImport = {
    ...fields,
    statustypen: statustypen(proces, soorten.fasen, found),
    ...resultaattypen(
      proces,
      options,
      eigen.map((eigenschap) => eigenschap.naam),
      found,
    ),
    roltypen: roltypen(proces, options, found),
    eigenschappen: eigen,
    zaaktypeInformatieobjecttypen: documents.zaaktypeInformatieobjecttypen,
  };
  const report: ProcesReport = {
    identificatie: fields.identificatie,
    omschrijving: fields.omschrijving,
    status: found.refusals.length > 0 ? 'geweigerd' : 'geladen',
    refusals: found.refusals,
    warnings: found.warnings,
  };
  return { zaaktype, informatieobjecttypen: documents.informatieobjecttypen, report, found };
}

/** Processes share document types by name: valid from the earliest day, as closed as any says, and kept from the first otherwise. */
function merge(
  known: InformatieobjecttypeImport | undefined,
  type: InformatieobjecttypeImport,
  found: Findings,
): InformatieobjecttypeImport {
  if (!known) return type;
  const [earliest] = [known.beginGeldigheid, type.beginGeldigheid].toSorted();
  const levels = [known.vertrouwelijkheidaanduiding, type.vertrouwelijkheidaanduiding];
  const closest = VERTROUWELIJKHEID.findLast((level) => levels.includes(level))!;
  if (levels[0] !== levels[1])
    found.adapt(
      `documenttypen/${type.omschrijving}/vertrouwelijkheid`,
      `Een eerder proces noemt bij dit documenttype "${levels[0]}", dit proces "${levels[1]}". Er is "${closest}" ingevuld.`,
    );
  return { ...known, beginGeldigheid: earliest!, vertrouwelijkheidaanduiding: closest };
}
