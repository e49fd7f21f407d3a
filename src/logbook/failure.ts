/** What may be written about a round of the sequencer that failed: a word, and of whom. Never a message. */
import type { Municipality } from '../foundation/db/types.ts';
import { errorCode } from '../foundation/error-code.ts';

export function failureOf(error: unknown): { readonly errorCode: string; readonly municipality?: Municipality } {
  const { municipality } = Object(error) as { readonly municipality?: unknown };
  return { errorCode: errorCode(error), ...(typeof municipality === 'number' && { municipality }) };
}
