/** Deciding on a proposal: by another person than who made it, who has seen what it does. */
import type { Engine } from '../../engine/engine.ts';
import type { OwnAnswer } from '../../engine/own.ts';
import type { Draft, Work } from '../../engine/work.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { TOEGANGSREGEL, VASTSTELLEN, VOORSTELLEN } from '../../registers/toegangsregels/index.ts';
import { naamVan, persoonVan } from '../../registers/wie.ts';
import { redenIn } from '../archief/body.ts';
import { eenAnder, type Hand, inStaat, stap } from '../archief/stap.ts';
import { type Proef, proefVan } from './proef.ts';

const nu = (work: Work): string => work.at.toISOString();

const voorstellerVan = ({ columns }: Draft): Hand => ({ persoon: columns.voorsteller, via: columns.voorsteller_via });

/** @throws not-found, wrong-state for what was decided on already */
export async function leesProef(engine: Engine, caller: Caller, id: string): Promise<Proef> {
  const snapshot = await engine.parts.snapshots.current(caller.municipality);
  const voorstel = snapshot.get(TOEGANGSREGEL, id);
  if (!voorstel) throw new Problem('not-found');
  if (voorstel.record.status !== 'voorgesteld')
    throw new Problem('wrong-state', 'Over deze versie is al besloten. Alleen van een voorstel is er een proef.');
  return proefVan(engine, caller, snapshot, voorstel);
}

/** From the next call on the rule counts. @throws permission-denied, wrong-state, invalid without the mark of the test run */
export function stelVast(engine: Engine, caller: Caller, id: string, body: unknown): Promise<OwnAnswer> {
  const gezien = (body as { readonly proef?: unknown } | null | undefined)?.proef;
  if (typeof gezien !== 'string' || gezien === '')
    throw invalid({
      name: 'proef',
      code: 'required',
      reason: 'Bekijk eerst de proef (GET .../proef) en geef hier het kenmerk dat daarin staat.',
    });
  let proef: Proef | undefined;
  return stap(engine, caller, {
    resource: TOEGANGSREGEL,
    id,
    operation: 'toegangsregel.vaststellen',
    scopes: [VASTSTELLEN],
    async load() {
      proef = await leesProef(engine, caller, id);
      return [];
    },
    act(work, regel) {
      inStaat(regel, ['voorgesteld'], 'Alleen een voorstel kunt u vaststellen.');
      const { persoon, via } = eenAnder(
        caller,
        [voorstellerVan(regel)],
        'U hebt deze regel zelf voorgesteld. Laat een ander erover beslissen.',
      );
      if (proef?.kenmerk !== gezien)
        throw new Problem(
          'wrong-state',
          'De proef is niet meer zoals u hem zag: er veranderden intussen rechten of regels. Bekijk hem opnieuw.',
        );
      // An older proposal must not come in the place of what was decided on later.
      const later = work.snapshot
        .related(TOEGANGSREGEL, 'identificatie', String(regel.record.identificatie))
        .some(({ record }) => record.status === 'vastgesteld' && Number(record.versie) > Number(regel.record.versie));
      if (later)
        throw new Problem('wrong-state', 'Er is al een nieuwere versie vastgesteld. Stel de regel opnieuw voor.');
      work.change(regel, { status: 'vastgesteld', beslistDoor: naamVan(caller), beslistOp: nu(work) });
      work.setColumns(regel, { beslisser: persoon, beslisser_via: via });
    },
  });
}

/** By somebody else, with the reason. */
export function wijsAf(engine: Engine, caller: Caller, id: string, body: unknown): Promise<OwnAnswer> {
  const reden = redenIn(body);
  return stap(engine, caller, {
    resource: TOEGANGSREGEL,
    id,
    operation: 'toegangsregel.afwijzen',
    scopes: [VASTSTELLEN],
    act(work, regel) {
      inStaat(regel, ['voorgesteld'], 'Alleen een voorstel kunt u afwijzen.');
      const { persoon, via } = eenAnder(
        caller,
        [voorstellerVan(regel)],
        'U hebt deze regel zelf voorgesteld. Trek het voorstel in, of laat een ander het afwijzen.',
      );
      const wat = { status: 'afgewezen', beslistDoor: naamVan(caller), beslistOp: nu(work), toelichtingBesluit: reden };
      work.change(regel, wat);
      work.setColumns(regel, { beslisser: persoon, beslisser_via: via });
    },
  });
}

/** By whoever may propose: nothing changes for anybody. */
export const trekIn = (engine: Engine, caller: Caller, id: string): Promise<OwnAnswer> =>
  stap(engine, caller, {
    resource: TOEGANGSREGEL,
    id,
    operation: 'toegangsregel.intrekken',
    scopes: [VOORSTELLEN],
    act(work, regel) {
      inStaat(regel, ['voorgesteld'], 'Alleen een voorstel kunt u intrekken.');
      if (persoonVan(caller) === undefined)
        throw new Problem('permission-denied', 'Geef in het token aan welke medewerker dit doet (user_id).');
      work.change(regel, { status: 'ingetrokken', beslistDoor: naamVan(caller), beslistOp: nu(work) });
    },
  });
