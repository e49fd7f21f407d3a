/** What differs between a published document and ours, one line for each difference. */
import { factsOf, isInside, type OperationFacts } from './facts.ts';
import type { Json } from './published.ts';
import type { Aspects } from './schema.ts';

export interface Comparison {
  /** Operations of the published document, and how many of them we have. */
  readonly operations: { readonly published: number; readonly present: number };
  /** Its parameters and fields of bodies, and how many of them we have just so. */
  readonly fields: { readonly published: number; readonly equal: number };
  /** By its line, the operations where it shows. */
  readonly differences: ReadonlyMap<string, readonly string[]>;
}

/** Statuses that a client acts on. The published documents name the others everywhere, whether they can occur or not. */
const ACTED_ON = /^(2\d\d|304|400|401|403|404|412)$/;

/** In an answer a limit on what may be sent says nothing. */
const OF_REQUESTS = ['required', 'minLength', 'maxLength', 'minimum', 'maximum'];
const OF_ALL = [
  'shape',
  'type',
  'format',
  'enum',
  'nullable',
  'items type',
  'items format',
  'items enum',
  'items maxLength',
];

export function compare(published: Json, ours: Json): Comparison {
  const theirs = factsOf(published);
  const here = factsOf(ours);
  const differences = new Map<string, string[]>();
  const places = new Map<string, boolean>();

  for (const [name, their] of theirs) {
    const our = here.get(name);
    const found = our ? operationDifferences(their, our, places) : [`${name}: absent`];
    if (!our) for (const place of placesOf(their)) places.set(place, false);
    for (const line of found) differences.set(line, [...(differences.get(line) ?? []), name]);
  }
  for (const name of here.keys()) if (!theirs.has(name)) differences.set(`${name}: not published`, [name]);
  return {
    operations: { published: theirs.size, present: [...theirs.keys()].filter((name) => here.has(name)).length },
    fields: { published: places.size, equal: [...places.values()].filter(Boolean).length },
    differences,
  };
}

const placesOf = ({ about, parameters, request, answer }: OperationFacts): readonly string[] => [
  ...[...parameters.keys()].map((name) => `${about} ${name}`),
  ...[...request.keys()].map((name) => `${about} request ${name}`),
  ...[...answer.keys()].map((name) => `${about} answer ${name}`),
];

function operationDifferences(their: OperationFacts, our: OperationFacts, places: Map<string, boolean>): string[] {
  const lines: string[] = [];
  const fields = (part: string, one: ReadonlyMap<string, Aspects>, other: ReadonlyMap<string, Aspects>) => {
    if (part !== '' && one.size === 0) {
      if (other.size > 0) lines.push(`${their.name}: ${part}body not published`);
      return;
    }
    for (const [name, aspects] of one) {
      const place = `${their.about} ${part}${name}`;
      const found = aspectDifferences(their.method, part, aspects, other.get(name));
      places.set(place, (places.get(place) ?? true) && found.length === 0);
      // What is inside something that is absent is absent with it.
      if (!other.has(name) && [...one.keys()].some((outer) => isInside(name, outer) && !other.has(outer))) continue;
      lines.push(...found.map((line) => `${place}: ${line}`));
    }
    for (const name of other.keys()) {
      if (one.has(name) || [...other.keys()].some((outer) => isInside(name, outer) && !one.has(outer))) continue;
      lines.push(`${their.about} ${part}${name}: not published`);
    }
  };
  fields('', their.parameters, our.parameters);
  fields('request ', their.request, our.request);
  fields('answer ', their.answer, our.answer);
  const scopes = [their.scopes.join(' | '), our.scopes.join(' | ')];
  if (scopes[0] !== scopes[1]) lines.push(`${their.name}: scopes ${scopes[0] || 'none'}, here ${scopes[1] || 'none'}`);
  for (const status of their.statuses)
    if (ACTED_ON.test(status) && !our.statuses.includes(status)) lines.push(`${their.name}: ${status} absent`);
  for (const status of our.statuses)
    if (status.startsWith('2') && !their.statuses.includes(status))
      lines.push(`${their.name}: ${status} not published`);
  return lines;
}

function aspectDifferences(method: string, part: string, their: Aspects, our: Aspects | undefined): string[] {
  if (!our) return ['absent'];
  const names = part === 'answer ' ? OF_ALL : [...OF_ALL, ...OF_REQUESTS];
  return names
    .filter((name) => !(name === 'required' && method === 'PATCH'))
    .filter((name) => their[name] !== our[name])
    .map((name) => `${name} ${their[name] ?? 'none'}, here ${our[name] ?? 'none'}`);
}
