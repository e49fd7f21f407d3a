/** Reads of single records, whoever asks: those that come together share one statement per resource and municipality. */
import { type Errand, shared } from '../foundation/db/errand.ts';
import { createLanes } from '../foundation/lanes.ts';
import type { Rights } from '../gate/rights.ts';
import { asksChoices, reachOf, testedColumns } from './access.ts';
import type { EngineParts } from './engine.ts';
import { unseen } from './planned-once.ts';
import type { Resource } from './resource.ts';
import type { Row } from './work.ts';

/** For whom a row is read; who has rights that rest on choices of residents gets those with it. */
export type Asking = Errand & { readonly rights?: Pick<Rights, 'chosen'> };

export interface Found {
  readonly epoch: number;
  readonly row: Row;
}

export type Gather = (
  errand: Asking,
  resource: Resource,
  id: string,
  /** Only what an answer shows of the row, and the dimensions of its rights. */
  forAnswer?: boolean,
) => Promise<Found | undefined>;

interface Asked {
  readonly errand: Errand;
  readonly resource: Resource;
  readonly id: string;
  readonly forAnswer: boolean;
  /** Rights rest on choices of residents. */
  readonly chosen: boolean;
  readonly done: (found: Found | undefined) => void;
  readonly failed: (error: unknown) => void;
}

/** Most records in one statement; more go into the next. */
const MOST = 200;

export function createGather(parts: Pick<EngineParts, 'db' | 'registry' | 'reader'>): Gather {
  const statements = new Map<string, { name: string; text: string }>();

  function statementOf({ resource, forAnswer, chosen }: Asked) {
    const name = `${forAnswer ? 'answer' : 'read'}${chosen ? '_chosen' : ''}_${resource.name}`;
    let statement = statements.get(name);
    if (!statement) {
      const reach = reachOf(parts.registry, resource);
      const own = forAnswer ? `${reach.answer}, ${reach.rights}, t.xmin` : reach.select;
      const columns = testedColumns(own, reach, chosen);
      statement = {
        name,
        text: `select (select epoch from municipality_epoch where municipality = $1) as epoch, ${columns} from ${reach.from} where t.municipality = $1 and t.id = any(${unseen('$2::uuid[]')}::uuid[])`,
      };
      statements.set(name, statement);
    }
    return statement;
  }

  async function read(asked: readonly Asked[]): Promise<void> {
    const [{ resource }] = asked as readonly [Asked];
    const errand = shared(asked.map((one) => one.errand));
    const { municipality } = errand;
    try {
      const ids = [...new Set(asked.map(({ id }) => id))];
      const rows = await parts.db.in(errand).query(statementOf(asked[0]!), [municipality, ids]);
      const found = new Map<unknown, Found>();
      for (const raw of rows)
        found.set(raw.id, { epoch: Number(raw.epoch), row: parts.reader(resource, municipality, raw) });
      for (const { id, done } of asked) done(found.get(id));
    } catch (error) {
      for (const { failed } of asked) failed(error);
    }
  }

  const lanes = createLanes<Asked>({ mostRunning: 2, worth: 8, take: () => MOST, run: read });

  return (errand, resource, id, forAnswer = false) =>
    new Promise((done, failed) => {
      const chosen = asksChoices(errand);
      const key = `${errand.municipality}/${resource.name}/${forAnswer}/${chosen}`;
      lanes.add(key, { errand, resource, id, forAnswer, chosen, done, failed });
    });
}
