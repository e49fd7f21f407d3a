/**
 * The same rights and rules in Cedar, whose engine knows nothing of ours: one policy a grant, one a rule, evaluated over the
 * same asker and record. What leaves fields out is asked as an action of its own, since Cedar has no duties.
 */
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import type { Grant } from '../../src/gate/rights.ts';
import { HIGHEST, SHIELD } from '../../src/gate/rights.ts';
import type { Rule } from '../../src/gate/rules.ts';
import { sourceOf } from '../../src/gate/sources.ts';
import { type Case, OPERATIONS, RESOURCES } from './cases.ts';

const LEVELS = ['laag', 'substantieel', 'hoog'];
const text = (value: string): string => JSON.stringify(value);
const set = (values: readonly string[]): string => `[${values.map(text).join(', ')}]`;

/** That a value of the request, when it has one, is among those named. */
const among = (values: readonly string[] | undefined, at: string): readonly string[] =>
  values ? [`context has ${at} && ${set(values)}.contains(context.${at})`] : [];

const when = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : ` when { ${conditions.map((one) => `(${one})`).join(' && ')} }`;

function grantPolicy(grant: Grant): string {
  const { level, subject, records, ready } = grant;
  const ceiling = level ?? (subject === undefined && !records ? HIGHEST : undefined);
  return `permit(principal, action == Action::"doen", resource)${when([
    `context.component == ${text(grant.component)}`,
    `${set([...grant.scopes])}.contains(context.scope)`,
    ...(grant.type ? [`context has type && context.type == ${text(grant.type)}`] : []),
    ...(ceiling === undefined ? [] : [`!(context has level) || (context.level != -1 && context.level <= ${ceiling})`]),
    ...(subject === undefined ? [] : [`context.owners.contains(${text(subject)})`]),
    ...(records ? [`context.records.containsAny(${set(records)})`] : []),
    ...(ready ? ['context.ready'] : []),
  ])};`;
}

function everythingPolicy(unlessShielded: boolean): string {
  return `permit(principal, action == Action::"doen", resource)${when(
    unlessShielded ? [`!(context has level) || (context.level != -1 && context.level <= ${HIGHEST})`] : [],
  )};`;
}

function rulePolicy(rule: Rule): string {
  const { whom, what, begin, end, hours, effect } = rule;
  const conditions = [
    ...among(whom.kinds, 'kind'),
    ...among(whom.applications, 'application'),
    ...among(whom.roles, 'role'),
    ...among(whom.departments, 'department'),
    ...among(whom.activities, 'activity'),
    ...among(whom.organs, 'organ'),
    ...among(whom.mandates, 'mandate'),
    ...(whom.below ? [`context.assurance < ${LEVELS.indexOf(whom.below) + 1}`] : []),
    ...(begin ? [`context.day >= ${Number(begin.replaceAll('-', ''))}`] : []),
    ...(end ? [`context.day < ${Number(end.replaceAll('-', ''))}`] : []),
    ...(hours
      ? [
          `[${hours.days.join(', ')}].contains(context.weekday)`,
          `context.minute >= ${hours.from}`,
          `context.minute < ${hours.until}`,
        ]
      : []),
    ...among(what.components, 'component'),
    ...among(what.resources, 'resource'),
    ...among(what.scopes, 'scope'),
    ...among(what.sources, 'source'),
    ...(what.untyped && what.types
      ? [`!(context has type) || ${set(what.types)}.contains(context.type)`]
      : among(what.types, 'type')),
    ...(what.from ? [`context has level && (context.level == -1 || context.confidentiality >= ${what.from})`] : []),
  ];
  return effect === 'verbied'
    ? `forbid(principal, action == Action::"doen", resource)${when(conditions)};`
    : (rule.leaveOut ?? [])
        .map(
          (field) => `permit(principal, action == Action::${text(`laat weg ${field}`)}, resource)${when(conditions)};`,
        )
        .join('\n');
}

/** Of one case at a time; each takes the place of the one before. */
const SET = 'case';

/** What Cedar says: whether it may, and which fields are left out. */
export function askCedar({ rights, rules, asker, moment, row, ask: { resource, operation } }: Case) {
  const component = RESOURCES[resource];
  // What the activity of the call does not say is left out as by a rule.
  const duties = [...(rights.leaves ?? []), ...rules];
  const policies = [
    ...(rights.everything ? [everythingPolicy(rights.unlessShielded === true)] : []),
    ...rights.grants.map(grantPolicy),
    ...duties.map(rulePolicy),
  ].join('\n');
  const context = (scope: string) => ({
    component,
    resource,
    scope,
    ...(sourceOf(component, scope) ? { source: sourceOf(component, scope)! } : {}),
    kind: asker.kind,
    application: asker.application,
    ...(asker.role ? { role: asker.role } : {}),
    ...(asker.department ? { department: asker.department } : {}),
    ...(asker.activity ? { activity: asker.activity } : {}),
    ...(asker.organ ? { organ: asker.organ } : {}),
    mandate: asker.mandate ?? 'geen',
    assurance: asker.level ? LEVELS.indexOf(asker.level) + 1 : 0,
    day: Number(moment.day.replaceAll('-', '')),
    weekday: moment.weekday,
    minute: moment.minute,
    ...(row.type ? { type: row.type } : {}),
    ...(row.level === undefined ? {} : { level: row.level ?? -1, confidentiality: (row.level ?? 0) % SHIELD }),
    owners: [...(row.owners ?? [])],
    records: [...(row.records ?? [])],
    ready: row.ready === true,
  });
  const parsed = cedar.preparsePolicySet(SET, { staticPolicies: policies });
  if (parsed.type !== 'success') throw new Error(parsed.errors.map(({ message }) => message).join('; '));
  const isAllowed = (action: string, scope: string): boolean => {
    const answer = cedar.statefulIsAuthorized({
      principal: { type: 'Vrager', id: 'vrager' },
      action: { type: 'Action', id: action },
      resource: { type: 'Gegeven', id: 'gegeven' },
      context: context(scope),
      preparsedPolicySetId: SET,
      entities: [],
    });
    if (answer.type !== 'success') throw new Error(answer.errors.map(({ message }) => message).join('; '));
    if (answer.response.diagnostics.errors.length > 0)
      throw new Error(answer.response.diagnostics.errors.map(({ error }) => error.message).join('; '));
    return answer.response.decision === 'allow';
  };
  const scopes = OPERATIONS[operation]!;
  const permit = scopes.some((scope) => isAllowed('doen', scope));
  const fields = [...new Set(duties.flatMap(({ effect, leaveOut = [] }) => (effect === 'laat_weg' ? leaveOut : [])))];
  return {
    permit,
    leaveOut: permit
      ? fields.filter((field) => scopes.some((scope) => isAllowed(`laat weg ${field}`, scope))).sort()
      : [],
  };
}
