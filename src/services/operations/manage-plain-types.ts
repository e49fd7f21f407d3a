/** A version of a decision type or a document type as a manager sees it: it has no parts, and others name it. */
import type { Engine } from '../../engine/engine.ts';
import { type Changed, historyOf } from '../../engine/history.ts';
import type { Caller } from '../../gate/context.ts';
import { snapshotOf, text } from './door.ts';
import { refuseOthers } from './manage.ts';
import {
  byName,
  namesIn,
  namingOf,
  type TypeKind,
  typeRow,
  type VersionItem,
  type VersionPage,
  versionOf,
  versionPage,
} from './type-versions.ts';

export type PlainKind = Exclude<TypeKind, 'zaaktype'>;
export const isPlain = (kind: TypeKind): kind is PlainKind => kind !== 'zaaktype';

/** A version of another type that names this one. */
export interface Naming extends VersionItem {
  readonly kind: TypeKind;
  readonly name: string;
}

export interface PlainType extends VersionPage {
  readonly kind: PlainKind;
  readonly usedBy: readonly Naming[];
  /** Concepts of case types that do not name it yet. */
  readonly linkable: readonly { readonly id: string; readonly name: string }[];
  /** In which documents a decision is laid down, and what there is to choose from; of a document type both are empty. */
  readonly documents: readonly string[];
  readonly documentTypes: readonly string[];
  readonly history: readonly Changed[];
}

/** @throws not-found, permission-denied */
export async function plainType(engine: Engine, caller: Caller, kind: PlainKind, id: string): Promise<PlainType> {
  refuseOthers(caller);
  const { row, snapshot } = await typeRow(engine, caller, kind, id);
  const page = versionPage(engine, caller, row, snapshot);
  const usedBy = namingOf(snapshot, row);
  const used = new Set(usedBy.map((one) => one.id));
  return {
    ...page,
    kind,
    usedBy: usedBy
      .map((one) => ({ ...versionOf(one), kind: one.resource.name as TypeKind, name: text(one.record.omschrijving) }))
      .sort(byName),
    linkable: snapshot
      .related('zaaktype', 'catalogus', text(row.record.catalogus))
      .filter((one) => one.record.concept === true && !used.has(one.id))
      .map((one) => ({ id: one.id, name: text(one.record.omschrijving) }))
      .sort(byName),
    documents: kind === 'besluittype' ? (row.record.informatieobjecttypen as readonly string[]) : [],
    documentTypes: kind === 'besluittype' ? namesIn(snapshot, 'informatieobjecttype', row.record.catalogus) : [],
    history: await historyOf(engine.parts.db, caller, { resource: kind, id }),
  };
}

/** Catalogues in which a type can be made. @throws permission-denied */
export async function catalogues(
  engine: Engine,
  caller: Caller,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  refuseOthers(caller);
  await engine.rows(caller, 'catalogus', { page: '1' });
  return (await snapshotOf(engine, caller))
    .all('catalogus')
    .map(({ id, record }) => ({ id, name: text(record.naam) || text(record.domein) }))
    .sort(byName);
}
