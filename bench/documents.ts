/** Documents: a case with all of them in one call, and a large one in parts. */
import { request } from 'node:http';
import { atLeast, atMost, type Benchmark, tell } from './benchmark.ts';
import { anonymousOf } from './processes.ts';
import { callAs } from './tokens.ts';
import { median } from './tools.ts';
import { firstOf, wholeCase } from './whole-case.ts';
import type { World } from './world.ts';

const DOCUMENTS = 25;
/** Of one document: a letter of a page or two. */
const LETTER = 20_000;
const TIMES = 20;
const FIRST = 3;

/** A case with its initiator, a property, a status and 25 new documents of 20 kB, in one call; the median. */
const caseWithDocuments: Benchmark = {
  name: 'case_with_documents_ms',
  unit: 'ms',
  ...atMost(400),
  async run(world) {
    const whole = await wholeCase(world);
    const type = await documentType(world);
    const waited: number[] = [];
    for (let time = 0; time < FIRST + TIMES; time++) {
      const documenten = Array.from({ length: DOCUMENTS }, (_, at) => ({
        document: { ...documentOf(type, `Brief ${at}`), inhoud: letter(time, at) },
      }));
      const began = performance.now();
      await callAs(world.token, world.url, 'POST', '/meent/api/v1/zaakdossiers', { ...whole, documenten });
      waited.push(performance.now() - began);
    }
    return median(waited.slice(FIRST));
  },
};

/** No two are the same, since the same content is kept once. */
const letter = (time: number, at: number): string =>
  Buffer.alloc(LETTER, `Brief ${time} ${at} van ${performance.now()}. `).toString('base64');

export const documentType = async (world: World): Promise<string> => {
  const relation = await callAs(world.token, world.url, 'GET', await pathOf(world, 'zaaktype-informatieobjecttypen'));
  return (relation as { informatieobjecttype: string }).informatieobjecttype;
};

const pathOf = async (world: World, kind: string): Promise<string> => new URL(await firstOf(world, kind)).pathname;

export const documentOf = (informatieobjecttype: string, titel: string): object => ({
  bronorganisatie: '002220647',
  creatiedatum: '2026-01-05',
  titel,
  auteur: 'Melder',
  taal: 'nld',
  formaat: 'text/plain',
  bestandsnaam: 'brief.txt',
  informatieobjecttype,
});

const SIZE = 1_000_000_000;
const MEGABYTE = 1_000_000;

interface Uploaded {
  /** MB per second. */
  readonly rate: number;
  /** MB that the program needed more than before, at most. */
  readonly growth: number;
}

const uploads = new WeakMap<World, Promise<Uploaded>>();

/** Both benchmarks look at the same upload. */
function uploadOnce(world: World): Promise<Uploaded> {
  const running = uploads.get(world) ?? upload(world);
  uploads.set(world, running);
  return running;
}

interface Part {
  readonly url: string;
  readonly omvang: number;
}

/** Each run and part has the same bytes, so that a world that is kept does not grow by a gigabyte each time. */
async function upload(world: World): Promise<Uploaded> {
  const type = await documentType(world);
  const piece = Buffer.alloc(MEGABYTE, 'Een groot bestand. ');
  const watch = watchMemory(world.process.pid!);
  // One part first: what the program needs for any upload is there.
  await send(world, type, piece, SIZE / 10);
  const before = watch.now();
  watch.forget();
  const began = performance.now();
  await send(world, type, piece, SIZE);
  const seconds = (performance.now() - began) / 1000;
  const most = watch.stop();
  tell(`${seconds.toFixed(1)} s, memory from ${before.toFixed(0)} to at most ${most.toFixed(0)} MB;`);
  return { rate: SIZE / MEGABYTE / seconds, growth: Math.max(0, most - before) };
}

/** As the standard has it: said how large it will be, then the parts, then released; whole when that succeeds. */
async function send(world: World, type: string, piece: Buffer, size: number): Promise<void> {
  const made = (await callAs(world.token, world.url, 'POST', '/documenten/api/v1/enkelvoudiginformatieobjecten', {
    ...documentOf(type, 'Groot bestand'),
    bestandsomvang: size,
  })) as { readonly url: string; readonly lock: string; readonly bestandsdelen: readonly Part[] };
  const { lock, bestandsdelen } = made;
  if (bestandsdelen.length === 0) throw new Error(`a document of ${size} bytes has no parts`);
  for (const part of bestandsdelen) await sendPart(world, part, piece, lock);
  await callAs(world.token, world.url, 'POST', `${new URL(made.url).pathname}/unlock`, { lock });
}

const BOUNDARY = 'meentbench';

function sendPart(world: World, part: Part, piece: Buffer, lock: string): Promise<void> {
  const { pathname } = new URL(part.url);
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="lock"\r\n\r\n${lock}\r\n--${BOUNDARY}\r\nContent-Disposition: form-data; name="inhoud"; filename="deel"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const tail = `\r\n--${BOUNDARY}--\r\n`;
  return new Promise((resolve, reject) => {
    const sent = request(world.url + pathname, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${world.token}`,
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        'content-length': head.length + part.omvang + tail.length,
      },
    });
    sent.on('error', reject);
    sent.on('response', async (answer) => {
      const text = (await answer.setEncoding('utf8').toArray()).join('');
      if (answer.statusCode === 200) resolve();
      else reject(new Error(`PUT ${pathname}: ${answer.statusCode} ${text}`));
    });
    let left = part.omvang;
    const more = (): void => {
      while (left > 0) {
        const bytes = left >= piece.length ? piece : piece.subarray(0, left);
        left -= bytes.length;
        if (!sent.write(bytes)) return void sent.once('drain', more);
      }
      sent.end(tail);
    };
    sent.write(head);
    more();
  });
}

const LOOK_MS = 100;

/** Memory of one process that is in no file, in MB, looked at ten times a second. */
function watchMemory(pid: number) {
  let most = 0;
  const now = (): number => anonymousOf(pid);
  const timer = setInterval(() => {
    most = Math.max(most, now());
  }, LOOK_MS);
  return {
    now,
    forget(): void {
      most = 0;
    },
    stop(): number {
      clearInterval(timer);
      return Math.max(most, now());
    },
  };
}

const uploadRate: Benchmark = {
  name: 'upload_mb_s',
  unit: 'MB/s',
  ...atLeast(50),
  run: async (world) => (await uploadOnce(world)).rate,
};

const uploadGrowth: Benchmark = {
  name: 'upload_growth_mb',
  unit: 'MB',
  ...atMost(64),
  run: async (world) => (await uploadOnce(world)).growth,
};

export const documentBenchmarks: readonly Benchmark[] = [caseWithDocuments, uploadRate, uploadGrowth];
