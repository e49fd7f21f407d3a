/** What steps of the archive take besides the address: why, mostly. */
import { invalid } from '../../foundation/problems.ts';

/** @throws invalid */
export function redenIn(body: unknown, name = 'reden'): string {
  const given = (body as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  const reden = typeof given === 'string' ? given.trim() : '';
  if (reden === '') throw invalid({ name, code: 'required', reason: 'Vul in waarom. Dat blijft bewaard.' });
  if (reden.length > 1000) throw invalid({ name, code: 'max_length', reason: 'Gebruik hoogstens 1000 tekens.' });
  return reden;
}
