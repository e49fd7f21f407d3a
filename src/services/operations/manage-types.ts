/** One version of a case type as a manager sees it, with all its parts. */
import type { Engine } from '../../engine/engine.ts';
import { type Changed, historyOf } from '../../engine/history.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import type { InvalidParam } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { beforePublishing } from '../../registers/catalogi/publish.ts';
import { byBegin } from '../../registers/catalogi/versions.ts';
import { statustypenOf } from './case-words.ts';
import { text, textOrNull } from './door.ts';
import { refuseOthers } from './manage.ts';
import type { EditableKind } from './manage-type-parts.ts';
import type { Relation } from './type-relations.ts';
import { namesIn, typeRow, type VersionPage, versionPage } from './type-versions.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A class of the selectielijst, with what it says about the archive. */
export interface ResultClass extends Choice {
  readonly nomination: string;
  readonly term: string | null;
}

export interface Part {
  readonly id: string;
  readonly record: Record_;
  readonly etag: string;
}

export interface TypeVersion extends VersionPage {
  readonly statuses: readonly Part[];
  readonly results: readonly Part[];
  readonly roles: readonly Part[];
  readonly properties: readonly Part[];
  readonly documents: readonly Part[];
  readonly decisions: readonly string[];
  /** Names of types in the same catalogue, to choose from. */
  readonly documentTypes: readonly string[];
  readonly decisionTypes: readonly string[];
  /** What a result may be: of the process type in the selectielijst. */
  readonly classes: readonly ResultClass[];
  readonly outcomes: readonly Choice[];
  readonly subtypes: readonly string[];
  readonly relations: readonly Relation[];
  /** By identificatie, in the same catalogue; without this one. */
  readonly caseTypes: readonly Choice[];
  readonly processTypes: readonly Choice[];
  /** What keeps it from being published now. */
  readonly missing: readonly InvalidParam[];
  readonly history: readonly Changed[];
}

/** @throws not-found, permission-denied */
export async function caseType(engine: Engine, caller: Caller, id: string): Promise<TypeVersion> {
  refuseOthers(caller);
  const { row, snapshot } = await typeRow(engine, caller, 'zaaktype', id);
  const { record } = row;
  const part = (one: Row): Part => ({
    id: one.id,
    record: one.record,
    etag: engine.parts.answer.etag(caller, one, { snapshot }),
  });
  const parts = (kind: string): readonly Part[] => snapshot.related(kind, 'zaaktype', id).map(part);
  const number = (one: Part): number => Number(one.record.volgnummer ?? 0);
  return {
    ...versionPage(engine, caller, row, snapshot),
    statuses: statustypenOf(snapshot, id).map(part),
    results: parts('resultaattype'),
    roles: parts('roltype'),
    properties: parts('eigenschap'),
    documents: parts('zaaktypeinformatieobjecttype').toSorted((a, b) => number(a) - number(b)),
    decisions: record.besluittypen as readonly string[],
    documentTypes: namesIn(snapshot, 'informatieobjecttype', record.catalogus),
    decisionTypes: namesIn(snapshot, 'besluittype', record.catalogus),
    classes: classesOf(snapshot, record),
    outcomes: snapshot
      .all('selectielijst_resultaattypeomschrijving')
      .map(({ id: one, record: own }) => ({ value: one, label: text(own.omschrijving) })),
    subtypes: record.deelzaaktypen as readonly string[],
    relations: record.gerelateerdeZaaktypen as readonly Relation[],
    caseTypes: caseTypesIn(snapshot, record),
    processTypes: processTypesOf(snapshot),
    missing: record.concept ? await beforePublishing(engine, caller, 'zaaktype', id) : [],
    history: await historyOf(engine.parts.db, caller, { resource: 'zaaktype', id }),
  };
}

/** @returns in the order of the page */
export const partsOfKind = (version: TypeVersion, kind: EditableKind): readonly Part[] =>
  ({
    statustype: version.statuses,
    resultaattype: version.results,
    roltype: version.roles,
    eigenschap: version.properties,
    zaaktypeinformatieobjecttype: version.documents,
  })[kind];

/** Each type once, under the name of its newest version. */
const caseTypesIn = (snapshot: Snapshot, { catalogus, identificatie }: Record_): readonly Choice[] => {
  const names = new Map(
    snapshot
      .related('zaaktype', 'catalogus', text(catalogus))
      .toSorted(byBegin)
      .map(({ record }) => [text(record.identificatie), text(record.omschrijving)]),
  );
  names.delete(text(identificatie));
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'nl'));
};

export const processTypesOf = (snapshot: Snapshot): readonly Choice[] =>
  snapshot
    .all('selectielijst_procestype')
    .map(({ id, record }) => ({ id, number: Number(record.nummer), name: text(record.naam), year: record.jaar }))
    .toSorted((a, b) => Number(b.year) - Number(a.year) || a.number - b.number)
    .map(({ id, number, name, year }) => ({ value: id, label: `${number} ${name} (${year})` }));

const classesOf = (snapshot: Snapshot, { selectielijstProcestype }: Record_): readonly ResultClass[] => {
  const procestype = snapshot.get('selectielijst_procestype', text(selectielijstProcestype).slice(-36));
  return snapshot
    .all('selectielijst_resultaat')
    .filter(({ record }) => procestype && text(record.procesType).slice(-36) === procestype.id)
    .map(({ id, record }) => ({
      value: id,
      label: `${text(record.volledigNummer)} ${text(record.naam)}`.trim(),
      nomination: text(record.waardering),
      term: textOrNull(record.bewaartermijn),
    }));
};
