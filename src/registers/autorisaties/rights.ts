/** From applications in the snapshot to rights as the gate knows them. Derived once per snapshot; absence denies. */
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { isUuid } from '../../foundation/ids.ts';
import { type Grant, LEVEL_OF, NO_RIGHTS, type Rights } from '../../gate/rights.ts';
import type { RuleRef } from '../../gate/rules.ts';

export interface Application {
  readonly row: Row;
  readonly rights: Rights;
  /** Ids of the activities it may name; the first is its default. */
  readonly activities: readonly string[];
}

/** The application of a client id, or nothing. */
export const applicationOf = (snapshot: Snapshot, clientId: string): Application | undefined =>
  snapshot.derive('autorisaties.applications', readApplications).get(clientId);

export const rightsOf = (snapshot: Snapshot, clientId: string): Rights =>
  applicationOf(snapshot, clientId)?.rights ?? NO_RIGHTS;

function readApplications(snapshot: Snapshot): ReadonlyMap<string, Application> {
  const found = new Map<string, Application>();
  for (const row of snapshot.all('applicatie')) {
    const { record, columns } = row;
    const application: Application = {
      row,
      rights: rightsIn(snapshot, record, { id: row.id, version: row.version }),
      activities: (columns.activiteiten as readonly string[] | null) ?? [],
    };
    for (const clientId of record.clientIds as readonly string[]) found.set(clientId, application);
  }
  return found;
}

/** What an application with this record may see, also one that is not stored. */
export function rightsIn(snapshot: Snapshot, record: Record_, by?: RuleRef): Rights {
  const onlyReady = record.alleenIsGereedVoorPublicatie === true;
  return {
    everything: record.heeftAlleAutorisaties === true && !onlyReady,
    grants: (record.autorisaties as readonly Record_[])
      .flatMap((one) => grantsOf(snapshot, one))
      .map((grant) => (onlyReady && grant.component === 'drc' ? { ...grant, ready: true as const } : grant))
      .map((grant) => (by ? { ...grant, by } : grant)),
    ...(by ? { everythingBy: by } : {}),
    epoch: snapshot.epoch,
  };
}

/** Per component: the field with the type, the field by which versions of one type belong together, and whether a level is needed. */
const NARROWED: Readonly<
  Record<string, { readonly field: string; readonly resource: string; readonly same?: string; readonly level: boolean }>
> = {
  zrc: { field: 'zaaktype', resource: 'zaaktype', same: 'identificatie', level: true },
  drc: { field: 'informatieobjecttype', resource: 'informatieobjecttype', same: 'omschrijving', level: true },
  brc: { field: 'besluittype', resource: 'besluittype', same: 'omschrijving', level: false },
  // Versions of an objecttype are parts of it.
  orc: { field: 'objecttype', resource: 'objecttype', level: false },
};

function grantsOf(snapshot: Snapshot, autorisatie: Record_): readonly Grant[] {
  const component = String(autorisatie.component);
  const scopes: ReadonlySet<string> = new Set(autorisatie.scopes as readonly string[]);
  const serves = activityIn(snapshot, autorisatie);
  const narrowed = NARROWED[component];
  if (!narrowed) return [{ component, scopes, ...serves }];
  const level = LEVEL_OF.get(String(autorisatie.maxVertrouwelijkheidaanduiding));
  // Without a type or a ceiling nothing is opened: a forgotten field must not mean everything.
  if (narrowed.level && level === undefined) return [];
  const type = String(autorisatie[narrowed.field] ?? '');
  // A type elsewhere has no rows here that could be seen.
  return !isUuid(type)
    ? []
    : versionsOf(snapshot, narrowed.resource, narrowed.same, type).map((version) => ({
        component,
        scopes,
        type: version,
        ...(narrowed.level ? { level: level! } : {}),
        ...partsOf(autorisatie),
        ...serves,
      }));
}

/** By its name, which its versions share. One that is gone serves nothing: its address does not become another purpose. */
const activityIn = (snapshot: Snapshot, { verwerkingsactiviteit: id }: Record_): Pick<Grant, 'activity'> =>
  id ? { activity: String(snapshot.get('verwerkingsactiviteit', String(id))?.record.identificatie ?? id) } : {};

/** An objecttype of which a caller sees some fields of `data`, by version. */
const partsOf = ({ velden }: Record_): Pick<Grant, 'parts'> =>
  velden
    ? {
        parts: new Map(Object.entries(velden).map(([version, names]) => [Number(version), new Set(names as string[])])),
      }
    : {};

/** By what versions of a type belong together; nothing where one type has them all. */
export const SAME: Readonly<Record<string, string | undefined>> = Object.fromEntries(
  Object.values(NARROWED).map(({ resource, same }) => [resource, same]),
);

/** A right on a type holds for its other versions too, so that publishing a new version locks nobody out. */
export function versionsOf(
  snapshot: Snapshot,
  resource: string,
  same: string | undefined,
  id: string,
): readonly string[] {
  const type = snapshot.get(resource, id);
  if (!type || same === undefined) return [id];
  return snapshot
    .related(resource, same, String(type.record[same]))
    .filter(({ record }) => record.catalogus === type.record.catalogus)
    .map((row) => row.id);
}
