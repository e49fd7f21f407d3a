/** Where persons come from: the own copy, or a source elsewhere that speaks the same published language. */
import type { Engine } from '../../../engine/engine.ts';
import type { Caller } from '../../../gate/context.ts';
import type { Vraag } from './vraag.ts';

/** Somebody who was found, whole enough that what was asked for can be taken from it. */
export interface Gevonden {
  /** As the published answer has them. */
  readonly persoon: Readonly<Record<string, unknown>>;
  readonly burgerservicenummer: string;
  /** Of the record here; nothing when they are kept elsewhere. */
  readonly id?: string;
}

export interface Bron {
  /** As many as were found, never more than `hoogstens`. @throws PersonenProblem */
  zoek(engine: Engine, caller: Caller, vraag: Vraag, hoogstens: number): Promise<readonly Gevonden[]>;
}
