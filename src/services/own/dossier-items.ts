/** From one request body to the records that it makes, each with its place in the body for faults. */
import { addressOf } from '../../engine/answer.ts';
import type { Item } from '../../engine/compose.ts';
import type { Engine } from '../../engine/engine.ts';
import { isUuid, newId } from '../../foundation/ids.ts';
import { type InvalidParam, invalid } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { checkIntegrity, storeContent } from '../../registers/documenten/index.ts';
import { caseOf, dossierFields, PARTS } from './dossier-parts.ts';

export const DOCUMENT = 'enkelvoudiginformatieobject';
export type Body = Readonly<Record<string, unknown>>;

/** The id at the end of an address. */
export function lastId(address: unknown): string | undefined {
  const id = typeof address === 'string' ? address.slice(-36).toLowerCase() : '';
  return isUuid(id) ? id : undefined;
}

/** Ample for a case that somebody makes. */
const MOST_ITEMS = 500;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export const fault = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason });
export const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Content is stored first; without a record that refers to it, it is swept.
 * @param id of the case
 * @param ids of its parts that have their address already, in `url`
 * @param most records that it may make
 * @param advice what to do with one that makes more
 * @throws invalid
 */
export async function itemsOf(
  engine: Engine,
  blobs: Blobs,
  caller: Caller,
  body: unknown,
  {
    id = newId(),
    ids = new Set(),
    most = MOST_ITEMS,
    advice = `Geef er in één keer hoogstens ${most}.`,
  }: {
    readonly id?: string;
    readonly ids?: ReadonlySet<string>;
    readonly most?: number;
    readonly advice?: string;
  } = {},
): Promise<readonly Item[]> {
  const given = checked(body);
  // Before any content is stored.
  const count = countOf(given);
  if (count > most) throw invalid(fault('nonFieldErrors', 'max_length', `Dit zijn ${count} onderdelen. ${advice}`));
  const url = (name: string, id: string): string => addressOf(caller.base, engine.parts.registry.get(name), id);
  const zaak = url('zaak', id);
  const items: Item[] = [{ resource: 'zaak', id, input: given.zaak, at: 'zaak' }];
  const documents: unknown[] = [];
  // A link that names a status of this case is made after it.
  const links = new Map<unknown, Item[]>();
  for (const [index, one] of listOf(given, 'documenten').entries()) {
    const at = `documenten.${index}`;
    const { document, ...link } = one;
    if ((document === undefined) === (link.informatieobject === undefined))
      throw invalid(fault(at, 'invalid', 'Geef informatieobject of document, een van de twee.'));
    const made = newId();
    const address = document === undefined ? link.informatieobject : url(DOCUMENT, made);
    if (document !== undefined)
      items.push({ resource: DOCUMENT, id: made, ...(await content(blobs, caller, document, `${at}.document`)) });
    const item = { resource: 'zaakinformatieobject', input: { ...link, informatieobject: address, zaak }, at };
    if (ids.has(lastId(link.status) ?? '')) links.set(link.status, [...(links.get(link.status) ?? []), item]);
    else items.push(item);
    documents.push(address);
  }
  for (const part of PARTS) {
    const { name, resource, single } = part;
    const some = single ? (given[name] ? [given[name] as Body] : []) : listOf(given, name);
    for (const [index, one] of some.entries()) {
      const known = lastId(one.url);
      const at = single ? name : `${name}.${index}`;
      items.push({
        resource,
        input: { ...one, [caseOf(part)]: zaak },
        at,
        ...(known && ids.has(known) ? { id: known } : {}),
      });
      items.push(...(links.get(one.url) ?? []));
    }
    // Before the case may close: a decision belongs to an open case.
    if (name === 'objecten') items.push(...decisions(given, documents, zaak, url));
  }
  return items;
}

/** How many records a case file makes. */
function countOf(given: Body): number {
  const links = listOf(given, 'besluiten').map(({ documenten }) => (Array.isArray(documenten) ? documenten.length : 0));
  const documents = listOf(given, 'documenten').filter(({ document }) => document !== undefined);
  const parts = PARTS.map(({ name, single }) => (single ? Number(Boolean(given[name])) : listOf(given, name).length));
  const also = [listOf(given, 'documenten').length, documents.length, listOf(given, 'besluiten').length];
  return [1, ...parts, ...also, ...links].reduce((sum, count) => sum + count, 0);
}

function decisions(
  given: Body,
  documents: readonly unknown[],
  zaak: string,
  url: (name: string, id: string) => string,
): readonly Item[] {
  return listOf(given, 'besluiten').flatMap((one, index) => {
    const at = `besluiten.${index}`;
    const { documenten = [], ...input } = one;
    const id = newId();
    if (!Array.isArray(documenten)) throw invalid(fault(`${at}.documenten`, 'not_a_list', 'Dit moet een lijst zijn.'));
    return [
      { resource: 'besluit', id, input: { ...input, zaak }, at },
      ...documenten.map(
        (which: unknown, place): Item => ({
          resource: 'besluitinformatieobject',
          input: {
            besluit: url('besluit', id),
            informatieobject: typeof which === 'number' ? documents[which] : which,
          },
          at: `${at}.documenten.${place}`,
        }),
      ),
    ];
  });
}

async function content(
  blobs: Blobs,
  { municipality }: Caller,
  document: unknown,
  at: string,
): Promise<Pick<Item, 'input' | 'columns' | 'at'>> {
  if (!isBody(document)) throw invalid(fault(at, 'invalid', 'Dit moet een JSON-object zijn.'));
  const { inhoud, ...input } = document;
  if (inhoud === null) return { at, input };
  if (typeof inhoud !== 'string' || !BASE64.test(inhoud))
    throw invalid(fault(`${at}.inhoud`, 'invalid-base64', 'Geef de inhoud als base64.'));
  const bytes = Buffer.from(inhoud, 'base64');
  const damaged = await checkIntegrity(input.integriteit, () => [bytes]);
  if (damaged) throw invalid({ ...damaged, name: `${at}.${damaged.name}` });
  return {
    at,
    input: 'bestandsomvang' in input ? input : { ...input, bestandsomvang: bytes.length },
    columns: { inhoud: await storeContent(blobs, municipality, bytes) },
  };
}

/** @throws invalid for a body of another shape, or with names that mean nothing here */
function checked(body: unknown): Body {
  if (!isBody(body)) throw invalid(fault('nonFieldErrors', 'invalid', 'De inhoud moet een JSON-object zijn.'));
  const faults = Object.keys(body)
    .filter((name) => !Object.hasOwn(dossierFields, name))
    .map((name) => fault(name.slice(0, 80), 'unknown', 'Dit onderdeel bestaat niet.'));
  for (const [name, field] of Object.entries(dossierFields)) {
    const value = body[name];
    if (field.kind === 'list') {
      if (value === undefined) continue;
      if (!Array.isArray(value)) faults.push(fault(name, 'not_a_list', 'Dit moet een lijst zijn.'));
      else
        for (const [index, one] of value.entries())
          if (!isBody(one)) faults.push(fault(`${name}.${index}`, 'invalid', 'Dit moet een JSON-object zijn.'));
    } else if (value === undefined && field.required) faults.push(fault(name, 'required', 'Dit veld is verplicht.'));
    else if (value !== undefined && !(value === null && field.nullable) && !isBody(value))
      faults.push(fault(name, 'invalid', 'Dit moet een JSON-object zijn.'));
  }
  if (faults.length > 0) throw invalid(...faults.slice(0, 50));
  return body;
}

const listOf = (given: Body, name: string): readonly Body[] => (given[name] ?? []) as readonly Body[];
