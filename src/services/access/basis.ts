/**
 * What a decision rests on, in a form that can be kept and read back: the rules, and the rights they took from. The same
 * basis has the same digest, so a thousand decisions keep it once. Nobody can be told from it: whose own data a right is
 * on is `vrager`, whoever that was.
 */
import { createHash } from 'node:crypto';
import type { RowDimensions } from '../../gate/conditions.ts';
import type { Grant, Rights } from '../../gate/rights.ts';
import type { Rule } from '../../gate/rules.ts';

const SELF = 'vrager';

export interface Source {
  readonly digest: string;
  readonly body: string;
}

export const digestOf = (body: string): string => createHash('sha256').update(body).digest('base64url');

const known = new WeakMap<object, Source>();

/** What is written of a value that stays: worked out once. */
function sourceOf(of: object, write: () => unknown): Source {
  const found = known.get(of);
  if (found) return found;
  const body = JSON.stringify(write());
  const source = { digest: digestOf(body), body };
  known.set(of, source);
  return source;
}

export const rulesSource = (rules: readonly Rule[]): Source => sourceOf(rules, () => rules);

export const rulesFrom = (body: string): readonly Rule[] => JSON.parse(body) as readonly Rule[];

interface KeptGrant extends Omit<Grant, 'scopes' | 'parts'> {
  readonly scopes: readonly string[];
}

/** Rights before rules. Which parts of a record are open is no part of a decision on the whole of it. */
export const rightsSource = (rights: Rights): Source =>
  sourceOf(rights, () => {
    const { rules: _, epoch: __, grants, ...rest } = rights;
    return {
      ...rest,
      grants: grants.map(({ scopes, parts: ___, ...grant }) => ({
        ...grant,
        scopes: [...scopes].sort(),
        ...(grant.subject === undefined ? {} : { subject: SELF }),
      })),
    };
  });

export function rightsFrom(body: string): Rights {
  const kept = JSON.parse(body) as Omit<Rights, 'grants'> & { readonly grants: readonly KeptGrant[] };
  return { ...kept, grants: kept.grants.map((grant) => ({ ...grant, scopes: new Set(grant.scopes) })) };
}

/** A record as a decision sees it, without whom it belongs to. */
export const keptRow = ({ owners, ...row }: RowDimensions, subject: string | undefined): RowDimensions => ({
  ...row,
  owners: subject !== undefined && owners?.includes(subject) ? [SELF] : [],
});
