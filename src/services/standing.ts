/** Who shows a token, and what they may: the part of a caller that is the same for each of their calls. */
import type { Snapshot } from '../engine/snapshot.ts';
import { Problem } from '../foundation/problems.ts';
import { type Purposes, serving } from '../gate/activity.ts';
import type { ActivityRef, Caller } from '../gate/context.ts';
import { type Application, applicationOf } from '../registers/autorisaties/index.ts';
import { isOwnClient } from '../registers/client-ids.ts';
import { type Serves, serveCall } from './purpose.ts';
import { underRules } from './rules.ts';
import { applicationAsker } from './turns.ts';

/** What a ZGW token says; identity checks it. A token that was checked before gives the same value again. */
export interface Bearer {
  readonly clientId: string;
  readonly userId?: string;
  readonly userRepresentation?: string;
}

export type Standing = Pick<
  Caller,
  'municipality' | 'application' | 'asker' | 'employee' | 'activity' | 'serves' | 'rights'
>;

/** @param named id of the activity that the call names. @throws not-authenticated, permission-denied */
export function standingOf(snapshot: Snapshot, bearer: Bearer, named: string | undefined, personal: boolean): Standing {
  const { clientId, userId } = bearer;
  const { municipality } = snapshot;
  const application = applicationOf(snapshot, clientId);
  // The secret was found, so the application exists; unless it left between two snapshots.
  if (!application || isOwnClient(clientId)) throw new Problem('not-authenticated');
  return underRules(snapshot, {
    municipality,
    application: { id: clientId, label: String(application.row.record.label) },
    asker: applicationAsker({ municipality, application: { id: clientId } }),
    ...served(snapshot, clientId, application, named, personal),
    ...(userId ? { employee: employeeOf(bearer) } : {}),
  });
}

/** A token says who the user is, not what their role is; that stays empty rather than guessed. */
const employeeOf = ({ userId = '', userRepresentation = '' }: Bearer): NonNullable<Caller['employee']> => ({
  id: userId,
  name: userRepresentation,
  role: '',
  department: '',
});

/**
 * Personal data wants an activity that holds today. What is about nobody (the catalogue, the rights, the activities
 * themselves) goes without one too, or a municipality that has none could never make one.
 */
function served(
  snapshot: Snapshot,
  clientId: string,
  { row, rights, activities }: Application,
  named: string | undefined,
  personal: boolean,
): Serves {
  // All its names are one party: what it may under one it may under another, and no more.
  const recipients = new Set(row.record.clientIds as readonly string[]);
  try {
    return serveCall(snapshot, { key: clientId, rights, activities, recipients }, named);
  } catch (error) {
    if (personal || named !== undefined) throw error;
    return { activity: NOBODYS_DATA, rights: serving(rights, NO_PURPOSE) };
  }
}

/** Without an activity no source is open, whatever the operation asks. */
const NO_PURPOSE: Purposes = { uses: new Map(), own: [], types: new Map(), defaultsOf: () => [] };

/** Open data is about nobody, so it is read without purpose and leaves no line. */
export const NOBODYS_DATA: ActivityRef = { id: '', purpose: '', ground: '', organ: '' };
