/** The fictional people of a demo municipality, as the demo identity provider offers them. */
import { createHmac } from 'node:crypto';
import type { SessionKind } from '../../identity/sessions.ts';
import type { Language } from '../../identity/texts.ts';

/** The same words in every language of the pages. */
export type InWords = Readonly<Record<Language, string>>;

export interface DemoResident {
  readonly bsn: string;
  readonly name: string;
  /** A few words that help to choose: "heeft een melding lopen". */
  readonly about?: InWords;
}

export interface DemoEmployee {
  readonly id: string;
  readonly name: string;
  /** As people say it: "behandelaar". */
  readonly role: string;
  readonly department: string;
}

export interface DemoPeople {
  readonly residents: readonly DemoResident[];
  readonly employees: readonly DemoEmployee[];
}

export type DemoClaims = Readonly<Record<string, string>>;

/** One person on the choice page. The key stands in forms and in the provider's memory, so that the BSN does not. */
export interface DemoAccount {
  readonly key: string;
  readonly kind: SessionKind;
  readonly label: string;
  readonly about: InWords;
  readonly claims: DemoClaims;
}

/** Names of roles and departments are what they are. */
const same = (words: string): InWords => ({ nl: words, en: words });
const NOTHING = same('');

export function accountsOf(people: DemoPeople, secret: Buffer): DemoAccount[] {
  const keyOf = (kind: SessionKind, id: string): string =>
    createHmac('sha256', secret).update(`${kind} ${id}`).digest('base64url').slice(0, 22);
  return [
    ...people.residents.map(
      ({ bsn, name, about = NOTHING }): DemoAccount => ({
        key: keyOf('resident', bsn),
        kind: 'resident',
        label: name,
        about,
        claims: { name, bsn },
      }),
    ),
    ...people.employees.map(
      ({ id, name, role, department }): DemoAccount => ({
        key: keyOf('employee', id),
        kind: 'employee',
        label: name,
        about: same(`${role}, ${department}`),
        claims: { name, employee_id: id, role, department },
      }),
    ),
  ];
}
