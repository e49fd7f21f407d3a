/** Entries to write in a test. */
import { newId } from '../../src/foundation/ids.ts';
import type { LogEntry, LogLine } from '../../src/logbook/types.ts';

export const line = (subject: string, id = newId()): LogLine => ({ subject, resource: 'zaken.zaak', id });

export const entry = (lines: readonly LogLine[], over: Partial<LogEntry> = {}): LogEntry => ({
  municipality: 7,
  id: newId(),
  operation: 'zaken.zaak.read',
  kind: 'geopend',
  activity: 'melding-openbare-ruimte',
  organ: 'college',
  application: 'werkplek',
  actorRole: 'behandelaar, Openbare ruimte',
  trace: '4bf92f3577b34da6a3ce929d0e0e4736',
  span: '00f067aa0ba902b7',
  lines,
  ...over,
});
