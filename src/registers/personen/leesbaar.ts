/** A person as people read it: what the BRP says of a code, and not the code. What has no words here keeps its code. */
import { tabelwaarde } from './bevragen/tabel.ts';

type Tabel = Parameters<typeof tabelwaarde>[0];

/** By the name of the field, wherever it stands. */
const VAN_VELD: Readonly<Record<string, Tabel>> = {
  geslacht: 'geslacht',
  aanduidingNaamgebruik: 'naamgebruik',
  functieAdres: 'functieAdres',
  aanduidingBijHuisnummer: 'aanduiding',
  gemeenteVanInschrijving: 'gemeenten',
  plaatsCode: 'gemeenten',
  landCode: 'landen',
  land: 'landen',
  nationaliteiten: 'nationaliteiten',
  deelnemer: 'rniDeelnemers',
  gezagMinderjarige: 'gezagsverhoudingen',
};
/** Under these the name is used for something else as well. */
const IN_GROEP: Readonly<Record<string, Tabel>> = {
  'partners.soort': 'verbintenis',
  'verblijfstitel.aanduiding': 'verblijfstitels',
};

/** Kinds of authority are names in the BRP, in no table of it. */
const GEZAG: Readonly<Record<string, string>> = {
  EenhoofdigOuderlijkGezag: 'ouderlijk gezag van één ouder',
  TweehoofdigOuderlijkGezag: 'ouderlijk gezag van twee ouders',
  GezamenlijkOuderlijkGezag: 'ouderlijk gezag van twee ouders',
  GezamenlijkGezag: 'gezag van een ouder en iemand anders samen',
  Voogdij: 'voogdij',
  TijdelijkGeenGezag: 'nu heeft niemand het gezag',
  GezagNietTeBepalen: 'wie het gezag heeft, is niet vast te stellen',
};

/** The name of a place or country stands beside its code, or is what the code says. */
const ZELFDE: Readonly<Record<string, string>> = { plaatsCode: 'plaats', landCode: 'land' };

export const leesbaar = (persoon: Readonly<Record<string, unknown>>): Record<string, unknown> => groep(persoon, '');

function groep(van: Readonly<Record<string, unknown>>, in_: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [naam, waarde] of Object.entries(van)) {
    const als = ZELFDE[naam];
    if (als === undefined) found[naam] = leesVan(naam, waarde, in_);
    else if (!van[als]) found[als] = leesVan(naam, waarde, in_);
  }
  return found;
}

function leesVan(naam: string, waarde: unknown, in_: string): unknown {
  const tabel = IN_GROEP[`${in_}.${naam}`] ?? (Object.hasOwn(VAN_VELD, naam) ? VAN_VELD[naam] : undefined);
  if (Array.isArray(waarde)) return waarde.map((one) => leesVan(naam, one, in_));
  if (typeof waarde === 'string' && in_ === 'gezag' && naam === 'soort') return GEZAG[waarde] ?? waarde;
  if (typeof waarde === 'string') return (tabel && waarde && tabelwaarde(tabel, waarde)?.omschrijving) || waarde;
  if (typeof waarde !== 'object' || waarde === null) return waarde;
  const { code, omschrijving, ...rest } = waarde as Readonly<Record<string, unknown>>;
  if (typeof code !== 'string') return groep(waarde as Readonly<Record<string, unknown>>, naam);
  const zegt = String(omschrijving || (tabel && tabelwaarde(tabel, code)?.omschrijving) || code);
  return Object.values(rest).some(Boolean) ? { omschrijving: zegt, ...groep(rest, naam) } : zegt;
}
