/**
 * News about a case in the message box of whoever asked for it: when it was received, and when its status changes. Read
 * from the change records, so that a status set through an API is told as well as one set on the workbench.
 */
import type { Engine } from '../engine/engine.ts';
import { StaleRights } from '../engine/epoch.ts';
import { type ChangePayload, type OutboxReader, outboxTask } from '../engine/outbox.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Row } from '../engine/work.ts';
import { isTaken } from '../engine/write.ts';
import { momentInNetherlands, now } from '../foundation/clock.ts';
import { deadlineIn } from '../foundation/deadline.ts';
import { nameId } from '../foundation/name-id.ts';
import { newTrace } from '../foundation/telemetry/trace.ts';
import type { Job, Jobs } from '../foundation/types.ts';
import type { Caller } from '../gate/context.ts';
import { ANY_LEVEL } from '../gate/rights.ts';
import { isAbout } from '../gate/rules.ts';
import type { SequencerTask } from '../logbook/sequencer.ts';
import { INZAGE } from '../registers/activiteiten/index.ts';
import { PORTAAL } from '../registers/client-ids.ts';
import { nounOf, statustypenOf, statusWords, titleOf } from '../services/operations/case-words.ts';
import { find, log, snapshotOf, text, urlOf } from '../services/operations/door.ts';
import { PROCES } from '../services/operations/who-looked.ts';
import { forCase } from '../services/people.ts';
import { ruleSetOf, underRules } from '../services/rules.ts';

const READER: OutboxReader = { name: 'berichten', resources: ['status'], actions: ['create'] };

/** For the sequencer, after `numberChanges`. */
export const tellBerichten: SequencerTask = outboxTask(READER);

/** For the jobs: makes the messages of one change. */
export function handleBerichten(jobs: Pick<Jobs, 'handle'>, engine: Engine): void {
  jobs.handle<ChangePayload>(READER.name, (job) => tellOwners(engine, job), { parallel: TOGETHER });
}

/** Those that are at work at once read, log and write in statements that they share. */
const TOGETHER = 16;

/** A status that is entered more than a day after it was set is history being loaded, and news to nobody. */
const NEWS_FOR = 24 * 3_600_000;

/** Whose data, with the trace of the change and the time that the job has. */
type JobErrand = Pick<Caller, 'municipality' | 'trace' | 'deadline'>;

interface Change {
  readonly record: string;
  readonly at: Date;
}

/** What was made in silence is no news. */
const CHANGE = {
  name: 'berichten_change',
  text: 'select record, at from engine_change where municipality = $1 and id = $2 and kenmerken is not null',
};

/** Longer than any of them takes; then it is tried again later. */
const TIME_MS = 60_000;

async function tellOwners(engine: Engine, job: Job<ChangePayload>): Promise<void> {
  const { municipality, payload } = job;
  if (municipality === null) return;
  const errand = { municipality, trace: job.trace ?? newTrace(), deadline: deadlineIn(TIME_MS) };
  const change = await changeOf(engine, errand, payload);
  if (!change) return;
  for (let attempt = 1; ; attempt++) {
    try {
      return await tell(engine, errand, payload.change, change);
    } catch (error) {
      if (!(error instanceof StaleRights) || attempt === 3) throw error;
    }
  }
}

async function changeOf(
  engine: Engine,
  errand: JobErrand,
  { change, record, at }: ChangePayload,
): Promise<Change | undefined> {
  if (record !== undefined && at !== undefined) return { record, at: new Date(at) };
  const [found] = await engine.parts.db.in(errand).query<Change>(CHANGE, [errand.municipality, change]);
  return found;
}

async function tell(engine: Engine, errand: JobErrand, changeId: string, change: Change): Promise<void> {
  const { municipality } = errand;
  const first = await caller(engine, errand);
  const status = await find(engine, first, 'status', change.record);
  const zaak = status && 'row' in status ? await find(engine, first, 'zaak', text(status.row.record.zaak)) : undefined;
  // Destroyed since, with the case it belonged to: then there is nothing to tell.
  if (!status || !zaak || 'refused' in status || 'refused' in zaak) return;
  const owners = (zaak.row.columns.owners as readonly string[] | null) ?? [];
  const news = change.at.getTime() - Date.parse(text(status.row.record.datumStatusGezet)) <= NEWS_FOR;
  if (owners.length === 0 || !news) return;
  const snapshot = await snapshotOf(engine, first);
  const letter = letterOf(snapshot, zaak.row, status.row);
  if (!letter) return;
  const working = forCase(snapshot, first, text(zaak.row.record.zaaktype));
  await log(engine, working, 'berichten.nieuws', 'geopend', [zaak.row]);
  for (const owner of owners) {
    const id = nameId(municipality, 'bericht', changeId, owner);
    const item = {
      resource: 'bericht',
      id,
      input: {
        ...letter,
        zaak: urlOf(engine, working, 'zaak', zaak.row.id),
        verzonden: change.at.toISOString(),
        gelezen: null,
      },
      columns: { ontvanger: owner, subjects: [owner] },
    };
    try {
      await engine.compose(working, { operation: 'berichten.nieuws', items: [item] });
    } catch (error) {
      // Written by an earlier attempt that did not come to its end.
      if (!isTaken(error)) throw error;
    }
  }
}

/** The process as a caller: it reads cases and writes messages, and may do nothing else. */
async function caller(engine: Engine, errand: JobErrand): Promise<Caller> {
  const snapshot = await snapshotOf(engine, errand);
  return asReadByResidents(
    snapshot,
    underRules(snapshot, {
      ...errand,
      base: 'http://meent.invalid',
      application: { id: PROCES, label: 'Meent (processen)' },
      activity: { id: '', purpose: '', ground: '', organ: '' },
      rights: {
        everything: false,
        grants: [
          // Whose case it is hears of it, shielded or not.
          { component: 'zrc', scopes: new Set(['zaken.lezen']), level: ANY_LEVEL },
          { component: 'meent', scopes: new Set(['berichten.schrijven']) },
        ],
        epoch: snapshot.epoch,
      },
    }),
  );
}

/**
 * A letter is read by a resident, so it says nothing of a case that a rule keeps from residents: no case that is closed to all
 * of them, and no field that is left out for any. At which level they will log in is not known; whether they may read the
 * letter is judged when they do.
 */
function asReadByResidents(snapshot: Snapshot, caller: Caller): Caller {
  const resident = { kind: 'inwoner', application: PORTAAL, activity: INZAGE } as const;
  const moment = momentInNetherlands(now());
  const set = ruleSetOf(snapshot);
  const rules = [
    ...set.of({ ...resident, level: 'laag' }, moment).filter(({ effect }) => effect === 'laat_weg'),
    ...set
      .of({ ...resident, level: 'hoog' }, moment)
      .filter(({ effect, what }) => effect === 'verbied' && isAbout(what, 'zrc', 'zaken.lezen', 'zaak')),
  ];
  if (rules.length === 0) return caller;
  return { ...caller, rights: { ...caller.rights, rules: [...(caller.rights.rules ?? []), ...rules] } };
}

interface Letter {
  readonly onderwerp: string;
  readonly inhoud: string;
  readonly afzender: string;
}

/** The first status is a receipt; a later one is news when the catalogue says that people hear of it (`informeren`). */
function letterOf(snapshot: Snapshot, zaak: Row, status: Row): Letter | undefined {
  const zaaktype = text(zaak.record.zaaktype);
  const statustype = snapshot.get('statustype', text(status.record.statustype));
  if (!statustype) return undefined;
  const noun = nounOf(snapshot, zaaktype);
  const title = titleOf(snapshot, zaak);
  const number = text(zaak.record.identificatie);
  const afzender = text(snapshot.get('zaaktype', zaaktype)?.record.verantwoordelijke) || 'De gemeente';
  const explanation = text(status.record.statustoelichting);
  const [received] = statustypenOf(snapshot, zaaktype);
  if (received?.id === statustype.id)
    return {
      onderwerp: `Wij hebben uw ${noun} ontvangen`,
      inhoud: paragraphs(
        `Wij hebben uw ${noun} ontvangen: ${title}.`,
        explanation,
        number && `Uw zaaknummer is ${number}.`,
        NEXT,
      ),
      afzender,
    };
  if (statustype.record.informeren !== true) return undefined;
  return {
    onderwerp: `Nieuws over uw ${noun}: ${text(statustype.record.omschrijving)}`.slice(0, 150),
    inhoud: paragraphs(
      statusWords(statustype),
      explanation,
      zaak.record.einddatum ? 'De zaak is nu klaar. U ziet de uitkomst bij uw zaak.' : NEXT,
      [`Het gaat om: ${title}.`, number && `Uw zaaknummer is ${number}.`].filter(Boolean).join(' '),
    ),
    afzender,
  };
}

const NEXT = 'U krijgt weer een bericht als er nieuws is. U hoeft nu niets te doen.';

const paragraphs = (...parts: readonly string[]): string => parts.filter(Boolean).join('\n\n');
