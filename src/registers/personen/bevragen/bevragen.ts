/**
 * BRP Personen bevragen 2.7.0, as one operation: what is asked, whether the activity covers it, who is found, what of them
 * was asked for, and a line in the logbook for each of them before anything leaves.
 */
import { asksChoices } from '../../../engine/access.ts';
import { checkEpochNow } from '../../../engine/epoch.ts';
import { appendSeen, kindOfResource, type SeenLine } from '../../../engine/log.ts';
import type { OwnCall, OwnOperation } from '../../../engine/own.ts';
import type { Api } from '../../../engine/resource.ts';
import { nameId } from '../../../foundation/name-id.ts';
import { Problem } from '../../../foundation/problems.ts';
import { PERSONEN_LEZEN } from '../persoon.ts';
import type { Bron, Gevonden } from './bron.ts';
import { eisDekking } from './dekking.ts';
import { brpDocument } from './document.ts';
import { eigenBron } from './eigen.ts';
import { personenProbleem, teVeel } from './problemen.ts';
import { binnenlands, leesPad, neem, type Selectie, selectieVan } from './selectie.ts';
import { isRaadplegen, leesVraag, type Vraag } from './vraag.ts';

export const brpApi: Api = {
  name: 'brp',
  root: '/haalcentraal/api/brp',
  version: '2.7.0',
  title: 'BRP API Personen',
  component: 'meent',
  problem: personenProbleem,
};

/** Published: with more the question must be made narrower. By number there are never more than were asked for. */
const MEESTE_GEVONDEN = 10;
const MEESTE_GERAADPLEEGD = 20;

/** @param bronVan the source of persons of the municipality that a caller is at */
export const personenBevragen = (bronVan: (base: string) => Bron): OwnOperation => ({
  method: 'POST',
  api: brpApi,
  path: 'personen',
  operationId: 'Personen',
  summary: 'Zoekt personen, of raadpleegt ze met hun burgerservicenummer. U krijgt alleen de velden die u vraagt.',
  scopes: [PERSONEN_LEZEN],
  document: brpDocument,
  takesNothing: true,
  status: 200,
  reads: true,
  unconditional: true,
  async handle(call) {
    const vraag = leesVraag(call.body);
    eisDekking(call.caller, vraag);
    const hoogstens = isRaadplegen(vraag) ? MEESTE_GERAADPLEEGD : MEESTE_GEVONDEN;
    const bron = bronVan(call.caller.base);
    // Who consented is told with the own record; of a copy elsewhere there is no record to ask.
    if (bron !== eigenBron && asksChoices(call.caller))
      throw new Problem(
        'permission-denied',
        'Dit mag alleen bij inwoners die toestemming gaven. Bij personen van een bron elders is dat niet na te gaan.',
      );
    // Elsewhere nobody knows what was withdrawn here, and who asks there leaves a trace there.
    if (bron !== eigenBron) await checkEpochNow(call.engine.parts, call.caller);
    const gevonden = await bron.zoek(call.engine, call.caller, vraag, hoogstens);
    if (gevonden.length > hoogstens) throw teVeel(hoogstens);
    const { personen, selectie } = gevraagd(vraag, gevonden);
    await log(call, vraag, gevonden, selectie);
    return { status: 200, json: JSON.stringify({ type: vraag.type, personen }) };
  },
});

function gevraagd({ model, fields }: Vraag, gevonden: readonly Gevonden[]) {
  const paden = fields.map((field) => leesPad(model, field)).filter((pad) => typeof pad !== 'string');
  const selectie = selectieVan(paden);
  const thuis = binnenlands(paden);
  const personen = gevonden.map(({ persoon }) => {
    const taken = neem(model, zonderBuitenland(persoon, thuis), selectie) as Readonly<Record<string, unknown>>;
    return metRni(taken, selectie);
  });
  return { personen, selectie };
}

/** Of an address abroad nothing is given to who asked for one in the Netherlands. */
function zonderBuitenland(persoon: Gevonden['persoon'], thuis: ReadonlySet<string>): Gevonden['persoon'] {
  if (thuis.size === 0) return persoon;
  const { verblijfplaats, adressering, ...rest } = persoon as Record<string, Record<string, unknown> | undefined>;
  const type = String(verblijfplaats?.type ?? '');
  if (type !== 'VerblijfplaatsBuitenland' && type !== 'VerblijfplaatsOnbekend' && !adressering?.land) return persoon;
  const { adresregel1: _1, adresregel2: _2, adresregel3: _3, land: _land, ...aanspreken } = adressering ?? {};
  return {
    ...rest,
    ...(thuis.has('verblijfplaats') ? {} : { verblijfplaats }),
    adressering: thuis.has('adressering') ? aanspreken : adressering,
  };
}

/** Who supplied a category is told with what was asked of it (published: rni, categorie). */
const CATEGORIEEN: Readonly<Record<string, string>> = {
  nationaliteiten: 'Nationaliteit',
  overlijden: 'Overlijden',
  verblijfplaats: 'Verblijfplaats',
  immigratie: 'Verblijfplaats',
  gemeenteVanInschrijving: 'Verblijfplaats',
  datumInschrijvingInGemeente: 'Verblijfplaats',
  burgerservicenummer: 'Persoon',
  aNummer: 'Persoon',
  naam: 'Persoon',
  geboorte: 'Persoon',
  geslacht: 'Persoon',
  leeftijd: 'Persoon',
};

function metRni(taken: Readonly<Record<string, unknown>>, selectie: Map<string, Selectie>) {
  if (!Array.isArray(taken.rni)) return taken;
  const asked = new Set(
    [...selectie.keys()].flatMap((name) =>
      name === 'adressering' ? ['Persoon', 'Verblijfplaats'] : CATEGORIEEN[name],
    ),
  );
  const { rni, ...rest } = taken;
  const left = (rni as readonly { readonly categorie?: string }[]).filter(({ categorie }) => asked.has(categorie));
  return left.length > 0 ? { ...rest, rni: left } : rest;
}

/** A line for everybody who was found, and for each relative of whom something was shown. */
async function log(
  { engine, caller }: OwnCall,
  vraag: Vraag,
  gevonden: readonly Gevonden[],
  selectie: Map<string, Selectie>,
): Promise<void> {
  const { keys, logbook } = engine.parts;
  const subject = (number: string): string => keys.hash(caller.municipality, 'bsn', number);
  const lines = new Map<string, SeenLine>();
  const is = kindOfResource(engine.parts.registry.get('persoon'));
  for (const { persoon, burgerservicenummer, id } of gevonden) {
    const own = subject(burgerservicenummer);
    const about = id ?? nameId(caller.municipality, 'brp', own);
    for (const one of [own, ...verwanten(persoon, selectie).map(subject)])
      lines.set(`${about} ${one}`, { subject: one, resource: 'persoon', id: about, ...is });
  }
  const kind = isRaadplegen(vraag) ? 'geopend' : 'gezocht';
  await appendSeen(logbook, caller, 'brp.persoon.bevragen', kind, [...lines.values()], is);
}

type Verwant = { readonly burgerservicenummer?: string };

function verwanten(persoon: Gevonden['persoon'], selectie: Map<string, Selectie>): readonly string[] {
  const of = (name: string): readonly Record<string, unknown>[] =>
    selectie.has(name) && Array.isArray(persoon[name]) ? (persoon[name] as Record<string, unknown>[]) : [];
  const houders = of('gezag').flatMap((one) => [
    one.minderjarige as Verwant,
    one.ouder as Verwant,
    one.derde as Verwant,
    ...((one.ouders ?? []) as readonly Verwant[]),
    ...((one.derden ?? []) as readonly Verwant[]),
  ]);
  // The name of a partner is in how somebody is addressed.
  const partners = selectie.has('adressering') && Array.isArray(persoon.partners) ? persoon.partners : of('partners');
  return [...of('kinderen'), ...of('ouders'), ...(partners as readonly Verwant[]), ...houders].flatMap((one) => {
    const number = (one as Verwant | undefined)?.burgerservicenummer;
    return number ? [number] : [];
  });
}
