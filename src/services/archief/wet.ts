/**
 * The law by which a municipality destroys, by the day on which it does. The Archiefwet 2026 (Stb. 2026, 149) comes in force
 * on a day that a royal decree names (its art. 12.14); until that is known there is one line, and then there are two.
 */
interface Recht {
  /** First day on which it holds. */
  readonly vanaf: string;
  readonly vernietiging: string;
}

const RECHT: readonly Recht[] = [
  {
    vanaf: '1996-01-01',
    vernietiging:
      'Archiefwet 1995, artikel 3 en 5; Archiefbesluit 1995, artikel 8; de selectielijst die bij elke zaak staat.',
  },
];

/** @param dag `YYYY-MM-DD` */
export const grondslagOp = (dag: string): string => RECHT.findLast(({ vanaf }) => vanaf <= dag)!.vernietiging;

export const WIJZE =
  'De gegevens zijn verwijderd uit de database, met hun geschiedenis. De bestanden zijn gewist uit de versleutelde opslag. Op een teruggezette back-up wordt deze vernietiging opnieuw toegepast.';
