/**
 * Who may see what, where the source is a Meent. No ZGW API tells of a shield, and an application that may do everything
 * sees through it: so it is read from the API of Meent itself, and written with the case in one write. A document comes
 * before its case, and is shut from its own first write where it is shut there.
 */
import type { MovedRecord } from '../../engine/move.ts';
import type { Row } from '../../engine/work.ts';
import { applicationOf } from '../../registers/autorisaties/index.ts';
import { werkbankVan } from '../../registers/client-ids.ts';
import { idIn } from './addresses.ts';
import type { Part } from './dossier.ts';
import type { Soort } from './inventory.ts';
import { type Body, bodyOf, type Source, SourceProblem } from './source.ts';
import type { TakeParts } from './take.ts';

export const AFSCHERMING = 'zaakafscherming';
export const TOEGANG = 'zaaktoegang';

/** By case, as its list shows it. */
export type Toegangen = ReadonlyMap<string, Body>;

/** Enough of its own description to know a Meent by. */
const ENOUGH = 8_192;
const MEENT = /^\s*"?name"?: "?Meent"?,?\s*$/m;

/**
 * Every case there that has access of its own; nothing where the source is no Meent.
 * @throws SourceProblem for a Meent that does not show it: what is shut there would be open here
 */
export async function toegangenVan(source: Source): Promise<Toegangen | undefined> {
  const found = new Map<string, Body>();
  const first = await attempt(() => pageOf(source));
  if (!first) {
    if (await isMeent(source)) throw new SourceProblem('refused', 0, HIDDEN);
    return undefined;
  }
  for (let page = first; ; ) {
    for (const one of page.zaken) found.set(String(one.id), one);
    if (page.volgende === undefined) return found;
    const next = await pageOf(source, page.volgende);
    if (!next || (next.volgende !== undefined && next.volgende <= page.volgende)) throw unreadable();
    page = next;
  }
}

const HIDDEN =
  'De bron is een Meent, maar laat niet lezen welke zaken zijn afgeschermd (/meent/api/v1/toegang). Die zouden hier voor iedereen open zijn. Maak dat adres bereikbaar, geef het met --meent, of neem met --without-shields alles open over.';

interface ToegangPage {
  readonly zaken: readonly Body[];
  readonly volgende?: string;
}

async function pageOf(source: Source, na?: string): Promise<ToegangPage | undefined> {
  const body = bodyOf(await source.again('meent', 'toegang', na === undefined ? undefined : `na=${na}`));
  if (!body) return undefined;
  const { zaken, volgende } = body;
  if (!Array.isArray(zaken) || !zaken.every((one) => idIn((one as Body | null)?.id))) throw unreadable();
  const next = idIn(volgende);
  return { zaken: zaken as readonly Body[], ...(next ? { volgende: next } : {}) };
}

async function isMeent(source: Source): Promise<boolean> {
  const stream = await attempt(() => source.content('zaken', 'openapi.yaml'));
  if (!stream) return false;
  let text = '';
  for await (const chunk of stream) {
    text += String(chunk);
    if (text.length >= ENOUGH) break;
  }
  return MEENT.test(text);
}

/** Nothing where the source has no such thing, or does not give it. @throws SourceProblem `failing` */
async function attempt<Of>(ask: () => Promise<Of>): Promise<Of | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof SourceProblem && error.kind !== 'failing') return undefined;
    throw error;
  }
}

const unreadable = (): SourceProblem =>
  new SourceProblem('unreadable', 200, 'De bron zegt niet leesbaar wie dit mag zien.');

/** The shield of a case and who is named on it, as parts of the case. @throws SourceProblem: without it the case stays there */
export async function toegangTot(source: Source, zaak: string): Promise<readonly Part[]> {
  const body = bodyOf(await source.get('meent', `zaken/${zaak}/toegang`));
  if (!body) throw new SourceProblem('not-there', 404, 'De bron zegt niet wie deze zaak mag zien.');
  const { afscherming, toegangen } = body;
  if (afscherming === undefined || !Array.isArray(toegangen)) throw unreadable();
  const partOf = (resource: string, it: unknown): Part => {
    const id = idIn((it as Body | null)?.id);
    if (!id) throw unreadable();
    return { resource, id, body: it as Body };
  };
  return [
    ...(afscherming === null ? [] : [partOf(AFSCHERMING, afscherming)]),
    ...toegangen.map((it) => partOf(TOEGANG, it)),
  ];
}

/** Whether the document is shielded there. @throws SourceProblem */
export async function isDicht(source: Source, document: string): Promise<boolean> {
  const body = bodyOf(await source.get('meent', `documenten/${document}/toegang`));
  if (typeof body?.afgeschermd !== 'boolean')
    throw new SourceProblem('not-there', 404, 'De bron zegt niet wie dit document mag zien.');
  return body.afgeschermd;
}

export const isToegang = ({ resource }: Pick<MovedRecord, 'resource'>): boolean =>
  resource === AFSCHERMING || resource === TOEGANG;

/** Those that stand here. */
export async function toegangHier({ engine, caller }: TakeParts, soort: Soort, id: string): Promise<readonly Row[]> {
  if (soort !== 'zaak') return [];
  const snapshot = await engine.parts.snapshots.current(caller.municipality);
  return [AFSCHERMING, TOEGANG].flatMap((name) => snapshot.related(name, 'zaak', id));
}

/** As it is written here: a case has one shield, so another there is the same one here. */
export const toegangRecord = ({ resource, id, body }: Part, zaak: string, hier: readonly Row[]): MovedRecord => {
  const { id: _, ...rest } = body;
  const same = resource === AFSCHERMING ? hier.find((one) => one.resource.name === AFSCHERMING)?.id : undefined;
  return { resource, id: same ?? id, body: { ...rest, zaak } };
};

/**
 * What was taken over and leads to nobody here, as far as that can be known: of a role in a department that no rights were
 * given here. Employees log in with numbers that this installation does not keep.
 */
export async function onbekendHier(
  { engine, caller }: TakeParts,
  records: readonly MovedRecord[],
): Promise<readonly string[]> {
  const snapshot = await engine.parts.snapshots.current(caller.municipality);
  return records.flatMap(({ resource, id, body }): readonly string[] => {
    if (resource !== TOEGANG) return [];
    const { medewerker, rol, afdeling } = body as Body;
    const known = medewerker || applicationOf(snapshot, werkbankVan(String(rol), String(afdeling)));
    return known ? [] : [`${TOEGANG} ${id}: ${GEEN_ROL}`];
  });
}

const GEEN_ROL = 'genoemd is een rol in een afdeling die hier geen rechten heeft. Richt die in, of noem een ander.';
