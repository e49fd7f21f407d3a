/** The letters and photos of a case. Outgoing letters are signed by a department, never by a name. */
import { addDuration } from '../../foundation/days.ts';
import { activiteitVan } from '../activiteiten.ts';
import { type Persoon, roepnaam } from '../personen/personen.ts';
import type { Aanvraagsoort } from './aanvragen.ts';
import { voluit } from './agenda.ts';
import type { FotoOnderwerp } from './foto.ts';
import type { DemoBrief, DemoDocument } from './types.ts';
import type { Verloop } from './verloop.ts';

export function bijlage(verloop: Verloop, onderwerp: FotoOnderwerp, titel: string, variant: number): DemoDocument {
  return {
    ...base(verloop, 'foto', `Foto: ${titel.toLowerCase()}`, 'Foto', verloop.startdatum),
    bestandsnaam: 'foto.png',
    formaat: 'image/png',
    auteur: 'Melder',
    inhoud: { soort: 'foto', onderwerp, variant },
  };
}

export function terugkoppeling(
  verloop: Verloop,
  omschrijving: string,
  plek: string,
  uitkomst: string,
  datum: string,
): DemoDocument {
  const onderwerp = `Uw melding is klaar: ${omschrijving.toLowerCase()}`;
  return uitgaand(verloop, 'terugkoppeling', onderwerp, 'Terugkoppeling', datum, [
    `Op ${voluit(verloop.startdatum)} deed u een melding: ${omschrijving.toLowerCase()}, ${straatnaam(verloop)}, ${plek}. Dank u wel daarvoor.`,
    uitkomst,
    'Bent u niet tevreden? Bel ons of stuur een bericht bij uw zaak. Noem dan het kenmerk van deze brief.',
  ]);
}

/** What the applicant sent, and the letter that it came in. */
export function ontvangst(
  verloop: Verloop,
  soort: Aanvraagsoort,
  onderwerp: string,
  toelichting: string,
): DemoDocument[] {
  const { startdatum, initiator } = verloop;
  const ingestuurd: DemoDocument = {
    ...base(verloop, 'aanvraag', onderwerp, soort.aanvraagdocument, startdatum),
    bestandsnaam: 'aanvraag.pdf',
    formaat: 'application/pdf',
    auteur: 'Aanvrager',
    inhoud: {
      ...common(verloop, onderwerp, startdatum),
      afzender: 'Formulier van de website',
      aan: [`Gemeente ${verloop.wereld.gemeente}`, afdelingVan(verloop)],
      aanhef: 'Geachte gemeente,',
      alineas: [toelichting, 'Ik heb dit formulier naar waarheid ingevuld.'],
      slot: `${roepnaam(initiator)}\n${adresregels(initiator).join(', ')}`,
    },
  };
  if (!soort.ontvangstdocument) return [ingestuurd];
  const bevestiging = uitgaand(
    verloop,
    'ontvangst',
    `Wij hebben uw aanvraag: ${klein(onderwerp)}`,
    soort.ontvangstdocument,
    startdatum,
    [
      `Wij kregen uw aanvraag op ${voluit(startdatum)}. U hoort uiterlijk op ${voluit(uiterlijk(verloop))} van ons.`,
      'Missen wij iets? Dan vragen wij u daarom. Zolang wij wachten, staat de tijd stil.',
      'U kunt uw zaak altijd volgen als u inlogt op onze website.',
    ],
  );
  return [ingestuurd, bevestiging];
}

export function afhandeling(
  verloop: Verloop,
  type: string,
  onderwerp: string,
  besluit: string,
  datum: string,
): DemoDocument {
  return uitgaand(verloop, 'besluit', `Besluit: ${klein(onderwerp)}`, type, datum, [
    `Op ${voluit(verloop.startdatum)} kregen wij van u: ${klein(onderwerp)}. Wij hebben nu beslist.`,
    besluit,
    // Awb art. 3:45: a decision says who may object, within what time (art. 6:7: six weeks) and with whom.
    'Bent u het niet eens met dit besluit? Maak dan binnen zes weken bezwaar. Stuur een brief aan de gemeente, of doe het via onze website.',
  ]);
}

function uitgaand(
  verloop: Verloop,
  sleutel: string,
  titel: string,
  type: string,
  datum: string,
  alineas: readonly string[],
): DemoDocument {
  const { gemeente } = verloop.wereld;
  const afdeling = afdelingVan(verloop);
  return {
    ...base(verloop, sleutel, titel, type, datum),
    bestandsnaam: `${sleutel}.pdf`,
    formaat: 'application/pdf',
    auteur: afdeling,
    inhoud: {
      ...common(verloop, titel, datum),
      afzender: afdeling,
      aan: [roepnaam(verloop.initiator), ...adresregels(verloop.initiator)],
      aanhef: `Beste ${roepnaam(verloop.initiator)},`,
      alineas,
      slot: `Met vriendelijke groet,\n${afdeling}, gemeente ${gemeente}`,
    },
  };
}

function base(verloop: Verloop, sleutel: string, titel: string, informatieobjecttype: string, creatiedatum: string) {
  return {
    sleutel: `${verloop.kenmerk.toLowerCase()}-${sleutel}`,
    titel: titel.slice(0, 200),
    informatieobjecttype,
    creatiedatum,
  };
}

function common(
  verloop: Verloop,
  onderwerp: string,
  datum: string,
): Pick<DemoBrief, 'gemeente' | 'plaatsEnDatum' | 'kenmerk' | 'onderwerp'> & { soort: 'brief' } {
  const { gemeente } = verloop.wereld;
  return {
    soort: 'brief',
    gemeente,
    plaatsEnDatum: `${gemeente}, ${voluit(datum)}`,
    kenmerk: verloop.kenmerk,
    onderwerp,
  };
}

const straatnaam = ({ wereld, straat }: Verloop): string => wereld.plaats.straten[straat]!.naam;
/** The department that treats the case; the owner in a catalogue may be a code. */
function afdelingVan({ wereld, zaaktype }: Verloop): string {
  const activiteit = activiteitVan(zaaktype.identificatie)?.sleutel ?? '';
  const behandelaar = wereld.medewerkers.find((medewerker) => medewerker.activiteiten.includes(activiteit));
  return behandelaar?.afdeling ?? zaaktype.verantwoordelijke;
}

const uiterlijk = ({ startdatum, zaaktype }: Verloop): string => addDuration(startdatum, zaaktype.doorlooptijd);
const klein = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function adresregels({ verblijfplaats }: Persoon): [string, string] {
  const { straat, huisnummer, postcode, woonplaats } = verblijfplaats;
  return [`${straat} ${huisnummer}`, `${postcode.slice(0, 4)} ${postcode.slice(4)} ${woonplaats}`];
}
