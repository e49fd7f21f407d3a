/**
 * Clients that make, change and remove, one request after the other, and write down what each answer made of their records.
 * So a copy of one moment shows of each client its first requests and none of the rest.
 */
import { createHash, randomBytes } from 'node:crypto';
import { ask, jsonOf, RSIN, type Types, typesOf, type World } from './crowd.ts';

/** What is seen of a record: its words, and of a document its bytes; undefined when it is not there. */
export type State = string | undefined;

/** A request that was answered with success. */
export interface Step {
  /** By path. */
  readonly made: ReadonlyMap<string, State>;
  /** Milliseconds since 1970. */
  readonly sent: number;
  readonly answered: number;
}

export interface Chronicle {
  /** Of each client, in the order in which it asked. */
  readonly clients: readonly Step[][];
  /** Every answer that was no success. */
  readonly wrong: string[];
  /** Words by which a case was found at some time. */
  readonly words: Map<string, string>;
  stop(): Promise<void>;
}

export async function startChronicle(world: World, bsn: string, count = 4): Promise<Chronicle> {
  const types = await typesOf(world);
  const clients: Step[][] = Array.from({ length: count }, () => []);
  const wrong: string[] = [];
  const words = new Map<string, string>();
  let stopping = false;
  const running = clients.map((steps) => work(world, { types, bsn, steps, wrong, words, stopping: () => stopping }));
  return {
    clients,
    wrong,
    words,
    async stop() {
      stopping = true;
      await Promise.all(running);
    },
  };
}

interface Client extends Pick<Chronicle, 'wrong' | 'words'> {
  readonly types: Types;
  readonly bsn: string;
  readonly steps: Step[];
  readonly stopping: () => boolean;
}

class Refused extends Error {}

async function work(world: World, client: Client): Promise<void> {
  const older: { zaak: string; parts: readonly string[] }[] = [];
  try {
    while (!client.stopping()) {
      older.push(await oneCase(world, client));
      if (older.length > 2) await removeCase(world, client, older.shift()!);
    }
  } catch (error) {
    if (!(error instanceof Refused)) client.wrong.push(String(error));
  }
}

type Made = (json: Record<string, unknown>) => Map<string, State>;

async function step(
  world: World,
  { steps, wrong }: Client,
  [method, path, body]: readonly [method: string, path: string, body?: object],
  made: Made,
): Promise<Record<string, unknown>> {
  const sent = Date.now();
  const answer = await ask(world, method, path, body ? { body } : {});
  if (answer.status < 200 || answer.status > 299) {
    wrong.push(`${method} ${path}: ${answer.status} ${answer.bytes}`);
    throw new Refused();
  }
  const json = answer.bytes.length > 0 ? jsonOf(answer) : {};
  steps.push({ made: made(json), sent, answered: Date.now() });
  return json;
}

const word = (): string => `woord${randomBytes(8).toString('hex')}`;
const pathOf = (json: Record<string, unknown>): string => new URL(String(json.url)).pathname;
const nothing: Made = () => new Map();

async function oneCase(world: World, client: Client): Promise<{ zaak: string; parts: readonly string[] }> {
  const { types, bsn, words } = client;
  const called = word();
  const made = await step(
    world,
    client,
    [
      'POST',
      '/zaken/api/v1/zaken',
      {
        zaaktype: types.zaaktype,
        bronorganisatie: RSIN,
        verantwoordelijkeOrganisatie: RSIN,
        startdatum: '2026-11-02',
        omschrijving: called,
      },
    ],
    (json) => new Map([[pathOf(json), called]]),
  );
  const zaak = pathOf(made);
  words.set(called, zaak);
  const toelichting = word();
  const rol = await step(
    world,
    client,
    [
      'POST',
      '/zaken/api/v1/rollen',
      {
        zaak: made.url,
        roltype: types.roltype,
        betrokkeneType: 'natuurlijk_persoon',
        roltoelichting: toelichting,
        betrokkeneIdentificatie: { inpBsn: bsn },
      },
    ],
    (json) => new Map([[pathOf(json), toelichting]]),
  );
  const document = await oneDocument(world, client, made.url);
  const next = word();
  await step(world, client, ['PATCH', zaak, { omschrijving: next }], () => new Map([[zaak, next]]));
  words.set(next, zaak);
  return { zaak, parts: [pathOf(rol), document] };
}

/** Made, linked, and given other bytes under its lock. */
async function oneDocument(world: World, client: Client, zaak: unknown): Promise<string> {
  const first = content();
  const made = await step(
    world,
    client,
    [
      'POST',
      '/documenten/api/v1/enkelvoudiginformatieobjecten',
      {
        bronorganisatie: RSIN,
        creatiedatum: '2026-11-02',
        auteur: 'Melder',
        taal: 'dut',
        informatieobjecttype: client.types.informatieobjecttype,
        ...first.fields,
      },
    ],
    (json) => new Map([[pathOf(json), first.state]]),
  );
  const path = pathOf(made);
  await step(
    world,
    client,
    ['POST', '/zaken/api/v1/zaakinformatieobjecten', { zaak, informatieobject: made.url }],
    nothing,
  );
  const { lock } = await step(world, client, ['POST', `${path}/lock`, {}], nothing);
  const second = content();
  const change = { ...second.fields, lock };
  await step(world, client, ['PATCH', path, change], () => new Map([[path, second.state]]));
  await step(world, client, ['POST', `${path}/unlock`, { lock }], nothing);
  return path;
}

function content(): { readonly fields: object; readonly state: State } {
  const titel = word();
  const bytes = randomBytes(1 + Math.floor(Math.random() * 60_000));
  const fields = { titel, inhoud: bytes.toString('base64'), bestandsomvang: bytes.length };
  return { fields, state: stateOf(titel, bytes) };
}

const stateOf = (titel: unknown, bytes: Buffer): State =>
  `${titel} ${createHash('sha256').update(bytes).digest('hex')}`;

/** What goes along is asked, since the document of a case may be another's as well. */
async function removeCase(
  world: World,
  client: Client,
  { zaak, parts }: { readonly zaak: string; readonly parts: readonly string[] },
): Promise<void> {
  const gone = new Map<string, State>([[zaak, undefined]]);
  await step(world, client, ['DELETE', zaak], () => gone);
  for (const path of parts) gone.set(path, await stateNow(world, path));
}

/** As it is there now. @throws when the answer is neither the record nor that it is not there. */
export async function stateNow(world: World, path: string): Promise<State> {
  const answer = await ask(world, 'GET', path);
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${answer.bytes}`);
  const { omschrijving, roltoelichting, titel } = jsonOf(answer);
  if (titel === undefined) return String(roltoelichting ?? omschrijving);
  const download = await ask(world, 'GET', `${path}/download`);
  return download.status === 200 ? stateOf(titel, download.bytes) : `${titel}, content ${download.status}`;
}

export interface Cut {
  /** Steps of a client that the copy certainly has. */
  readonly kept: readonly Step[];
  /** Those that it certainly lacks; one between the two (a lock) is not seen in any record. */
  readonly lost: readonly Step[];
}

/** Where a copy ends in what a client did. @throws when it shows no such place */
export async function cutOf(world: World, steps: readonly Step[]): Promise<Cut> {
  const there = new Map<string, State>();
  for (const { made } of steps)
    for (const path of made.keys()) if (!there.has(path)) there.set(path, await stateNow(world, path));
  const state = new Map<string, State>();
  let best = { first: 0, last: 0, faults: [...there.keys()] };
  for (let at = 0; at <= steps.length; at++) {
    const faults = [...there.keys()].filter((path) => state.get(path) !== there.get(path));
    if (faults.length < best.faults.length) best = { first: at, last: at, faults };
    else if (faults.length === best.faults.length) best = { ...best, last: at };
    for (const [path, now] of steps[at]?.made ?? []) state.set(path, now);
  }
  if (best.faults.length > 0) {
    const differ = best.faults.map((path) => `${path} is ${there.get(path)}`);
    throw new Error(`the copy shows no moment of a client; after ${best.first} steps of ${steps.length} ${differ}`);
  }
  return { kept: steps.slice(0, best.first), lost: steps.slice(best.last) };
}
