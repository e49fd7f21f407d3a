/**
 * Loads a catalogue: each case type with all its parts, and the types of document and decision that it needs, published in one write. What is
 * there already stays; loading the same twice changes nothing. A newer version ends the one before it.
 */
import { atPlace, type Item } from '../../engine/compose.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { validateBody } from '../../engine/validate.ts';
import type { Draft, Work } from '../../engine/work.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import type { CatalogusImport, ZaaktypeImport } from './catalogus-import.ts';
import { catalogusId } from './catalogus-import-ids.ts';
import { PARTS } from './effects/zaaktype.ts';
import { itemsFor, placeOf } from './import-items.ts';
import { endPrevious, gapsIn, publishDraft } from './rules/publiceren.ts';
import { NAME, type Versioned, versionsOf } from './versions.ts';

/** The catalogue that is loaded into; made when the organisation has none with this domain. */
export interface CatalogusTarget {
  /** At most five capitals. */
  readonly domein: string;
  readonly rsin: string;
  readonly naam: string;
  readonly contactpersoonBeheerNaam: string;
}

export interface LoadedType {
  readonly soort: 'zaaktype' | 'informatieobjecttype';
  /** identificatie of a zaaktype, omschrijving of an informatieobjecttype */
  readonly naam: string;
  readonly omschrijving: string;
  readonly status: 'geladen' | 'ongewijzigd' | 'geweigerd';
  /** Why it was refused, in Dutch; empty otherwise. */
  readonly redenen: readonly string[];
}

export interface LoadReport {
  /** Id of the catalogue. */
  readonly catalogus: string;
  /** One for every type, in the order of the import; document types that no case type needs come last. */
  readonly typen: readonly LoadedType[];
}

/** @throws permission-denied; a type that cannot be loaded is in the report and leaves nothing behind. */
export async function loadCatalogus(
  engine: Engine,
  caller: Caller,
  catalogus: CatalogusImport,
  target: CatalogusTarget,
  onLoaded: (type: LoadedType) => void = () => {},
): Promise<LoadReport> {
  const id = await ensureCatalogus(engine, caller, target);
  const items = itemsFor(caller.municipality, caller.base, id);
  const documents = new Map(catalogus.informatieobjecttypen.map((type) => [type.omschrijving, type]));
  const decisions = new Map((catalogus.besluittypen ?? []).map((type) => [type.omschrijving, type]));
  const typen: LoadedType[] = [];
  const done = (type: LoadedType): void => {
    typen.push(type);
    onLoaded(type);
  };
  for (const type of catalogus.zaaktypen) {
    const about = { soort: 'zaaktype', naam: type.identificatie, omschrijving: type.omschrijving } as const;
    done({ ...about, ...(await load(namesOf(type), type.besluittypen, items.zaaktype(type))) });
  }
  const used = new Set(catalogus.zaaktypen.flatMap(namesOf));
  for (const [omschrijving] of documents) {
    if (used.has(omschrijving)) continue;
    done({ soort: 'informatieobjecttype', naam: omschrijving, omschrijving, ...(await load([omschrijving], [], [])) });
  }
  return { catalogus: id, typen };

  /** Types that a case type needs, with the documents that hold its decisions. */
  function namesOf(type: ZaaktypeImport): readonly string[] {
    const held = type.besluittypen.flatMap((name) => decisions.get(name)?.informatieobjecttypen ?? []);
    const own = type.zaaktypeInformatieobjecttypen.map(({ informatieobjecttype }) => informatieobjecttype);
    return [...new Set([...own, ...held])];
  }

  async function load(
    documentNames: readonly string[],
    decisionNames: readonly string[],
    own: readonly Item[],
  ): Promise<Pick<LoadedType, 'status' | 'redenen'>> {
    const snapshot = await engine.parts.snapshots.current(caller.municipality);
    const missing = <T>(kind: Versioned, names: readonly string[], types: ReadonlyMap<string, T>): readonly T[] =>
      names.flatMap((name) => {
        const type = types.get(name);
        return type && versionsOf(snapshot, kind, id, name).length === 0 ? [type] : [];
      });
    const needed = [
      ...missing('informatieobjecttype', documentNames, documents).map(items.documenttype),
      ...missing('besluittype', decisionNames, decisions).map(items.besluittype),
    ];
    const [first] = own;
    try {
      if (first && snapshot.get(first.resource, first.id!)) {
        const differs = own.find((item) => !isStored(engine, caller, snapshot, item));
        if (!differs && partsOf(snapshot, first.id!) === own.length - 1) return { status: 'ongewijzigd', redenen: [] };
        return { status: 'geweigerd', redenen: [AFWIJKEND] };
      }
      if (needed.length + own.length === 0) return { status: 'ongewijzigd', redenen: [] };
      await engine.compose(caller, {
        operation: 'catalogi.laden',
        items: [...needed, ...own],
        exclusive: `catalogus/${id}`,
        finish: publishAll,
      });
      return { status: 'geladen', redenen: [] };
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 400) throw error;
      return { status: 'geweigerd', redenen: error.invalidParams.map(({ name, reason }) => `${name}: ${reason}`) };
    }
  }
}

const AFWIJKEND =
  'Deze versie staat er al, met een andere inhoud. Geef de nieuwe versie een latere datum vanaf wanneer zij geldt.';

async function ensureCatalogus(engine: Engine, caller: Caller, target: CatalogusTarget): Promise<string> {
  const snapshot = await engine.parts.snapshots.current(caller.municipality);
  const found = snapshot
    .all('catalogus')
    .find(({ record }) => record.domein === target.domein && record.rsin === target.rsin);
  if (found) return found.id;
  const id = catalogusId(caller.municipality, target.rsin, target.domein);
  await engine.create(caller, 'catalogus', target, { id });
  return id;
}

/** Documents first, then decisions: a type is published only after what it refers to (ztc-012). */
function publishAll(work: Work, made: readonly Draft[]): void {
  for (const kind of ['informatieobjecttype', 'besluittype', 'zaaktype'] as const)
    for (const draft of made)
      if (draft.resource.name === kind) {
        // The case type itself is what the report is about.
        const at = kind === 'zaaktype' ? {} : { at: placeOf(kind, String(draft.record[NAME[kind]])) };
        atPlace(at, () => publishOne(work, kind, draft));
      }
}

function publishOne(work: Work, kind: Versioned, draft: Draft): void {
  const gaps = gapsIn(work, draft);
  if (gaps.length > 0) throw invalid(...gaps);
  endPrevious(work, kind, draft);
  publishDraft(work, draft);
}

/** Whether a record has what the import says. A later version may have ended it. */
function isStored(engine: Engine, caller: Caller, snapshot: Snapshot, { resource, id, input }: Item): boolean {
  const row = snapshot.get(resource, id!);
  if (!row) return false;
  const record = validateBody(engine.parts.registry, row.resource, caller.base, input, 'create');
  return Object.keys(input as object)
    .filter((name) => name !== 'eindeGeldigheid' && row.resource.fields[name])
    .every((name) => JSON.stringify(record[name]) === JSON.stringify(row.record[name]));
}

const partsOf = (snapshot: Snapshot, zaaktype: string): number =>
  PARTS.reduce((sum, kind) => sum + snapshot.related(kind, 'zaaktype', zaaktype).length, 0);
