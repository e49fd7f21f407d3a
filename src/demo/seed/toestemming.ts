/** One resident who chose for news about their neighbourhood, so that the page of choices shows a gate that is open. */
import type { Engine } from '../../engine/engine.ts';
import { today } from '../../foundation/clock.ts';
import { addMonths } from '../../foundation/days.ts';
import type { Municipality } from '../../foundation/db/types.ts';
import { nameId } from '../../foundation/name-id.ts';
import type { Caller } from '../../gate/context.ts';
import { keuzeVan } from '../../registers/keuzes.ts';
import { hashVan } from '../../services/keuzes/vastgelegd.ts';
import { urlOf } from '../../services/operations/door.ts';
import { BUURTNIEUWS } from '../activiteiten.ts';
import type { Persoon } from '../personen/personen.ts';

/** The same each time, so that a seed that is run again meets it; no id of somebody's own choice is of this kind. */
export const toestemmingId = (municipality: Municipality, { bsn }: Persoon): string =>
  nameId(municipality, 'demo', 'toestemming', BUURTNIEUWS, bsn);

/** @param referentie the day on which the demo was made: they chose a month before. */
export async function geefToestemming(
  engine: Engine,
  maker: Caller,
  persoon: Persoon,
  referentie: string,
): Promise<void> {
  const snapshot = await engine.parts.snapshots.current(maker.municipality);
  const keuze = keuzeVan(snapshot, today(), 'activiteit', BUURTNIEUWS);
  if (!keuze) throw new Error('the demo has no activity that rests on consent');
  const { naam, sleutel, tekst, activiteit } = keuze;
  const input = {
    burgerservicenummer: persoon.bsn,
    soort: 'activiteit',
    naam,
    sleutel,
    activiteit: urlOf(engine, maker, 'verwerkingsactiviteit', activiteit.id),
    combinatie: null,
    tekst,
    tekstHash: hashVan(tekst),
    gegeven: `${addMonths(referentie, -1)}T09:12:00.000Z`,
    kanaal: 'portaal',
    niveau: 'substantieel',
    zout: 'demo',
  };
  await engine.create(maker, 'toestemming', input, { id: toestemmingId(maker.municipality, persoon) });
}
