/** Writes the mandates of a demo municipality, as those who made them: the giver, or an employee with a colleague. */
import type { Engine } from '../../engine/engine.ts';
import { today } from '../../foundation/clock.ts';
import { addMonths } from '../../foundation/days.ts';
import { nameId } from '../../foundation/name-id.ts';
import type { Keys } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { MANDAAT, MANDAATTHEMA } from '../../registers/mandaten/index.ts';
import { type DemoMandaat, type DemoThema, mandatenVan, themas } from '../mandaten.ts';
import { BURGERZAKEN } from '../medewerkers.ts';
import { roepnaam } from '../personen/personen.ts';
import type { DemoGemeente, DemoInhoud } from './gemeenten.ts';

type Unmade = <T>(list: readonly T[], id: (one: T) => string) => readonly T[];

export async function makeMandates(
  { engine, keys }: { readonly engine: Engine; readonly keys: Pick<Keys, 'hash'> },
  maker: Caller,
  gemeente: DemoGemeente,
  inhoud: DemoInhoud,
  missing: Unmade,
): Promise<void> {
  const snapshot = await engine.parts.snapshots.current(gemeente.id);
  const known = new Set(snapshot.all('zaaktype').map(({ record }) => String(record.identificatie)));
  const themaId = ({ identificatie }: DemoThema) => nameId(gemeente.id, 'demo', 'mandaatthema', identificatie);
  for (const thema of missing(themas, themaId)) {
    const body = { ...thema, zaaktypen: thema.zaaktypen.filter((one) => known.has(one)) };
    await engine.create(maker, MANDAATTHEMA, body, { id: themaId(thema) });
  }
  const mandaatId = ({ sleutel }: DemoMandaat) => nameId(gemeente.id, 'demo', 'mandaat', sleutel);
  for (const one of missing(mandatenVan(inhoud), mandaatId))
    await makeOne(engine, madeBy(maker, gemeente, one, keys), one, mandaatId(one));
}

function madeBy(
  maker: Caller,
  { medewerkers }: DemoGemeente,
  { soort, voor }: DemoMandaat,
  keys: Pick<Keys, 'hash'>,
): Caller {
  if (soort === 'vrijwillig')
    return { ...maker, person: { subject: keys.hash(maker.municipality, 'bsn', voor.bsn), level: 'substantieel' } };
  const een = medewerkers.find(({ afdeling }) => afdeling === BURGERZAKEN) ?? medewerkers[0];
  const { identificatie: id, voorletters, voorvoegsel, achternaam, rol: role, afdeling: department } = een!;
  return {
    ...maker,
    employee: { id, name: [voorletters, voorvoegsel, achternaam].filter(Boolean).join(' '), role, department },
  };
}

async function makeOne(engine: Engine, caller: Caller, one: DemoMandaat, id: string): Promise<void> {
  const { soort, voor, door, diensten, ook } = one;
  const vanaf = addMonths(today(), -1);
  const eigen =
    soort === 'vrijwillig'
      ? { totEnMet: addMonths(today(), 24) }
      : {
          vertegenwoordiger: door.bsn,
          uitspraak: {
            gerecht: 'Rechtbank Voorbeeldland, Weidehoek',
            datum: vanaf,
            kenmerk: '1234567 OV VERZ 26-1',
            gezienInRegister: vanaf,
          },
        };
  await engine.compose(caller, {
    operation: 'demo.mandaat',
    items: [{ resource: MANDAAT, id, input: { soort, vertegenwoordigde: voor.bsn, diensten, ook, vanaf, ...eigen } }],
    finish: (work, [it]) =>
      work.change(it!, {
        status: 'geldig',
        vertegenwoordiger: door.bsn,
        naamVertegenwoordigde: roepnaam(voor),
        naamVertegenwoordiger: roepnaam(door),
        // The same in every demo of a day.
        gemaaktOp: `${vanaf}T09:00:00.000Z`,
        geldigOp: `${vanaf}T09:00:00.000Z`,
        ...(soort === 'vrijwillig' ? {} : { vastgesteldDoor: 'F. Oulad' }),
      }),
    quiet: true,
  });
}
