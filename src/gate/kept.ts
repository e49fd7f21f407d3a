/**
 * Rights as text, and back: what a decision rests on, in a form that can be kept. The same rights are the same text, so a
 * thousand decisions keep them once. Nobody can be told from it: whose own data a right is on is `vrager`, whoever that was.
 */
import type { RowDimensions } from './conditions.ts';
import type { Grant, Rights } from './rights.ts';
import type { Rule } from './rules.ts';
import type { Bron, Scope } from './sources.ts';

export const SELF = 'vrager';

interface KeptGrant extends Omit<Grant, 'scopes' | 'parts'> {
  readonly scopes: readonly string[];
}

/** What has no form of its own in JSON is written as lists. */
interface KeptRights extends Omit<Rights, 'grants' | 'closed' | 'everythingOf' | 'sources' | 'unlessRestrictedFor'> {
  readonly grants: readonly KeptGrant[];
  readonly closed?: readonly Bron[];
  readonly everythingOf?: readonly (readonly [string, readonly string[]])[];
  readonly sources?: readonly (readonly [Bron | Scope, readonly string[]])[];
  readonly unlessRestrictedFor?: readonly (readonly [Bron, string])[];
}

/**
 * Rights with the rules that hold for this caller now. Which parts of a record are open is no part of a decision on the
 * whole of it, and what fell away decides nothing.
 */
export function writeRights({
  grants,
  closed,
  everythingOf,
  sources,
  unlessRestrictedFor,
  fallen: _,
  closedWhy: __,
  epoch: ___,
  ...rest
}: Rights): string {
  const kept: KeptRights = {
    ...rest,
    grants: grants.map(({ scopes, parts: _, ...grant }) => ({
      ...grant,
      scopes: [...scopes].sort(),
      ...(grant.subject === undefined ? {} : { subject: SELF }),
    })),
    ...(closed ? { closed: [...closed].sort() } : {}),
    ...(everythingOf ? { everythingOf: [...everythingOf] } : {}),
    ...(sources ? { sources: [...sources] } : {}),
    ...(unlessRestrictedFor ? { unlessRestrictedFor: [...unlessRestrictedFor] } : {}),
  };
  return JSON.stringify(kept);
}

/** @throws SyntaxError for what is no JSON */
export function readRights(body: string): Rights {
  const { grants, closed, everythingOf, sources, unlessRestrictedFor, ...rest } = JSON.parse(body) as KeptRights;
  return {
    ...rest,
    grants: grants.map((grant) => ({ ...grant, scopes: new Set(grant.scopes) })),
    ...(closed ? { closed: new Set(closed) } : {}),
    ...(everythingOf ? { everythingOf: new Map(everythingOf) } : {}),
    ...(sources ? { sources: new Map(sources) } : {}),
    ...(unlessRestrictedFor ? { unlessRestrictedFor: new Map(unlessRestrictedFor) } : {}),
  };
}

/** The same without rules: those are kept apart where it is worked out anew which of them hold. */
export const writeUnruled = ({ rules: _, ...rights }: Rights): string => writeRights(rights);

export const writeRules = (rules: readonly Rule[]): string => JSON.stringify(rules);

export const readRules = (body: string): readonly Rule[] => JSON.parse(body) as readonly Rule[];

/** A record as a decision sees it, without whom it belongs to. */
export const keptRow = ({ owners, ...row }: RowDimensions, subjects: readonly string[]): RowDimensions => ({
  ...row,
  owners: subjects.some((one) => owners?.includes(one)) ? [SELF] : [],
});
