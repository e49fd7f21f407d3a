/**
 * Loads a catalogue that another installation exported. Every record keeps its UUID, and what was published is published.
 * A case type comes with all its parts in one write, or not at all; what is there already stays.
 */
import type { Item } from '../../../engine/compose.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Snapshot } from '../../../engine/snapshot.ts';
import { validateBody } from '../../../engine/validate.ts';
import type { Draft, Work } from '../../../engine/work.ts';
import { Problem } from '../../../foundation/problems.ts';
import type { Caller } from '../../../gate/context.ts';
import { publishDraft } from '../rules/publiceren.ts';
import { type Entries, type Entry, type Kind, PART_KINDS } from './members.ts';
import { rewriterFor } from './rewrite.ts';

export interface LoadedEntry {
  readonly soort: Kind;
  readonly naam: string;
  readonly status: 'geladen' | 'ongewijzigd' | 'geweigerd';
  /** Why it was refused, in Dutch; empty otherwise. */
  readonly redenen: readonly string[];
}

export interface LoadOptions {
  readonly onLoaded?: (entry: LoadedEntry) => void;
  /**
   * Present where a running installation is taken over: its types are what they are, also where ours could not be made so,
   * and follow what changes there. Says whether a type that is here may be written over.
   */
  readonly moving?: (kind: Kind, id: string) => Promise<boolean>;
}

/** @throws permission-denied; what cannot be loaded is told and leaves nothing behind. */
export async function loadEntries(
  engine: Engine,
  caller: Caller,
  entries: Entries,
  { onLoaded = () => {}, moving }: LoadOptions = {},
): Promise<readonly LoadedEntry[]> {
  const { registry, snapshots } = engine.parts;
  const rewrite = rewriterFor(registry, caller.base, entries, await snapshots.current(caller.municipality));
  const item = (kind: Kind, { id, body }: Entry): Item => ({ resource: kind, id, input: rewrite(kind, body) });
  const done: LoadedEntry[] = [];

  for (const entry of entries.catalogus)
    if (rewrite.catalogus(entry.id) === entry.id) await load('catalogus', entry, [item('catalogus', entry)]);
  for (const kind of ['informatieobjecttype', 'besluittype'] as const)
    for (const entry of entries[kind].toSorted(byBegin)) await load(kind, entry, [item(kind, entry)]);
  for (const entry of entries.zaaktype.toSorted(byBegin)) {
    const parts = PART_KINDS.flatMap((kind) =>
      entries[kind].filter(({ body }) => rewrite.zaaktype(body) === entry.id).map((part) => item(kind, part)),
    );
    await load('zaaktype', entry, [item('zaaktype', entry), ...parts]);
  }
  const types = new Set(entries.zaaktype.map(({ id }) => id));
  for (const kind of PART_KINDS)
    for (const entry of entries[kind])
      if (!types.has(rewrite.zaaktype(entry.body) ?? '')) tell(kind, entry, 'geweigerd', [ZONDER_ZAAKTYPE]);
  return done;

  function tell(
    soort: Kind,
    { id, body }: Entry,
    status: LoadedEntry['status'],
    redenen: readonly string[] = [],
  ): void {
    const naam = String(body.identificatie ?? body.omschrijving ?? body.domein ?? body.naam ?? id);
    const entry = { soort, naam, status, redenen };
    done.push(entry);
    onLoaded(entry);
  }

  async function load(soort: Kind, entry: Entry, items: readonly Item[]): Promise<void> {
    const { id, body } = entry;
    const ends = (status: LoadedEntry['status'], redenen?: readonly string[]): void =>
      tell(soort, entry, status, redenen);
    const snapshot = await snapshots.current(caller.municipality);
    try {
      if (moving) {
        if (snapshot.get(soort, id) && !(await moving(soort, id))) return ends('geweigerd', [HIER_GEWIJZIGD]);
        const { made, changed } = await engine.move(caller, {
          records: items.map(({ resource, id: own, input }) => ({ resource, id: own!, body: input })),
        });
        return ends(made + changed > 0 ? 'geladen' : 'ongewijzigd');
      }
      if (snapshot.get(soort, id)) {
        const same = items.every((part) => isStored(engine, caller, snapshot, part));
        return same ? ends('ongewijzigd') : ends('geweigerd', [AFWIJKEND]);
      }
      await engine.compose(caller, {
        operation: 'catalogi.laden',
        items,
        exclusive: 'catalogi.laden',
        finish: (work, made) => publishFirst(work, made, body.concept),
      });
      ends('geladen');
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 400) throw error;
      ends(
        'geweigerd',
        error.invalidParams.map(({ name, reason }) => `${name}: ${reason}`),
      );
    }
  }
}

const AFWIJKEND = 'Dit staat er al onder hetzelfde UUID, met een andere inhoud. Er is niets veranderd.';

const ZONDER_ZAAKTYPE = 'Het zaaktype waar dit bij hoort, is er niet bij.';

const HIER_GEWIJZIGD = 'Dit is hier zelf gemaakt of gewijzigd. Wat hier staat is niet overschreven.';

const begin = ({ body }: Entry): string => String(body.beginGeldigheid ?? '');
const byBegin = (a: Entry, b: Entry): number => (begin(a) < begin(b) ? -1 : begin(a) > begin(b) ? 1 : 0);

function publishFirst(work: Work, [first]: readonly Draft[], concept: unknown): void {
  if (first && 'concept' in first.record && concept === false) publishDraft(work, first);
}

/** Whether a record says what the file says. What the file leaves empty may have been filled in by a rule. */
function isStored(engine: Engine, caller: Caller, snapshot: Snapshot, { resource, id, input }: Item): boolean {
  const row = snapshot.get(resource, id!);
  if (!row) return false;
  const record = validateBody(engine.parts.registry, row.resource, caller.base, input, 'create');
  return Object.entries(row.resource.fields)
    .filter(([name, field]) => !field.server && !field.writeOnly && !isEmpty(record[name]))
    .every(([name]) => JSON.stringify(record[name]) === JSON.stringify(row.record[name]));
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
