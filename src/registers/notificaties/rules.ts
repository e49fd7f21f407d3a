/** Rules of the Notificaties API. The standard gives them no numbers; codes are those of its reference implementation. */
import type { Record_, Rule } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { type InvalidParam, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { type Channels, channelsOf, type DeclaredChannels } from './channels.ts';

/** A declared channel exists already. */
export const eigenKanaal = (declared: DeclaredChannels): Rule => ({
  number: 'meent-nrc-001',
  on: ['create'],
  check: (_work, { record }) =>
    declared.has(String(record.naam)) ? { name: 'naam', code: 'unique', reason: 'Dit kanaal bestaat al.' } : undefined,
});

/** Another application must not be able to lead notifications, with their Authorization, elsewhere. */
export const eigenAbonnement: Rule = {
  number: 'meent-nrc-002',
  on: ['update', 'delete'],
  check(work, { before }) {
    if (before) refuseStranger(work.caller, before);
    return undefined;
  },
};

/** The application that subscribed, and one that may do everything. */
export const isOwner = (caller: Caller, { columns }: Pick<Row, 'columns'>): boolean =>
  caller.rights.everything || columns.applicatie === caller.application.id;

/** @throws permission-denied for an application that neither subscribed nor may do everything */
export function refuseStranger(caller: Caller, row: Row): void {
  if (!isOwner(caller, row)) throw new Problem('permission-denied', 'Dit abonnement is van een andere applicatie.');
}

/** The header that was given for one address is never sent to another. */
export const nieuweAuth: Rule = {
  number: 'meent-nrc-003',
  on: ['update'],
  check: (_work, { before, record }) =>
    before && before.record.callbackUrl !== record.callbackUrl && !record.auth
      ? { name: 'auth', code: 'required', reason: 'Geef bij een nieuwe callbackUrl ook de auth op.' }
      : undefined,
};

export const bekendeKanalen = (declared: DeclaredChannels): Rule => ({
  number: 'meent-nrc-004',
  on: ['create', 'update'],
  check: (work, { record }) => abonnementFaults(declared, work.snapshot, record),
});

export function abonnementFaults(
  declared: DeclaredChannels,
  snapshot: Snapshot,
  record: Record_,
): readonly InvalidParam[] {
  const channels = channelsOf(declared, snapshot);
  return (record.kanalen as readonly Record_[]).flatMap((one, index) => groupFaults(channels, one, index));
}

function groupFaults(channels: Channels, { naam, filters }: Record_, index: number): readonly InvalidParam[] {
  const known = channels.get(String(naam));
  if (!known)
    return [
      { name: `kanalen.${index}.naam`, code: 'kanaal_naam', reason: 'Dit kanaal bestaat niet. Vraag de kanalen op.' },
    ];
  const faults = mapFaults(`kanalen.${index}.filters`, filters);
  if (faults.length > 0 || Object.keys(filters as object).every((name) => known.includes(name))) return faults;
  return [
    {
      name: `kanalen.${index}.filters`,
      code: 'inconsistent-abonnement-filters',
      reason: `Op dit kanaal filtert u op: ${known.join(', ') || 'niets'}.`,
    },
  ];
}

/** Each is told of every change by itself, so their number has an end. Of one application. */
const MOST_SUBSCRIPTIONS = 100;

export const nietTeVeel: Rule = {
  number: 'meent-nrc-006',
  on: ['create'],
  check: ({ snapshot, caller }) => tooManyFault(snapshot, caller),
};

export const tooManyFault = (snapshot: Snapshot, { application }: Caller): InvalidParam | undefined =>
  snapshot.all('abonnement').filter(({ columns }) => columns.applicatie === application.id).length < MOST_SUBSCRIPTIONS
    ? undefined
    : {
        name: 'nonFieldErrors',
        code: 'max_length',
        reason: `Uw applicatie heeft al ${MOST_SUBSCRIPTIONS} abonnementen. Beëindig er eerst een, of neem meer kanalen in één abonnement.`,
      };

/** The names may be fewer than those of the channel, or more: sources of other makers add their own. */
export const kenmerkenVanKanaal = (declared: DeclaredChannels): Rule => ({
  number: 'meent-nrc-005',
  on: ['create'],
  check(work, { record }) {
    const known = channelsOf(declared, work.snapshot).get(String(record.kanaal));
    if (!known)
      return { name: 'kanaal', code: 'message_kanaal', reason: 'Dit kanaal bestaat niet. Maak het eerst aan.' };
    const faults = mapFaults('kenmerken', record.kenmerken);
    if (faults.length > 0) return faults;
    const given = Object.keys(record.kenmerken as object);
    return given.every((name) => known.includes(name)) || known.every((name) => given.includes(name))
      ? undefined
      : {
          name: 'kenmerken',
          code: 'kenmerken_inconsistent',
          reason: `De kenmerken van dit kanaal zijn: ${known.join(', ')}.`,
        };
  },
});

/**
 * On the channels of our own registers Meent tells itself of the records that are here, with rights and in order. Who publishes could
 * else tell of a case that is kept from it, or have subscribers drop what is still there. A channel that somebody made is for what
 * its maker tells, and a task may well belong to a case that is here.
 */
export const nietVanHier = (declared: DeclaredChannels): Rule => {
  const roots = [...new Set([...declared.values()].map(({ documentation }) => documentation.replace(/[^/]+$/, '')))];
  return {
    number: 'meent-nrc-007',
    on: ['create'],
    check({ caller }, { record }) {
      if (!declared.has(String(record.kanaal))) return;
      const isHere = (address: unknown): boolean => {
        const url = URL.parse(String(address));
        return url?.host === new URL(caller.base).host && roots.some((root) => url.pathname.startsWith(root));
      };
      return ['hoofdObject', 'resourceUrl']
        .filter((name) => isHere(record[name]))
        .map((name) => ({
          name,
          code: 'message_own',
          reason: 'Dit gegeven staat hier. Op dit kanaal bericht Meent daar zelf over, zodra het wijzigt.',
        }));
    },
  };
};

const MOST_KENMERKEN = 50;
const LONGEST_VALUE = 1_000;

/** A map of text to text (`additionalProperties` of the standard). */
function mapFaults(name: string, map: unknown): readonly InvalidParam[] {
  if (typeof map !== 'object' || map === null || Array.isArray(map))
    return [{ name, code: 'invalid', reason: 'Dit moet een JSON-object zijn.' }];
  const entries = Object.entries(map);
  if (entries.length > MOST_KENMERKEN)
    return [{ name, code: 'max_length', reason: `Gebruik hoogstens ${MOST_KENMERKEN} kenmerken.` }];
  return entries.flatMap(([key, value]): readonly InvalidParam[] => {
    const at = `${name}.${key.slice(0, 100)}`;
    if (typeof value !== 'string') return [{ name: at, code: 'invalid', reason: 'Dit moet tekst zijn.' }];
    if (value === '') return [{ name: at, code: 'blank', reason: 'Dit veld mag niet leeg zijn.' }];
    return value.length > LONGEST_VALUE
      ? [{ name: at, code: 'max_length', reason: `Gebruik hoogstens ${LONGEST_VALUE} tekens.` }]
      : [];
  });
}
