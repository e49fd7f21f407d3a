/**
 * Who acts for another gets what that mandate opens, and until something says that it does: nothing. Who looked, what is held and
 * taking it along are for oneself, whatever the door.
 */
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';

/** @throws permission-denied */
export function voorZichzelf({ mandate }: Pick<Caller, 'mandate'>): void {
  if (mandate) throw new Problem('permission-denied', 'Dit kunt u niet namens iemand anders doen.');
}
