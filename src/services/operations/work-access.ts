/** `zaak.toegang…`, `zaak.afscherm…` at the workbench: who may see this one case, and who decides on that. */
import { accessOf, allowsRow } from '../../engine/access.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Row } from '../../engine/work.ts';
import type { Caller } from '../../gate/context.ts';
import { TOEGANG_REGELEN } from '../../registers/zaken/toegang/index.ts';
import { redenIn } from '../archief/body.ts';
import {
  type Afscherming,
  geefToegang,
  hefOp,
  schermAf,
  type Toegang,
  toegangVan,
  trekIn,
} from '../toegang/toegang.ts';
import { openForWork } from './work-case.ts';

export interface CaseAccess {
  readonly shield?: Afscherming;
  readonly named: readonly (Toegang & { readonly own: boolean })[];
  /** This employee may change it. */
  readonly decides: boolean;
}

/** Of a case that was opened. */
export async function accessTo(engine: Engine, caller: Caller, zaak: Row): Promise<CaseAccess> {
  const { afscherming, toegangen } = await toegangVan(engine, caller, zaak.id);
  return {
    ...(afscherming ? { shield: afscherming } : {}),
    named: toegangen.map((one) => ({ ...one, own: one.medewerker !== '' && one.medewerker === caller.employee?.id })),
    decides: allowsRow(accessOf(caller, zaak.resource, [TOEGANG_REGELEN]), zaak.columns),
  };
}

export interface AccessInput {
  readonly medewerker: string;
  readonly rol: string;
  readonly afdeling: string;
  readonly omgang: string;
  readonly totEnMet: string;
  readonly reden: string;
}

const orNull = (date: string): string | null => (date === '' ? null : date);

/** @throws invalid, permission-denied */
export async function giveAccess(engine: Engine, employee: Caller, id: string, input: AccessInput): Promise<void> {
  const { caller } = await openForWork(engine, employee, id);
  await geefToegang(engine, caller, id, { ...input, totEnMet: orNull(input.totEnMet) });
}

/** Who shields a case stays on it. @throws invalid, permission-denied */
export async function shieldCase(
  engine: Engine,
  employee: Caller,
  id: string,
  { reden, totEnMet }: Pick<AccessInput, 'reden' | 'totEnMet'>,
): Promise<void> {
  const { caller, zaak } = await openForWork(engine, employee, id);
  const { named } = await accessTo(engine, caller, zaak);
  const toegangen = named.some(({ own }) => own) ? [] : [{ medewerker: caller.employee!.id, omgang: 'werken' }];
  await schermAf(engine, caller, id, { reden, totEnMet: orNull(totEnMet), toegangen });
}

/** Why is kept with the change. @throws invalid, permission-denied */
export async function endAccess(
  engine: Engine,
  employee: Caller,
  id: string,
  { toegang, reden }: { readonly toegang: string; readonly reden: string },
): Promise<void> {
  const { caller } = await openForWork(engine, employee, id);
  await trekIn(engine, { ...caller, remark: redenIn({ reden }) }, id, toegang);
}

/** @throws invalid, permission-denied */
export async function endShield(engine: Engine, employee: Caller, id: string, reden: string): Promise<void> {
  const { caller } = await openForWork(engine, employee, id);
  await hefOp(engine, { ...caller, remark: redenIn({ reden }) }, id);
}
