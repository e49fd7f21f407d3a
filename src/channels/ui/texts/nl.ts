/** Dutch texts (B1, *u*, active, at most 15 words a sentence): the source of all keys. */
import { activity } from './nl/activity.ts';
import { archive } from './nl/archive.ts';
import { avg } from './nl/avg.ts';
import { brp } from './nl/brp.ts';
import { choices } from './nl/choices.ts';
import { combinations } from './nl/combinations.ts';
import { frame } from './nl/frame.ts';
import { front } from './nl/front.ts';
import { glass } from './nl/glass.ts';
import { logbook } from './nl/logbook.ts';
import { manage } from './nl/manage.ts';
import { mandates } from './nl/mandates.ts';
import { mine } from './nl/mine.ts';
import { portal } from './nl/portal.ts';
import { reference } from './nl/reference.ts';
import { report } from './nl/report.ts';
import { rules } from './nl/rules.ts';
import { types } from './nl/types.ts';
import { workbench } from './nl/workbench.ts';

/** A text, or its two forms by `count`. */
export type Entry = string | { readonly one: string; readonly other: string };

export const nl = {
  ...activity,
  ...archive,
  ...choices,
  ...avg,
  ...brp,
  ...combinations,
  ...frame,
  ...front,
  ...glass,
  ...logbook,
  ...manage,
  ...mandates,
  ...mine,
  ...portal,
  ...reference,
  ...report,
  ...rules,
  ...types,
  ...workbench,
} as const satisfies Record<string, Entry>;
