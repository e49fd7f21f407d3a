/**
 * Logboek Dataverwerkingen, read extension 1.1.0: for who supervises. One item for each entry and data subject in it, as the
 * standard wants of lines. What is read is a processing of its own, with a line for everybody whom it showed.
 */
import type { Engine } from '../../engine/engine.ts';
import { appendSeen } from '../../engine/log.ts';
import { now } from '../../foundation/clock.ts';
import { isUuid } from '../../foundation/ids.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { type FoundEntry, findEntries } from '../../logbook/find.ts';
import { LOGBOEK_INZIEN } from '../../registers/meent-api.ts';
import { requireLogregels } from '../gegevens.ts';
import { logboekBy } from './besluit-stap.ts';

export interface Gevraagd {
  readonly 'dpl.core.processing_activity_id'?: string;
  readonly 'dpl.core.data_subject_id'?: string;
  readonly 'dpl.core.data_subject_id_type'?: string;
  readonly 'dpl.core.foreign_operation.processor'?: string;
  readonly traceId?: string;
  readonly startTime?: number | null;
  readonly endTime?: number | null;
}

/** What the subject of a line is called: a keyed hash, not the number itself. */
const VERSLEUTELD = 'BSN, versleuteld';
const DAY = 86_400_000;
/** More is not exact. */
const MOST = 1_000;

/** @throws invalid, permission-denied */
export async function leesVerwerkingen(engine: Engine, caller: Caller, asked: Gevraagd): Promise<string> {
  if (!hasScope(caller.rights, 'meent', [LOGBOEK_INZIEN])) throw new Problem('permission-denied');
  requireLogregels(caller, LOGBOEK_INZIEN, asksByNumber(asked) ? 'bsn' : undefined);
  const { from, to } = stretchOf(asked);
  const wanted = subjectsOf(engine, caller, asked);
  const activity = activityOf(asked);
  const trace = asked.traceId?.replaceAll('-', '').toLowerCase();
  if (!wanted && !activity && !trace && !(asked.startTime && asked.endTime))
    throw invalid({
      name: 'nonFieldErrors',
      code: 'required',
      reason: 'Vul minstens één veld in, en zoek zo precies mogelijk.',
    });
  const found = await findEntries(engine.parts.db.in(caller), caller.municipality, {
    from,
    to,
    most: MOST,
    matches: ({ said, subjects }) =>
      (!wanted || subjects.some((one) => wanted.includes(one))) &&
      (!activity || said.activity === activity) &&
      (!trace || said.trace === trace),
  });
  const shown = found.map((entry) =>
    wanted ? { ...entry, subjects: entry.subjects.filter((one) => wanted.includes(one)) } : entry,
  );
  const is = logboekBy(LOGBOEK_INZIEN);
  const lines = [...new Set(shown.flatMap(({ subjects }) => subjects))].map((one) => ({
    subject: one,
    resource: 'logboek',
    id: caller.trace.traceId,
    ...is,
  }));
  await appendSeen(engine.parts.logbook, caller, 'logboek.lezen', 'gezocht', lines, is);
  return JSON.stringify({ processingActivities: shown.flatMap((one) => itemsOf(caller, one)) });
}

function stretchOf({ startTime, endTime }: Gevraagd): { readonly from: number; readonly to: number } {
  const to = endTime ?? now().getTime();
  const from = startTime ?? to - 31 * DAY;
  if (from > to) throw invalid({ name: 'endTime', code: 'invalid', reason: 'Het einde ligt voor het begin.' });
  if (to - from > 366 * DAY)
    throw invalid({ name: 'startTime', code: 'invalid', reason: 'Zoek in hoogstens een jaar.' });
  return { from, to };
}

const typeOf = (asked: Gevraagd): string => asked['dpl.core.data_subject_id_type'] || 'BSN';
const asksByNumber = (asked: Gevraagd): boolean =>
  Boolean(asked['dpl.core.data_subject_id']) && typeOf(asked) === 'BSN';

/** A BSN, under every key that hashed it; or what an earlier answer called somebody. */
function subjectsOf(
  { parts: { keys } }: Engine,
  { municipality }: Caller,
  asked: Gevraagd,
): readonly string[] | undefined {
  const id = asked['dpl.core.data_subject_id'];
  if (!id) return undefined;
  const type = typeOf(asked);
  if (type === VERSLEUTELD) return [id];
  if (type === 'BSN') return keys.everyHash(municipality, 'bsn', id);
  throw invalid({
    name: 'dpl.core.data_subject_id_type',
    code: 'invalid',
    reason: `Kies BSN of ${VERSLEUTELD}.`,
  });
}

function activityOf(asked: Gevraagd): string | undefined {
  const given = asked['dpl.core.processing_activity_id'];
  if (!given) return undefined;
  const id = given.slice(given.lastIndexOf('/') + 1);
  if (isUuid(id)) return id;
  throw invalid({
    name: 'dpl.core.processing_activity_id',
    code: 'invalid',
    reason: 'Geef het adres van een verwerkingsactiviteit van deze gemeente.',
  });
}

function itemsOf({ base }: Caller, { said, subjects }: FoundEntry): readonly object[] {
  const time = Date.parse(said.at);
  const common = {
    traceId: asUuid(said.trace),
    spanId: said.span,
    status: said.kind === 'geweigerd' ? 'Error' : 'Ok',
    name: said.operation,
    // An entry is made when the answer is ready: of how long that took the standard asks nothing more.
    startTime: time,
    endTime: time,
    ...(said.parent === undefined ? {} : { parentSpanId: said.parent }),
    resource: { attributes: { name: said.application } },
  };
  const attributes = {
    'dpl.core.processing_activity_id': said.activity
      ? `${base}/registers/api/v1/verwerkingsactiviteiten/${said.activity}`
      : `${base}/registers/api/v1/verwerkingsactiviteiten`,
  };
  if (subjects.length === 0) return [{ ...common, attributes }];
  return subjects.map((subject) => ({
    ...common,
    attributes: {
      ...attributes,
      'dpl.core.data_subject_id': subject,
      'dpl.core.data_subject_id_type': VERSLEUTELD,
    },
  }));
}

/** Sixteen bytes as the standard writes them. */
const asUuid = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
