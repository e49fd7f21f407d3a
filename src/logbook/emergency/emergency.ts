/** Where entries go that the database does not take, while two people have opened that: to the sealed local log, or nowhere. */
import { join } from 'node:path';
import { monotonic } from '../../foundation/clock.ts';
import type { Municipality } from '../../foundation/db/types.ts';
import type { Row } from '../insert.ts';
import { createLocalLog, type LocalLog } from './local-log.ts';
import { isOpen, type Opening, type OpeningKeys, readOpening } from './opening.ts';

export interface Emergency {
  /** Durable when true; false: it is not open, and nothing may leave. @throws what the disk throws */
  keep(municipality: Municipality, rows: readonly Row[]): boolean;
  /** The database did not take entries a moment ago, and it is open: who waits for it again waits for nothing. */
  instead(municipality: Municipality): boolean;
  close(): void;
}

/** In the data folder: what two people decided, and the sealed local log. */
export const emergencyFolder = (data: string): string => join(data, 'noodtoegang');

/** How long an opening that was read is believed. It may have been closed meanwhile. */
const READ_MS = 1_000;
/** How long the database is left alone after it refused. */
const ALONE_MS = 5_000;

export function openEmergency(folder: string, keys: OpeningKeys): Emergency {
  const logs = new Map<Municipality, LocalLog>();
  const seen = new Map<Municipality, { readonly at: number; readonly opening: Opening | undefined }>();
  const failed = new Map<Municipality, number>();
  /** What was closed stays so here, also when the file of before is put back. */
  const closed = new Set<string>();

  function openingOf(municipality: Municipality): Opening | undefined {
    const known = seen.get(municipality);
    if (known && monotonic() - known.at < READ_MS) return isOpen(known.opening) ? known.opening : undefined;
    const stored = readOpening(folder, keys, municipality);
    if (stored?.closed) closed.add(stored.id);
    const opening = stored && closed.has(stored.id) ? undefined : stored;
    seen.set(municipality, { at: monotonic(), opening });
    return isOpen(opening) ? opening : undefined;
  }

  function logOf({ municipality, id }: Opening): LocalLog {
    const known = logs.get(municipality);
    if (known?.opening === id) return known;
    known?.close();
    const log = createLocalLog(folder, keys, municipality, id);
    logs.set(municipality, log);
    return log;
  }

  return {
    keep(municipality, rows) {
      failed.set(municipality, monotonic());
      const opening = openingOf(municipality);
      if (!opening) return false;
      try {
        logOf(opening).add(rows);
      } catch (error) {
        // Half a record may stand there: what comes next begins a file of its own.
        logs.delete(municipality);
        throw error;
      }
      return true;
    },
    instead(municipality) {
      const at = failed.get(municipality);
      if (at === undefined || monotonic() - at > ALONE_MS) return false;
      return openingOf(municipality) !== undefined;
    },
    close() {
      for (const log of logs.values()) log.close();
      logs.clear();
    },
  };
}
