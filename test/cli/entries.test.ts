/**
 * Doors that are no operation and no page: commands and jobs. Each is in a table, with the entry that it leaves or the reason why
 * it leaves none, so that a new one cannot be forgotten.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/run.ts';
import { type CommandLine, commandLine } from './support.ts';

const SETTINGS = 'Het gaat over de installatie, over soorten of over rechten, en toont niemand.';
const FIGURES = 'Het antwoord is een aantal, of wat er mis is, en geen gegeven van iemand.';
const SEALED = 'Wie dit mag, heeft de hele database in handen. Het kopieert of verandert wat er staat, en toont niets.';

/** By name of the command. */
const COMMANDS: Readonly<Record<string, { readonly none: string } | { readonly entry: string }>> = {
  token: { none: SETTINGS },
  'municipality add': { none: SETTINGS },
  'municipality case-number': { none: SETTINGS },
  'load i-navigator': { none: SETTINGS },
  'load catalogus': { none: SETTINGS },
  'export catalogus': { none: SETTINGS },
  'load objecttypen': { none: SETTINGS },
  'load activiteiten': { none: SETTINGS },
  'export activiteiten': { none: SETTINGS },
  'load zgw': { entry: 'overzetten' },
  'load export': { entry: 'overzetten' },
  'load zaken': { entry: 'meent.lading.regel' },
  'export register': { entry: 'meent.uitvoer.read' },
  'load demo': { entry: 'demo.kopie' },
  verify: { none: FIGURES },
  replay: { none: FIGURES },
  proof: { none: 'Het leest een bestand dat de inwoner zelf meenam, en geen database.' },
  'log copy': { none: 'Een kopie van het logboek zelf: in een regel ervan staat niemand, alleen een hash.' },
  'break-glass code': { entry: 'logboek.noodtoegang.code' },
  'break-glass ask': { entry: 'logboek.noodtoegang.vragen' },
  'break-glass confirm': { entry: 'logboek.noodtoegang.openen' },
  'break-glass close': { entry: 'logboek.noodtoegang.sluiten' },
  'break-glass status': { none: FIGURES },
  'break-glass replay': { entry: 'logboek.noodtoegang.verslag' },
  backup: { none: SEALED },
  restore: { none: SEALED },
  destroyed: { none: FIGURES },
  'keys list': { none: SETTINGS },
  'keys create': { none: SETTINGS },
  'keys rotate': { none: SETTINGS },
  'keys retire': { none: SETTINGS },
  'keys rewrite': { none: SEALED },
  'keys remove': { none: SETTINGS },
  'jobs failed': { none: FIGURES },
  'jobs retry': { none: FIGURES },
  'jobs bodies': { none: FIGURES },
  'notifications list': { none: 'Een bericht noemt een adres en wat er gebeurde, en niet wat erin staat.' },
  'notifications failed': { none: 'Een bericht noemt een adres en wat er gebeurde, en niet wat erin staat.' },
  'notifications resend': { none: 'Een bericht noemt een adres en wat er gebeurde, en niet wat erin staat.' },
  'sessions end': { none: FIGURES },
};

/** Files in which a job or a step of the sequencer is handled, with what it leaves. */
const JOBS: Readonly<Record<string, string>> = {
  'app.ts': 'Het opruimen van besluiten en bewaarde antwoorden toont niemand iets.',
  'engine/right-dates-job.ts': 'Tellers worden vergeleken met wat er staat: aantallen, aan niemand getoond.',
  'engine/renewal-job.ts': 'Een record krijgt de vorm van vandaag: dezelfde gegevens, aan niemand getoond.',
  'foundation/jobs/daily.ts': 'Het plant; wat er gebeurt, staat bij wie het vraagt.',
  'logbook/verify-daily.ts': 'Het logboek wordt nagekeken: een aantal.',
  'processes/berichten.ts': 'test/processes/berichten.test.ts: een bericht is een regel voor wie het krijgt.',
  'registers/documenten/sweep.ts': 'Inhoud waar geen document bij hoort, en die dus over niemand bekend is.',
  'registers/notificaties/delivery.ts': 'Een bericht noemt een adres en wat er gebeurde, en niet wat erin staat.',
  'services/archief/overbrenging-taak.ts': 'test/registers/archief/overbrengen.test.ts',
  'services/archief/taak.ts': 'test/registers/archief/uitvoeren.test.ts: vernietigen is een regel.',
  'services/avg/vergelijken.ts': 'test/services/avg/vergelijken.test.ts: wat wordt vastgehouden, over wie het vroeg.',
  'services/keuzes/bewaren.ts': 'test/registers/toestemmingen/bewaren.test.ts: wat gaat, is een regel.',
  'services/logboek/wissen.ts': 'test/logbook/erase.test.ts: logboek.wissen, zonder regels.',
  'services/mandaten/rol.ts': 'Een zaaktype krijgt een rol: er is niemand bij betrokken.',
  'services/toegang/einde.ts': 'test/registers/zaken/toegang-einde.test.ts: wie toegang verliest, is een regel.',
};

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
});
afterAll(() => line.close());

test('no command is forgotten', () => {
  expect(commands.map(({ name }) => name).toSorted()).toEqual(Object.keys(COMMANDS).toSorted());
});

test('no job is forgotten', () => {
  const handling = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ts$/.test(name) && !name.endsWith('.test.ts'))
    .filter((name) => /\bjobs\.handle\b|\beveryDay\(/.test(readFileSync(join('src', name), 'utf8')))
    .map((name) => name.replaceAll('\\', '/'));
  expect(handling.toSorted()).toEqual(Object.keys(JOBS).toSorted());
  for (const said of Object.values(JOBS)) {
    const [file] = /test\/[\w/.-]+\.test\.ts/.exec(said) ?? [];
    if (file) expect(readFileSync(file, 'utf8')).not.toBe('');
  }
});

describe('an export by command', () => {
  const subjects = async (): Promise<readonly string[]> =>
    (
      await line.clone.asOwner<{ lines: string }>(
        `select lines from meent.log_entry where operation = 'meent.uitvoer.read'`,
      )
    ).flatMap(({ lines }) => lines.split('\n').flatMap((one) => one.trim().split(' ')[1] ?? []));

  test('leaves a line for everybody who is in it, before the file has them', async () => {
    const file = join(line.folder, 'zaken.ndjson');
    const { code, err } = await line.meent('export', 'register', 'zaak', '--to', file, '--municipality', 'localhost');
    expect(code, err.join()).toBe(0);
    const ids = readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((text) => String(JSON.parse(text).uuid));
    expect(ids.length).toBeGreaterThan(0);
    const rows = await line.clone.asOwner<{ subject: string }>(
      'select distinct unnest(subjects) as subject from meent.zaken_zaak where id = any($1::uuid[])',
      [ids],
    );
    const told = new Set(await subjects());
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ subject }) => !told.has(subject))).toEqual([]);
  });
});
