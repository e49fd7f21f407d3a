/** How somebody is addressed: at the head of a letter, above an address, and in a sentence. By the name that they use. */
import {
  bekend,
  hoffelijkheidstitel,
  isPredicaat,
  type Naam,
  samen,
  titelBij,
  titelOmschrijving,
  voorletters,
} from './naam.ts';

export interface Aangesprokene {
  readonly naam: Naam;
  readonly geslacht: string;
  readonly naamgebruik: string;
  /** The partner of today, or else the one of whom they were divorced last. */
  readonly partner?: Naam | undefined;
  /** There is a partner today. */
  readonly gehuwd: boolean;
}

interface Gebruik extends Aangesprokene {
  /** Name use as it can be: that of a partner who is unknown or not there is the own one. */
  readonly gebruik: string;
  readonly eigen: string;
  readonly ander: string;
  /** Own title or predicate, where it is used at all. */
  readonly titel: string;
  /** Title by courtesy, of the partner. */
  readonly hoffelijk: string;
}

function gebruikVan(wie: Aangesprokene): Gebruik {
  const { naam, geslacht, partner, gehuwd } = wie;
  const hoffelijk = geslacht === 'V' && partner && wie.naamgebruik !== 'E' ? hoffelijkheidstitel(partner.titel) : '';
  const gebruik = partner && bekend(partner.geslachtsnaam) !== '' ? wie.naamgebruik : 'E';
  const zonderPredicaat = isPredicaat(naam.titel) && geslacht === 'V' && (gehuwd || gebruik !== 'E');
  return {
    ...wie,
    gebruik,
    eigen: samen(naam.voorvoegsel, bekend(naam.geslachtsnaam)),
    ander: partner ? samen(partner.voorvoegsel, bekend(partner.geslachtsnaam)) : '',
    titel: gebruik === 'P' || zonderPredicaat ? '' : naam.titel,
    hoffelijk,
  };
}

/** Own name, that of the partner, or both in their order; each with what stands before it. */
function combinatie({ gebruik }: Gebruik, eigen: string, ander: string): string {
  if (gebruik === 'P') return ander;
  if (gebruik === 'V') return `${ander}-${eigen}`;
  return gebruik === 'N' ? `${eigen}-${ander}` : eigen;
}

const hoofdletter = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const onbekendeNaam = ({ naam, gebruik }: Gebruik): boolean => gebruik !== 'P' && bekend(naam.geslachtsnaam) === '';

/** By title, and for whom: graaf and prins have words of their own. */
function hoogheid(code: string, geslacht: string): string {
  if (code === 'P' || code === 'PS') return 'Hoogheid';
  if (geslacht !== 'M' && geslacht !== 'V') return '';
  const graaf = code === 'G' || code === 'GI';
  return `${graaf ? 'Hooggeboren' : 'Hoogwelgeboren'} ${geslacht === 'M' ? 'heer' : 'vrouwe'}`;
}

export function aanhef(wie: Aangesprokene): string {
  const gebruik = gebruikVan(wie);
  const { geslacht, naam, titel, hoffelijk, partner, eigen, ander } = gebruik;
  const adellijk = (hoffelijk && hoogheid(partner!.titel, 'V')) || (titel && hoogheid(titel, geslacht));
  if (adellijk) return adellijk;
  if (onbekendeNaam(gebruik)) return '';
  const achternaam = combinatie(gebruik, eigen, ander);
  if (geslacht === 'M') return `Geachte heer ${hoofdletter(achternaam)}`;
  if (geslacht === 'V') return `Geachte mevrouw ${hoofdletter(achternaam)}`;
  return samen('Geachte', voorletters(naam.voornamen), achternaam);
}

/** Form of address by the title itself, whatever the sex. */
function aanspreekvorm(code: string): string {
  if (code === '') return '';
  if (code === 'P' || code === 'PS') return 'De hoogheid';
  const vrouw = ['BS', 'GI', 'HI', 'MI', 'PS', 'JV'].includes(code);
  const graaf = code === 'G' || code === 'GI';
  return `De ${graaf ? 'hooggeboren' : 'hoogwelgeboren'} ${vrouw ? 'vrouwe' : 'heer'}`;
}

export function aanschrijfwijze(
  wie: Aangesprokene,
): { readonly naam: string; readonly aanspreekvorm: string } | undefined {
  const gebruik = gebruikVan(wie);
  if (onbekendeNaam(gebruik)) return undefined;
  const { titel, hoffelijk, partner, eigen, ander } = gebruik;
  const woord = titelOmschrijving(titel);
  const letters = voorletters(wie.naam.voornamen);
  const van = samen(hoffelijk, ander);
  const vooraan = isPredicaat(titel) && gebruik.gebruik !== 'V';
  const zelf = vooraan ? eigen : samen(woord, eigen);
  const naam = samen(vooraan ? hoofdletter(woord) : '', letters, combinatie(gebruik, zelf, van));
  return {
    naam: hoofdletter(naam),
    aanspreekvorm: hoffelijk ? aanspreekvorm(`${partner!.titel}`).replace('heer', 'vrouwe') : aanspreekvorm(titel),
  };
}

export function inLopendeTekst(wie: Aangesprokene): string {
  const gebruik = gebruikVan(wie);
  if (onbekendeNaam(gebruik)) return '';
  const { geslacht, naam, hoffelijk, eigen, ander } = gebruik;
  const titel = titelBij(gebruik.titel, geslacht);
  const achternaam = combinatie(gebruik, samen(titel, eigen), samen(hoffelijk, ander));
  const begintMetTitel = ['P', 'V'].includes(gebruik.gebruik) ? hoffelijk !== '' : titel !== '';
  if (begintMetTitel) return achternaam;
  if (geslacht === 'M') return `de heer ${hoofdletter(achternaam)}`;
  if (geslacht === 'V') return `mevrouw ${hoofdletter(achternaam)}`;
  return samen(voorletters(naam.voornamen), achternaam);
}
