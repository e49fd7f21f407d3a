/**
 * All that is held about a resident as one zip, written while it is taken: no file of it is in memory as a whole. For programs
 * a file of lines for each source, with the documents as they are and the proofs of the log; for people one page. The last
 * file names the others, each with its SHA-256.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { requireScope } from '../../../engine/access.ts';
import type { Engine } from '../../../engine/engine.ts';
import { inzageScopes } from '../../../engine/inzage.ts';
import type { Long } from '../../../engine/own.ts';
import { timestamp } from '../../../foundation/clock.ts';
import { Problem } from '../../../foundation/problems.ts';
import type { Blobs } from '../../../foundation/types.ts';
import { type ZipMember, zipStream } from '../../../foundation/zip-stream.ts';
import type { Caller } from '../../../gate/context.ts';
import { requireMandate, subjectOf } from '../../../gate/mandate.ts';
import { BRONNEN } from '../../../gate/sources.ts';
import { type Head, readHead } from '../../../logbook/tiles.ts';
import { contentOf, readContent, sizeOf } from '../../../registers/documenten/content.ts';
import { MandateEnded } from '../../mandaten/acting.ts';
import { actingFor } from '../../mandaten/namens.ts';
import { stillActing, text } from '../../operations/door.ts';
import { withheldOf } from '../../operations/looks.ts';
import { fileOf, logLines, proofsOf } from '../../operations/proof.ts';
import { whileTaken } from '../../own/untaken.ts';
import { mijnBronnen } from '../bronnen.ts';
import { deelNa, logAnderen, type Plek, type Stuk, soortenIn } from '../gegevens.ts';
import { type Logregel, placeIn, zoek } from '../logregels.ts';
import { neemBeurt } from './beurt.ts';
import { leesbaar } from './leesbaar.ts';
import { LEESMIJ, leesmijOver, schemaVan } from './schema.ts';

export interface Uitvoer {
  readonly engine: Engine;
  readonly blobs: Blobs;
  readonly long: Pick<Long, 'fresh' | 'gone'>;
  /** For whom the session acts. */
  readonly namens?: string;
}

/** Whatever somebody asks of it, this page of the log is one read. */
const LINES = 100;

interface Bestand {
  readonly naam: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * @throws permission-denied under a mandate that does not open all of it, or where a rule closes part of it, too-many-requests while this person is taking another,
 * unavailable while others take them all
 */
export async function uitvoerVan(given: Uitvoer, caller: Caller): Promise<Readable> {
  const uitvoer: Uitvoer = { ...given, long: voorDezelfde(given.long, caller) };
  const leave = await neemBeurt(given.engine.parts.db, caller);
  try {
    // Before the first byte, so that a refusal is an answer of its own; and as one entry, whatever it comes to.
    const head = await uitvoer.long.fresh(async (now) => {
      for (const soort of BRONNEN.flatMap((bron) => soortenIn(uitvoer.engine, now, bron)))
        requireScope(now, soort, inzageScopes(soort));
      await logLines(uitvoer.engine, now, 'mijn.uitvoer', 'geexporteerd');
      return readHead(uitvoer.engine.parts.db.in(now), now.municipality);
    });
    const content = whileTaken(zipStream(ledenVan(uitvoer, caller, head)));
    content.once('close', leave);
    return content;
  } catch (error) {
    leave();
    throw error;
  }
}

/**
 * Each piece is of whom it began with, and of nothing less: who chooses meanwhile to act for somebody else, or for themselves, does not
 * get the rest of another in the same file.
 */
const voorDezelfde = ({ gone, fresh }: Uitvoer['long'], caller: Caller): Uitvoer['long'] => ({
  gone,
  fresh: (work) =>
    fresh(async (now) => {
      requireMandate(now, 'uitvoer');
      if (subjectOf(now) !== subjectOf(caller) || now.mandate?.id !== caller.mandate?.id) throw new MandateEnded();
      return work(now);
    }),
});

async function* ledenVan(uitvoer: Uitvoer, caller: Caller, head: Head | undefined): AsyncGenerator<ZipMember> {
  const { engine, long } = uitvoer;
  const bestanden: Bestand[] = [];
  const ontbreekt: { readonly naam: string; readonly reden: string }[] = [];
  const lid = (naam: string, type: string, content: Chunks, size = 0): ZipMember => ({
    name: naam,
    size,
    open: async () =>
      Readable.from(
        geteld(content, (one) => bestanden.push({ naam, type, ...one })),
        BYTES,
      ),
  });
  const gemaakt = timestamp();
  const bronnen = await long.fresh((now) => mijnBronnen(engine, now, false));
  const { namens } = uitvoer;
  const over = namens && (await long.fresh((now) => actingFor(engine, now, namens)))?.name;
  yield lid('leesmij.txt', 'text/plain; charset=utf-8', [over ? leesmijOver(over) : LEESMIJ]);
  const inhoud = {
    gemaakt,
    ...(over ? { over } : {}),
    gemeente: new URL(caller.base).host,
    bronnen,
    stukken: (bron: (typeof BRONNEN)[number]) => stukkenVan(uitvoer, soortenIn(engine, caller, bron)),
    regels: () => regelsVan(uitvoer, head),
    bestandVan,
  };
  yield lid('overzicht.html', 'text/html; charset=utf-8', leesbaar(engine, caller, inhoud));
  for (const bron of BRONNEN) {
    const soorten = soortenIn(engine, caller, bron);
    if (soorten.length === 0) continue;
    yield lid(`gegevens/${bron}.ndjson`, 'application/x-ndjson', alsRegels(stukkenVan(uitvoer, soorten, true)));
  }
  yield lid('gegevens/gebruik.json', 'application/json', [`${JSON.stringify(bronnen, null, 2)}\n`]);
  yield lid('gegevens/schema.json', 'application/json', [
    `${JSON.stringify(schemaVan(engine.parts.registry), null, 2)}\n`,
  ]);
  yield lid('logboek/regels.ndjson', 'application/x-ndjson', alsJson(regelsVan(uitvoer, head)));
  let number = 0;
  for await (const bewijs of bewijzenVan(uitvoer, head))
    yield lid(`logboek/bewijs-${String(++number).padStart(4, '0')}.json`, 'application/json', [bewijs]);
  yield* documentenVan(uitvoer, caller, lid, (naam, reden) => ontbreekt.push({ naam, reden }));
  const lijst = { formaat: 'meent-mijn-gegevens', versie: 1, gemaakt, bestanden, ontbreekt };
  yield lid('manifest.json', 'application/json', [`${JSON.stringify(lijst, null, 2)}\n`]);
}

type Chunks = Iterable<string | Buffer> | AsyncIterable<string | Buffer>;
const BYTES = { objectMode: false };

/** Counts what goes by, and tells it at the end. */
async function* geteld(
  content: Chunks,
  done: (one: Pick<Bestand, 'bytes' | 'sha256'>) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content) {
    const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    // A stream that is not of objects takes nothing for its end.
    if (buffer.length === 0) continue;
    hash.update(buffer);
    bytes += buffer.length;
    yield buffer;
  }
  done({ bytes, sha256: hash.digest('hex') });
}

/** Records of these kinds, a piece at a time, each with rights of that moment. @param logged others in them get their line once */
async function* stukkenVan(
  { engine, long }: Uitvoer,
  soorten: Parameters<typeof deelNa>[2],
  logged = false,
): AsyncGenerator<readonly Stuk[]> {
  let plek: Plek | undefined;
  do {
    const na = plek;
    const deel = await long.fresh(async (now) => {
      const found = await deelNa(engine, now, soorten, na);
      if (logged) await logAnderen(engine, now, 'mijn.uitvoer', found.stukken);
      return found;
    });
    yield deel.stukken;
    plek = deel.verder;
  } while (plek && !long.gone.aborted);
}

async function* alsRegels(stukken: AsyncIterable<readonly Stuk[]>): AsyncGenerator<string> {
  for await (const some of stukken) yield some.map(({ gegeven }) => `${JSON.stringify(gegeven)}\n`).join('');
}

async function* alsJson(regels: AsyncIterable<readonly Logregel[]>): AsyncGenerator<string> {
  for await (const some of regels) yield some.map((one) => `${JSON.stringify(one)}\n`).join('');
}

/** Lines under one head, newest first: what is written meanwhile is of the next time. */
async function* regelsVan({ engine, long }: Uitvoer, head: Head | undefined): AsyncGenerator<readonly Logregel[]> {
  let na: string | undefined = head && `${head.size}.0`;
  while (na !== undefined && !long.gone.aborted) {
    const vraag = { na };
    const { regels, verder } = await long.fresh(async (now) => {
      const found = await zoek(engine, now, vraag, await withheldOf(engine, now), LINES);
      await stillActing(engine, now);
      return found;
    });
    yield regels;
    na = verder;
  }
}

/** Files as the resident gets them from the page, each for a hundred lines. */
async function* bewijzenVan(uitvoer: Uitvoer, head: Head | undefined): AsyncGenerator<string> {
  const { engine, long } = uitvoer;
  for await (const regels of regelsVan(uitvoer, head)) {
    if (regels.length === 0) continue;
    const places = regels.map(({ regel }) => placeIn(regel)!);
    yield await long.fresh(async (now) => {
      const withheld = await withheldOf(engine, now);
      const bewijzen = await proofsOf(engine, now, places, { withheld, head });
      await stillActing(engine, now);
      return `${JSON.stringify(fileOf(engine.parts.keys, now, head, bewijzen), null, 2)}\n`;
    });
  }
}

/** Of every kind that holds content, as its rows say where it is. */
async function* documentenVan(
  uitvoer: Uitvoer,
  caller: Caller,
  lid: (naam: string, type: string, content: Chunks, size: number) => ZipMember,
  mist: (naam: string, reden: string) => void,
): AsyncGenerator<ZipMember> {
  const { engine, blobs } = uitvoer;
  const soorten = BRONNEN.flatMap((bron) => soortenIn(engine, caller, bron)).filter(({ columns }) => columns?.inhoud);
  for await (const stukken of stukkenVan(uitvoer, soorten))
    for (const stuk of stukken) {
      const naam = bestandVan(stuk);
      const content = contentOf(stuk.row.columns);
      if (naam === undefined || !content) continue;
      // The records came before: the mandate may have ended since.
      if (caller.mandate) await uitvoer.long.fresh((now) => stillActing(engine, now));
      let opened: Readable;
      try {
        opened = await readContent(blobs, caller.municipality, content);
      } catch (error) {
        if (!(error instanceof Problem) || !/^blob-/.test(error.code)) throw error;
        // The rest is still theirs.
        mist(naam, error.title);
        continue;
      }
      try {
        yield lid(
          naam,
          text(stuk.row.record.formaat) || 'application/octet-stream',
          zolang(uitvoer, caller, opened),
          sizeOf(content),
        );
      } finally {
        opened.destroy();
      }
    }
}

/** Bytes of a file after which it is asked again whether a mandate still holds. */
const ASK_EVERY = 4 * 1024 * 1024;

/** A file may take minutes: under a mandate no more of it goes out than what was under way when that ended. */
async function* zolang({ engine, long }: Uitvoer, { mandate }: Caller, content: Readable): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    if (mandate && bytes >= ASK_EVERY) {
      await long.fresh((now) => stillActing(engine, now));
      bytes = 0;
    }
    bytes += chunk.length;
    yield chunk;
  }
}

const LONGEST_NAME = 100;
/** Windows makes no file of these, whatever comes after the dot, and drops dots and spaces at the end. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Where the content of a record is in the zip; nothing for one without. */
export function bestandVan({ row }: Stuk): string | undefined {
  if (!contentOf(row.columns)) return undefined;
  const { bestandsnaam, titel } = row.record;
  const clean = (text(bestandsnaam) || text(titel) || 'bestand')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\\/"<>:|?*]/gu, '_')
    .slice(-LONGEST_NAME)
    .toWellFormed()
    .replace(/^\.+|[. ]+$/g, '_')
    .replace(DEVICE, '_$&');
  return `documenten/${row.id}/${clean}`;
}
