/**
 * What of the records about a resident they see at once: what the pages show of a case (docs/decisions/0011), everywhere that
 * a record is, or names, a document or a decision. The rest is asked of the organ, which weighs it (docs/decisions/0050).
 */
import type { Engine } from '../../engine/engine.ts';
import type { Resource } from '../../engine/resource.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import type { Caller } from '../../gate/context.ts';
import { subjectsOf } from '../../gate/mandate.ts';
import { knownOf } from '../operations/case-decisions.ts';
import { DOCUMENT, isForResident } from '../operations/case-documents.ts';
import { ofKind, snapshotOf, text } from '../operations/door.ts';

const BESLUIT = 'besluit';

/** Fields that name a document or a decision, in whatever register. */
const named = (fields: Resource['fields'], kind: string): string | undefined =>
  Object.entries(fields).find(([, { to }]) => to?.length === 1 && to[0] === kind)?.[0];

const idIn = ({ resource, id, record }: Row, kind: string): string => {
  if (resource.name === kind) return id;
  const field = named(resource.fields, kind);
  return field === undefined ? '' : text(record[field]);
};

/** Whether the number of rows says how many are shown. */
export const isWhole = ({ name, fields, inzage }: Resource): boolean =>
  inzage?.when === undefined && ![DOCUMENT, BESLUIT].some((kind) => name === kind || named(fields, kind) !== undefined);

export async function shownOf(engine: Engine, caller: Caller, rows: readonly Row[]): Promise<readonly Row[]> {
  const day = today();
  const meant = rows.filter(({ resource, record }) => resource.inzage?.when?.(record, day) ?? true);
  const documents = await documentsShown(engine, caller, idsIn(meant, DOCUMENT));
  const decisions = await decisionsShown(engine, caller, idsIn(meant, BESLUIT), day);
  const snapshot = await snapshotOf(engine, caller);
  return meant.filter((row) => {
    const [document, besluit] = [idIn(row, DOCUMENT), idIn(row, BESLUIT)];
    if (besluit && !decisions.has(besluit)) return false;
    if (!document) return true;
    const cases = documents.get(document) ?? [];
    // A version may have been more confidential than the document is now.
    return 'vertrouwelijkheidaanduiding' in row.resource.fields
      ? cases.some((zaak) => isForResident(snapshot, zaak, row))
      : cases.length > 0;
  });
}

const idsIn = (rows: readonly Row[], kind: string): readonly string[] => [
  ...new Set(rows.map((row) => idIn(row, kind)).filter(Boolean)),
];

/** By id of a document: the cases of this resident in which they see it. */
async function documentsShown(
  engine: Engine,
  caller: Caller,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Row[]>> {
  if (ids.length === 0) return new Map();
  const { loader } = engine.parts;
  const links = await loader.load(caller, [
    { resource: DOCUMENT, any: ids },
    { resource: 'zaakinformatieobject', where: 'informatieobject', any: ids },
    { resource: 'besluitinformatieobject', where: 'informatieobject', any: ids },
  ]);
  const relations = ofKind(links, 'besluitinformatieobject');
  const besluiten = await loadAny(
    engine,
    caller,
    BESLUIT,
    relations.map(({ record }) => text(record.besluit)),
  );
  const inCases = ofKind(links, 'zaakinformatieobject');
  const zaken = await loadAny(
    engine,
    caller,
    'zaak',
    [...inCases, ...besluiten].map(({ record }) => text(record.zaak)),
  );
  const own = new Map(zaken.filter(isOwn(caller)).map((zaak) => [zaak.id, zaak]));
  const documents = ofKind(links, DOCUMENT);
  const { besluiten: known, withheld } = knownOf({ besluiten, relations, documents });
  const knownIds = new Map(known.map((one) => [one.id, text(one.record.zaak)]));
  const snapshot = await snapshotOf(engine, caller);
  return new Map(
    documents.map((document) => {
      const at = [
        ...inCases.filter(({ record }) => record.informatieobject === document.id).map(({ record }) => record.zaak),
        ...relations
          .filter(({ record }) => record.informatieobject === document.id)
          .map(({ record }) => knownIds.get(text(record.besluit))),
      ];
      const cases = [...new Set(at)].flatMap((id) => own.get(text(id)) ?? []);
      const held = withheld.has(document.id) && document.record.tonenAanInitiator !== true;
      return [document.id, held ? [] : cases.filter((zaak) => isForResident(snapshot, zaak, document))];
    }),
  );
}

async function decisionsShown(
  engine: Engine,
  caller: Caller,
  ids: readonly string[],
  day: string,
): Promise<ReadonlySet<string>> {
  const rows = await loadAny(engine, caller, BESLUIT, ids);
  return new Set(rows.filter(({ resource, record }) => resource.inzage?.when?.(record, day)).map(({ id }) => id));
}

async function loadAny(engine: Engine, caller: Caller, resource: string, ids: readonly string[]) {
  const any = [...new Set(ids.filter(Boolean))];
  return any.length === 0 ? [] : engine.parts.loader.load(caller, [{ resource, any }]);
}

const isOwn = (caller: Caller) => {
  const theirs = subjectsOf(caller);
  return ({ columns }: Row): boolean =>
    Array.isArray(columns.r_owners) && columns.r_owners.some((owner) => theirs.includes(String(owner)));
};
