/** Decisions about a log on a clone, and erasures as the program makes them. */
import { newId } from '../../src/foundation/ids.ts';
import { addStep, type DecisionKind, type StepName, type Terms } from '../../src/logbook/decisions.ts';
import { eraseLines } from '../../src/logbook/erase.ts';
import { numberEntries } from '../../src/logbook/number.ts';
import { type Place, renderPlaces } from '../../src/logbook/places.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { entry, keys, type LogbookOnClone } from './support.ts';

export interface Deciding {
  step(
    kind: DecisionKind,
    step: StepName,
    given: { readonly by: string; readonly decision?: string; readonly terms?: Terms },
  ): Promise<string>;
  /** Proposed by one and decided by another. Returns its id. */
  decide(kind: DecisionKind, terms: Terms): Promise<string>;
  /** The entry that names lines, waiting to be carried out. */
  name(decision: string, places: readonly Place[], ground?: string): Promise<string>;
  /** Rounds of what numbers and of what erases. Returns the SQLSTATE of what was refused. */
  settle(): Promise<readonly string[]>;
}

export function deciding(log: LogbookOnClone, municipality: number): Deciding {
  const refused: string[] = [];
  const sequencer = createSequencer({
    db: log.db,
    tasks: [
      numberEntries(keys),
      eraseLines((one) => {
        // What another test left waiting is tried as well.
        if (one.municipality === municipality) refused.push(one.code);
      }),
    ],
    onError: () => {},
  });
  const step: Deciding['step'] = async (kind, name, { by, decision, terms = {} }) => {
    const taken = await addStep(
      { db: log.db, keys, logbook: log.logbook },
      { municipality },
      { kind, step: name, ...(decision === undefined ? {} : { decision }), terms, employee: by, person: by, via: null },
      (_, of) =>
        entry(terms.subject ? [{ subject: terms.subject, resource: 'logboekbesluit', id: of }] : [], {
          municipality,
          operation: `logboek.${kind}.${name}`,
        }),
    );
    return taken.decision;
  };
  return {
    step,
    async decide(kind, terms) {
      const decision = await step(kind, 'voorstel', { by: 'anna', terms });
      await step(kind, 'besluit', { by: 'bram', decision, terms: terms.subject ? { subject: terms.subject } : {} });
      return decision;
    },
    async name(decision, places, ground = 'onrechtmatig') {
      const id = newId();
      const erased = { decision, ground, places: renderPlaces(places) };
      const one = entry([], { municipality, id, operation: 'logboek.wissen', kind: 'verwijderd', erased });
      const logged = log.logbook.asCte([{ entry: one }], 4);
      await log.db.in(municipality).query(
        {
          text: `with ${logged.insert} insert into log_erasure (municipality, entry, decision, last) values ($1::int, $2::uuid, $3::uuid, true)`,
        },
        [municipality, id, decision, ...logged.values],
      );
      return id;
    },
    async settle() {
      refused.length = 0;
      for (let more = true; more; )
        try {
          more = (await sequencer.round()) !== 0;
        } catch {
          // What was refused waits, and keeps no other.
        }
      return [...refused];
    },
  };
}
