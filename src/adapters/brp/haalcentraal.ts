/**
 * A source that speaks BRP Personen bevragen itself (Haal Centraal). It is asked for what was asked here, and for the numbers
 * of those who come, so that each of them gets a line in the logbook. Nothing of a person is kept beyond the answer.
 */
import { monotonic } from '../../foundation/clock.ts';
import { OutboundProblem } from '../../foundation/outbound/problem.ts';
import type { Outbound } from '../../foundation/types.ts';
import {
  type Bron,
  bronFout,
  bronVol,
  bronWeg,
  isPersoon,
  leesPad,
  MEESTE_VELDEN,
  parametersOnjuist,
  teVeel,
  type Vraag,
  veldNietGedekt,
} from '../../registers/personen/index.ts';
import type { BrpBron } from './instellingen.ts';

/** Milliseconds. A call has thirty seconds in all. */
const WACHT = 10_000;
/** Twenty whole persons are some two hundred kilobytes. */
const MEESTE_BYTES = 4_000_000;

export function haalCentraal(bron: BrpBron, outbound: Outbound): Bron {
  const token = tokenVan(bron, outbound);
  const vraagEens = async (body: string): Promise<Awaited<ReturnType<Outbound['fetch']>>> => {
    try {
      return await outbound.fetch(`${bron.url}/personen`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          accept: 'application/json',
          ...(bron.apiKey === undefined ? {} : { 'x-api-key': bron.apiKey }),
          ...(await token.kop()),
        },
        body,
        timeoutMs: WACHT,
        maxBytes: MEESTE_BYTES,
        tls: bron.tls,
      });
    } catch (error) {
      throw onbereikt(error);
    }
  };
  return {
    async zoek(_engine, _caller, vraag, hoogstens) {
      const body = JSON.stringify({ ...vraag.parameters, type: vraag.type, fields: metNummers(vraag) });
      let answer = await vraagEens(body);
      // A token may be withdrawn before it ends: a new one is asked for, once.
      if (answer.status === 401 && token.vergeet()) answer = await vraagEens(body);
      if (answer.status !== 200) throw geweigerd(answer.status, answer.headers, answer.body, hoogstens);
      return gelezen(vraag, answer.body);
    },
  };
}

/** Relatives of whom something is asked. */
const VERWANTEN = ['partners', 'kinderen', 'ouders'];

function metNummers({ model, fields }: Vraag): readonly string[] {
  const asked = new Set(fields);
  const eerste = new Set(
    fields.map((field) => leesPad(model, field)).flatMap((pad) => (typeof pad === 'string' ? [] : [pad.namen[0]!])),
  );
  const needed = [
    'burgerservicenummer',
    ...VERWANTEN.filter((name) => eerste.has(name) && !asked.has(name)).map((name) => `${name}.burgerservicenummer`),
    // How somebody is addressed names their partner.
    ...(eerste.has('adressering') && 'partners' in model.velden && !asked.has('partners')
      ? ['partners.burgerservicenummer']
      : []),
    ...(eerste.has('gezag') && !asked.has('gezag') ? ['gezag'] : []),
  ];
  const all = [...new Set([...fields, ...needed])];
  if (all.length > MEESTE_VELDEN)
    throw parametersOnjuist([
      { name: 'fields', code: 'maxItems', reason: `Array bevat meer dan ${MEESTE_VELDEN - needed.length} items.` },
    ]);
  return all;
}

function gelezen(vraag: Vraag, body: Buffer): Awaited<ReturnType<Bron['zoek']>> {
  let answer: { readonly type?: unknown; readonly personen?: unknown };
  try {
    answer = JSON.parse(body.toString('utf8'));
  } catch {
    throw bronFout();
  }
  if (typeof answer !== 'object' || answer === null || answer.type !== vraag.type || !Array.isArray(answer.personen))
    throw bronFout();
  return answer.personen.map((persoon: unknown) => {
    if (!isPersoon(vraag.model, persoon)) throw bronFout();
    return { persoon, burgerservicenummer: persoon.burgerservicenummer };
  });
}

/** What the source says goes on in our own words: its own could name what was asked. */
function geweigerd(status: number, headers: Headers, body: Buffer, hoogstens: number): Error {
  const code = codeIn(body);
  if (status === 400 && code === 'tooManyResults') return teVeel(hoogstens);
  if (status === 403 && code === 'unauthorizedField') return veldNietGedekt();
  if (status === 429) return bronVol(wachtIn(headers));
  return status >= 500 ? bronWeg() : bronFout();
}

function codeIn(body: Buffer): string {
  try {
    const { code } = JSON.parse(body.toString('utf8'));
    return typeof code === 'string' ? code : '';
  } catch {
    return '';
  }
}

const LANGST_WACHTEN = 300;

function wachtIn(headers: Headers): number {
  const seconds = Number(headers.get('retry-after'));
  return Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds, LANGST_WACHTEN) : 30;
}

/** Somebody else at its address, or not to be believed, is not away: that must be mended by hand. */
function onbereikt(error: unknown): unknown {
  if (!(error instanceof OutboundProblem)) return error;
  return ['certificate-refused', 'address-not-allowed', 'answer-too-large', 'request-not-valid'].includes(error.code)
    ? bronFout(error)
    : bronWeg(error);
}

interface Token {
  readonly kop: () => Promise<Readonly<Record<string, string>>>;
  /** True when there was one to forget. */
  readonly vergeet: () => boolean;
}

/** Before its end, so that none ends on its way. */
const SPELING = 30_000;

function tokenVan({ oauth, tls }: BrpBron, outbound: Outbound): Token {
  if (!oauth) return { kop: async () => ({}), vergeet: () => false };
  let held: { readonly text: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    const { status, body } = await outbound.fetch(oauth.tokenUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: oauth.clientId,
        client_secret: oauth.clientSecret,
        ...(oauth.scope === undefined ? {} : { scope: oauth.scope }),
      }).toString(),
      timeoutMs: WACHT,
      tls,
    });
    if (status >= 500) throw bronWeg();
    const { access_token: text, expires_in: seconds } = jsonOf(body);
    if (status !== 200 || typeof text !== 'string' || !/^[\x21-\x7e]+$/.test(text)) throw bronFout();
    held = { text, until: monotonic() + (typeof seconds === 'number' ? seconds * 1_000 : 60_000) - SPELING };
    return text;
  };
  return {
    async kop() {
      if (held && held.until > monotonic()) return { authorization: `Bearer ${held.text}` };
      // Calls of one moment wait for one answer.
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return { authorization: `Bearer ${await asking}` };
    },
    vergeet() {
      const had = held !== undefined;
      held = undefined;
      return had;
    },
  };
}

function jsonOf(body: Buffer): { readonly access_token?: unknown; readonly expires_in?: unknown } {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
