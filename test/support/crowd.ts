/** Clients that write and read over HTTP at once, and keep what they were told: what a Meent may not forget. */
import { randomBytes, randomUUID } from 'node:crypto';

export type Kind = 'zaak' | 'status' | 'rol' | 'document' | 'zaakinformatieobject';

/** One POST, whatever became of it. */
export interface Attempt {
  readonly kind: Kind;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string | undefined;
  readonly traceId: string;
  /** Stands in a field of the record, so that it is found without its address. */
  readonly mark: string;
  /** Content of a document. */
  readonly bytes: Buffer | undefined;
}

export interface Answered extends Attempt {
  readonly url: string;
  readonly json: Readonly<Record<string, unknown>>;
}

export interface Ledger {
  /** Answered 201. */
  readonly written: Answered[];
  /** Broken off, or answered 503: stored or not, at most once. */
  readonly unsure: Attempt[];
  /** Trace ids of reads about persons that were answered with 200. */
  readonly read: string[];
  /** Anything that is no answer of a Meent that works or is away, with what was asked. */
  readonly wrong: string[];
}

export const newLedger = (): Ledger => ({ written: [], unsure: [], read: [], wrong: [] });

export interface World {
  readonly base: string;
  readonly token: string;
}

export const RSIN = '999839184';
const HEADERS = { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' } as const;

/** Any request. Resolves to status 0 when the connection broke. */
export async function ask(
  { base, token }: World,
  method: string,
  url: string,
  extra: { readonly body?: object; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  try {
    const answer = await fetch(new URL(url, base), {
      method,
      headers: {
        ...HEADERS,
        authorization: `Bearer ${token}`,
        ...(extra.body ? { 'content-type': 'application/json' } : {}),
        ...extra.headers,
      },
      ...(extra.body ? { body: JSON.stringify(extra.body) } : {}),
    });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  } catch {
    return { status: 0, headers: new Headers(), bytes: Buffer.alloc(0) };
  }
}

export const jsonOf = ({ bytes }: { readonly bytes: Buffer }): Record<string, unknown> => JSON.parse(bytes.toString());

/** Repeats a POST or sends it for the first time. */
export const send = (world: World, { path, body, key, traceId }: Attempt) =>
  ask(world, 'POST', path, {
    body,
    headers: { ...traced(traceId), ...(key === undefined ? {} : { 'idempotency-key': key }) },
  });

const traced = (traceId: string) => ({ traceparent: `00-${traceId}-${'1'.repeat(16)}-01` });
const newTraceId = (): string => randomBytes(16).toString('hex');

export interface Types {
  readonly zaaktype: string;
  readonly statustype: string;
  readonly roltype: string;
  readonly informatieobjecttype: string;
}

export async function typesOf(world: World): Promise<Types> {
  const list = async (path: string) =>
    jsonOf(await ask(world, 'GET', `/catalogi/api/v1/${path}`)).results as Record<string, never>[];
  const [zaaktype] = await list('zaaktypen?identificatie=MOR');
  const { url, statustypen, informatieobjecttypen } = zaaktype!;
  const roltypen = await list(`roltypen?zaaktype=${url}&omschrijvingGeneriek=belanghebbende`);
  return {
    zaaktype: url!,
    statustype: statustypen![0]!,
    roltype: roltypen[0]!.url!,
    informatieobjecttype: informatieobjecttypen![0]!,
  };
}

/** @param bsn of a fictional person */
export async function startCrowd(
  world: World,
  { ledger, bsn, clients = 6 }: { readonly ledger: Ledger; readonly bsn: string; readonly clients?: number },
): Promise<{ stop(): Promise<void> }> {
  const types = await typesOf(world);
  let stopping = false;
  const running = Array.from({ length: clients }, (_, index) => work(index));
  return {
    async stop() {
      stopping = true;
      await Promise.all(running);
    },
  };

  async function work(index: number): Promise<void> {
    for (let round = index; !stopping; round++) await oneCase(round);
  }

  async function oneCase(round: number): Promise<void> {
    const zaak = await post('zaak', '/zaken/api/v1/zaken', round, (mark) => ({
      zaaktype: types.zaaktype,
      bronorganisatie: RSIN,
      verantwoordelijkeOrganisatie: RSIN,
      startdatum: '2026-11-02',
      omschrijving: mark,
    }));
    // Whoever is refused waits a moment, as a program does.
    if (!zaak) return wait(30);
    await Promise.all([
      post('status', '/zaken/api/v1/statussen', round, (mark) => ({
        zaak: zaak.url,
        statustype: types.statustype,
        datumStatusGezet: '2026-11-02T10:00:00Z',
        statustoelichting: mark,
      })),
      post('rol', '/zaken/api/v1/rollen', round + 1, (mark) => ({
        zaak: zaak.url,
        roltype: types.roltype,
        betrokkeneType: 'natuurlijk_persoon',
        roltoelichting: mark,
        betrokkeneIdentificatie: { inpBsn: bsn },
      })),
      oneDocument(zaak.url, round),
    ]);
    await get(zaak.url);
    await get('/zaken/api/v1/zaken?expand=rollen');
  }

  async function oneDocument(zaak: string, round: number): Promise<void> {
    const bytes = randomBytes(1 + ((round * 7_919) % 40_000));
    const document = await post(
      'document',
      '/documenten/api/v1/enkelvoudiginformatieobjecten',
      round,
      (mark) => ({
        bronorganisatie: RSIN,
        creatiedatum: '2026-11-02',
        titel: mark,
        auteur: 'Melder',
        taal: 'dut',
        informatieobjecttype: types.informatieobjecttype,
        inhoud: bytes.toString('base64'),
        bestandsomvang: bytes.length,
      }),
      bytes,
    );
    if (document)
      await post('zaakinformatieobject', '/zaken/api/v1/zaakinformatieobjecten', round + 1, (mark) => ({
        zaak,
        informatieobject: document.url,
        titel: mark,
      }));
  }

  /** Every other one with an Idempotency-Key. */
  async function post(
    kind: Kind,
    path: string,
    round: number,
    bodyOf: (mark: string) => Attempt['body'],
    bytes?: Buffer,
  ): Promise<Answered | undefined> {
    if (stopping) return undefined;
    const mark = randomUUID();
    const key = round % 2 === 0 ? `sleutel-${mark}` : undefined;
    const attempt: Attempt = { kind, path, body: bodyOf(mark), key, traceId: newTraceId(), mark, bytes };
    const answer = await send(world, attempt);
    if (answer.status === 201) {
      const json = jsonOf(answer);
      const answered = { ...attempt, url: String(json.url), json };
      ledger.written.push(answered);
      return answered;
    }
    if (answer.status === 0 || answer.status === 503) ledger.unsure.push(attempt);
    else ledger.wrong.push(`POST ${path}: ${answer.status} ${answer.bytes}`);
    return undefined;
  }

  async function get(url: string): Promise<void> {
    if (stopping) return;
    const traceId = newTraceId();
    const answer = await ask(world, 'GET', url, { headers: traced(traceId) });
    if (answer.status === 200) ledger.read.push(traceId);
    else if (answer.status !== 0 && answer.status !== 503)
      ledger.wrong.push(`GET ${url}: ${answer.status} ${answer.bytes}`);
  }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
