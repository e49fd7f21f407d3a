/**
 * The roles of who asks for something that becomes a case. Under a mandate both are in it: the initiator is whom it is for, and
 * beside them stands who did it, whom the case is not of.
 */
import type { Item } from '../../engine/compose.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';

export interface Asker {
  /** Of who is logged in, or of whom they act for; goes into the role sealed. */
  readonly bsn?: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  /** Who acts, where it is for another: both are in the case. */
  readonly acting?: { readonly bsn: string; readonly name: string };
}

export interface AskerWords {
  /** What they are called who gave no name. */
  readonly nameless: string;
  /** How it was asked. */
  readonly asked: string;
  readonly askedForOther: string;
  /** What who acts did. */
  readonly beside: string;
}

/** Who may act beside the initiator, in the order in which a case type is asked for it. */
export const BESIDE = ['belanghebbende', 'mede_initiator'] as const;

/** Nothing where the case type knows no initiator. */
export function askerRoles(
  snapshot: Snapshot,
  zaaktype: Row,
  { bsn, name, email, phone, acting }: Asker,
  { nameless, asked, askedForOther, beside: did }: AskerWords,
  urls: { readonly zaak: string; readonly roltype: (row: Row) => string },
): readonly Item[] | undefined {
  const roltypen = snapshot.related('roltype', 'zaaktype', zaaktype.id);
  const roltypeOf = (kind: string): Row | undefined =>
    roltypen.find(({ record }) => record.omschrijvingGeneriek === kind);
  const roltype = roltypeOf('initiator');
  if (!roltype) return undefined;
  const beside = acting && BESIDE.map(roltypeOf).find((one) => one !== undefined);
  const person = { zaak: urls.zaak, betrokkeneType: 'natuurlijk_persoon' };
  // Where the case type knows no other role, who acts is the one to reach about it.
  const reachedAs = acting && !beside ? acting.name : name;
  const contact = email || phone || (acting && !beside);
  return [
    {
      resource: 'rol',
      input: {
        ...person,
        roltype: urls.roltype(roltype),
        afwijkendeNaamBetrokkene: name ? '' : nameless,
        roltoelichting: acting ? askedForOther : asked,
        indicatieMachtiging: acting ? 'machtiginggever' : '',
        betrokkeneIdentificatie: { inpBsn: bsn ?? '', geslachtsnaam: (name ?? '').slice(0, 200) },
        contactpersoonRol: contact
          ? {
              emailadres: email ?? '',
              telefoonnummer: phone ?? '',
              functie: acting && !beside ? 'gemachtigde' : '',
              naam: (reachedAs || nameless).slice(0, 40),
            }
          : null,
      },
    },
    ...(acting && beside
      ? [
          {
            resource: 'rol',
            input: {
              ...person,
              roltype: urls.roltype(beside),
              roltoelichting: did,
              indicatieMachtiging: 'gemachtigde',
              betrokkeneIdentificatie: { inpBsn: acting.bsn, geslachtsnaam: acting.name.slice(0, 200) },
            },
          },
        ]
      : []),
  ];
}
