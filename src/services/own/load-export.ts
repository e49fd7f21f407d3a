/**
 * A line of an export as a line of a load: what it says of the case, without what the register sets itself. Addresses of
 * what is in the line become those of what is made of it; types are found by their id or by their name.
 */
import { pathOf } from '../../engine/body.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { mayWalk } from '../../engine/walk.ts';
import { newId } from '../../foundation/ids.ts';
import { type InvalidParam, invalid } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { meentApi } from '../../registers/meent-api.ts';
import { snapshotOf, text, urlOf } from '../operations/door.ts';
import { type Body, DOCUMENT, fault, isBody, lastId } from './dossier-items.ts';
import { PARTS } from './dossier-parts.ts';
import { namedIn, type TypeName, typeCalled } from './dossier-types.ts';

export interface Unpacked {
  /** As `POST /zaakdossiers` takes it. */
  readonly dossier: Body;
  /** Those of its parts. */
  readonly ids: ReadonlySet<string>;
}

interface Parts {
  readonly engine: Engine;
  readonly caller: Caller;
  readonly snapshot: Snapshot;
  /** Where the line comes from. */
  readonly from: string;
  readonly typen: ReadonlyMap<string, TypeName>;
  /** The id of what is made, by the id of the part in the line. */
  readonly ids: ReadonlyMap<string, string>;
  /** Id of the new case, and of its type here. */
  readonly zaak: string;
  readonly zaaktype: string | undefined;
  readonly anew: boolean;
  /** The address here of cases that the line names, by their address in it. */
  readonly cases: Map<string, string>;
  readonly faults: InvalidParam[];
}

const ADDRESS = new RegExp(`^(https?://[^/\\s]+)${meentApi.root}/zaakdossiers/([0-9a-f-]{36})$`);
const MOST_FAULTS = 50;

/**
 * @param zaak id of the case that is made
 * @param anew whether what is made gets numbers of its own
 * @throws invalid for what cannot be found or made here
 */
export async function unpacked(
  engine: Engine,
  caller: Caller,
  line: unknown,
  { zaak, anew }: { readonly zaak: string; readonly anew: boolean },
): Promise<Unpacked> {
  const given = isBody(line) ? line : {};
  const [, from] = ADDRESS.exec(text(given.url)) ?? [];
  if (from === undefined || !isBody(given.zaak))
    throw invalid(fault('url', 'invalid', 'Dit is geen regel van een uitvoer van zaakdossiers.'));
  const { url: _, typen, hoofdzaak, relevanteZaken, ...rest } = given;
  // In the order in which they held, whatever the order in which they were written down.
  const said: Body = {
    ...rest,
    ...(Array.isArray(rest.statussen) ? { statussen: rest.statussen.toSorted(byMoment) } : {}),
  };
  const made = PARTS.flatMap(({ name }) => bodiesIn(said[name])).flatMap(({ url }) => lastId(url) ?? []);
  if (new Set(made).size < made.length)
    throw invalid(fault('nonFieldErrors', 'invalid', 'Een onderdeel staat er twee keer in.'));
  const snapshot = await snapshotOf(engine, caller);
  const shared = {
    engine,
    caller,
    snapshot,
    from,
    typen: namedIn(bodiesIn(typen)),
    ids: newIds(made),
    zaak,
    anew,
    cases: new Map<string, string>(),
    faults: [],
  };
  const zaaktype = lastId(typeHere({ ...shared, zaaktype: undefined }, 'zaaktype', given.zaak.zaaktype));
  const parts: Parts = { ...shared, zaaktype };
  for (const called of bodiesIn(relevanteZaken)) {
    const address = await numbered(parts, 'zaak', called);
    if (address) parts.cases.set(text(called.url), address);
  }
  const dossier = {
    ...(here(parts, { ...said, documenten: [], besluiten: [] }, '') as Body),
    documenten: await documentsHere(parts, bodiesIn(said.documenten)),
    besluiten: decisionsHere(parts, bodiesIn(said.besluiten), bodiesIn(said.documenten)),
  };
  const klantcontacten = (dossier as Body).klantcontacten;
  if (parts.faults.length > 0) throw invalid(...parts.faults.slice(0, MOST_FAULTS));
  const main = await numbered(parts, 'zaak', hoofdzaak);
  return {
    dossier: {
      ...dossier,
      ...(Array.isArray(klantcontacten)
        ? { klantcontacten: klantcontacten.map((one) => (isBody(one) ? numberless(parts, one) : one)) }
        : {}),
      zaak: { ...numberless(parts, (dossier as Body).zaak as Body), ...(main ? { hoofdzaak: main } : {}) },
    },
    ids: new Set(parts.ids.values()),
  };
}

const bodiesIn = (value: unknown): readonly Body[] => (Array.isArray(value) ? value : [value]).filter(isBody);
const momentOf = (status: unknown): string => text(isBody(status) ? status.datumStatusGezet : '');
const byMoment = (a: unknown, b: unknown): number =>
  momentOf(a) < momentOf(b) ? -1 : momentOf(a) > momentOf(b) ? 1 : 0;

/** In the order of the line. */
const newIds = (parts: readonly string[]): ReadonlyMap<string, string> => new Map(parts.map((id) => [id, newId()]));

const numberless = ({ anew }: Parts, { identificatie, ...rest }: Body): Body =>
  anew ? rest : { identificatie, ...rest };

/** A value with every address in it as it is here. What lies elsewhere stays, and the rules say whether that may be. */
function here(parts: Parts, value: unknown, at: string): unknown {
  if (typeof value === 'string') return addressHere(parts, value, at);
  if (Array.isArray(value)) return value.map((one, index) => here(parts, one, `${at}.${index}`));
  if (!isBody(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, here(parts, one, at === '' ? name : `${at}.${name}`)]),
  );
}

function addressHere(parts: Parts, address: string, at: string): string {
  const { engine, caller, from, ids, zaak, faults } = parts;
  const found = address.startsWith(`${from}/`) ? engine.parts.registry.resolve(address.slice(from.length)) : undefined;
  if (!found) return address;
  const made = ids.get(found.id);
  if (made) return caller.base + pathOf(found.resource, made, zaak);
  if (found.resource.name === 'zaak' && at.startsWith('zaak.relevanteAndereZaken')) {
    const there = from === caller.base ? address : parts.cases.get(address);
    if (there === undefined)
      faults.push(fault(at, 'does_not_exist', 'Deze zaak is hier niet onder haar nummer. Laad die eerst.'));
    return there ?? address;
  }
  if (!found.resource.cached) return address;
  const type = typeHere(parts, found.resource.name, address);
  if (type === undefined) faults.push(fault(at, 'does_not_exist', missing(parts.typen.get(address))));
  return type ?? address;
}

/** By its id, which is the same where a catalogue came from the same file; otherwise by its name. */
function typeHere(
  { engine, caller, snapshot, typen, zaaktype }: Omit<Parts, 'ids'>,
  kind: string,
  address: unknown,
): string | undefined {
  const said = typen.get(text(address));
  const row = snapshot.get(kind, lastId(address) ?? '') ?? (said && typeCalled(snapshot, said, zaaktype));
  return row && urlOf(engine, caller, kind, row.id);
}

const missing = (said: TypeName | undefined): string => {
  if (!said) return 'Dit type is hier niet, en de regel zegt niet hoe het heet.';
  const { soort, naam, domein, beginGeldigheid } = said;
  const where = domein === undefined ? '' : ` van catalogus ${domein}, geldig vanaf ${beginGeldigheid},`;
  return `Het ${soort} ${naam}${where} is hier niet. Zet eerst de catalogus over.`.slice(0, 300);
};

/** Each made with its content, or the one that is here already under its number. */
async function documentsHere(parts: Parts, links: readonly Body[]): Promise<readonly Body[]> {
  const made: Body[] = [];
  for (const [index, { document, informatieobject, versies: _, ...link }] of links.entries()) {
    const at = `documenten.${index}`;
    const rest = here(parts, link, at) as Body;
    const there = await documentHere(parts, document, informatieobject);
    if (there) made.push({ ...rest, informatieobject: there });
    else if (!isBody(document))
      parts.faults.push(fault(`${at}.document`, 'required', 'Dit document staat niet in de regel, en is hier niet.'));
    else {
      const why = whyNot(document);
      if (why) parts.faults.push(fault(`${at}.document`, 'invalid', why));
      const { inhoud, ...said } = document;
      made.push({ ...rest, document: { ...numberless(parts, here(parts, said, `${at}.document`) as Body), inhoud } });
    }
  }
  return made;
}

/** Why it cannot be made. */
function whyNot({ inhoud, bestandsomvang, indicatieGebruiksrecht }: Body): string | undefined {
  if (indicatieGebruiksrecht === true)
    return 'Dit document heeft gebruiksrechten, en die staan niet in de regel. Maak het eerst, met dezelfde bronorganisatie en identificatie.';
  if (inhoud === null && bestandsomvang) return 'De inhoud van dit document was er nog niet.';
  if (typeof inhoud !== 'string' || !/^https?:/.test(inhoud)) return undefined;
  return 'De inhoud staat niet in de regel. Maak de uitvoer met inhoud=true. Past de inhoud niet, maak het document dan eerst, met dezelfde bronorganisatie en identificatie.';
}

/** In the register it came from an address is enough, unless it gets a number of its own and has its content with it. */
async function documentHere(parts: Parts, document: unknown, address: unknown): Promise<string | undefined> {
  const { caller, from, anew } = parts;
  const isCopy = anew && isBody(document) && !whyNot(document);
  if (from === caller.base && !isCopy) return text(address) || undefined;
  return numbered(parts, DOCUMENT, document);
}

/** The address of the record that has this number here, where the numbers are the same and the caller may see it. */
async function numbered(
  { engine, caller, from, anew }: Parts,
  name: string,
  called: unknown,
): Promise<string | undefined> {
  const mayLook = from !== caller.base && !anew && mayWalk(caller, engine.parts.registry.get(name));
  if (!mayLook || !isBody(called)) return undefined;
  const { identificatie, bronorganisatie } = called;
  if (typeof identificatie !== 'string' || typeof bronorganisatie !== 'string') return undefined;
  const { rows } = await engine.rows(caller, name, { identificatie, bronorganisatie });
  return rows[0] && urlOf(engine, caller, name, rows[0].id);
}

function decisionsHere(parts: Parts, decisions: readonly Body[], links: readonly Body[]): readonly Body[] {
  const places = new Map(links.map(({ informatieobject }, index) => [informatieobject, index]));
  return decisions.map(({ documenten, zaak: _, ...said }, index) => ({
    ...numberless(parts, here(parts, said, `besluiten.${index}`) as Body),
    documenten: bodiesIn(documenten).map(({ informatieobject }) => places.get(informatieobject) ?? informatieobject),
  }));
}
