/**
 * The job that renders old bodies again. One queue per resource and version: an older program beside this one has no handler
 * for it, and so leaves what it cannot do.
 */
import { now } from '../foundation/clock.ts';
import type { Municipality } from '../foundation/db/types.ts';
import type { Jobs } from '../foundation/types.ts';
import { bodyVersionOf } from './columns.ts';
import type { EngineParts } from './engine.ts';
import { renewWindow } from './renewal.ts';
import type { Resource } from './resource.ts';

/** A job ends within this time and goes on as the next one, so that a process can stop. */
const TURN_MS = 5_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

interface Payload {
  /** Walks in a row that wrote nothing. */
  readonly clean: number;
  /** Bodies that the walk under way has written; absent in jobs of an earlier release. */
  readonly renewed?: number;
}

export const queueOf = ({ name }: Resource, version: number): string => `bodies.${name}.${version}`;

/** Registers the handlers. Call the result once per municipality at the start; more often does no harm. */
export function handleRenewal(jobs: Jobs, parts: EngineParts): (municipality: Municipality) => Promise<void> {
  const renewed = parts.registry.all.filter((resource) => !resource.fixed && bodyVersionOf(resource) > 1);
  for (const resource of renewed) {
    const version = bodyVersionOf(resource);
    // What an earlier version left to do is part of what this one does.
    for (let earlier = 2; earlier < version; earlier++) jobs.handle(queueOf(resource, earlier), async () => {});
    jobs.handle<Payload>(
      queueOf(resource, version),
      async ({ municipality, payload }) => {
        if (municipality !== null) await plan(resource, municipality, await turn(resource, municipality, payload));
      },
      { parallel: 1 },
    );
  }
  return async (municipality) => {
    for (const resource of renewed) await plan(resource, municipality, { clean: 0, inMs: 0 });
  };

  async function turn(resource: Resource, municipality: Municipality, { clean, renewed = 0 }: Payload) {
    const end = performance.now() + TURN_MS;
    let written = renewed;
    while (performance.now() < end) {
      const window = await renewWindow(parts, municipality, resource);
      written += window.renewed;
      if (window.step === 'more') continue;
      if (window.step === 'again' && written > 0) return { clean: 0, renewed: 0, inMs: MINUTE_MS };
      // An older program may write for as long as it runs, and what cannot be read may be mended: look again, ever more seldom.
      return { clean: clean + 1, renewed: 0, inMs: Math.min(2 ** clean * MINUTE_MS, DAY_MS) };
    }
    return { clean, renewed: written, inMs: 0 };
  }

  function plan(
    resource: Resource,
    municipality: Municipality,
    next: Payload & { readonly inMs: number },
  ): Promise<void> {
    return jobs.add<Payload>(parts.db.node, {
      queue: queueOf(resource, bodyVersionOf(resource)),
      municipality,
      payload: { clean: next.clean, renewed: next.renewed ?? 0 },
      key: 'walk',
      at: new Date(now().getTime() + next.inMs),
    });
  }
}
