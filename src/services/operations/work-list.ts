/** `werkbank.lijst`: the cases that an employee works on, or may take; those with the least time first. */
import type { Engine } from '../../engine/engine.ts';
import { PAGE_SIZE } from '../../engine/filters.ts';
import type { Query } from '../../engine/list.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import { daysBetween } from '../../foundation/days.ts';
import type { Caller } from '../../gate/context.ts';
import { currentType, deadlineOf, titleOf } from './case-words.ts';
import { log, related, snapshotOf, text } from './door.ts';
import { holderOf, nameOf, rolesOf } from './people-words.ts';

export interface WorkFilter {
  readonly list: 'mijn' | 'team';
  readonly show: 'open' | 'dicht';
  /** identificatie of a case type; '' for all. */
  readonly zaaktype: string;
  /** A case number; '' for all. */
  readonly number: string;
  readonly page: number;
}

export interface Deadline {
  readonly date?: string;
  /** Negative when it is past. */
  readonly daysLeft?: number;
  readonly stopped?: boolean;
  readonly closed?: boolean;
}

export interface WorkItem {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly requester?: string;
  readonly status: string;
  readonly deadline: Deadline;
  readonly holder:
    | { readonly kind: 'nobody' }
    | { readonly kind: 'you' }
    | { readonly kind: 'colleague'; readonly name: string };
}

export interface WorkList {
  readonly items: readonly WorkItem[];
  readonly total: number;
  readonly pages: number;
  /** Why cases that this employee has a right on are not among them; of the register: Dutch. */
  readonly closed: readonly string[];
  /** Case types that this employee works with. */
  readonly zaaktypen: readonly { readonly identificatie: string; readonly omschrijving: string }[];
}

/** @throws permission-denied, not-found for a page that does not exist. */
export async function workList(engine: Engine, caller: Caller, filter: WorkFilter): Promise<WorkList> {
  const before = await snapshotOf(engine, caller);
  const types = typesOf(before, caller);
  const query: Query = {
    page: String(filter.page),
    einddatum__isnull: String(filter.show === 'open'),
    ...(filter.number ? { identificatie: filter.number } : {}),
    ...(filter.list === 'mijn' ? { rol__betrokkeneIdentificatie__medewerker__identificatie: caller.employee!.id } : {}),
  };
  const { rows, count } = await engine.rows(onlyType(before, caller, filter.zaaktype), 'zaak', query, {
    order:
      filter.show === 'open'
        ? { column: 'uiterlijkeEinddatumAfdoening', descending: false }
        : { column: 'einddatum', descending: true },
  });
  const parts = await related(engine, caller, rows, ['status', 'rollen']);
  const snapshot = await snapshotOf(engine, caller);
  await log(engine, caller, 'werkbank.lijst', filter.number ? 'gezocht' : 'getoond', rows);
  return {
    items: rows.map((zaak) => itemOf(snapshot, caller, zaak, parts)),
    total: count,
    pages: Math.ceil(count / PAGE_SIZE),
    closed: closedTo(caller),
    zaaktypen: types,
  };
}

/** The same rights for one case type: all its versions, and nothing that was not open before. */
function onlyType(snapshot: Snapshot, caller: Caller, identificatie: string): Caller {
  if (!identificatie) return caller;
  const open = caller.rights.everythingOf?.get('zrc');
  const versions = new Set(snapshot.related('zaaktype', 'identificatie', identificatie).map(({ id }) => id));
  const everything = [...versions]
    .filter((type) => open?.includes(type) ?? true)
    .map((type) => ({ component: 'zrc', scopes: new Set(['zaken.lezen']), type }));
  const grants = caller.rights.grants.flatMap((grant) => {
    if (grant.records) return [...versions].map((type) => ({ ...grant, type }));
    return grant.type !== undefined && versions.has(grant.type) ? [grant] : [];
  });
  return {
    ...caller,
    rights: {
      ...caller.rights,
      everything: false,
      grants: caller.rights.everything ? [...everything, ...grants] : grants,
    },
  };
}

/** Of what may not be used together, nothing is open; a list that is short by that says so. */
function closedTo({ rights }: Caller): readonly string[] {
  const words = (rights.fallen ?? []).flatMap(({ grant, why, words }) =>
    why === 'combinatie' && words && grant.component === 'zrc' && grant.scopes.has('zaken.lezen') ? [words] : [],
  );
  return [...new Set(words)];
}

/** Case types that this employee works with. */
export function typesOf(snapshot: Snapshot, { rights }: Caller): WorkList['zaaktypen'] {
  const ids = rights.everything
    ? snapshot.all('zaaktype').map(({ id }) => id)
    : rights.grants.flatMap(({ component, type }) => (component === 'zrc' && type ? [type] : []));
  const found = new Map<string, string>();
  for (const id of ids) {
    const record = snapshot.get('zaaktype', id)?.record;
    if (record && !record.concept) found.set(text(record.identificatie), text(record.omschrijving));
  }
  return [...found]
    .map(([identificatie, omschrijving]) => ({ identificatie, omschrijving }))
    .toSorted((a, b) => a.omschrijving.localeCompare(b.omschrijving, 'nl'));
}

function itemOf(snapshot: Snapshot, caller: Caller, zaak: Row, parts: readonly Row[]): WorkItem {
  const roles = rolesOf(parts, zaak.id);
  const holder = holderOf(roles);
  const initiator = roles.find(({ record }) => record.omschrijvingGeneriek === 'initiator');
  const requester = initiator && nameOf(initiator);
  return {
    id: zaak.id,
    number: text(zaak.record.identificatie),
    title: titleOf(snapshot, zaak),
    ...(requester ? { requester } : {}),
    status: text(currentType(snapshot, zaak, parts)?.record.omschrijving),
    deadline: deadlineWords(zaak),
    holder: !holder
      ? { kind: 'nobody' }
      : holder.id === caller.employee?.id
        ? { kind: 'you' }
        : { kind: 'colleague', name: holder.name },
  };
}

export function deadlineWords(zaak: Row): Deadline {
  if (zaak.record.einddatum) return { closed: true };
  const date = deadlineOf(zaak);
  const stopped = (zaak.record.opschorting as { readonly indicatie?: boolean } | null)?.indicatie === true;
  return {
    ...(date ? { date, daysLeft: daysBetween(today(), date) } : {}),
    ...(stopped ? { stopped } : {}),
  };
}
