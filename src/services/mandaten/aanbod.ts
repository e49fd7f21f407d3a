/**
 * A voluntary mandate, of two sides (BW 3:60; Awb 2:1): the one offers it and gets a code, the other accepts with that code. The
 * code is in no address, and in the database as a keyed hash. Either ends it, at once.
 */
import { randomInt } from 'node:crypto';
import { requireScope } from '../../engine/access.ts';
import { authorize } from '../../engine/authorize.ts';
import { existing } from '../../engine/change.ts';
import type { Composition } from '../../engine/compose.ts';
import type { Engine } from '../../engine/engine.ts';
import type { OwnAnswer } from '../../engine/own.ts';
import type { Need } from '../../engine/resource.ts';
import type { Draft, Row, Work } from '../../engine/work.ts';
import { now } from '../../foundation/clock.ts';
import { isUuid } from '../../foundation/ids.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { CODE_DAGEN, MANDAAT, MANDATEN_EIGEN } from '../../registers/mandaten/index.ts';
import { logOwn, snapshotOf } from '../operations/door.ts';
import { hashesOf } from './acting.ts';
import { isIncapable, mandateOf } from './mandate-of.ts';
import { eigenCaller, eigenMandaten, isVan, type Zelf, zonderRegels } from './own.ts';

/** No signs that look like each other. 31 to the power of 12 is more than anybody tries in the days that it waits. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 12;
const CODE_PURPOSE = 'machtigingscode';

const makeCode = (): string => Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');

/** `ABCD-EFGH-JKMN`: as it is read out and typed over. */
export const inGroepen = (code: string): string => code.match(/.{1,4}/g)!.join('-');
const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

type Input = Readonly<Record<string, unknown>>;

/** The answer has the code, once: here nobody can read it again. @throws invalid, permission-denied */
export async function biedAan(engine: Engine, caller: Caller, input: unknown, zelf: Zelf): Promise<OwnAnswer> {
  const as = await eigenCaller(engine, caller);
  const { keys } = engine.parts;
  const code = makeCode();
  const codeTot = new Date(now().getTime() + CODE_DAGEN * 86_400_000);
  const { diensten, ook = [], vanaf, totEnMet } = (input ?? {}) as Input;
  const composition: Composition = {
    operation: 'portaal.machtiging-aanbieden',
    items: [
      {
        resource: MANDAAT,
        input: { soort: 'vrijwillig', vertegenwoordigde: zelf.bsn(), diensten, ook, vanaf, totEnMet },
        columns: { code: keys.hash(as.municipality, CODE_PURPOSE, code), code_tot: codeTot.toISOString() },
      },
    ],
    finish: (work, [it]) => work.change(it!, { naamVertegenwoordigde: zelf.name }),
  };
  return engine.composeAnswer(as, composition, ([row]) => ({
    status: 201,
    json: JSON.stringify({ id: row!.id, code: inGroepen(code), codeTot: codeTot.toISOString() }),
  }));
}

const GEEN_CODE = 'Deze code is er niet, of is verlopen of al gebruikt. Vraag de ander om een nieuwe.';

/** The offer behind a code, for who is not the one who made it. @throws invalid */
async function bijCode(engine: Engine, caller: Caller, code: unknown): Promise<Row> {
  const { loader, keys } = engine.parts;
  const given = typeof code === 'string' ? plain(code) : '';
  // A code waits for days, and keeps the hash of its moment.
  const hashes = given.length === LENGTH ? keys.everyHash(caller.municipality, CODE_PURPOSE, given) : [];
  const needs = hashes.map((is): Need => ({ resource: MANDAAT, where: 'code', is }));
  const [row] = needs.length > 0 ? await loader.load(caller, needs) : [];
  if (!row || !isOpen(row)) throw invalid({ name: 'code', code: 'invalid', reason: GEEN_CODE });
  if (isVan(caller, row.columns.voor))
    throw invalid({
      name: 'code',
      code: 'invalid',
      reason: 'Dit is een code van uzelf. Geef haar aan wie iets voor u mag doen.',
    });
  return row;
}

const isOpen = ({ record, columns }: Pick<Row, 'record' | 'columns'>): boolean =>
  record.status === 'aangeboden' && new Date(String(columns.code_tot)).getTime() > now().getTime();

/** What somebody offers, before it is accepted. @throws invalid */
export async function bekijkCode(engine: Engine, caller: Caller, code: unknown): Promise<Row> {
  const own = await eigenCaller(engine, caller);
  requireScope(own, engine.parts.registry.get(MANDAAT), [MANDATEN_EIGEN]);
  const row = await bijCode(engine, own, code);
  await logOwn(engine, await alsAnder(engine, own, row), 'portaal.machtiging-bekijken', [row]);
  return row;
}

/** From now on the other acts. @throws invalid, wrong-state */
export async function aanvaard(engine: Engine, caller: Caller, code: unknown, zelf: Zelf): Promise<OwnAnswer> {
  const own = await eigenCaller(engine, caller);
  const row = await bijCode(engine, own, code);
  const as = await alsAnder(engine, own, row);
  return stap(engine, as, row.id, 'portaal.machtiging-aanvaarden', (work, it) => {
    if (!isOpen(it)) throw invalid({ name: 'code', code: 'invalid', reason: GEEN_CODE });
    // BW 3:63: who is not of age may act for another; who died or is under curatele may not (3:72 c).
    const who = work.filter('persoon', ({ columns }) => isVan(as, columns.burgerservicenummer))[0];
    if (who && isIncapable(who.record))
      throw new Problem('wrong-state', 'U kunt niet voor een ander handelen. Vraag de gemeente waarom.');
    work.change(it, {
      status: 'geldig',
      vertegenwoordiger: zelf.bsn(),
      naamVertegenwoordiger: zelf.name,
      geldigOp: work.at.toISOString(),
    });
    work.setColumns(it, { code: null, code_tot: null });
  });
}

/** The offer is gone. @throws invalid */
export async function weiger(engine: Engine, caller: Caller, code: unknown): Promise<OwnAnswer> {
  const own = await zonderRegels(engine, caller);
  const row = await bijCode(engine, own, code);
  const as = await alsAnder(engine, own, row);
  return stap(engine, as, row.id, 'portaal.machtiging-weigeren', (work, it) => {
    if (!isOpen(it)) throw invalid({ name: 'code', code: 'invalid', reason: GEEN_CODE });
    work.change(it, { status: 'geweigerd', geeindigdOp: work.at.toISOString(), geeindigdDoor: 'vertegenwoordiger' });
    work.setColumns(it, { code: null, code_tot: null });
  });
}

/** By either of the two, without a reason (BW 3:72 b and d). @throws not-found for anybody else, wrong-state */
export async function zegOp(engine: Engine, caller: Caller, id: string): Promise<OwnAnswer> {
  const own = await zonderRegels(engine, caller);
  const row = (await eigenMandaten(engine, own)).find((one) => one.id === id);
  // Of whom it is not, nothing is told: not that it is there either.
  if (!row) throw new Problem('not-found');
  const gever = isVan(own, row.columns.voor);
  const as = gever ? own : await alsAnder(engine, own, row);
  return stap(engine, as, id, 'portaal.machtiging-beeindigen', (work, it) => {
    if (it.record.soort !== 'vrijwillig')
      throw new Problem(
        'wrong-state',
        'Dit rust op een uitspraak van de rechter. Het eindigt als de rechter dat beslist; geef die uitspraak aan ons door.',
      );
    if (it.record.status !== 'geldig' && it.record.status !== 'aangeboden')
      throw new Problem('wrong-state', 'Deze machtiging is al beëindigd.');
    work.change(it, {
      status: 'beeindigd',
      geeindigdOp: work.at.toISOString(),
      geeindigdDoor: gever ? 'vertegenwoordigde' : 'vertegenwoordiger',
    });
    work.setColumns(it, { code: null, code_tot: null });
    work.endRights();
  });
}

/** What is done to a mandate by who has it stands in the log as done by them, for the other to read. */
async function alsAnder(engine: Engine, caller: Caller, row: Row): Promise<Caller> {
  return { ...caller, mandate: { ...mandateOf(engine, await snapshotOf(engine, caller), caller, row), itself: true } };
}

async function stap(
  engine: Engine,
  caller: Caller,
  id: string,
  operation: string,
  act: (work: Work, it: Draft) => void,
): Promise<OwnAnswer> {
  if (!isUuid(id)) throw new Problem('not-found');
  const { parts } = engine;
  const resource = parts.registry.get(MANDAAT);
  const scopes = [MANDATEN_EIGEN];
  const who = hashesOf(caller.person!);
  return engine.answer(
    {
      caller,
      resource,
      operation,
      kind: 'gewijzigd',
      scopes,
      exclusive: `${MANDAAT}/${id}`,
      async load(work) {
        work.load(await existing(parts, caller, resource, id));
        const persons = who.map((is): Need => ({ resource: 'persoon', where: 'burgerservicenummer', is }));
        work.load(await parts.loader.load(caller, persons));
      },
      act(work) {
        const it = work.find(MANDAAT, id)!;
        it.implied = false;
        authorize(parts, work, it, scopes);
        act(work, it);
        return it;
      },
    },
    () => ({ status: 204 }),
  );
}
