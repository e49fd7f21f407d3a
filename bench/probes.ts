/**
 * Cases that a search finds as many of however large the world is: for each key ten, of one person, with one start date
 * and one word that no other case has. Their type is that of reports in public space. Each is about a second person too, so that
 * the world does not grow by copies of them.
 */
import { loadLines } from './load-lines.ts';
import { callAs } from './tokens.ts';
import { firstOf } from './whole-case.ts';
import type { World } from './world.ts';

export interface Probe {
  readonly bsn: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly word: string;
}

/** Cases of one key. */
export const HITS = 10;
const KEYS = 50;
/** Numbers from here pass for nobody, as those that begin with 9999 do; copies of cases use lower ones. */
const FIRST_BSN = 999_960_000;
const ANYBODY = '999990019';

export const probes: readonly Probe[] = Array.from({ length: KEYS }, (_, key) => ({
  bsn: bsnsFrom(FIRST_BSN, KEYS)[key]!,
  // Long before the start of any copy.
  day: new Date(Date.UTC(2001, 0, 1 + key)).toISOString().slice(0, 10),
  // No word is the beginning or the end of another, so that it is found for itself alone.
  word: `proef${letters(key)}woord`,
}));

function letters(key: number): string {
  return [Math.floor(key / 26), key % 26].map((at) => String.fromCharCode(97 + at)).join('');
}

/** So many from this number up that pass the eleven test. */
export function bsnsFrom(first: number, count: number): readonly string[] {
  const found: string[] = [];
  for (let number = first; found.length < count; number++) {
    const digits = String(number);
    const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
    if (sum % 11 === 0) found.push(digits);
  }
  return found;
}

const made = new WeakMap<World, Promise<void>>();

/** Makes them where they are not there yet. */
export function makeProbes(world: World): Promise<void> {
  const running = made.get(world) ?? make(world);
  made.set(world, running);
  return running;
}

async function make(world: World): Promise<void> {
  const path = '/zaken/api/v1/zaken?identificatie=PROEF-0-0';
  const { count } = (await callAs(world.token, world.url, 'GET', path)) as { count: number };
  if (count > 0) return;
  const zaaktype = await world.zaaktype();
  const roltype = (generiek: string): Promise<string> =>
    firstOf(world, 'roltypen', `&omschrijvingGeneriek=${generiek}`);
  const person = (roltype: string, inpBsn: string): object => ({
    roltype,
    roltoelichting: 'Melder',
    betrokkeneType: 'natuurlijk_persoon',
    betrokkeneIdentificatie: { inpBsn },
  });
  const melder = await roltype('initiator');
  const buur = await roltype('belanghebbende');
  const lines = probes.flatMap(({ bsn, day, word }, key) =>
    Array.from({ length: HITS }, (_, hit) => ({
      zaak: {
        identificatie: `PROEF-${key}-${hit}`,
        bronorganisatie: '002220647',
        verantwoordelijkeOrganisatie: '002220647',
        zaaktype,
        startdatum: day,
        omschrijving: 'Losse stoeptegel',
        toelichting: word,
      },
      rollen: [person(melder, bsn), person(buur, ANYBODY)],
    })),
  );
  await loadLines(
    world,
    lines.map((line) => `${JSON.stringify(line)}\n`),
  );
  await world.ready();
}
