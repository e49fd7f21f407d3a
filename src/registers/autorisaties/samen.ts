/**
 * An application reads for one activity only what may be used together: one source, or what a combination of the register
 * covers for it. Asked when a right is given, over all that it may read then, under all its names.
 */
import type { Rule } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Draft, Row, Work } from '../../engine/work.ts';
import { invalid } from '../../foundation/problems.ts';
import { keepsCases, ONLY_CASES } from '../../gate/combining.ts';
import { newlyRefused, verdictsFor } from '../combineren.ts';
import type { Asker } from '../purposes.ts';
import { rightsIn } from './rights.ts';

/** An application of the register as who asks. */
export const askerOf = (
  snapshot: Snapshot,
  { id, record, columns }: Pick<Row, 'id' | 'record' | 'columns'>,
): Asker => ({
  key: `applicatie ${id}`,
  rights: rightsIn(snapshot, record),
  activities: (columns.activiteiten as readonly string[] | null) ?? [],
  recipients: new Set(record.clientIds as readonly string[]),
});

/**
 * Who may do everything names no right that could be refused, and ac-002 takes it as it is. It is judged at each call as all
 * are, and here it is told what that will say.
 */
const saysAll = ({ record }: Pick<Draft, 'record'>): boolean => record.heeftAlleAutorisaties === true;

export const magSamen: Rule = {
  number: 'meent-combinatie-010',
  on: ['create', 'update'],
  check({ snapshot, today }, it) {
    if (saysAll(it)) return undefined;
    return refusedBy(snapshot, it, today).map((reason) => ({
      name: 'autorisaties',
      code: 'combination-missing',
      reason,
    }));
  },
};

/** For own operations, which have no rules. @throws invalid */
export function refuseTogether(snapshot: Snapshot, it: Draft, today: string, name: string): void {
  if (saysAll(it)) return;
  const refused = refusedBy(snapshot, it, today);
  if (refused.length > 0) throw invalid(...refused.map((reason) => ({ name, code: 'combination-missing', reason })));
}

/** For header `X-Warning`. */
export function leestNiets({ snapshot, today }: Work, it: Draft): string | undefined {
  if (!saysAll(it)) return undefined;
  const asker = proposed(snapshot, it);
  const verdicts = verdictsFor(snapshot, asker, today);
  const [first, ...more] = newlyRefused(verdicts);
  if (first === undefined) return undefined;
  const cases = [...verdicts.values()].some((verdict) => keepsCases(asker.rights, verdict));
  return [
    first,
    ...(more.length === 0 ? [] : [`Zo ook voor ${more.length} andere activiteiten.`]),
    ...(cases ? [ONLY_CASES] : []),
  ].join(' ');
}

const refusedBy = (snapshot: Snapshot, it: Draft, today: string): readonly string[] =>
  newlyRefused(
    verdictsFor(snapshot, proposed(snapshot, it), today),
    it.before && verdictsFor(snapshot, askerOf(snapshot, it.before), today),
  );

/** Not stored, so not what the snapshot knows under the key of the application. */
const proposed = (snapshot: Snapshot, it: Draft): Asker => ({ ...askerOf(snapshot, it), key: `voorstel ${it.id}` });
