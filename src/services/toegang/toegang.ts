/** Who may see one case besides those whose right on its type says so, or instead of them: read, given, taken away, shielded. */
import { authorize } from '../../engine/authorize.ts';
import { existing } from '../../engine/change.ts';
import type { Item } from '../../engine/compose.ts';
import type { Engine } from '../../engine/engine.ts';
import { judge } from '../../engine/judge.ts';
import type { OwnAnswer } from '../../engine/own.ts';
import type { Need } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Draft, Row, Work } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { metAlles } from '../../registers/afscherming.ts';
import { find, log, snapshotOf, urlOf } from '../operations/door.ts';

export interface Toegang {
  readonly id: string;
  readonly medewerker: string;
  readonly rol: string;
  readonly afdeling: string;
  readonly omgang: string;
  readonly totEnMet: string | null;
  readonly reden: string;
  readonly sinds: string;
  readonly door: string;
}

export type Afscherming = Pick<Toegang, 'id' | 'totEnMet' | 'reden' | 'sinds' | 'door'>;

export interface ToegangTotZaak {
  readonly afscherming: Afscherming | null;
  readonly toegangen: readonly Toegang[];
}

/** As it stands, of a case that was opened. */
export async function toegangVan(engine: Engine, caller: Caller, zaak: string): Promise<ToegangTotZaak> {
  return toegangTot(await snapshotOf(engine, caller), zaak);
}

export function toegangTot(snapshot: Snapshot, zaak: string): ToegangTotZaak {
  const [afscherming] = snapshot.related('zaakafscherming', 'zaak', zaak);
  return {
    afscherming: afscherming ? afschermingIn(afscherming) : null,
    toegangen: snapshot.related('zaaktoegang', 'zaak', zaak).map(toegangIn),
  };
}

export function toegangIn({ id, record }: Pick<Row, 'id' | 'record'>): Toegang {
  const { medewerker, rol, afdeling, omgang } = record as Readonly<Record<string, string>>;
  return {
    medewerker: medewerker ?? '',
    rol: rol ?? '',
    afdeling: afdeling ?? '',
    omgang: omgang!,
    ...afschermingIn({ id, record }),
  };
}

export function afschermingIn({ id, record }: Pick<Row, 'id' | 'record'>): Afscherming {
  const { totEnMet, reden, sinds, door } = record as Readonly<Record<string, string>>;
  return { id, totEnMet: totEnMet ?? null, reden: reden!, sinds: sinds!, door: door! };
}

/** Logged as any look at a case. @throws not-found, also for a case that this caller may not see */
export async function leesToegang(engine: Engine, caller: Caller, zaak: string): Promise<ToegangTotZaak> {
  const row = await zichtbaar(engine, caller, zaak, 'zaak.toegang');
  await log(engine, caller, 'zaak.toegang', 'geopend', [row]);
  return toegangVan(engine, caller, zaak);
}

type Body = Readonly<Record<string, unknown>>;

const bodyOf = (body: unknown): Body =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Body) : {};

/** @throws not-found, permission-denied, invalid */
export async function geefToegang(engine: Engine, caller: Caller, zaak: string, body: unknown): Promise<OwnAnswer> {
  await zichtbaar(engine, caller, zaak, 'zaak.toegang.geven');
  return engine.composeAnswer(
    caller,
    {
      operation: 'zaak.toegang.geven',
      kind: 'gewijzigd',
      items: [{ resource: 'zaaktoegang', input: { ...bodyOf(body), zaak: urlOf(engine, caller, 'zaak', zaak) } }],
    },
    ([row]) => ({ status: 201, json: JSON.stringify(toegangIn(row!)) }),
  );
}

/** Who is named with it is there from the same moment. @throws not-found, permission-denied, invalid */
export async function schermAf(engine: Engine, caller: Caller, zaak: string, body: unknown): Promise<OwnAnswer> {
  await zichtbaar(engine, caller, zaak, 'zaak.afschermen');
  const { toegangen, ...given } = bodyOf(body);
  const at = urlOf(engine, caller, 'zaak', zaak);
  const named = (Array.isArray(toegangen) ? toegangen : []).map(
    (one, index): Item => ({
      resource: 'zaaktoegang',
      // Why the case is shielded is why they are named, unless something else is said.
      input: { reden: given.reden, ...bodyOf(one), zaak: at },
      at: `toegangen.${index}`,
    }),
  );
  return engine.composeAnswer(
    caller,
    {
      operation: 'zaak.afschermen',
      kind: 'gewijzigd',
      items: [...named, { resource: 'zaakafscherming', input: { ...given, zaak: at } }],
    },
    (rows) => ({ status: 201, json: JSON.stringify(afschermingIn(rows.at(-1)!)) }),
  );
}

/** @throws not-found, permission-denied, invalid when nobody would be left */
export const trekIn = (engine: Engine, caller: Caller, zaak: string, toegang: string): Promise<OwnAnswer> =>
  neemWeg(engine, caller, zaak, {
    resource: 'zaaktoegang',
    operation: 'zaak.toegang.intrekken',
    pick: ({ id }) => id === toegang,
    needs: [],
  });

/**
 * From then on the case is seen as others of its type.
 * @param afscherming the one that is meant, where another may have come in its place. @throws not-found, permission-denied
 */
export const hefOp = (engine: Engine, caller: Caller, zaak: string, afscherming?: string): Promise<OwnAnswer> =>
  neemWeg(engine, caller, zaak, {
    resource: 'zaakafscherming',
    operation: 'zaak.afscherming.opheffen',
    pick: ({ id }) => afscherming === undefined || id === afscherming,
    needs: metAlles(zaak),
  });

async function neemWeg(
  engine: Engine,
  caller: Caller,
  zaak: string,
  what: {
    readonly resource: string;
    readonly operation: string;
    readonly pick: (row: Row) => boolean;
    readonly needs: readonly Need[];
  },
): Promise<OwnAnswer> {
  const { parts } = engine;
  const resource = parts.registry.get(what.resource);
  const scopes = resource.scopes.delete!;
  await zichtbaar(engine, caller, zaak, what.operation);
  const found = (work: Work): Draft => {
    const row = work.snapshot.related(what.resource, 'zaak', zaak).find(what.pick);
    if (!row) throw new Problem('not-found');
    return work.find(what.resource, row.id)!;
  };
  return engine.answer(
    {
      caller,
      resource,
      operation: what.operation,
      kind: 'gewijzigd',
      scopes,
      exclusive: `zaak/${zaak}`,
      async load(work) {
        found(work);
        work.load(await existing(parts, caller, parts.registry.get('zaak'), zaak));
        work.load(await parts.loader.load(caller, what.needs));
      },
      act(work) {
        const it = found(work);
        it.implied = false;
        authorize(parts, work, it, scopes);
        work.remove(it);
        judge(parts, work, it, 'delete');
        return it;
      },
    },
    () => ({ status: 204 }),
  );
}

/** To who may not see a record it is not there. A refusal is logged. @throws not-found */
export async function zichtbaar(
  engine: Engine,
  caller: Caller,
  id: string,
  operation: string,
  resource = 'zaak',
): Promise<Row> {
  const found = await find(engine, caller, resource, id);
  if (found && 'row' in found) return found.row;
  if (found) await log(engine, caller, operation, 'geweigerd', [found.refused]);
  throw new Problem('not-found');
}
