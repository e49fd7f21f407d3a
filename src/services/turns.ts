/**
 * Whose turn it is. All calls of one application share its places; so do those of one person on the pages, and of one
 * address that has not said who it is. Who asks more than that waits, then hears 429; others notice nothing.
 *
 * A turn begins when it is known who asks and what is asked is here, and ends before the answer travels: a slow line holds
 * no place. What is read at the pace of its sender has places of its own.
 */
import { networkOf } from '../foundation/network.ts';
import { createTurns, type Turns } from '../foundation/turns.ts';
import type { Caller } from '../gate/context.ts';
import { type Arriving, type ArrivingLimits, createArriving } from './arriving.ts';

export interface CallTurns {
  readonly calls: Turns;
  readonly uploads: Turns;
  /** Uploads of who has not said who it is: however many they are, they keep nobody who is known waiting. */
  readonly guests: Turns;
  /** Bodies that are read before their turn. */
  readonly arriving: Arriving;
}

export interface CallLimits {
  /** Calls under way at once, in reads of one record. */
  readonly places: number;
  /** What may wait of one caller, in the same measure. */
  readonly waiting: number;
}

/** Ample for tests and for a process with ten connections to the database. */
export const USUAL: CallLimits = { places: 200, waiting: 2_000 };

/** Of one caller, so that who comes beside it finds a place at once. */
const SHARE = 3 / 4;
/** Of all callers: a bound on memory, that no number of addresses gets past. */
const MOST_WAITING = 10_000;
/** A third of what a request gets, so that there is time left for the work. */
const PATIENCE_MS = 10_000;

export function createCallTurns({ places, waiting }: CallLimits = USUAL, room?: ArrivingLimits): CallTurns {
  const of = (share: number): Turns =>
    createTurns({
      places: Math.ceil(places * share),
      each: Math.ceil(places * share * SHARE),
      waiting: Math.ceil(waiting * share),
      most: MOST_WAITING,
      patienceMs: PATIENCE_MS,
    });
  return { calls: of(1), uploads: of(1 / 4), guests: of(1 / 8), arriving: createArriving(room) };
}

/** A write, a list and a page each ask the database several things. */
export const USUAL_COST = 4;
const MUCH = 256 * 1024;

/** What a call costs, in reads of one record. @param bytes of the body */
export const costOf = ({ reads, expands, bytes }: { reads: boolean; expands: boolean; bytes: number }): number =>
  (reads ? 1 : USUAL_COST) * (expands ? 4 : 1) + Math.floor(bytes / MUCH);

// Askers live in memory as long as their requests do.
export const applicationAsker = ({
  municipality,
  application,
}: Pick<Caller, 'municipality'> & { readonly application: Pick<Caller['application'], 'id'> }): string =>
  `${municipality}/${application.id}`;
export const personAsker = (municipality: number, person: string): string => `${municipality}/persoon/${person}`;
/** Whose session it is takes a look: apart from what an address asks without one, so that nobody logged in waits for that. */
export const sessionAsker = (address: string): string => `sessie/${networkOf(address)}`;
export const addressAsker = (address: string): string => `adres/${networkOf(address)}`;
/** Who has not said who it is, where the address is not at hand. */
export const ANYBODY = 'iedereen';
