/**
 * Snapshot: the cached resources of one municipality (catalogue, applications, activities) in memory, as of an epoch.
 * Every statement says which epoch it was made for; a write to a cached resource raises the epoch in its own
 * transaction, so every process notices at its next statement, and a withdrawn right works at once everywhere.
 */
import type { Database, Municipality } from '../foundation/db/types.ts';
import { deadlineIn } from '../foundation/deadline.ts';
import { renderBody, type Sealer } from './body.ts';
import { bodyVersionOf } from './columns.ts';
import type { Ready } from './ready.ts';
import type { Registry } from './registry.ts';
import type { Resource } from './resource.ts';
import { type RowReader, selectRows } from './rows.ts';
import { EPOCH_CHANNEL } from './store.ts';
import type { Row } from './work.ts';

/** A load is of nobody in particular: all who ask meanwhile wait for it, and each has less patience than a request has time. */
const LOAD_MS = 10_000;

export interface Snapshot {
  readonly municipality: Municipality;
  readonly epoch: number;
  get(resource: string, id: string): Row | undefined;
  all(resource: string): readonly Row[];
  /** Cached rows of `resource` whose relation (or list of relations) `field` points at `id`. */
  related(resource: string, field: string, id: string): readonly Row[];
  /** A value derived from this snapshot, computed once per snapshot. */
  derive<T>(key: string, compute: (snapshot: Snapshot) => T): T;
}

export interface Snapshots {
  /** The snapshot in memory, loaded when there is none. @throws deadline when that takes too long; the next one begins anew */
  current(municipality: Municipality): Promise<Snapshot>;
  /** Called with an epoch that a statement saw or another process told of: when it is newer, the next `current` loads again. */
  saw(municipality: Municipality, epoch: number): void;
  /** The next `current` loads again, for one municipality or for all: after a lost connection nothing is known. */
  forget(municipality?: Municipality): void;
  /** What a snapshot becomes by one write. */
  next(
    snapshot: Snapshot,
    changed: readonly Row[],
    removed: readonly { readonly resource: string; readonly id: string }[],
  ): Snapshot;
  /** Takes what this process's own write made, without a reload, when nobody else wrote in between. */
  apply(next: Snapshot): void;
}

/** Follows epochs that other processes raise. Returns the function that stops it. */
export const followEpochs = (
  db: Database,
  { snapshots, ready }: { readonly snapshots: Snapshots; readonly ready: Pick<Ready, 'clear'> },
): Promise<() => Promise<void>> =>
  db.listen(EPOCH_CHANNEL, (payload) => {
    const [municipality, epoch] = payload.split(' ').map(Number);
    if (municipality && epoch) return snapshots.saw(municipality, epoch);
    // An empty payload: the connection was broken, and what was told meanwhile is unknown. It may be another server, which lacks
    // the last commits of this one and gives their stamps to others.
    snapshots.forget();
    ready.clear();
  });

export function createSnapshots(db: Database, registry: Registry, reader: RowReader): Snapshots {
  const current = new Map<Municipality, Snapshot>();
  /** The newest epoch that anybody told of; a load that began before it was raised does not count. */
  const newest = new Map<Municipality, number>();
  const loading = new Map<Municipality, Promise<Snapshot>>();
  /** How often all was forgotten. */
  let times = 0;
  const cached = registry.all.filter((resource) => resource.cached && !resource.fixed);
  const fixed = fixedTables(registry);

  async function load(municipality: Municipality): Promise<Snapshot> {
    // One transaction at repeatable read would be tidier; the epoch is read first, so a write in between only causes a reload.
    const inTime = db.in({ municipality, deadline: deadlineIn(LOAD_MS) });
    const [head] = await inTime.query<{ epoch: number }>(
      { name: 'epoch', text: 'select epoch from municipality_epoch where municipality = $1' },
      [municipality],
    );
    const tables = await Promise.all(
      cached.map(async (resource) => {
        const rows = await inTime.query(
          {
            name: `all_${resource.name}`,
            text: `${selectRows(registry, resource)} where t.municipality = $1 order by t.id`,
          },
          [municipality],
        );
        return [
          resource.name,
          new Map(rows.map((raw) => [String(raw.id), reader(resource, municipality, raw)])),
        ] as const;
      }),
    );
    return createSnapshot(municipality, head?.epoch ?? 0, new Map([...tables, ...fixed.tables]), fixed.aliases);
  }

  const saw = (municipality: Municipality, epoch: number): void => {
    if (epoch > (newest.get(municipality) ?? 0)) newest.set(municipality, epoch);
  };

  return {
    current(municipality) {
      const known = current.get(municipality);
      if (known && known.epoch >= (newest.get(municipality) ?? 0)) return Promise.resolve(known);
      let pending = loading.get(municipality);
      if (!pending) {
        const began = times;
        pending = load(municipality)
          .then((snapshot) => {
            // What was read before it is of another server, perhaps, and its number says nothing of this one.
            if (began === times) current.set(municipality, snapshot);
            return snapshot;
          })
          .finally(() => {
            if (loading.get(municipality) === pending) loading.delete(municipality);
          });
        loading.set(municipality, pending);
      }
      return pending;
    },
    saw,
    forget(municipality) {
      if (municipality !== undefined) return void current.delete(municipality);
      times += 1;
      current.clear();
      // Another server may lack the last of them: waiting for a number that it never gave, each call would load anew.
      newest.clear();
      loading.clear();
    },
    next(snapshot, changed, removed) {
      const tables = new Map(cached.map(({ name }) => [name, new Map(snapshot.all(name).map((row) => [row.id, row]))]));
      for (const row of changed) tables.get(row.resource.name)?.set(row.id, row);
      for (const name of new Set(changed.map(({ resource }) => resource.name)))
        if (tables.has(name)) tables.set(name, inOrder(tables.get(name)!));
      for (const { resource, id } of removed) tables.get(resource)?.delete(id);
      const { municipality, epoch } = snapshot;
      return createSnapshot(municipality, epoch + 1, new Map([...tables, ...fixed.tables]), fixed.aliases);
    },
    apply(next) {
      const { municipality, epoch } = next;
      // A load that is under way began before this write and may lack it.
      saw(municipality, epoch);
      const known = current.get(municipality);
      if (!known) return;
      if (known.epoch === epoch - 1) current.set(municipality, next);
      else current.delete(municipality);
    },
  };
}

/** As the database gives them: lists, pages and ETags are the same in every process, whoever wrote. */
const inOrder = (rows: ReadonlyMap<string, Row>): Map<string, Row> =>
  new Map([...rows].sort(([one], [other]) => (one < other ? -1 : 1)));

type Tables = ReadonlyMap<string, ReadonlyMap<string, Row>>;

/** Reference data of the program, rendered once for all municipalities. */
function fixedTables(registry: Registry): { readonly tables: Tables; readonly aliases: Tables } {
  const tables = new Map<string, ReadonlyMap<string, Row>>();
  const aliases = new Map<string, ReadonlyMap<string, Row>>();
  for (const resource of registry.all) {
    if (!resource.fixed) continue;
    const rows = new Map(
      resource.fixed.records.map(({ id, record }): [string, Row] => [
        id,
        {
          resource,
          id,
          version: 1,
          body: renderBody(registry, resource, id, record, UNSEALED),
          bodyVersion: bodyVersionOf(resource),
          columns: {},
          record,
        },
      ]),
    );
    tables.set(resource.name, rows);
    aliases.set(
      resource.name,
      new Map(
        [...(resource.fixed.aliases ?? [])].flatMap(([alias, id]) => (rows.has(id) ? [[alias, rows.get(id)!]] : [])),
      ),
    );
  }
  return { tables, aliases };
}

/** Reference data holds no sealed fields. */
const UNSEALED: Sealer = {
  seal: () => {
    throw new TypeError('reference data has no sealed fields');
  },
  unseal: (value) => value,
};

function createSnapshot(municipality: Municipality, epoch: number, tables: Tables, aliases: Tables): Snapshot {
  const indexes = new Map<string, Map<string, Row[]>>();
  const derived = new Map<string, unknown>();
  const index = (resource: string, field: string): Map<string, Row[]> => {
    const key = `${resource}.${field}`;
    let found = indexes.get(key);
    if (!found) {
      found = new Map();
      for (const row of tables.get(resource)?.values() ?? []) {
        const value = row.record[field];
        for (const id of Array.isArray(value) ? value : [value]) {
          const bucket = found.get(String(id));
          if (bucket) bucket.push(row);
          else found.set(String(id), [row]);
        }
      }
      indexes.set(key, found);
    }
    return found;
  };
  const snapshot: Snapshot = {
    municipality,
    epoch,
    get: (resource, id) => tables.get(resource)?.get(id) ?? aliases.get(resource)?.get(id),
    all: (resource) => [...(tables.get(resource)?.values() ?? [])],
    related: (resource, field, id) => index(resource, field).get(id) ?? [],
    derive<T>(key: string, compute: (of: Snapshot) => T): T {
      if (!derived.has(key)) derived.set(key, compute(snapshot));
      return derived.get(key) as T;
    },
  };
  return snapshot;
}

/** Resources that live in a snapshot. */
export const isCached = (resource: Resource): boolean => resource.cached === true;
