/** A destruction list from its making to the moment at which it is carried out, or withdrawn. */
import { accessOf, accessSql, reachOf } from '../../engine/access.ts';
import type { Engine } from '../../engine/engine.ts';
import type { OwnAnswer } from '../../engine/own.ts';
import type { Record_ } from '../../engine/resource.ts';
import { validateBody } from '../../engine/validate.ts';
import type { Draft, Row, Work } from '../../engine/work.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { isApart } from '../../gate/rights.ts';
import { schermRegelAf } from '../../registers/afgeschermde-regels.ts';
import {
  BEOORDELEN,
  naamVan,
  OPSTELLEN,
  persoonVan,
  STAPPEN,
  VASTSTELLEN,
  viaVan,
} from '../../registers/archief/index.ts';
import { grondVan } from '../../registers/zaken/grond.ts';
import { log } from '../operations/door.ts';
import { eisGelezen } from './gelezen.ts';
import { type Omvang, omvangVan } from './omvang.ts';
import { MEESTE_ZAKEN, selecteer, selectieIn } from './selectie.ts';
import { eenAnder, type Hand, inStaat, stap } from './stap.ts';

const LIJST = 'vernietigingslijst';
const REGEL = 'vernietigingsregel';
const nu = (work: Work): string => work.at.toISOString();

/** @throws invalid when nothing of what was asked may go. */
export async function maakLijst(engine: Engine, caller: Caller, input: unknown): Promise<OwnAnswer> {
  const { parts } = engine;
  if (!hasScope(caller.rights, 'meent', [OPSTELLEN])) throw new Problem('permission-denied');
  const given = validateBody(parts.registry, parts.registry.get(LIJST), caller.base, input, 'create');
  const zaken = await selecteer(engine, caller, await selectieIn(engine, caller, given));
  await log(engine, caller, 'archief.vernietigingslijst.opstellen', 'gezocht', zaken);
  if (zaken.length === 0)
    throw invalid({
      name: 'nonFieldErrors',
      code: 'no-cases',
      reason: 'Er is nu geen zaak die zo op een lijst kan. Kies een ander zaaktype of een andere periode.',
    });
  const omvang = await omvangVan(
    engine,
    caller,
    zaken.map(({ id }) => id),
  );
  return engine.composeAnswer(
    caller,
    {
      operation: 'archief.vernietigingslijst.opstellen',
      items: [
        { resource: LIJST, input, columns: { opsteller: persoonVan(caller) ?? null, opsteller_via: viaVan(caller) } },
      ],
      finish(work, [lijst]) {
        work.change(lijst!, { opgesteldDoor: naamVan(caller) });
        for (const zaak of zaken) {
          const regel = work.create(REGEL, regelVan(work, lijst!, zaak, omvang.get(zaak.id)!));
          work.setColumns(regel, { zaakversie: zaak.version });
          schermRegelAf(work, regel, isApart(zaak.columns.r_level));
        }
      },
    },
    ([row], written) => parts.answer.ofRow(caller, row!, written, 201),
  );
}

const regelVan = (
  work: Work,
  lijst: Draft,
  zaak: Row,
  { zaak: zaakId, resultaattype, ...telling }: Omvang,
): Record_ => ({
  vernietigingslijst: lijst.id,
  zaakId,
  ...grondVan(work.snapshot, zaak.record, resultaattype),
  ...telling,
  status: 'opgenomen',
  reden: '',
  nieuweArchiefactiedatum: null,
  gewijzigdDoor: '',
  gewijzigdOp: null,
});

const opgenomenIn = (work: Work): readonly Draft[] => work.filter(REGEL, ({ record }) => record.status === 'opgenomen');

const opstellerVan = ({ columns }: Draft): Hand => ({ persoon: columns.opsteller, via: columns.opsteller_via });

export { MEESTE_ZAKEN };

/**
 * The owner of the process has looked at every case. Not by whoever made the list.
 * @param gelezen the mark of what they looked at. @throws conflict for another
 */
export const beoordeel = (engine: Engine, caller: Caller, id: string, gelezen: string): Promise<OwnAnswer> =>
  stap(engine, caller, {
    resource: LIJST,
    id,
    operation: 'archief.vernietigingslijst.beoordelen',
    scopes: [BEOORDELEN],
    async load() {
      await refuseUnseen(engine, caller, id, ['zaken.lezen'], 'lezen');
      return engine.parts.loader.load(caller, [{ resource: REGEL, where: 'vernietigingslijst', is: id }]);
    },
    act(work, lijst) {
      inStaat(lijst, ['opgesteld'], 'Alleen een lijst die is opgesteld, kunt u beoordelen.');
      const { persoon, via } = eenAnder(
        caller,
        [opstellerVan(lijst)],
        'U hebt deze lijst zelf opgesteld. Laat een ander hem beoordelen.',
      );
      eisGelezen(id, opgenomenIn(work), gelezen);
      work.change(lijst, { status: 'beoordeeld', beoordeeldDoor: naamVan(caller), beoordeeldOp: nu(work) });
      work.setColumns(lijst, { beoordelaar: persoon, beoordelaar_via: via });
    },
  });

/**
 * From here on the list is fixed: nothing comes on it, and what changes goes off it. By a third person, of what they read.
 * @param gelezen the mark of that. @throws conflict for another
 */
export const stelVast = (engine: Engine, caller: Caller, id: string, gelezen: string): Promise<OwnAnswer> =>
  stap(engine, caller, {
    resource: LIJST,
    id,
    operation: 'archief.vernietigingslijst.vaststellen',
    scopes: [VASTSTELLEN],
    async load() {
      await refuseUnseen(engine, caller, id, ['zaken.verwijderen'], 'verwijderen');
      return engine.parts.loader.load(caller, [{ resource: REGEL, where: 'vernietigingslijst', is: id }]);
    },
    act(work, lijst) {
      inStaat(lijst, ['beoordeeld'], 'Alleen een lijst die is beoordeeld, kunt u vaststellen.');
      const { persoon, via } = eenAnder(
        caller,
        [opstellerVan(lijst), { persoon: lijst.columns.beoordelaar, via: lijst.columns.beoordelaar_via }],
        'U hebt deze lijst zelf opgesteld of beoordeeld. Laat een ander hem vaststellen.',
      );
      eisGelezen(id, opgenomenIn(work), gelezen);
      work.change(lijst, { status: 'vastgesteld', vastgesteldDoor: naamVan(caller), vastgesteldOp: nu(work) });
      work.setColumns(lijst, { vaststeller: persoon, vaststeller_via: via });
    },
  });

/** From here on nobody stops it: what is destroyed cannot come back. */
export const start = (engine: Engine, caller: Caller, id: string): Promise<OwnAnswer> =>
  stap(engine, caller, {
    resource: LIJST,
    id,
    operation: 'archief.vernietigingslijst.uitvoeren',
    scopes: [OPSTELLEN, VASTSTELLEN],
    act(work, lijst) {
      inStaat(lijst, ['vastgesteld'], 'Alleen een lijst die is vastgesteld, kan worden uitgevoerd.');
      work.change(lijst, { status: 'wordt_uitgevoerd', gestartDoor: naamVan(caller), gestartOp: nu(work) });
    },
  });

/** Nothing of it is destroyed, and its cases may go on another list. */
export const trekIn = (engine: Engine, caller: Caller, id: string, reden: string): Promise<OwnAnswer> =>
  stap(engine, caller, {
    resource: LIJST,
    id,
    operation: 'archief.vernietigingslijst.intrekken',
    scopes: STAPPEN,
    load: () => engine.parts.loader.load(caller, [{ resource: REGEL, where: 'vernietigingslijst', is: id }]),
    act(work, lijst) {
      inStaat(lijst, ['opgesteld', 'beoordeeld', 'vastgesteld'], 'Deze lijst kunt u niet meer intrekken.');
      work.change(lijst, {
        status: 'ingetrokken',
        ingetrokkenDoor: naamVan(caller),
        ingetrokkenOp: nu(work),
        redenIntrekking: reden,
      });
      for (const regel of work.filter(REGEL, ({ record }) => record.status === 'opgenomen'))
        work.change(regel, { status: 'ingetrokken' });
    },
  });

/**
 * Who decides on destruction must be allowed to do to each case, and to each sub-case that goes along, what the list does.
 * One that is shielded after that has changed, and stays when the list is carried out. @throws permission-denied
 */
async function refuseUnseen(
  engine: Engine,
  caller: Caller,
  lijst: string,
  scopes: readonly string[],
  wat: string,
): Promise<void> {
  const { registry, db } = engine.parts;
  const zaak = registry.get('zaak');
  const reach = reachOf(registry, zaak);
  const values: unknown[] = [caller.municipality, lijst];
  const allowed = accessSql(reach, accessOf(caller, zaak, scopes), (value) => `$${values.push(value)}`);
  const lines = 'r.municipality = $1 and r.vernietigingslijst = $2::uuid and r.actief is not null';
  const text = `select count(*)::int as n from ${reach.from} where t.municipality = $1 and not coalesce(${allowed}, false) and t.id in (
 select r.actief from archief_vernietigingsregel r where ${lines}
 union select d.id from archief_vernietigingsregel r join zaken_zaak d on d.municipality = $1 and d.hoofdzaak = r.actief where ${lines})`;
  const [row] = await db.in(caller).query<{ n: number }>(engine.parts.statement('archief', text), values);
  if (row!.n > 0)
    throw new Problem(
      'permission-denied',
      `Op deze lijst staan ${row!.n} zaken die u niet mag ${wat}. Vraag iemand die dat wel mag.`,
    );
}
