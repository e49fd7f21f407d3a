/** A mandate that rests on a court decision: entered by one employee, confirmed by another, ended by whoever may enter one. */
import type { Engine } from '../../engine/engine.ts';
import type { OwnAnswer } from '../../engine/own.ts';
import type { Draft, Work } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { MANDAAT, MANDATEN_INVOEREN, MANDATEN_VASTSTELLEN } from '../../registers/mandaten/index.ts';
import { type Genaamd, roepnaam } from '../../registers/personen/index.ts';
import { naamVan, persoonVan } from '../../registers/wie.ts';
import { redenIn } from '../archief/body.ts';
import { eenAnder, inStaat, stap } from '../archief/stap.ts';
import { beiden, personenMet } from './mandate-of.ts';

const nu = (work: Work): string => work.at.toISOString();

/** Who is not in the register of persons is called by what they are. */
function naamBij(work: Work, nummer: unknown, anders: string): string {
  const [persoon] = work.filter('persoon', ({ record }) => record.burgerservicenummer === nummer);
  return persoon ? roepnaam(persoon.record as unknown as Genaamd) : anders;
}

const WOORD: Readonly<Record<string, string>> = {
  curator: 'de curator',
  bewindvoerder: 'de bewindvoerder',
  mentor: 'de mentor',
};

/** From now on the representative acts. @throws permission-denied for who entered it, wrong-state, not-found */
export const stelMandaatVast = (engine: Engine, caller: Caller, id: string): Promise<OwnAnswer> =>
  stap(engine, caller, {
    resource: MANDAAT,
    id,
    operation: 'mandaat.vaststellen',
    scopes: [MANDATEN_VASTSTELLEN],
    personal: true,
    load: (_, it) => engine.parts.loader.load(caller, personenMet(engine, caller, beiden(it))),
    act(work, it) {
      inStaat(it, ['voorgesteld'], 'Alleen wat een collega invoerde, kunt u vaststellen.');
      tweede(caller, it);
      work.change(it, {
        status: 'geldig',
        geldigOp: nu(work),
        vastgesteldDoor: naamVan(caller),
        naamVertegenwoordigde: naamBij(work, it.record.vertegenwoordigde, 'de persoon voor wie u handelt'),
        naamVertegenwoordiger: naamBij(work, it.record.vertegenwoordiger, WOORD[String(it.record.soort)]!),
      });
    },
  });

/** It never counts. @throws permission-denied, wrong-state, invalid without a reason */
export function wijsMandaatAf(engine: Engine, caller: Caller, id: string, body: unknown): Promise<OwnAnswer> {
  const reden = redenIn(body);
  return stap(engine, caller, {
    resource: MANDAAT,
    id,
    operation: 'mandaat.afwijzen',
    scopes: [MANDATEN_VASTSTELLEN],
    personal: true,
    act(work, it) {
      inStaat(it, ['voorgesteld'], 'Alleen wat een collega invoerde, kunt u afwijzen.');
      tweede(caller, it);
      work.change(it, { status: 'geweigerd', geeindigdOp: nu(work), geeindigdDoor: 'medewerker', reden });
    },
  });
}

const tweede = (caller: Caller, { columns }: Draft) =>
  eenAnder(
    caller,
    [{ persoon: columns.invoerder, via: columns.invoerder_via }],
    'U voerde dit zelf in. Laat een collega het bekijken.',
  );

/** One person is enough: what ended wrongly is entered again, what went on wrongly cannot be taken back. @throws wrong-state, invalid */
export function beeindigMandaat(engine: Engine, caller: Caller, id: string, body: unknown): Promise<OwnAnswer> {
  const reden = redenIn(body);
  return stap(engine, caller, {
    resource: MANDAAT,
    id,
    operation: 'mandaat.beeindigen',
    scopes: [MANDATEN_INVOEREN],
    personal: true,
    act(work, it) {
      inStaat(it, ['voorgesteld', 'geldig'], 'Dit is al geëindigd.');
      if (it.record.soort === 'vrijwillig')
        throw new Problem('wrong-state', 'Een vrijwillige machtiging beëindigt een van de twee zelf.');
      if (persoonVan(caller) === undefined)
        throw new Problem('permission-denied', 'Geef in het token aan welke medewerker dit doet (user_id).');
      work.change(it, { status: 'beeindigd', geeindigdOp: nu(work), geeindigdDoor: 'medewerker', reden });
      work.endRights();
    },
  });
}
