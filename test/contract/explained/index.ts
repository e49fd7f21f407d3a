/** The tables, one a register, so that who changes a register changes one file. */
import type { ApiName } from '../published.ts';
import { all } from './all.ts';
import { autorisaties } from './autorisaties.ts';
import { besluiten } from './besluiten.ts';
import { brp } from './brp.ts';
import { catalogi } from './catalogi.ts';
import { documenten } from './documenten.ts';
import { notificaties } from './notificaties.ts';
import { objecten } from './objecten.ts';
import { objecttypen } from './objecttypen.ts';
import type { Explained } from './types.ts';
import { zaken } from './zaken.ts';

export const EXPLAINED: Readonly<Record<ApiName, Explained>> = {
  zaken,
  catalogi,
  documenten,
  besluiten,
  autorisaties,
  objecttypen,
  objecten,
  notificaties,
  brp,
};

export const EVERYWHERE = all;

export const matches = (line: string, pattern: string): boolean =>
  new RegExp(`^${pattern.split('*').map(literally).join('.*')}$`).test(line);

const literally = (text: string): string => text.replace(/[.[\](){}|+?^$\\]/g, '\\$&');

/** Lines that neither the table of the register nor that of all of them explains. */
export const unexplained = (name: ApiName, lines: readonly string[]): readonly string[] =>
  lines.filter((line) => ![...EXPLAINED[name], ...EVERYWHERE].some(([pattern]) => matches(line, pattern)));

/** Lines that are known and not mended. */
export const open = (name: ApiName, lines: readonly string[]): readonly string[] => {
  const rows = EXPLAINED[name].filter(([, reason]) => reason.startsWith('Open'));
  return lines.filter((line) => rows.some(([pattern]) => matches(line, pattern)));
};

/** Rows of a table that explain nothing (any more). */
export const idle = (table: Explained, lines: readonly string[]): readonly string[] =>
  table.map(([pattern]) => pattern).filter((pattern) => !lines.some((line) => matches(line, pattern)));
