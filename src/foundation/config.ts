/**
 * All settings, and the only reader of the environment. A wrong value stops the start with one sentence.
 * The table is what the manual of settings is made from.
 */
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { StartProblem } from './start-problem.ts';

export interface Setting {
  readonly name: string;
  /** What applies when it is not set, in words when it depends. */
  readonly standard: string;
  readonly meaning: string;
}

export const SETTINGS: readonly Setting[] = [
  { name: 'MEENT_PORT', standard: '8000', meaning: 'TCP port for HTTP, 1 to 65535.' },
  {
    name: 'MEENT_HOST',
    standard: '127.0.0.1',
    meaning: 'Address to listen on. Demo data is refused on anything that is not this machine itself.',
  },
  {
    name: 'MEENT_OPERATOR_PORT',
    standard: 'none: /metrics is at MEENT_PORT',
    meaning: 'Another TCP port, for /metrics and /health alone, so that what the outside reaches holds no figures.',
  },
  {
    name: 'MEENT_DATA',
    standard: './data',
    meaning: 'Folder for documents, keys and the built-in database; made at the first start.',
  },
  {
    name: 'MEENT_MODE',
    standard: 'demo for a new folder, else what the folder was made as',
    meaning:
      'demo or production. Production refuses demo data, default keys and the built-in database; demo refuses a public host.',
  },
  {
    name: 'DATABASE_URL',
    standard: 'the built-in PostgreSQL',
    meaning: 'PostgreSQL 15 to 18 of your own: postgres://user:password@host:5432/database?sslmode=verify-full.',
  },
  {
    name: 'MEENT_THREADS',
    standard: '1',
    meaning:
      'Threads of one process that answer requests, 1 to 64, on Linux. More than one help on a machine with processors left beside the database. Each takes some 80 MB; what follows is divided among them.',
  },
  {
    name: 'MEENT_DATABASE_CONNECTIONS',
    standard: '10, or 6 for each thread when that is more',
    meaning:
      'Connections of one process for its requests, 1 to 400, at least one a thread; the logbook has three more of its own in each thread.',
  },
  {
    name: 'MEENT_PLACES',
    standard: '20 for each of those connections',
    meaning:
      'Calls under way at once in one process, 20 to 10000: a read of one record takes one place, a write, a list or a page four. One caller has at most three quarters.',
  },
  {
    name: 'MEENT_WAITING',
    standard: '2000',
    meaning:
      'Places that the waiting calls of one caller may ask for, 20 to 100000; beyond it that caller is answered 429.',
  },
  {
    name: 'MEENT_READY_MEGABYTES',
    standard: '64',
    meaning:
      'Memory of one process for records that are ready to go out, 0 to 4096. More serves more pages without reading them.',
  },
  {
    name: 'MEENT_BASE_URL',
    standard: 'http://localhost:<port>',
    meaning:
      'Scheme and host that people and applications use, without a path: https://meent.voorbeeld.nl. Demo data is refused on anything that is not this machine itself.',
  },
  {
    name: 'MEENT_KEYS',
    standard: 'keys in MEENT_DATA',
    meaning:
      'Folder of the key file. In production keep it outside MEENT_DATA, so that a backup of the data opens nothing.',
  },
  {
    name: 'MEENT_LOG_LEVEL',
    standard: 'info',
    meaning: 'Least severe line of the program log: silent, fatal, error, warn, info, debug or trace.',
  },
  {
    name: 'MEENT_OUTBOUND_ALLOW',
    standard: 'none',
    meaning:
      'Private addresses of subscribers and of records elsewhere that Meent may call nevertheless: host:port, host or a range (10.1.2.0/24), separated by commas. Name host:port where you can: whoever may subscribe to notifications can have Meent call all that is named, and is told with which status it answers. Without a port, ports of mail, databases and other protocols stay closed.',
  },
  {
    name: 'MEENT_OTLP_URL',
    standard: 'none: nothing is sent',
    meaning:
      'Address of an OpenTelemetry collector (OTLP/HTTP): gets a span for each entry of the logbook, without anybody in it. May be private; no subscriber reaches it through Meent.',
  },
  {
    name: 'MEENT_BRP',
    standard: 'the own copy of persons',
    meaning:
      'JSON file of sources of persons (Haal Centraal BRP Personen bevragen) by host of the municipality, or * for every host: url, and apiKey, oauth (tokenUrl, clientId, clientSecret, scope), certificaat and sleutel, vertrouw. May be private.',
  },
  {
    name: 'MEENT_LOGIN',
    standard: 'the demo login in a demo, nobody in production',
    meaning:
      'JSON file of the OpenID Connect provider that logs employees in, by host of the municipality: issuer, clientId, clientSecret, scope, signing, levels, claims. May be private.',
  },
  {
    name: 'MEENT_CONSENT_YEARS',
    standard: '5',
    meaning:
      'Years for which a consent that was taken back, or that ended, is kept as proof, 1 to 20; then it goes with its text and receipt. Five is a choice, that a municipality makes itself: the power to fine ends five years after the breach (Awb 5:45), a claim for damage five years after the damage is known and twenty after what caused it (BW 3:310).',
  },
  {
    name: 'MEENT_SOURCE_CLIENT_ID',
    standard: 'asked for, or in --credentials',
    meaning: 'Client id that "load zgw" uses at the installation it copies.',
  },
  {
    name: 'MEENT_SOURCE_SECRET',
    standard: 'asked for, or in --credentials',
    meaning: 'Secret of that client id. Only for as long as the copying takes.',
  },
];

/** The table of docs/operations/settings.md, in Markdown. */
export const settingsTable = (): string =>
  [
    '| setting | when it is not set | meaning |',
    '|---|---|---|',
    ...SETTINGS.map(({ name, standard, meaning }) => `| \`${name}\` | ${standard} | ${meaning} |`),
  ].join('\n');

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const MODES = ['demo', 'production'] as const;
export type Mode = (typeof MODES)[number];

export interface Config {
  readonly port: number;
  /** Undefined: what is for the operator is at `port` too. */
  readonly operatorPort: number | undefined;
  readonly host: string;
  /** Absolute path. */
  readonly data: string;
  /** What was asked for; undefined: whatever the data folder is, demo for a new one. */
  readonly mode: Mode | undefined;
  readonly databaseUrl: string | undefined;
  /** Threads that answer requests; what follows is of all together. */
  readonly threads: number;
  readonly databaseConnections: number;
  readonly places: number;
  readonly waiting: number;
  readonly readyMegabytes: number;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Absolute path. */
  readonly keys: string;
  readonly logLevel: LogLevel;
  readonly outboundAllow: readonly string[];
  /** Of a collector of spans; undefined: nothing is sent. */
  readonly otlpUrl: string | undefined;
  /** Absolute path of the file of sources of persons. */
  readonly brp: string | undefined;
  /** Absolute path of the file of providers that log employees in. */
  readonly login: string | undefined;
  /** Years that a consent is proof after it ended. */
  readonly consentYears: number;
  /** Credentials at the installation that is copied. */
  readonly source: { readonly clientId: string | undefined; readonly secret: string | undefined };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws StartProblem `setting`, which names the setting and what it may be. */
export function loadConfig(environment: Environment = process.env): Config {
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const data = resolve(read('MEENT_DATA') ?? 'data');
  const mode = read('MEENT_MODE');
  const port = wholeNumber('MEENT_PORT', read('MEENT_PORT') ?? '8000', 1, 65_535);
  const threads = threadsOf(read('MEENT_THREADS') ?? '1');
  const usual = String(Math.max(10, 6 * threads));
  const connections = wholeNumber('MEENT_DATABASE_CONNECTIONS', read('MEENT_DATABASE_CONNECTIONS') ?? usual, 1, 400);
  refuseUnknown(environment);
  return {
    port,
    operatorPort: operatorPortOf(read('MEENT_OPERATOR_PORT'), port),
    host: hostOf(read('MEENT_HOST') ?? '127.0.0.1'),
    data,
    mode: mode === undefined ? undefined : oneOf('MEENT_MODE', mode, MODES),
    databaseUrl: read('DATABASE_URL'),
    threads,
    databaseConnections: connections,
    places: wholeNumber('MEENT_PLACES', read('MEENT_PLACES') ?? String(20 * connections), 20, 10_000),
    waiting: wholeNumber('MEENT_WAITING', read('MEENT_WAITING') ?? '2000', 20, 100_000),
    readyMegabytes: wholeNumber('MEENT_READY_MEGABYTES', read('MEENT_READY_MEGABYTES') ?? '64', 0, 4_096),
    baseUrl: baseUrlOf(read('MEENT_BASE_URL') ?? `http://localhost:${port}`),
    keys: resolve(read('MEENT_KEYS') ?? `${data}/keys`),
    logLevel: oneOf('MEENT_LOG_LEVEL', read('MEENT_LOG_LEVEL') ?? 'info', LOG_LEVELS),
    outboundAllow: (read('MEENT_OUTBOUND_ALLOW') ?? '')
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean),
    otlpUrl: collectorOf(read('MEENT_OTLP_URL')),
    brp: pathOf(read('MEENT_BRP')),
    login: pathOf(read('MEENT_LOGIN')),
    consentYears: wholeNumber('MEENT_CONSENT_YEARS', read('MEENT_CONSENT_YEARS') ?? '5', 1, 20),
    source: { clientId: read('MEENT_SOURCE_CLIENT_ID'), secret: read('MEENT_SOURCE_SECRET') },
  };
}

const pathOf = (text: string | undefined): string | undefined => (text === undefined ? undefined : resolve(text));

/** A misspelt setting would otherwise be ignored in silence. */
function refuseUnknown(environment: Environment): void {
  const known = new Set(SETTINGS.map((setting) => setting.name));
  const unknown = Object.keys(environment).find((name) => name.startsWith('MEENT_') && !known.has(name));
  if (unknown) {
    throw new StartProblem(
      'setting',
      `${unknown} is not a setting of Meent; the settings are ${[...known].join(', ')}.`,
    );
  }
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new StartProblem('setting', `${name} is "${text}"; it must be a whole number from ${least} to ${most}.`);
  }
  return value;
}

function threadsOf(text: string): number {
  const threads = wholeNumber('MEENT_THREADS', text, 1, 64);
  // Elsewhere the system gives every connection to the one that listened first or last.
  if (process.platform === 'linux' || threads === 1) return threads;
  throw new StartProblem('setting', `MEENT_THREADS is ${text}; on ${process.platform} it must be 1.`);
}

/** What one of the threads may use of it. */
export const shareOf = (config: Config): Config => {
  const share = (all: number): number => Math.ceil(all / config.threads);
  return {
    ...config,
    databaseConnections: share(config.databaseConnections),
    places: share(config.places),
    waiting: share(config.waiting),
    readyMegabytes: config.readyMegabytes / config.threads,
  };
};

function operatorPortOf(text: string | undefined, port: number): number | undefined {
  if (text === undefined) return undefined;
  const operatorPort = wholeNumber('MEENT_OPERATOR_PORT', text, 1, 65_535);
  if (operatorPort !== port) return operatorPort;
  throw new StartProblem(
    'setting',
    `MEENT_OPERATOR_PORT is ${text}, as MEENT_PORT is; give it another number, or leave it out.`,
  );
}

function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (!found) throw new StartProblem('setting', `${name} is "${text}"; it must be one of ${allowed.join(', ')}.`);
  return found;
}

function hostOf(text: string): string {
  if (isIP(text) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) {
    throw new StartProblem('setting', `MEENT_HOST is "${text}"; it must be an address or a host name, without a port.`);
  }
  return text;
}

function baseUrlOf(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new StartProblem(
      'setting',
      `MEENT_BASE_URL is "${text}"; it must be a scheme and host alone, such as https://meent.voorbeeld.nl.`,
    );
  }
  return url.origin;
}

function collectorOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username) return url.href;
  throw new StartProblem(
    'setting',
    `MEENT_OTLP_URL is "${text}"; it must be the address of a collector, such as https://collector.voorbeeld.nl.`,
  );
}

/** True when only this machine can reach an address to listen on. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** True when a host in an address leads to the machine of the reader (RFC 6761, 6.3). */
export const isOfThisMachine = (host: string): boolean =>
  isLoopback(host.replace(/^\[|\]$/g, '')) || host.endsWith('.localhost');
