/** One step of a decision about the logbook: who takes it, for which activity, and the entry that goes with it. */
import type { Engine } from '../../engine/engine.ts';
import { activityOf, logEntry, type SeenKind } from '../../engine/log.ts';
import { DatabaseProblem } from '../../foundation/db/problem.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { fullScope } from '../../gate/sources.ts';
import { addStep, DECISION, type DecisionKind, type Step, type StepName, type Terms } from '../../logbook/decisions.ts';
import { persoonVan, viaVan } from '../../registers/archief/index.ts';
import { LOGBOEK_VASTSTELLEN, LOGBOEK_VOORSTELLEN } from '../../registers/meent-api.ts';

/** Who works for several activities decides for the one that this right names, or that uses the logbook, whomever it is about. */
export const logboekBy = (...scopes: readonly string[]): SeenKind => ({
  scopes: scopes.map((scope) => fullScope('meent', scope)),
  source: 'logboek',
});

/** The step with its entry. Whom it is about has a line, which is withheld as long as what it is about. */
export async function zet(
  engine: Engine,
  caller: Caller,
  kind: DecisionKind,
  step: StepName,
  {
    id,
    decision,
    terms,
    formerly = [],
    door,
  }: {
    readonly id?: string | undefined;
    readonly decision?: string;
    readonly terms: Terms;
    readonly formerly?: readonly string[];
    readonly door?: string;
  },
): Promise<Step> {
  const persoon = door ?? wieVan(caller);
  try {
    return await addStep(
      engine.parts,
      caller,
      {
        id,
        kind,
        step,
        ...(decision === undefined ? {} : { decision }),
        terms,
        formerly,
        employee: caller.employee?.id ?? (caller.person ? INWONER : caller.application.id),
        person: persoon,
        via: viaVan(caller),
      },
      (_, of) => {
        const lines = terms.subject ? [{ subject: terms.subject, resource: DECISION, id: of }] : [];
        const what = step === 'voorstel' ? 'aangemaakt' : 'gewijzigd';
        return logEntry(
          caller,
          `logboek.${kind}.${step}`,
          what,
          lines,
          activityOf(caller, logboekBy(step === 'voorstel' ? LOGBOEK_VOORSTELLEN : LOGBOEK_VASTSTELLEN)),
        ).entry;
      },
    );
  } catch (error) {
    if (!(error instanceof DatabaseProblem) || error.sqlState !== '23505') throw error;
    if (error.constraint === 'log_decision_by_two')
      throw new Problem('permission-denied', 'Wie het voorstel deed, besluit er niet zelf over. Vraag een collega.');
    throw new Problem('conflict', undefined, { cause: error });
  }
}

/** Stands where the number of an employee would: a resident did it, and who that is the lines say. */
const INWONER = 'inwoner';

/** What later steps repeat, so that they are found with the first. */
export const gedeeld = ({ subject }: Terms): Terms => (subject ? { subject } : {});

export const verzegeld = (engine: Engine, { municipality }: Caller, clear: string): string =>
  engine.parts.keys.seal(municipality, clear);

/** @throws permission-denied */
export function eist(caller: Caller, ...scopes: readonly string[]): void {
  if (!hasScope(caller.rights, 'meent', scopes)) throw new Problem('permission-denied');
}

/** @throws permission-denied */
export function wieVan(caller: Caller): string {
  const persoon = persoonVan(caller);
  if (persoon === undefined)
    throw new Problem(
      'permission-denied',
      'Hiervoor moet duidelijk zijn welke medewerker het doet. Geef dat aan in het token (user_id).',
    );
  return persoon;
}
