/** `meent load zgw URL`: a running installation moves in, through its own APIs. */
import { readFileSync } from 'node:fs';
import { reachedByOthers } from '../foundation/file-closed.ts';
import { makeOutbound } from '../foundation/outbound/outbound.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import { createToken } from '../identity/tokens.ts';
import { rounds } from '../services/overzetten/rounds.ts';
import { overzetten } from '../services/overzetten/run.ts';
import { APIS, type ApiName, MORE_APIS, openSource, type Source } from '../services/overzetten/source.ts';
import { type Call, type Command, UsageProblem } from './command.ts';
import { follow } from './follow.ts';
import { MUNICIPALITY, municipalityOf, type Opened, withMeent } from './open.ts';
import { newsOnly, plain, sayMove, told } from './overzetten-report.ts';

export const loadZgw: Command = {
  name: 'load zgw',
  arguments: ['URL'],
  options: {
    municipality: MUNICIPALITY,
    credentials: { value: 'FILE', meaning: 'file with the client id on its first line and the secret on its second' },
    parallel: { value: 'N', meaning: 'cases or documents that are read at once, 1 to 32 (4)' },
    tries: { value: 'N', meaning: 'how often a call that fails is made, 1 to 20 (6); each wait is twice as long' },
    follow: { value: 'SECONDS', meaning: 'goes on: looks every so many seconds for what changed, until it is stopped' },
    notify: { meaning: 'subscribers here are told of what is moved (absent: of nothing)' },
    removals: { meaning: 'what the other side no longer has goes here too (absent: it is only told)' },
    catalogi: { value: 'URL', meaning: 'root of the Catalogi API, where it is not URL/catalogi/api/v1' },
    documenten: { value: 'URL', meaning: 'the same for Documenten' },
    zaken: { value: 'URL', meaning: 'the same for Zaken' },
    besluiten: { value: 'URL', meaning: 'the same for Besluiten' },
    meent: { value: 'URL', meaning: 'the same for the own API of a Meent, which tells who may see a case' },
    autorisaties: { value: 'URL', meaning: 'the same for Autorisaties, of which what stays behind is counted' },
    notificaties: { value: 'URL', meaning: 'the same for Notificaties' },
    'without-shields': {
      meaning: 'from a Meent: open to everybody with a right on the type, also what is shielded there',
    },
  },
  help: [
    'Copies a running ZGW installation (Zaken, Catalogi, Documenten and Besluiten APIs) with UUIDs, numbers, dates, versions and history.',
    'What stops goes on where it was; again copies what changed. Nothing that was changed here is written over.',
    'Client id and secret come from a file, from MEENT_SOURCE_CLIENT_ID and MEENT_SOURCE_SECRET, or are asked for.',
    'Exit code 1 when something was refused or is otherwise than there; the report, in Dutch, names it with the reason.',
  ],
  examples: [
    'load zgw https://openzaak.gemeente.nl --municipality zaken.gemeente.nl',
    'load zgw https://openzaak.gemeente.nl --credentials bron.txt --follow 60',
  ],
  run: (call) => withMeent(call.config, (opened) => moveIn(opened, { ...call, io: plain(call.io) })),
};

async function moveIn(opened: Opened, call: Call): Promise<number> {
  const {
    arguments: [url = ''],
    options,
    io,
  } = call;
  const seconds = numberOf('follow', options.follow, 1, 86_400);
  const parallel = numberOf('parallel', options.parallel, 1, 32) ?? 4;
  const roots = rootsOf(url, options);
  const municipality = await municipalityOf(opened, options.municipality);
  const source = await sourceOf(roots, call);
  const { engine, blobs } = opened;
  const moving = {
    engine,
    blobs,
    municipality,
    source,
    bron: new URL(roots.zaken).host,
    parallel,
    notify: options.notify !== undefined,
    removals: options.removals !== undefined,
    light: seconds !== undefined,
    withoutShields: options['without-shields'] !== undefined,
    tell: io.err,
  };
  if (seconds === undefined) return (await sayMove(await overzetten(moving).catch(told), io.out)) ? 0 : 1;
  const news = newsOnly(io.out);
  const round = rounds(moving);
  const next = async (): Promise<void> => {
    const report = await round();
    if (!report) return;
    await sayMove(report, news.say);
    news.end();
  };
  await follow({ seconds, round: next, say: io.err }).catch(told);
  return 0;
}

const numberOf = (name: string, text: string | undefined, least: number, most: number): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new UsageProblem(`--${name} is "${text}"; use a whole number from ${least} to ${most}.`);
  return value;
};

function rootsOf(url: string, options: Call['options']): Readonly<Record<ApiName, string>> {
  const root = (name: string, text: string): string => {
    const read = URL.parse(text);
    if (!read || !/^https?:$/.test(read.protocol) || read.username || read.password || read.search || read.hash)
      throw new UsageProblem(`${name} is no address of an installation; use https://host, without user or password.`);
    return read.href.replace(/\/+$/, '');
  };
  const base = root('URL', url);
  return Object.fromEntries(
    [...APIS, ...MORE_APIS].map((api) => [
      api,
      options[api] === undefined ? `${base}/${api}/api/v1` : root(`--${api}`, options[api]),
    ]),
  ) as Record<ApiName, string>;
}

/** The operator names the hosts, so they may be on the own network. */
async function sourceOf(roots: Readonly<Record<ApiName, string>>, call: Call): Promise<Source> {
  const { clientId, secret } = await credentials(call);
  const tries = numberOf('tries', call.options.tries, 1, 20);
  const hosts = Object.values(roots).map((root) => {
    const { hostname, port, protocol } = new URL(root);
    return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
  });
  return openSource({
    outbound: makeOutbound({ allow: [...call.config.outboundAllow, ...hosts] }),
    roots,
    ...(tries === undefined ? {} : { tries }),
    authorization: () =>
      `Bearer ${createToken({ clientId, secret, userId: 'meent', userRepresentation: 'Overzetten naar Meent' })}`,
  });
}

async function credentials({
  config,
  options,
  io,
}: Call): Promise<{ readonly clientId: string; readonly secret: string }> {
  if (options.credentials !== undefined) {
    const text = readClosed(options.credentials);
    const [clientId = '', secret = ''] = text.split(/\r?\n/).map((line) => line.trim());
    if (clientId === '' || secret === '')
      throw new StartProblem(
        'setting',
        `The file ${options.credentials} must have a client id on its first line and a secret on its second.`,
      );
    return { clientId, secret };
  }
  const clientId = config.source.clientId ?? (await io.ask?.('Client id'));
  const secret = config.source.secret ?? (await io.ask?.('Secret'));
  if (!clientId || !secret)
    throw new StartProblem(
      'setting',
      'A client id and a secret of the source are needed: --credentials FILE, or MEENT_SOURCE_CLIENT_ID and MEENT_SOURCE_SECRET.',
    );
  return { clientId, secret };
}

/** Who can read the secret can read every case of the source. @throws StartProblem */
function readClosed(path: string): string {
  let open: boolean;
  let text = '';
  try {
    open = reachedByOthers(path);
    if (!open) text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new StartProblem('setting', `The file ${path} cannot be read.`, error);
  }
  if (open)
    throw new StartProblem('setting', `Other users of this machine can reach ${path}; run "chmod 600 ${path}".`);
  return text;
}
