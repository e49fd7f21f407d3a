/** Bodies of another installation as this one takes them: its addresses become ours, and relations by name get the name. */
import type { Registry } from '../../../engine/registry.ts';
import type { Snapshot } from '../../../engine/snapshot.ts';
import { NAME, type Versioned } from '../versions.ts';
import { type Entries, type Entry, idOf, type Kind, PART_KINDS } from './members.ts';

/** Fields that hold a type by name in our records, and an address or a name in others'. */
const BY_NAME: Readonly<Record<string, Versioned>> = {
  besluittypen: 'besluittype',
  informatieobjecttypen: 'informatieobjecttype',
  informatieobjecttype: 'informatieobjecttype',
  deelzaaktypen: 'zaaktype',
};

/** The public lists are served on several hosts under the same UUIDs, so that the UUID says which entry is meant. */
const LISTS = ['selectielijst_procestype', 'selectielijst_resultaat', 'selectielijst_resultaattypeomschrijving'];

type Body = Entry['body'];

export interface Rewriter {
  (kind: Kind, body: Body): Body;
  /** Id here of a catalogue in the file: the own one of the same organisation and domain, where there is one. */
  catalogus(id: string): string;
  /** Id of the case type that a part belongs to. */
  zaaktype(part: Body): string | undefined;
}

export function rewriterFor(registry: Registry, base: string, entries: Entries, snapshot: Snapshot): Rewriter {
  const own = new Map(
    entries.catalogus.map(({ id, body }) => {
      const same = snapshot
        .all('catalogus')
        .find(({ record }) => record.rsin === body.rsin && record.domein === body.domein);
      return [id, same?.id ?? id];
    }),
  );
  const known = new Map<string, string>(
    (['zaaktype', 'informatieobjecttype', 'besluittype', 'catalogus', ...PART_KINDS] as const).flatMap((kind) =>
      entries[kind].map(({ id }) => [id, addressOf(kind, own.get(id) ?? id)] as const),
    ),
  );
  const names = new Map<string, string>(
    (['zaaktype', 'informatieobjecttype', 'besluittype'] as const).flatMap((kind) =>
      entries[kind].map(({ id, body }) => [`${kind}/${id}`, String(body[NAME[kind]])] as const),
    ),
  );

  function addressOf(name: string, id: string): string {
    const { api, path } = registry.get(name);
    return `${base}${api.root}/${path}/${id}`;
  }

  function readdress(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(readdress);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, readdress(one)]));
    const id = /^https?:/.test(String(value)) ? idOf(value) : undefined;
    if (!id) return value;
    const list = LISTS.map((name) => snapshot.get(name, id)).find((row) => row !== undefined);
    return known.get(id) ?? (list ? addressOf(list.resource.name, list.id) : value);
  }

  /** Installations give the entries of this list ids of their own; a result type names its entry as well. */
  function byGeneric(body: Body, value: unknown): unknown {
    const named = readdress(value);
    if (named !== value || !body.omschrijvingGeneriek) return named;
    const entry = snapshot
      .all('selectielijst_resultaattypeomschrijving')
      .find(({ record }) => record.omschrijving === body.omschrijvingGeneriek);
    return entry ? addressOf(entry.resource.name, entry.id) : value;
  }

  const toName = (kind: Versioned, value: unknown): unknown => names.get(`${kind}/${idOf(value)}`) ?? value;

  function rewrite(kind: Kind, body: Body): Body {
    const named = Object.entries(body).map(([name, value]): [string, unknown] => {
      const by = kind === 'catalogus' ? undefined : BY_NAME[name];
      if (by)
        return [name, Array.isArray(value) ? [...new Set(value.map((one) => toName(by, one)))] : toName(by, value)];
      if (name === 'gerelateerdeZaaktypen' && Array.isArray(value))
        return [name, value.map((one) => ({ ...one, zaaktype: toName('zaaktype', one?.zaaktype) }))];
      if (name === 'resultaattypeomschrijving') return [name, byGeneric(body, value)];
      return [name, readdress(value)];
    });
    return Object.fromEntries(named);
  }

  return Object.assign(rewrite, {
    catalogus: (id: string) => own.get(id) ?? id,
    zaaktype: (part: Body) => idOf(part.zaaktype),
  });
}
