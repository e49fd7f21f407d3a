/** What a start does in a data folder that was made as demo: fill it once, and know who can log in. */
import type { Municipality } from '../foundation/db/types.ts';
import type { DemoPeople } from './idp/people.ts';
import { createDemoIdp, type DemoIdp, type DemoIdpOptions } from './idp/plugin.ts';
import { demoPeople } from './people.ts';
import { canAsk, makeAvgRequest } from './seed/avg.ts';
import { demoGemeenten } from './seed/gemeenten.ts';
import type { Progress } from './seed/progress.ts';
import { type SeedParts, seedDemo } from './seed/seed.ts';
import { welcomeLines } from './welcome.ts';

export interface Demo {
  /** For the demo identity provider. */
  readonly people: (municipality: Municipality) => DemoPeople;
  /** Lines for the operator under `Meent is ready`. */
  readonly welcome: readonly string[];
}

export interface DemoOptions extends Omit<SeedParts, 'report'> {
  readonly baseUrl: string;
  /** Tells the operator something while they wait. */
  readonly say: (line: string) => void;
}

/** Before hosts are loaded: a municipality that is new here gets its hosts last. */
export async function startDemo({ baseUrl, say, ...parts }: DemoOptions): Promise<Demo> {
  await seedDemo({ ...parts, report: inSteps(say) });
  // Asked on the day of the first start, so that its term runs; a folder of an earlier release may lack the type for it.
  for (const gemeente of parts.gemeenten ?? demoGemeenten)
    if (await canAsk(parts.engine, gemeente))
      await makeAvgRequest(parts.engine, parts.keys, gemeente, parts.referentie);
  const people = await demoPeople(parts.referentie, parts.gemeenten);
  return {
    people,
    welcome: welcomeLines({ baseUrl, people, ...(parts.gemeenten ? { gemeenten: parts.gemeenten } : {}) }),
  };
}

/** The identity provider of the demo. @throws StartProblem on an address that others can reach. */
export const startIdp = async (options: Omit<DemoIdpOptions, 'demoFolder'>): Promise<DemoIdp> =>
  createDemoIdp({ ...options, demoFolder: true });

const STEP = 20;

/** A line for each kind of work, and for each fifth of the whole. */
function inSteps(say: (line: string) => void): (progress: Progress) => void {
  let told = '';
  return ({ percent, what }) => {
    const step = `${what} ${Math.floor(percent / STEP)}`;
    if (step === told) return;
    told = step;
    say(`Making the demo, ${String(percent).padStart(3)} %: ${what}`);
  };
}
