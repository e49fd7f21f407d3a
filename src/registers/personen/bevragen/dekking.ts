/** What of a person a processing activity may use, and whether what was asked lies within it. */
import { ZONDER_GROND_NUMMER } from '../../../gate/categories.ts';
import type { Caller } from '../../../gate/context.ts';
import { fullScope } from '../../../gate/sources.ts';
import { PERSONEN_LEZEN } from '../persoon.ts';
import { parameterNietGedekt, veldNietGedekt } from './problemen.ts';
import { isGedekt, leesPad } from './selectie.ts';
import type { Vraag } from './vraag.ts';

/** All of a person. */
type Dekking = 'alles' | readonly string[];

/** The paths that the activity covers for which this right is used. Nothing said of persons is nothing; only the program itself is not narrowed. */
export function dekkingVan({ rights: { sources } }: Caller, scope: string): Dekking {
  return sources ? (sources.get(fullScope('meent', scope)) ?? sources.get('personen') ?? []) : 'alles';
}

/** Without a law that lets the activity use the number, nobody is looked up by it either (UAVG 46). */
const magNummer = ({ rights: { leaves = [] } }: Caller): boolean =>
  !leaves.some(({ id, what }) => id === ZONDER_GROND_NUMMER && what.resources?.includes('persoon'));

/** To look somebody up by something is to use it; the number is what the caller already has of them. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  geslachtsnaam: ['naam.geslachtsnaam'],
  voornamen: ['naam.voornamen'],
  voorvoegsel: ['naam.voorvoegsel'],
  geslacht: ['geslacht'],
  geboortedatum: ['geboorte.datum'],
  gemeenteVanInschrijving: ['gemeenteVanInschrijving'],
  postcode: ['verblijfplaats.verblijfadres.postcode', 'adressering.adresregel2'],
  straat: ['verblijfplaats.verblijfadres.officieleStraatnaam', 'adressering.adresregel1'],
  huisnummer: ['verblijfplaats.verblijfadres.huisnummer', 'adressering.adresregel1'],
  huisletter: ['verblijfplaats.verblijfadres.huisletter', 'adressering.adresregel1'],
  huisnummertoevoeging: ['verblijfplaats.verblijfadres.huisnummertoevoeging', 'adressering.adresregel1'],
  nummeraanduidingIdentificatie: ['verblijfplaats.nummeraanduidingIdentificatie'],
  adresseerbaarObjectIdentificatie: ['verblijfplaats.adresseerbaarObjectIdentificatie'],
};

/** @throws PersonenProblem `unauthorizedField` or `unauthorizedParameter`: all of it, or nothing */
export function eisDekking(caller: Caller, { model, fields, parameters }: Vraag): void {
  const dekking = dekkingVan(caller, PERSONEN_LEZEN);
  if (dekking === 'alles') return;
  if (parameters.burgerservicenummer !== undefined && !magNummer(caller)) throw parameterNietGedekt();
  for (const name of Object.keys(parameters)) {
    const paths = PARAMETERS[name];
    if (paths && !paths.some((path) => isGedekt(path.split('.'), dekking))) throw parameterNietGedekt();
  }
  for (const field of fields) {
    const pad = leesPad(model, field);
    if (typeof pad === 'string' || !isGedekt(pad.namen, dekking)) throw veldNietGedekt();
  }
}
