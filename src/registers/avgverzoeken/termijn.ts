/**
 * The day by which a request must be decided on (AVG 12, third paragraph): a month after it was received, or three when the
 * term was extended within that month. While more is needed to know who asks (12, sixth paragraph) the term stands
 * still, as Awb 4:15, first paragraph, under a, counts it: from the day after the question till the day of the answer.
 */
import { addDays, addMonths } from '../../foundation/days.ts';
import { eersteWerkdag, maandenNa } from '../termijnen.ts';

export const MAANDEN = 1;
export const VERLENGING = 2;

export interface Loop {
  /** The day on which the request was received. */
  readonly ontvangen: string;
  readonly verlengd: boolean;
  /** Days of each question and its answer; without one it still stands still. */
  readonly stil: readonly { readonly van: string; readonly tot: string | null }[];
}

export interface Termijn {
  /** The last day; nothing while the term stands still: it is not known then. */
  readonly uiterlijk: string | null;
  /** Until and including this day it may be extended. A standstill does not move it: the law counts from the receipt. */
  readonly verlengenTot: string;
  readonly dagenStil: number;
}

export function termijnVan({ ontvangen, verlengd, stil }: Loop): Termijn {
  const verlengenTot = maandenNa(ontvangen, MAANDEN);
  const dagenStil = stil.reduce((sum, { van, tot }) => sum + (tot === null ? 0 : dagenTussen(van, tot)), 0);
  const einde = addDays(addMonths(ontvangen, verlengd ? MAANDEN + VERLENGING : MAANDEN), dagenStil);
  const staatStil = stil.some(({ tot }) => tot === null);
  return { uiterlijk: staatStil ? null : eersteWerkdag(einde), verlengenTot, dagenStil };
}

const DAY_MS = 86_400_000;

/** Whole days that lie between the question and the answer. */
function dagenTussen(van: string, tot: string): number {
  const days = (Date.parse(`${tot}T00:00:00Z`) - Date.parse(`${van}T00:00:00Z`)) / DAY_MS;
  return Math.max(0, days - 1);
}
