import { expect, it } from 'vitest';
import { Problem } from '../foundation/problems.ts';
import { SourceProblem } from '../services/overzetten/source.ts';
import { follow } from './follow.ts';

const failing = new SourceProblem('failing', 503, 'De bron geeft geen antwoord (503).');
const refused = new SourceProblem('refused', 401, 'De bron laat ons dit niet lezen (401).');
const lost = new Problem('unavailable');

/** What was said in rounds that end so. */
async function saidIn(rounds: readonly (Error | undefined)[]): Promise<readonly string[]> {
  const said: string[] = [];
  let at = 0;
  await follow({
    seconds: 0,
    round: async () => {
      const error = rounds[at++];
      if (error) throw error;
    },
    say: (line) => void said.push(line),
    goesOn: () => at < rounds.length,
  });
  return said;
}

it('waits for a source that is away, also when it never answered, and for its own database', async () => {
  expect(await saidIn([failing, lost, undefined, failing])).toEqual([
    'De bron geeft geen antwoord (503). Volgen gaat door: over 0 seconden opnieuw.',
    'The database stopped answering meanwhile; look whether it runs, and try again. Volgen gaat door: over 0 seconden opnieuw.',
    'De bron geeft geen antwoord (503). Volgen gaat door: over 0 seconden opnieuw.',
  ]);
});

it('waits for a source that refuses after it answered, and ends for one that refuses from the start', async () => {
  expect(await saidIn([undefined, refused, undefined])).toEqual([
    'De bron laat ons dit niet lezen (401). Volgen gaat door: over 0 seconden opnieuw.',
  ]);
  await expect(saidIn([refused, undefined])).rejects.toBe(refused);
});

it('ends for a fault of its own', async () => {
  await expect(saidIn([undefined, new TypeError('x')])).rejects.toThrow(TypeError);
  await expect(saidIn([new Problem('invalid')])).rejects.toThrow(Problem);
});
