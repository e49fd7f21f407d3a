/**
 * The caller context: without this value no register function can be called (decision 2).
 * It says who asks, for whom, under which processing activity, and what may be seen. Immutable; one per request.
 */
import type { Municipality } from '../foundation/db/types.ts';
import type { Deadline } from '../foundation/deadline.ts';
import type { TraceMark } from '../foundation/telemetry/trace.ts';
import type { Mandate } from './mandate.ts';
import type { Rights } from './rights.ts';

export interface Caller {
  readonly municipality: Municipality;
  /** Scheme and host the answer's URLs start with, without a trailing slash: `https://meent.voorbeeld.nl`. */
  readonly base: string;
  readonly application: { readonly id: string; readonly label: string };
  /** The resident, when one is logged in. `subject` is the keyed hash of the BSN (see foundation/keys), never the BSN. */
  readonly person?: {
    readonly subject: string;
    readonly level: AssuranceLevel;
    /** Hashes of the same BSN under the other keys: the logbook has those of its time, and a record until it is hashed again. */
    readonly formerly?: readonly string[];
    /** The BSN, sealed: for a register that keeps who it is about. Opened at the moment that it is kept. */
    readonly sealedBsn?: string;
  };
  /** The employee, when one is logged in. Goes to the linked actor log only; never into a log line a resident sees. */
  readonly employee?: {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly department: string;
  };
  /** The processing activity this call serves: purpose and ground. Absent denies, except where the right names a default. */
  readonly activity: ActivityRef;
  /** Where the call names no activity: what records of a type (by its id), else what a scope opens (with its component), else what is of a source, are used for. Absent: `activity`. */
  readonly serves?: ReadonlyMap<string, ActivityRef>;
  /** Acting for somebody else; both persons are recorded. `person` is who acts, `subjectOf` (mandate.ts) whose data it is. */
  readonly mandate?: Mandate;
  readonly trace: TraceMark;
  /** Until when somebody waits for the answer; work in the background has none. */
  readonly deadline?: Deadline;
  /** Whose turn it is where places are short; work in the background has none. */
  readonly asker?: string;
  readonly rights: Rights;
  /** Remark that goes into the audit trail (`X-Audit-Toelichting`). */
  readonly remark?: string;
}

/** Levels of assurance of eIDAS as DigiD and eHerkenning have them. */
export type AssuranceLevel = 'laag' | 'substantieel' | 'hoog';

export interface ActivityRef {
  readonly id: string;
  /** Purpose in plain Dutch, starts with a verb: "beslissen over uw melding" (shown after "om te"). */
  readonly purpose: string;
  /** AVG 6 ground with article and law, in words a resident can read. */
  readonly ground: string;
  /** The administrative organ that is controller: college, burgemeester, raad, heffingsambtenaar. */
  readonly organ: string;
}
