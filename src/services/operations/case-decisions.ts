/** The decisions of a case in words, with the documents that hold them, as far as this caller may read them. */
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import { accessFor, allows, hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { publishedOn } from '../../registers/catalogi/versions.ts';
import { ofKind, related, text, textOrNull, urlOf } from './door.ts';

const DOCUMENT = 'enkelvoudiginformatieobject';

export interface DecisionData {
  readonly id: string;
  /** Its kind, as the catalogue names it. */
  readonly title: string;
  readonly date: string;
  readonly starts: string;
  readonly ends?: string;
  readonly organ?: string;
  readonly words?: string;
  /** The last day on which one may object. */
  readonly objectUntil?: string;
  /** Ids of the documents that hold it. */
  readonly documents: readonly string[];
}

export interface Decisions {
  /** The newest first. */
  readonly besluiten: readonly Row[];
  /** Relations to documents, and those documents. */
  readonly relations: readonly Row[];
  readonly documents: readonly Row[];
}

export async function decisionsOf(engine: Engine, caller: Caller, zaak: Row): Promise<Decisions> {
  if (!hasScope(caller.rights, 'brc', ['besluiten.lezen'])) return { besluiten: [], relations: [], documents: [] };
  const { rows } = await engine.rows(caller, 'besluit', { zaak: urlOf(engine, caller, 'zaak', zaak.id) });
  const relations = await Promise.all(
    rows.map(({ id }) =>
      engine.rows(caller, 'besluitinformatieobject', { besluit: urlOf(engine, caller, 'besluit', id) }),
    ),
  ).then((pages) => pages.flatMap((page) => page.rows));
  return {
    besluiten: rows.toSorted((a, b) => text(b.record.datum).localeCompare(text(a.record.datum))),
    relations,
    documents: ofKind(await related(engine, caller, relations, ['informatieobject']), DOCUMENT),
  };
}

/** A decision works towards a resident once it is made known: from the day that it was sent or published (Awb 3:40). */
const isMadeKnown = ({ record }: Row): boolean =>
  [record.verzenddatum, record.publicatiedatum].some((day) => text(day) !== '' && text(day) <= today());

/** Those that were made known, with their documents; and the documents that hold nothing but what was not. */
export function knownOf({
  besluiten,
  relations,
  documents,
}: Decisions): Decisions & { readonly withheld: ReadonlySet<string> } {
  const known = besluiten.filter(isMadeKnown);
  const ids = new Set<unknown>(known.map(({ id }) => id));
  const shown = relations.filter(({ record }) => ids.has(record.besluit));
  const held = new Set<unknown>(shown.map(({ record }) => record.informatieobject));
  const withheld = relations.map(({ record }) => text(record.informatieobject)).filter((id) => !held.has(id));
  return {
    besluiten: known,
    relations: shown,
    documents: documents.filter(({ id }) => held.has(id)),
    withheld: new Set(withheld),
  };
}

export function decisionOf(snapshot: Snapshot, besluit: Row, { relations, documents }: Decisions): DecisionData {
  const { record } = besluit;
  const [ends, organ, words, objectUntil] = [
    textOrNull(record.vervaldatum),
    textOrNull(record.bestuursorgaan),
    textOrNull(record.toelichting),
    textOrNull(record.uiterlijkeReactiedatum),
  ];
  const held = new Set(
    relations.filter((one) => one.record.besluit === besluit.id).map((one) => one.record.informatieobject),
  );
  return {
    id: besluit.id,
    title: text(snapshot.get('besluittype', text(record.besluittype))?.record.omschrijving),
    date: text(record.datum),
    starts: text(record.ingangsdatum),
    ...(ends ? { ends } : {}),
    ...(organ ? { organ } : {}),
    ...(words ? { words } : {}),
    ...(objectUntil ? { objectUntil } : {}),
    documents: documents.filter(({ id }) => held.has(id)).map(({ id }) => id),
  };
}

/** Documents of the case, and those that hold its decisions; each once, newest first. */
export const withHeld = (
  documents: readonly Row[],
  { documents: held }: Pick<Decisions, 'documents'>,
): readonly Row[] =>
  [...new Map([...documents, ...held].map((row) => [row.id, row])).values()].toSorted((a, b) =>
    text(b.record.beginRegistratie).localeCompare(text(a.record.beginRegistratie)),
  );

/** Types of decision that the case type knows by name, in the version of today, that this caller may take. */
export function decisionTypesOf(snapshot: Snapshot, caller: Caller, zaak: Row): readonly Row[] {
  const zaaktype = snapshot.get('zaaktype', text(zaak.record.zaaktype))?.record;
  const access = accessFor(caller.rights, 'brc', ['besluiten.aanmaken']);
  return ((zaaktype?.besluittypen ?? []) as readonly string[]).flatMap((name) => {
    const type = publishedOn(snapshot, 'besluittype', text(zaaktype?.catalogus), name, today());
    return type && allows(access, { type: type.id }) ? [type] : [];
  });
}
