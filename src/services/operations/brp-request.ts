/**
 * `portaal.brp-verzoek`: a resident asks for an extract of the basisregistratie personen, or that something in it is put right
 * (Wet BRP 2.55 and 2.58). What is here is a copy for use: burgerzaken keeps the register, so what is asked becomes a case of
 * theirs, with the resident as its initiator.
 */
import type { Engine } from '../../engine/engine.ts';
import { timestamp, today } from '../../foundation/clock.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { zaaktypeOn } from '../../registers/catalogi/versions.ts';
import type { Place } from '../context.ts';
import { activityOfType, type Person, portalCaller } from '../people.ts';
import { statustypenOf } from './case-words.ts';
import { find, log, snapshotOf, text, urlOf } from './door.ts';

export type BrpRequestKind = 'uittreksel' | 'correctie';

/** Identificatie of the case types, the same in every municipality; and what the case is called. */
const TYPES: Readonly<Record<BrpRequestKind, { readonly identificatie: string; readonly title: string }>> = {
  uittreksel: { identificatie: 'BRP-UITTREKSEL', title: 'Uittreksel uit de basisregistratie personen' },
  correctie: { identificatie: 'BRP-CORRECTIE', title: 'Gegevens in de basisregistratie personen verbeteren' },
};

const OPERATION = 'portaal.brp-verzoek';
const LONGEST = 1_000;

export interface BrpRequest {
  /** Becomes the id of the case: sent twice, it is one. */
  readonly id: string;
  readonly kind: BrpRequestKind;
  /** What must be in the extract, or what is wrong and what it must be. */
  readonly explanation: string;
  /** Of who is logged in; goes into the role sealed. */
  readonly bsn: string;
  readonly name: string;
}

/** The portal, for a request of a resident who is logged in. @throws permission-denied, not-found where nothing can be asked */
export async function brpRequestCaller(
  engine: Engine,
  place: Place,
  kind: BrpRequestKind,
  person: Person,
): Promise<Caller> {
  const snapshot = await snapshotOf(engine, place);
  const zaaktype = zaaktypeOn(snapshot, TYPES[kind].identificatie, today());
  if (!zaaktype) throw notHere();
  return portalCaller(snapshot, place, activityOfType(snapshot, zaaktype.id), person);
}

/** The number of the case; sent twice, of the same one. @throws permission-denied, invalid, not-found */
export async function requestFromBrp(engine: Engine, caller: Caller, asked: BrpRequest): Promise<string> {
  const snapshot = await snapshotOf(engine, caller);
  const zaaktype = zaaktypeOn(snapshot, TYPES[asked.kind].identificatie, today());
  const initiator =
    zaaktype &&
    snapshot
      .related('roltype', 'zaaktype', zaaktype.id)
      .find(({ record }) => record.omschrijvingGeneriek === 'initiator');
  const [first] = zaaktype ? statustypenOf(snapshot, zaaktype.id) : [];
  if (!zaaktype || !initiator || !first) throw notHere();
  if (!caller.person) throw new Problem('permission-denied', 'Log eerst in.');
  const explanation = asked.explanation.trim();
  if (asked.kind === 'correctie' && explanation === '')
    throw invalid({ name: 'toelichting', code: 'required', reason: 'Schrijf wat er niet klopt en wat het moet zijn.' });
  if (explanation.length > LONGEST)
    throw invalid({ name: 'toelichting', code: 'max_length', reason: `Gebruik hoogstens ${LONGEST} tekens.` });
  const rsin = text(snapshot.get('catalogus', text(zaaktype.record.catalogus))?.record.rsin);
  const zaak = urlOf(engine, caller, 'zaak', asked.id);
  const items = [
    {
      resource: 'zaak',
      id: asked.id,
      input: {
        bronorganisatie: rsin,
        verantwoordelijkeOrganisatie: rsin,
        zaaktype: urlOf(engine, caller, 'zaaktype', zaaktype.id),
        omschrijving: TYPES[asked.kind].title,
        toelichting: explanation,
        startdatum: today(),
      },
    },
    {
      resource: 'rol',
      input: {
        zaak,
        roltype: urlOf(engine, caller, 'roltype', initiator.id),
        betrokkeneType: 'natuurlijk_persoon',
        roltoelichting: 'Gevraagd na inloggen.',
        betrokkeneIdentificatie: { inpBsn: asked.bsn, geslachtsnaam: asked.name.slice(0, 200) },
      },
    },
    {
      resource: 'status',
      input: {
        zaak,
        statustype: urlOf(engine, caller, 'statustype', first.id),
        datumStatusGezet: timestamp(),
      },
    },
  ];
  try {
    const [made] = await engine.compose(caller, { operation: OPERATION, items });
    return text(made!.record.identificatie);
  } catch (error) {
    // Sent twice: the second finds what the first made.
    const before = await find(engine, caller, 'zaak', asked.id);
    if (!before || 'refused' in before) throw error;
    await log(engine, caller, OPERATION, 'geopend', [before.row]);
    return text(before.row.record.identificatie);
  }
}

const notHere = (): Problem => new Problem('not-found', 'Dit kunt u hier nog niet vragen. Bel de gemeente.');
