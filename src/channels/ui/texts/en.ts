/** English texts. The type makes them complete: a key that is missing here, or unknown in Dutch, does not compile. */
import { activity } from './en/activity.ts';
import { archive } from './en/archive.ts';
import { avg } from './en/avg.ts';
import { brp } from './en/brp.ts';
import { choices } from './en/choices.ts';
import { combinations } from './en/combinations.ts';
import { frame } from './en/frame.ts';
import { front } from './en/front.ts';
import { glass } from './en/glass.ts';
import { logbook } from './en/logbook.ts';
import { manage } from './en/manage.ts';
import { mandates } from './en/mandates.ts';
import { mine } from './en/mine.ts';
import { portal } from './en/portal.ts';
import { reference } from './en/reference.ts';
import { report } from './en/report.ts';
import { rules } from './en/rules.ts';
import { types } from './en/types.ts';
import { workbench } from './en/workbench.ts';
import type { Entry, nl } from './nl.ts';

export const en: Record<keyof typeof nl, Entry> = {
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
};
