/** `portaal.wie-keek`: who looked, by occasion: for what, on what ground, in which role. Never who. */
import type { Engine } from '../../engine/engine.ts';
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
import { find, logOwn, snapshotOf, text } from './door.ts';
import { isOfResident, isOwn, shownLooks } from './looks.ts';
import { byOccasion, type Look, together } from './occasions.ts';

/** Why somebody looked: one case, or several of which nothing else can be told than of the others. */
export interface Occasion {
  /** Of the case, or of the activity when there is none or more than one. */
  readonly title: string;
  readonly ground: string;
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
  await logOwn(engine, caller, 'portaal.wie-keek', [...new Set(cases.values())]);
  return {
    count: found.looks.filter((look) => !isOwn(look)).length,
    since: found.next && found.since ? found.since.toISOString() : addMonths(today(), -12),
    occasions: occasionsOf(snapshot, found.looks, cases),
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
  await logOwn(engine, caller, 'portaal.wie-keek', [...new Set(cases.values())]);
  return together(looks.map((look) => lookOf(snapshot, look, cases.get(look)))).slice(0, most);
}

function occasionsOf(
  snapshot: Snapshot,
  looks: readonly Logged[],
  cases: ReadonlyMap<Logged, Row>,
): readonly Occasion[] {
  const seen = looks.map((logged) => ({
    logged,
    activity: logged.activity,
    organ: logged.organ,
    zaak: cases.get(logged)?.id,
    look: lookOf(snapshot, logged, cases.get(logged)),
  }));
  return byOccasion(seen).map((all) => {
    const activity = activityOf(snapshot, all[0].logged);
    const about = [...new Set(all.flatMap(({ logged }) => cases.get(logged) ?? []))].map((zaak) => ({
      id: zaak.id,
      title: titleOf(snapshot, zaak),
    }));
    return {
      title: about.length === 1 ? about[0]!.title : text(activity?.naam) || all[0].activity,
      ground: text(activity?.grondToelichting),
      organ: organWords(all[0].organ),
      cases: about,
      looks: together(all.map(({ look }) => look)),
    };
  });
}

/** The version of the activity that was named at the time, so that later changes do not rewrite what was said. */
const activityOf = (snapshot: Snapshot, { activity }: Logged) =>
  snapshot.get('verwerkingsactiviteit', activity)?.record;

function lookOf(snapshot: Snapshot, look: Logged, zaak: Row | undefined): Look {
  const noun = zaak ? nounOf(snapshot, String(zaak.record.zaaktype)) : 'zaak';
  const records = look.records.toSorted((a, b) => ORDER.indexOf(b.resource) - ORDER.indexOf(a.resource));
  const words = [...new Set(records.map(({ resource }) => dataWords(resource, noun, look.kind)))];
  return {
    at: look.at.toISOString(),
    kind: look.kind,
    who: whoOf(snapshot, look),
    what: words[0] ?? 'uw gegevens',
    purpose: text(activityOf(snapshot, look)?.doel) || 'helpen met uw vraag',
    data: words,
  };
}

/** What a look was about stands before what came along, from last to first. */
const ORDER = ['status', 'resultaat', 'enkelvoudiginformatieobject', 'zaakeigenschap', 'rol', 'bericht', 'zaak'];
const CHANGES: ReadonlySet<Logged['kind']> = new Set(['aangemaakt', 'gewijzigd', 'verwijderd']);

/** Which data, in words. What has no word of its own is still said to be yours. */
function dataWords(resource: string, noun: string, kind: Logged['kind']): string {
  switch (resource) {
    case 'zaak':
      return `uw ${noun}`;
    case 'status':
      return `de status van uw ${noun}`;
    case 'resultaat':
      return `de uitkomst van uw ${noun}`;
    case 'rol':
      return CHANGES.has(kind) ? `wie bij uw ${noun} hoort` : 'uw naam en hoe wij u bereiken';
    case 'zaakeigenschap':
      return 'wat u invulde';
    case 'zaakinformatieobject':
    case 'enkelvoudiginformatieobject':
      return CHANGES.has(kind) ? `een document bij uw ${noun}` : 'uw documenten';
    case 'bericht':
      return 'een bericht aan u';
    case 'ingeschrevenpersoon':
    case 'persoon':
      return 'uw gegevens uit de basisregistratie';
    default:
      return 'uw gegevens';
  }
}

function whoOf(snapshot: Snapshot, look: Logged): Look['who'] {
  if (isOwn(look)) return { kind: 'you' };
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

/** The case that each look was about, as far as the resident may see it. A look at several cases goes by the first. */
async function casesOf(engine: Engine, caller: Caller, looks: readonly Logged[]): Promise<ReadonlyMap<Logged, Row>> {
  const known = new Map<string, Promise<Row | undefined>>();
  const caseOf = (resource: string, id: string): Promise<Row | undefined> => {
    const key = `${resource}/${id}`;
    let found = known.get(key);
    if (!found) {
      found = findCase(engine, caller, resource, id, caseOf);
      known.set(key, found);
    }
    return found;
  };
  const cases = new Map<Logged, Row>();
  for (const look of looks) {
    const direct = look.records.find(({ resource }) => resource === 'zaak') ?? look.records[0];
    const zaak = direct && (await caseOf(direct.resource, direct.id));
    if (zaak) cases.set(look, zaak);
  }
  return cases;
}

async function findCase(
  engine: Engine,
  caller: Caller,
  resource: string,
  id: string,
  caseOf: (resource: string, id: string) => Promise<Row | undefined>,
): Promise<Row | undefined> {
  if (!engine.parts.registry.all.some(({ name, cached }) => name === resource && !cached)) return undefined;
  const found = await find(engine, caller, resource, id);
  if (!found || 'refused' in found) return undefined;
  if (resource === 'zaak') return found.row;
  if (typeof found.row.record.zaak === 'string') return caseOf('zaak', found.row.record.zaak);
  if (resource !== 'enkelvoudiginformatieobject') return undefined;
  const { api, path } = found.row.resource;
  const { rows } = await engine.rows(caller, 'zaakinformatieobject', {
    informatieobject: `${caller.base}${api.root}/${path}/${id}`,
  });
  return rows[0] && caseOf('zaak', String(rows[0].record.zaak));
}
