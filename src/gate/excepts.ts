/**
 * What rules take from what is granted. Rights on types up to a level stay that, with fewer types or a lower level, so that
 * counters and pages know them as any other; only what has no such form carries the exception along.
 */
import type { Branch, RowDimensions } from './conditions.ts';
import { HIGHEST, SHIELD } from './rights.ts';
import { isAbout, placeOf, type Rule } from './rules.ts';

/** Rows that a rule keeps back: all that is named must hold; nothing named is every row. */
export interface Except {
  readonly types?: readonly string[];
  /** Beside the types that are named also what has none. */
  readonly untyped?: true;
  /** From this confidentiality on; 1 or higher. */
  readonly from?: number;
}

/** What rules forbid of what a scope opens. */
export const exceptsOf = (
  rules: readonly Rule[],
  component: string,
  scope: string,
  resource: string | undefined,
): readonly Except[] => {
  const [of, plain] = placeOf(component, scope);
  return rules
    .filter(({ effect, what }) => effect === 'verbied' && isAbout(what, of, plain, resource))
    .map(({ what: { types, from } }) => ({ ...(types ? { types } : {}), ...(from ? { from } : {}) }));
};

/** A branch without what is excepted: none, one or two of them. */
export const less = (branch: Branch, excepts: readonly Except[]): readonly Branch[] =>
  excepts.reduce<readonly Branch[]>((left, except) => left.flatMap((one) => lessOne(one, except)), [branch]);

function lessOne(branch: Branch, except: Except): readonly Branch[] {
  const { types, from } = except;
  if (!types && from === undefined) return [];
  const { types: own, level } = branch;
  // Above the highest level lie shielded rows, whose own confidentiality a ceiling cannot tell.
  const isPlain = own && !branch.records && branch.subject === undefined && level !== undefined && level <= HIGHEST;
  if (!isPlain) return [{ ...branch, except: [...(branch.except ?? []), except] }];
  const kept = types ? own.filter((type) => !types.includes(type)) : [];
  const lowered = types ? own.filter((type) => types.includes(type)) : own;
  return [
    ...(kept.length > 0 ? [{ ...branch, types: kept }] : []),
    ...(from !== undefined && lowered.length > 0
      ? [{ ...branch, types: lowered, level: Math.min(level, from - 1) }]
      : []),
  ];
}

/** Whether a row in memory is kept back: as the condition in SQL says it. Of an unknown level it is. */
export const isKept = ({ types, untyped, from }: Except, { type, level }: RowDimensions): boolean =>
  (!types || (typeof type === 'string' ? types.includes(type) : untyped === true)) &&
  (from === undefined || (level !== undefined && (level === null || level % SHIELD >= from)));

/** Whether rules keep a row back from who may use any of these scopes; without a row: whether they keep back some. */
export const isKeptBack = (
  rules: readonly Rule[],
  component: string,
  scopes: readonly string[],
  resource: string,
  row?: RowDimensions,
): boolean =>
  scopes.length > 0 &&
  scopes.every((scope) => exceptsOf(rules, component, scope, resource).some((one) => !row || isKept(one, row)));
