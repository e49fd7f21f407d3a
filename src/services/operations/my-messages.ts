/** `portaal.berichten`: the message box; `portaal.bericht`: one message, which is read from then on. */
import type { Engine } from '../../engine/engine.ts';
import { PAGE_SIZE } from '../../engine/filters.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { timestamp } from '../../foundation/clock.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { mandateAllows, requireMandate } from '../../gate/mandate.ts';
import { titleOf } from './case-words.ts';
import { find, logOwn, logRefused, moment, related, snapshotOf, text } from './door.ts';

export interface MessageSummary {
  readonly id: string;
  readonly subject: string;
  readonly from: string;
  readonly at: string;
  readonly read: boolean;
  /** Title of the case that it is about. */
  readonly about?: string;
}

export interface MyMessages {
  readonly messages: readonly MessageSummary[];
  readonly unread: number;
  readonly pages: number;
}

export interface MyMessage {
  readonly subject: string;
  readonly from: string;
  readonly at: string;
  readonly paragraphs: readonly string[];
  readonly case?: { readonly id: string; readonly title: string };
}

/** @throws not-found for a page that does not exist. */
export async function myMessages(engine: Engine, caller: Caller, page = 1, newOnly = false): Promise<MyMessages> {
  requireMandate(caller, 'berichten');
  const { rows, count } = await engine.rows(caller, 'bericht', {
    ordering: '-verzonden',
    page: String(page),
    ...(newOnly ? { ongelezen: 'true' } : {}),
  });
  const unread = await unreadMessages(engine, caller);
  const cases = new Map((await related(engine, caller, rows, ['zaak'])).map((zaak) => [zaak.id, zaak]));
  const snapshot = await snapshotOf(engine, caller);
  await logOwn(engine, caller, 'portaal.berichten', [...rows, ...cases.values()]);
  return {
    messages: rows.map(({ id, record }) => ({
      id,
      ...aboutOf(snapshot, cases.get(text(record.zaak))),
      subject: text(record.onderwerp),
      from: text(record.afzender),
      at: moment(record.verzonden),
      read: Boolean(record.gelezen),
    })),
    unread,
    pages: Math.ceil(count / PAGE_SIZE),
  };
}

const aboutOf = (snapshot: Snapshot, zaak: Row | undefined): Pick<MessageSummary, 'about'> =>
  zaak ? { about: titleOf(snapshot, zaak) } : {};

/** How many were not opened yet: a number for the resident's own eyes, about no content. */
export const unreadMessages = async (engine: Engine, caller: Caller): Promise<number> =>
  !mandateAllows(caller.mandate, 'berichten') ? 0 : (await engine.rows(caller, 'bericht', { ongelezen: 'true' })).count;

/** @throws not-found, also for somebody else's message. */
export async function openMessage(engine: Engine, caller: Caller, id: string): Promise<MyMessage> {
  requireMandate(caller, 'berichten');
  const found = await find(engine, caller, 'bericht', id);
  if (!found || 'refused' in found) {
    if (found) await logRefused(engine, caller, 'portaal.bericht', found.refused);
    throw new Problem('not-found');
  }
  const { row } = found;
  const [zaak] = await related(engine, caller, [row], ['zaak']);
  await logOwn(engine, caller, 'portaal.bericht', zaak ? [row, zaak] : [row]);
  // Who reads it for another does not keep them from finding it as new.
  if (!row.record.gelezen && !caller.mandate) await engine.patch(caller, 'bericht', id, { gelezen: timestamp() });
  const snapshot = await snapshotOf(engine, caller);
  return {
    subject: text(row.record.onderwerp),
    from: text(row.record.afzender),
    at: moment(row.record.verzonden),
    paragraphs: text(row.record.inhoud).split(/\n\s*\n/),
    ...(zaak ? { case: { id: zaak.id, title: titleOf(snapshot, zaak) } } : {}),
  };
}
