/** The letter in the message box of who started a case: about its last status, where the case type informs of it. */
import type { Item } from '../../engine/compose.ts';
import { dateInNetherlands } from '../../foundation/clock.ts';
import { addDays } from '../../foundation/days.ts';
import { nameId } from '../../foundation/name-id.ts';
import { activiteitVan } from '../activiteiten.ts';
import type { DemoZaak } from '../cases/types.ts';
import { type ZaakContext, zaakId } from './zaak.ts';

/** Letters of the last weeks are still unopened. */
const UNREAD_DAYS = 21;
const DAY_MS = 86_400_000;

/**
 * @param ontvanger keyed hash of the BSN of the initiator
 * @param noun what the resident calls it: `melding`
 */
export function berichtItems(
  { municipality, at, wereld }: ZaakContext,
  zaak: DemoZaak,
  ontvanger: string,
  noun: string,
): readonly Item[] {
  const type = wereld.zaaktypen.find(({ identificatie }) => identificatie === zaak.zaaktype)!;
  const status = zaak.statussen.at(-1)!;
  const statustype = type.statustypen.find(({ volgnummer }) => volgnummer === status.volgnummer)!;
  const verzonden = status.datumStatusGezet;
  const day = dateInNetherlands(new Date(verzonden));
  const klaar = zaak.resultaat !== undefined;
  if (zaak.statussen.length < 2 || !(klaar || statustype.informeren)) return [];
  const activiteit = activiteitVan(zaak.zaaktype)?.sleutel ?? '';
  const afdeling = wereld.medewerkers.find((one) => one.activiteiten.includes(activiteit))?.afdeling;
  return [
    {
      resource: 'bericht',
      id: nameId(municipality, 'demo', zaak.sleutel, 'bericht'),
      input: {
        onderwerp: `Nieuws over uw ${noun}: ${statustype.omschrijving}`.slice(0, 150),
        inhoud: [
          statustype.statustekst,
          status.statustoelichting,
          klaar
            ? 'De zaak is nu klaar. U ziet de uitkomst bij uw zaak.'
            : 'U krijgt weer een bericht als er nieuws is. U hoeft nu niets te doen.',
          `Het gaat om: ${zaak.omschrijving}. Uw zaaknummer is ${zaak.identificatie}.`,
        ]
          .filter(Boolean)
          .join('\n\n'),
        afzender: afdeling ?? type.verantwoordelijke,
        zaak: at('zaak', zaakId(municipality, zaak)),
        verzonden,
        gelezen:
          day < addDays(wereld.referentie, -UNREAD_DAYS)
            ? new Date(Date.parse(verzonden) + DAY_MS).toISOString()
            : null,
      },
      columns: { ontvanger, subjects: [ontvanger] },
    },
  ];
}
