/**
 * Exchange of the register of processing activities: all versions as one JSON document, out and in again. What goes out and
 * comes in elsewhere goes out there the same. How data is secured goes along for who may read that, and for nobody else.
 */
import { isDeepStrictEqual } from 'node:util';
import { authorize } from '../../engine/authorize.ts';
import { together } from '../../engine/compose.ts';
import type { EngineParts } from '../../engine/engine.ts';
import { choice, type Field, type Fields, group, integer, list } from '../../engine/fields.ts';
import { judge } from '../../engine/judge.ts';
import type { OwnCall, OwnOperation } from '../../engine/own.ts';
import type { Record_, Resource } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { validateFields } from '../../engine/validate.ts';
import type { Draft, Work } from '../../engine/work.ts';
import { isUuid, newId } from '../../foundation/ids.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { activiteitenApi, BEHEREN, BEVEILIGING_BEHEREN, BEVEILIGING_LEZEN } from '../../registers/activiteiten/api.ts';
import { beveiligingsmaatregel } from '../../registers/activiteiten/beveiligingsmaatregel.ts';
import { verwerkingsactiviteit } from '../../registers/activiteiten/verwerkingsactiviteit.ts';
import { fieldsSchema, type Json } from '../openapi/schemas.ts';

export const FORMAAT = 'meent-verwerkingsactiviteiten';
export const VERSIE = 1;
const PATH = 'uitwisseling/verwerkingsactiviteiten';

const id: Field = { kind: 'uuid', help: 'Blijft hetzelfde bij uitwisselen, waar dat nog vrij is.' };

const DOCUMENT: Fields = {
  formaat: choice([FORMAAT], { required: true }),
  versie: integer({ required: true, min: VERSIE, max: VERSIE, help: 'Versie van dit formaat.' }),
  verwerkingsactiviteiten: list(group({ uuid: id, ...verwerkingsactiviteit.fields }), {
    required: true,
    help: 'Alle versies van alle activiteiten.',
  }),
  beveiligingsmaatregelen: list(group({ uuid: id, ...beveiligingsmaatregel.fields }), {
    help: 'Alleen voor wie dit mag lezen of beheren. Anders ontbreekt het.',
  }),
};

/** JSON Schema of the document (draft 2020-12): stricter than what is taken in, in nothing but what is unknown. */
export const uitwisselingSchema = (): Json => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Register van verwerkingsactiviteiten',
  description: 'Verwerkingsactiviteiten van een gemeente met al hun versies (AVG artikel 30).',
  ...(toDraft(fieldsSchema({}, 'Uitwisseling', DOCUMENT)) as Json),
});

/** OpenAPI 3.0 says beside a type that a value may be null; JSON Schema says it in the type. */
function toDraft(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toDraft);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = schema as Record<string, unknown>;
  const known = Object.fromEntries(Object.entries(rest).map(([name, inside]) => [name, toDraft(inside)]));
  return {
    ...known,
    ...(nullable ? { type: [known.type, 'null'], ...(known.enum ? { enum: [...(known.enum as []), null] } : {}) } : {}),
    ...(known.type === 'object' && known.properties ? { additionalProperties: false } : {}),
  };
}

const schema: OwnOperation = {
  method: 'GET',
  api: activiteitenApi,
  path: `${PATH}/schema`,
  operationId: 'uitwisseling_schema',
  summary: 'Het JSON Schema van de uitwisseling van verwerkingsactiviteiten.',
  scopes: [],
  resource: 'verwerkingsactiviteit',
  open: true,
  gives: {},
  status: 200,
  handle: async () => ({ status: 200, json: JSON.stringify(uitwisselingSchema()) }),
};

const uitvoer: OwnOperation = {
  method: 'GET',
  api: activiteitenApi,
  path: PATH,
  operationId: 'uitwisseling_export',
  summary: 'Alle verwerkingsactiviteiten met al hun versies, als één document.',
  scopes: [],
  resource: 'verwerkingsactiviteit',
  open: true,
  gives: DOCUMENT,
  status: 200,
  handle: async ({ engine, caller }) => {
    const document = exported(await engine.parts.snapshots.current(caller.municipality), caller);
    return { status: 200, json: JSON.stringify(document) };
  },
};

/** The whole register, in an order that is the same everywhere. */
export function exported(snapshot: Snapshot, caller: Pick<Caller, 'rights'>): Json {
  const maySeeMeasures = hasScope(caller.rights, activiteitenApi.component, [BEVEILIGING_LEZEN]);
  return {
    formaat: FORMAAT,
    versie: VERSIE,
    verwerkingsactiviteiten: recordsOf(snapshot, verwerkingsactiviteit, 'identificatie'),
    ...(maySeeMeasures ? { beveiligingsmaatregelen: recordsOf(snapshot, beveiligingsmaatregel, 'activiteit') } : {}),
  };
}

function recordsOf(snapshot: Snapshot, resource: Resource, by: string): readonly Record_[] {
  const order = ({ uuid, ...record }: Record_): string =>
    JSON.stringify([record[by], record.beginGeldigheid, resource === verwerkingsactiviteit ? '' : uuid]);
  return snapshot
    .all(resource.name)
    .map(
      (row): Record_ => ({
        uuid: row.id,
        ...Object.fromEntries(Object.keys(resource.fields).map((name) => [name, row.record[name]])),
      }),
    )
    .sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

const UITKOMST: Fields = {
  nieuw: integer({ help: 'Zoveel zijn er bij gekomen.' }),
  gewijzigd: integer({ help: 'Zoveel kregen een einde, of waren nog niet begonnen en zijn anders.' }),
  ongewijzigd: integer({ help: 'Zoveel waren er al.' }),
};

const invoer: OwnOperation = {
  method: 'POST',
  api: activiteitenApi,
  path: PATH,
  operationId: 'uitwisseling_import',
  summary: 'Neemt zo’n document over: alles, of bij één fout niets.',
  scopes: [BEHEREN],
  resource: 'verwerkingsactiviteit',
  takes: DOCUMENT,
  gives: UITKOMST,
  status: 200,
  maxBody: 32 * 1024 * 1024,
  handle: imported,
};

export const uitwisseling: readonly OwnOperation[] = [schema, uitvoer, invoer];

const MOST = 10_000;

interface Item {
  readonly resource: Resource;
  readonly at: string;
  readonly id: string;
  readonly record: Record_;
  readonly what: 'nieuw' | 'gewijzigd' | 'ongewijzigd';
}

/** @throws invalid with every fault and its place, permission-denied for measures that the caller may not manage */
export async function imported({ engine, caller, body }: Pick<OwnCall, 'engine' | 'caller' | 'body'>) {
  const { parts } = engine;
  const given = (list_: unknown): readonly unknown[] => (Array.isArray(list_) ? list_ : []);
  const document = (body ?? {}) as Record<string, unknown>;
  const { verwerkingsactiviteiten, beveiligingsmaatregelen, ...head } = document;
  // The lists are read one by one, so that a fault has the place of its record.
  validateFields(
    { registry: parts.registry, base: caller.base, mode: 'create', api: activiteitenApi.name },
    { formaat: DOCUMENT.formaat!, versie: DOCUMENT.versie! },
    head,
  );
  refuseUnknown(DOCUMENT, document, '');
  if (!Array.isArray(verwerkingsactiviteiten) || (beveiligingsmaatregelen && !Array.isArray(beveiligingsmaatregelen)))
    throw invalid({ name: 'verwerkingsactiviteiten', code: 'not_a_list', reason: 'Geef een lijst van activiteiten.' });
  const measures = given(beveiligingsmaatregelen);
  if (verwerkingsactiviteiten.length + measures.length > MOST)
    throw invalid({
      name: 'verwerkingsactiviteiten',
      code: 'max_length',
      reason: `Geef er hoogstens ${MOST} tegelijk.`,
    });
  if (measures.length > 0 && !hasScope(caller.rights, activiteitenApi.component, [BEVEILIGING_BEHEREN]))
    throw new Problem(
      'permission-denied',
      'Dit document heeft beveiligingsmaatregelen, en die mag u niet beheren. Laat ze weg.',
    );
  const wanted = [
    ...verwerkingsactiviteiten.map((input, index) => ({
      resource: verwerkingsactiviteit,
      input,
      at: `verwerkingsactiviteiten.${index}`,
    })),
    ...measures.map((input, index) => ({
      resource: beveiligingsmaatregel,
      input,
      at: `beveiligingsmaatregelen.${index}`,
    })),
  ];
  const snapshot = await parts.snapshots.current(caller.municipality);
  const items = together(wanted, (one) => itemOf(parts, caller, snapshot, one));
  refuseTwice(items);
  const counted = (what: Item['what']): number => items.filter((one) => one.what === what).length;
  const answer = () => ({
    status: 200,
    json: JSON.stringify({
      nieuw: counted('nieuw'),
      gewijzigd: counted('gewijzigd'),
      ongewijzigd: counted('ongewijzigd'),
    }),
  });
  if (counted('ongewijzigd') === items.length) return answer();
  return engine.answer(
    {
      caller,
      resource: verwerkingsactiviteit,
      operation: 'import',
      kind: 'aangemaakt',
      scopes: [BEHEREN],
      exclusive: PATH,
      load: async () => {},
      act: (work) => act(parts, work, items),
    },
    answer,
  );
}

function itemOf(
  { registry }: EngineParts,
  caller: Caller,
  snapshot: Snapshot,
  { resource, input, at }: { readonly resource: Resource; readonly input: unknown; readonly at: string },
): Item {
  const fields: Fields = { uuid: id, ...resource.fields };
  const { uuid, ...record } = validateFields(
    { registry, base: caller.base, mode: 'create', api: activiteitenApi.name },
    fields,
    input,
  );
  refuseUnknown(fields, input as Record_, '');
  if (uuid && !isUuid(String(uuid))) throw invalid({ name: 'uuid', code: 'invalid', reason: 'Vul een UUID in.' });
  const there = sameAs(snapshot, resource, record, uuid);
  if (!there) {
    const free = uuid && !snapshot.get(resource.name, String(uuid));
    return { resource, at, record, what: 'nieuw', id: free ? String(uuid) : newId() };
  }
  const same = Object.keys(resource.fields).every((name) => isDeepStrictEqual(there.record[name], record[name]));
  return { resource, at, record, what: same ? 'ongewijzigd' : 'gewijzigd', id: there.id };
}

/** Of two that are one version, either could be meant. */
function refuseTwice(items: readonly Item[]): void {
  const seen = new Set<string>();
  const twice = items.filter(({ id: known, record, resource }) => {
    const key = resource === verwerkingsactiviteit ? `${record.identificatie} ${record.beginGeldigheid}` : known;
    return seen.has(key) || !seen.add(key);
  });
  if (twice.length > 0)
    throw invalid(
      ...twice.map(({ at }) => ({ name: at, code: 'unique', reason: 'Dit staat eerder in het document.' })),
    );
}

/** A version is known by its name and first day; a measure by its id, or because it says the same. */
function sameAs(snapshot: Snapshot, resource: Resource, record: Record_, uuid: unknown) {
  if (resource === verwerkingsactiviteit)
    return snapshot
      .related(resource.name, 'identificatie', String(record.identificatie))
      .find((row) => row.record.beginGeldigheid === record.beginGeldigheid);
  const said = snapshot.related(resource.name, 'activiteit', String(record.activiteit));
  return (
    said.find(({ id: known }) => known === uuid) ??
    said.find((row) => Object.keys(resource.fields).every((name) => isDeepStrictEqual(row.record[name], record[name])))
  );
}

/** What has no place here would be lost without a word. */
function refuseUnknown(fields: Fields, given: Record_, path: string): void {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(fields, name));
  if (unknown.length > 0)
    throw invalid(
      ...unknown.map((name) => ({
        name: `${path}${name}`,
        code: 'unknown',
        reason: 'Dit veld kent dit formaat niet.',
      })),
    );
}

/** All are put in their place before any is judged: versions that follow each other come in one document. */
function act(parts: EngineParts, work: Work, items: readonly Item[]): Draft {
  const drafts = items
    .filter(({ what }) => what !== 'ongewijzigd')
    .map(({ resource, record, id: known, what, at }) => {
      if (what === 'nieuw') return { at, draft: work.create(resource.name, record, { id: known, implied: false }) };
      const draft = work.find(resource.name, known);
      if (!draft) throw new Problem('conflict');
      draft.implied = false;
      work.change(draft, record);
      return { at, draft };
    });
  together(drafts, ({ draft }) => {
    const create = draft.action === 'create';
    authorize(parts, work, draft, draft.resource.scopes[create ? 'create' : 'update']!);
    judge(parts, work, draft, create ? 'create' : 'update');
  });
  return drafts[0]!.draft;
}
