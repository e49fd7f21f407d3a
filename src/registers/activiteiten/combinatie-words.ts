/** A combination in one sentence, as a resident reads it. */
import type { MemoryContext } from '../../engine/filter.ts';
import type { Record_ } from '../../engine/resource.ts';
import { bronnenInWoorden } from '../bronnen.ts';
import { isValidOn } from './verwerkingsactiviteit.ts';

/** With the purpose of the activity as it is on the day that is asked, or else as it was last. */
export function samengevat(record: Record_, context: MemoryContext): string {
  const versions = context.related('verwerkingsactiviteit', 'identificatie', String(record.activiteit));
  const newest = versions.toSorted((a, b) =>
    String(a.record.beginGeldigheid) < String(b.record.beginGeldigheid) ? -1 : 1,
  );
  const activity = versions.find((one) => isValidOn(one.record, context.today)) ?? newest.at(-1);
  const sources = bronnenInWoorden(record.bronnen as readonly string[]);
  const purpose = activity ? `, om te ${activity.record.doel}` : '';
  return `De gemeente gebruikt ${sources} samen${purpose}.`;
}
