/**
 * What a statement is run for: whose data, and of a request also its trace and its deadline. A caller is one; work in the
 * background gives the bare municipality.
 */
import type { Deadline } from '../deadline.ts';
import { sqlComment, type TraceMark } from '../telemetry/trace.ts';
import type { Municipality, Statement } from './types.ts';

export interface Errand {
  readonly municipality: Municipality;
  readonly trace?: TraceMark | undefined;
  /** Sampled traces of others who share the statement. */
  readonly others?: readonly TraceMark[];
  /** No statement starts after it, and one that runs is broken off. */
  readonly deadline?: Deadline;
  /** Who waits for a connection when there is none. Absent: the program itself, and what several share. */
  readonly asker?: string | undefined;
}

/** A comment is about seventy characters; a statement for two hundred requests need not name them all. */
const MOST_OTHERS = 7;

/**
 * The errand of a statement that several requests share: it names the sampled ones, may run as long as one of them waits
 * for it, and is nobody's own when they are of several askers.
 */
export function shared(errands: readonly Errand[]): Errand {
  const [first] = errands;
  if (errands.length === 1) return first!;
  let deadline: Deadline | undefined = 0;
  let trace = first!.trace;
  let asker = first!.asker;
  let others: TraceMark[] | undefined;
  for (const errand of errands) {
    deadline =
      deadline === undefined || errand.deadline === undefined ? undefined : Math.max(deadline, errand.deadline);
    if (errand.asker !== asker) asker = undefined;
    const mark = errand.trace;
    if (!mark?.sampled || (mark.traceId === trace?.traceId && trace.sampled)) continue;
    if (!trace?.sampled) trace = mark;
    else {
      others ??= [];
      if (others.length < MOST_OTHERS && others.every(({ traceId }) => traceId !== mark.traceId)) others.push(mark);
    }
  }
  return {
    municipality: first!.municipality,
    ...(trace ? { trace } : {}),
    ...(others ? { others } : {}),
    ...(deadline === undefined ? {} : { deadline }),
    ...(asker === undefined ? {} : { asker }),
  };
}

/**
 * A statement with its trace in a comment. A prepared one stays as it is, since one name has one text and preparing it for
 * each request costs more than it tells; unless the caller asked to be followed: then it runs without its name.
 */
export function traced(statement: Statement, errand: Errand | undefined): Statement {
  const trace = errand?.trace;
  if (!trace || (statement.name !== undefined && !trace.sampled)) return statement;
  return { text: [statement.text, ...[trace, ...(errand.others ?? [])].map(sqlComment)].join(' ') };
}
