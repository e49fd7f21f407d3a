/** `portaal.wie-keek`: who looked, by occasion: for what, on what ground, in which role. Never who. */
import type { Engine } from '../../engine/engine.ts';
import { ACTING } from '../../engine/log.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import { addMonths } from '../../foundation/days.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import type { Look as Logged } from '../../logbook/read.ts';
import { applicationOf } from '../../registers/autorisaties/index.ts';
import { PORTAAL } from '../people.ts';
import { nounOf, organWords, titleOf } from './case-words.ts';
import { dataWords, OF_OTHER, SELF, type Words } from './data-words.ts';
import { logOwn, snapshotOf, text } from './door.ts';
import { type AboutCase, casesOf } from './looked-cases.ts';
import { isActing, isOfResident, isOwn, shownLooks } from './looks.ts';
import { byOccasion, type Look, type Seen, together } from './occasions.ts';

/** Why somebody looked: one case, or several of which nothing else can be told than of the others. */
export interface Occasion {
  /** Of the case, or of the activity when there is none or more than one. */
  readonly title: string;
  readonly ground: string;
  /** Id of the activity, in the register that everybody can read. */
  readonly why?: string;
  readonly organ: string;
  readonly cases: readonly { readonly id: string; readonly title: string }[];
  readonly looks: readonly Look[];
}

export interface WhoLooked {
  readonly count: number;
  readonly since: string;
  readonly occasions: readonly Occasion[];
  /** Cursor of what is older. */
  readonly older?: string;
}

/** The programs of the municipality itself, which act by no human hand. */
export const PROCES = 'meent-proces';
export const ARCHIEF = 'meent-archief';
const OWN_PROGRAMS: ReadonlySet<string> = new Set([PROCES, ARCHIEF, PORTAAL]);

const PAGE = 50;

/** @throws not-found for a cursor that is not ours. */
export async function whoLooked(engine: Engine, caller: Caller, after?: string): Promise<WhoLooked> {
  const found = await shownLooks(engine, caller, PAGE, after);
  if (!found) throw new Problem('not-found');
  const snapshot = await snapshotOf(engine, caller);
  const cases = await casesOf(engine, caller, found.looks);
  await logOwn(engine, caller, 'portaal.wie-keek', rowsOf(cases));
  return {
    count: found.looks.filter((look) => !isOwn(look)).length,
    since: found.next && found.since ? found.since.toISOString() : addMonths(today(), -12),
    occasions: occasionsOf({ snapshot, of: ofWhom(caller) }, found.looks, cases),
    ...(found.next ? { older: found.next } : {}),
  };
}

/** The newest looks alone, for the home page: those of people, and of the municipality's own programs when nobody looked. */
export async function latestLooks(engine: Engine, caller: Caller, most: number): Promise<readonly Look[]> {
  const found = await shownLooks(engine, caller, most);
  const others = (found?.looks ?? []).filter((look) => !isOwn(look));
  const people = others.filter(({ application }) => !OWN_PROGRAMS.has(application));
  const looks = people.length > 0 ? people : others;
  const cases = await casesOf(engine, caller, looks);
  const snapshot = await snapshotOf(engine, caller);
  await logOwn(engine, caller, 'portaal.wie-keek', rowsOf(cases));
  return told(looks.flatMap((look) => seenOf({ snapshot, of: ofWhom(caller) }, look, cases.get(look)))).slice(0, most);
}

type Cases = ReadonlyMap<Logged, readonly AboutCase[]>;

const rowsOf = (cases: Cases): readonly Row[] => [...new Set([...cases.values()].flat().map(({ zaak }) => zaak))];

function occasionsOf(reader: Reader, looks: readonly Logged[], cases: Cases): readonly Occasion[] {
  const { snapshot } = reader;
  return byOccasion(looks.flatMap((look) => seenOf(reader, look, cases.get(look)))).map((all) => {
    const activity = activityOf(snapshot, all[0].logged);
    const about = [...new Set(all.flatMap(({ row }) => row ?? []))].map((zaak) => ({
      id: zaak.id,
      title: titleOf(snapshot, zaak),
    }));
    return {
      title: about.length === 1 ? about[0]!.title : text(activity?.naam) || all[0].activity,
      ground: text(activity?.grondToelichting),
      ...(activity ? { why: all[0].activity } : {}),
      organ: organWords(all[0].organ),
      cases: about,
      looks: told(all),
    };
  });
}

interface SeenIn extends Seen {
  readonly logged: Logged;
  readonly row: Row | undefined;
}

/** One look, at each of the cases that it was about. What says the same of two of them is one value: it was one look. */
function seenOf(reader: Reader, logged: Logged, cases: readonly AboutCase[] = []): readonly SeenIn[] {
  const { activity, organ } = logged;
  const looks = new Map<string, Look>();
  return (cases.length > 0 ? cases : [undefined]).map((about) => {
    const look = lookOf(reader, logged, about);
    const said = JSON.stringify(look);
    looks.set(said, looks.get(said) ?? look);
    return { logged, activity, organ, zaak: about?.zaak.id, row: about?.zaak, look: looks.get(said)! };
  });
}

const told = (seen: readonly SeenIn[]): readonly Look[] => together([...new Set(seen.map(({ look }) => look))]);

/** The version of the activity that was named at the time, so that later changes do not rewrite what was said. */
const activityOf = (snapshot: Snapshot, { activity }: Logged) =>
  snapshot.get('verwerkingsactiviteit', activity)?.record;

function lookOf({ snapshot, of }: Reader, look: Logged, about: AboutCase | undefined): Look {
  const noun = about ? nounOf(snapshot, String(about.zaak.record.zaaktype)) : 'zaak';
  const records = (about ?? look).records.toSorted((a, b) => ORDER.indexOf(b.resource) - ORDER.indexOf(a.resource));
  const words = [...new Set(records.map(({ resource }) => dataWords(resource, noun, look.kind, of)))];
  return {
    at: look.at.toISOString(),
    kind: look.kind,
    who: whoOf(snapshot, look),
    what: words[0] ?? of.data,
    purpose: text(activityOf(snapshot, look)?.doel) || 'helpen met uw vraag',
    data: words,
  };
}

/** What a look was about stands before what came along, from last to first. */
const ORDER = ['status', 'resultaat', 'enkelvoudiginformatieobject', 'zaakeigenschap', 'rol', 'bericht', 'zaak'];

/** Who reads it: of themselves it is "uw melding", of whom they act for "een melding". */
interface Reader {
  readonly snapshot: Snapshot;
  readonly of: Words;
}

const ofWhom = ({ mandate }: Caller): Words => (mandate ? OF_OTHER : SELF);

export function whoOf(snapshot: Snapshot, look: Logged): Look['who'] {
  if (isOwn(look)) return { kind: 'you' };
  if (isActing(look)) return { kind: 'representative', as: look.operation.slice(ACTING.length).split('.', 1)[0]! };
  if (isOfResident(look)) return { kind: 'resident' };
  if (look.actorRole) {
    const at = look.actorRole.indexOf(', ');
    return at < 0
      ? { kind: 'employee', role: look.actorRole, department: 'de gemeente' }
      : { kind: 'employee', role: look.actorRole.slice(0, at), department: look.actorRole.slice(at + 2) };
  }
  if (OWN_PROGRAMS.has(look.application)) return { kind: 'program' };
  const label = applicationOf(snapshot, look.application)?.row.record.label;
  return { kind: 'application', name: text(label) || look.application };
}
