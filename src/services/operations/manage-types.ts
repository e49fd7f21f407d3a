/** One version of a case type as a manager sees it, with all its parts. */
import type { Engine } from '../../engine/engine.ts';
import { type Changed, historyOf } from '../../engine/history.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import type { Caller } from '../../gate/context.ts';
import { statustypenOf } from './case-words.ts';
import { text } from './door.ts';
import { refuseOthers } from './manage.ts';
import { namesIn, typeRow, type VersionPage, versionPage } from './type-versions.ts';

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
  readonly classes: readonly { readonly value: string; readonly label: string }[];
  readonly outcomes: readonly { readonly value: string; readonly label: string }[];
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
    history: await historyOf(engine.parts.db, caller, { resource: 'zaaktype', id }),
  };
}

const classesOf = (snapshot: Snapshot, { selectielijstProcestype }: Record_) => {
  const procestype = snapshot.get('selectielijst_procestype', text(selectielijstProcestype).slice(-36));
  return snapshot
    .all('selectielijst_resultaat')
    .filter(({ record }) => procestype && text(record.procesType).slice(-36) === procestype.id)
    .map(({ id, record }) => ({
      value: id,
      label: `${text(record.volledigNummer)} ${text(record.naam)}`.trim(),
    }));
};
