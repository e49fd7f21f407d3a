/** Reads of single records, whoever asks: those that come together share one statement per resource and municipality. */
import { type Errand, shared } from '../foundation/db/errand.ts';
import { createLanes } from '../foundation/lanes.ts';
import type { Rights } from '../gate/rights.ts';
import { asksChoices, reachOf, testedColumns } from './access.ts';
import type { EngineParts } from './engine.ts';
import { unseen } from './planned-once.ts';
import type { Stamp } from './ready.ts';
import type { Resource } from './resource.ts';
import type { Row } from './work.ts';

/** For whom a row is read; who has rights that rest on choices of residents gets those with it. */
export type Asking = Errand & { readonly rights?: Pick<Rights, 'chosen'> };

export interface Found {
  readonly epoch: number;
  readonly row: Row;
}

/** A row that is as it was when it was last read: without its body. */
export interface Same {
  readonly epoch: number;
  readonly row?: undefined;
  readonly columns: Row['columns'];
}

export interface Gather {
  /** @param forAnswer only what an answer shows of the row, and the dimensions of its rights */
  (errand: Asking, resource: Resource, id: string, forAnswer?: boolean): Promise<Found | undefined>;
  /** @param known which one the caller has already */
  (
    errand: Asking,
    resource: Resource,
    id: string,
    forAnswer: true,
    known: Omit<Stamp, 'id'> | undefined,
  ): Promise<Found | Same | undefined>;
}

interface Asked {
  readonly errand: Errand;
  readonly resource: Resource;
  readonly id: string;
  readonly forAnswer: boolean;
  /** Rights rest on choices of residents. */
  readonly chosen: boolean;
  /** `version/xmin` of what is there already; empty for nothing. */
  readonly known: string;
  readonly done: (found: Found | Same | undefined) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Whether the caller has the row as it is. Looked up in the arrays, and not joined to them: for a municipality of which the
 * statistics know nothing, a join reads all that it has. Once for a row, however many columns ask (`offset 0`).
 */
const SAME = `cross join lateral (select ($3::text[])[array_position($2::uuid[], t.id)] = t.version || '/' || t.xmin as same offset 0) k`;
/** Most records in one statement; more go into the next. */
const MOST = 200;
/**
 * A statement costs as much as a dozen of its rows, so there is one at a time. Some ten times as long as one takes where the
 * database is at ease: beyond that whoever waits gets another.
 */
const QUICK_MS = 5;

export function createGather(parts: Pick<EngineParts, 'db' | 'registry' | 'reader'>): Gather {
  const statements = new Map<string, { name: string; text: string }>();

  function statementOf({ resource, forAnswer, chosen }: Asked) {
    const name = `${forAnswer ? 'answer' : 'read'}${chosen ? '_chosen' : ''}_${resource.name}`;
    let statement = statements.get(name);
    if (!statement) {
      const reach = reachOf(parts.registry, resource);
      const own = forAnswer ? `${reach.answerUnless('k.same')}, ${reach.rights}, t.xmin` : reach.select;
      const columns = testedColumns(own, reach, chosen);
      statement = {
        name,
        text: `select (select epoch from municipality_epoch where municipality = $1) as epoch, ${columns} from ${reach.from}${forAnswer ? ` ${SAME}` : ''} where t.municipality = $1 and t.id = any(${unseen('$2::uuid[]')}::uuid[])`,
      };
      statements.set(name, statement);
    }
    return statement;
  }

  async function read(asked: readonly Asked[]): Promise<void> {
    const [{ resource, forAnswer }] = asked as readonly [Asked];
    const errand = shared(asked.map((one) => one.errand));
    const { municipality } = errand;
    try {
      const wanted = stampsOf(asked);
      const ids = [...wanted.keys()];
      const stamps = forAnswer ? [[...wanted.values()]] : [];
      const rows = await parts.db.in(errand).query<Raw>(statementOf(asked[0]!), [municipality, ids, ...stamps]);
      const found = new Map<unknown, Found | Same>();
      for (const raw of rows) {
        const epoch = Number(raw.epoch);
        found.set(
          raw.id,
          raw.body === null ? { epoch, columns: raw } : { epoch, row: parts.reader(resource, municipality, raw) },
        );
      }
      for (const { id, done } of asked) done(found.get(id));
    } catch (error) {
      for (const { failed } of asked) failed(error);
    }
  }

  const lanes = createLanes<Asked>({ mostRunning: 2, quickMs: QUICK_MS, take: () => MOST, run: read });

  const gather = (
    errand: Asking,
    resource: Resource,
    id: string,
    forAnswer = false,
    known?: Omit<Stamp, 'id'>,
  ): Promise<Found | Same | undefined> =>
    new Promise((done, failed) => {
      const chosen = asksChoices(errand);
      const key = `${errand.municipality}/${resource.name}/${forAnswer}/${chosen}`;
      const stamp = known ? `${known.version}/${known.xmin}` : '';
      lanes.add(key, { errand, resource, id, forAnswer, chosen, known: stamp, done, failed });
    });
  return gather as Gather;
}

type Raw = Readonly<Record<string, unknown>>;

/** Each record once; with its body where those who ask do not have the same one. */
function stampsOf(asked: readonly Asked[]): ReadonlyMap<string, string> {
  const stamps = new Map<string, string>();
  for (const { id, known } of asked) stamps.set(id, (stamps.get(id) ?? known) === known ? known : '');
  return stamps;
}
