/** Rounds that follow one another until the command is stopped: what is away for a while is waited for. */
import { Problem } from '../foundation/problems.ts';
import { faultSentence } from '../foundation/start-fault.ts';
import { SourceProblem } from '../services/overzetten/source.ts';

export interface Following {
  readonly seconds: number;
  /** @throws SourceProblem, Problem */
  readonly round: () => Promise<unknown>;
  readonly say: (line: string) => void;
  /** False ends it after a round. */
  readonly goesOn?: () => boolean;
}

/** @throws what will not pass by itself */
export async function follow({ seconds, round, say, goesOn = () => true }: Following): Promise<void> {
  let succeeded = false;
  do {
    try {
      await round();
      succeeded = true;
    } catch (error) {
      const sentence = passing(error, succeeded);
      if (sentence === undefined) throw error;
      say(`${sentence} Volgen gaat door: over ${seconds} seconden opnieuw.`);
    }
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  } while (goesOn());
}

/**
 * Undefined for what will not pass by itself. A source that was read before and refuses now is being restarted or updated:
 * what stands before it answers for it.
 */
function passing(error: unknown, succeeded: boolean): string | undefined {
  if (error instanceof SourceProblem && (succeeded || error.kind === 'failing')) return error.message;
  if (error instanceof Problem && error.status >= 500) return faultSentence(error);
  return undefined;
}
