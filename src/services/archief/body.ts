/** What steps of the archive take besides the address: why, mostly. */
import { isDate } from '../../foundation/days.ts';
import { type InvalidParam, invalid, Problem } from '../../foundation/problems.ts';

/** @throws invalid */
export function redenIn(body: unknown, name = 'reden'): string {
  const given = (body as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  const reden = typeof given === 'string' ? given.trim() : '';
  if (reden === '') throw invalid({ name, code: 'required', reason: 'Vul in waarom. Dat blijft bewaard.' });
  if (reden.length > 1000) throw invalid({ name, code: 'max_length', reason: 'Gebruik hoogstens 1000 tekens.' });
  return reden;
}

/** A day that is one of those meant. @throws invalid with `reason` */
export function dagIn(body: unknown, name: string, meant: (day: string) => boolean, reason: string): string {
  const given = (body as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  if (typeof given !== 'string' || !isDate(given) || !meant(given)) throw invalid({ name, code: 'invalid', reason });
  return given;
}

/** Two things that are asked for: who forgot both reads of both. @throws invalid */
export function samen<A, B>(first: () => A, second: () => B): readonly [A, B] {
  const faults: InvalidParam[] = [];
  const tried = <T>(take: () => T): T | undefined => {
    try {
      return take();
    } catch (error) {
      if (!(error instanceof Problem) || error.invalidParams.length === 0) throw error;
      faults.push(...error.invalidParams);
      return undefined;
    }
  };
  const found = [tried(first), tried(second)] as const;
  if (faults.length > 0) throw invalid(...faults);
  return found as readonly [A, B];
}
