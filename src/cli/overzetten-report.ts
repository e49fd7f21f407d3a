/** What a command that moves data in tells of it. */
import { StartProblem } from '../foundation/start-problem.ts';
import type { LeftBehind } from '../services/overzetten/left-behind.ts';
import type { RunReport } from '../services/overzetten/run.ts';
import { SourceProblem } from '../services/overzetten/source.ts';
import type { Call } from './command.ts';

/** Names of the source on the screen of an operator: without what a terminal takes for a command. */
export const plain = (io: Call['io']): Call['io'] => ({
  ...io,
  out: (line) => io.out(line.replace(/\p{Cc}/gu, ' ')),
  err: (line) => io.err(line.replace(/\p{Cc}/gu, ' ')),
});

/** @throws StartProblem for a source that cannot be read */
export function told(error: unknown): never {
  if (!(error instanceof SourceProblem)) throw error;
  const { message, status } = error;
  const next =
    status === 401 || status === 403
      ? 'Kijk naar het client id, het geheim en wat die applicatie daar mag lezen.'
      : 'Start het commando opnieuw: het gaat verder waar het was.';
  throw new StartProblem('setting', `${message} ${next}`, error);
}

type Say = (line: string) => void;

/** True when all is here as it is there. @param say lines that begin with two spaces belong to the one before them */
export async function sayMove(report: RunReport, say: Say): Promise<boolean> {
  let whole = true;
  const wrong = (line: string, reasons: readonly string[] = []): void => {
    whole = false;
    say(line);
    for (const reason of reasons) say(`  ${reason}`);
  };
  const { totals, counts } = report;
  for (const { soort, naam, redenen } of report.types.filter(({ status }) => status === 'geweigerd'))
    wrong(`Geweigerd: ${soort} ${naam}`, redenen);
  for await (const { soort, id, staat, redenen } of report.redenen)
    if (staat === 'gedaan') {
      say(`Overgezet: ${soort} ${id}`);
      for (const reden of redenen) say(`  ${reden}`);
    } else wrong(`${staat === 'geweigerd' ? 'Geweigerd' : 'Let op'}: ${soort} ${id}`, redenen);
  if (totals.aantallen.zaaktoegang)
    say(
      'Apart toegang tot een zaak is overgenomen. Wie er werkt weet Meent niet: ga na dat genoemde medewerkers hier met hetzelfde nummer inloggen.',
    );
  for (const [reden, aantal] of report.waits) wrong(`Wacht nog (${aantal}): ${reden}`);
  for (const { soort, id } of report.vanished) say(`Staat niet meer in de bron, nog wel hier: ${soort} ${id}`);
  for (const [naam, { status, message }] of report.closed) {
    const line = `Niet gelezen: ${naam}. ${message}`;
    // What a product does not have is no fault of the copy; what it keeps back is.
    if (status === 401 || status === 403) wrong(line);
    else say(line);
  }
  for (const [naam, aantal] of Object.entries(totals.onbekend))
    say(`Geen plaats in Meent: ${naam} (${aantal} keer ingevuld)`);
  for (const [soort, { bron, gezien }] of report.tellingen) {
    const own = counts.filter((one) => one.soort === soort);
    const states = own.map(({ staat, aantal }) => `${aantal} ${staat}`).join(', ') || 'geen';
    const line = `${soort}: ${states}${bron === null ? '' : ` (de bron telt ${bron})`}`;
    if (bron !== null && gezien < bron)
      wrong(line, [
        `De lijst van de bron toonde er ${gezien}: zij veranderde onder het lezen. Geef de opdracht opnieuw.`,
      ]);
    else if (own.some(({ staat }) => staat === 'wacht')) wrong(line);
    else say(line);
  }
  const parts = Object.entries(totals.aantallen).map(([naam, aantal]) => `${aantal} ${naam}`);
  if (parts.length > 0) say(`Overgezet en vergeleken: ${parts.join(', ')}; ${totals.bytes} bytes inhoud`);
  for (const line of report.leftBehind.flatMap(anew)) say(line);
  if (report.unsearched > 0)
    say(
      `Zoeken vindt dit nog niet allemaal: ${report.unsearched} wijzigingen zijn nog niet verwerkt. Dat gebeurt vanzelf, zolang Meent draait.`,
    );
  return whole;
}

const ANEW = {
  applicatie: ['applicaties', 'Een geheim geeft geen API: elke applicatie krijgt hier een nieuw.'],
  abonnement: ['abonnementen', 'Wat een afnemer als auth gaf geeft geen API: laat elke afnemer zich hier abonneren.'],
} as const;

/** It is no fault of the copy, and it is not whole without: the switch waits for it. */
function anew({ soort, aantal, reden, ontbreken }: LeftBehind): readonly string[] {
  const [many, why] = ANEW[soort];
  if (aantal === undefined) return [`Gaat niet mee, en is niet geteld: ${many}. ${reden} Maak ze hier opnieuw.`];
  if (ontbreken.length === 0) return aantal === 0 ? [] : [`Gaat niet mee, en is hier al: ${many} (${aantal})`];
  return [
    `Gaat niet mee, maak dit hier opnieuw: ${many} (${ontbreken.length} van de ${aantal}). ${why}`,
    ...ontbreken.map((name) => `  ${name}`),
  ];
}

/** Of rounds that follow one another only what was not said in the one before. */
export function newsOnly(out: Say): { readonly say: Say; readonly end: () => void } {
  let before: ReadonlySet<string> = new Set();
  let blocks: string[][] = [];
  return {
    say(line) {
      if (line.startsWith('  ')) blocks.at(-1)?.push(line);
      else blocks.push([line]);
    },
    end() {
      const told = new Set(blocks.map((block) => block.join('\n')));
      for (const block of blocks) if (!before.has(block.join('\n'))) block.forEach((line) => void out(line));
      before = told;
      blocks = [];
    },
  };
}
