/** A catalogue to make cases of: one published case type with every way to date the archive, another, and a concept. */

import type {
  BesluittypeImport,
  BrondatumArchiefprocedureImport,
  EigenschapImport,
  InformatieobjecttypeImport,
  ResultaattypeImport,
  RoltypeGeneriek,
  ZaaktypeImport,
} from '../../src/registers/catalogi/catalogus-import.ts';
import {
  AFLEIDINGSWIJZE,
  type Afleidingswijze,
  ROLTYPE_GENERIEK,
} from '../../src/registers/catalogi/catalogus-import.ts';
import { catalogusIds } from '../../src/registers/catalogi/catalogus-import-ids.ts';
import { loadCatalogus } from '../../src/registers/catalogi/index.ts';
import {
  omschrijvingMetNaam,
  procestypeMetNummer,
  resultaatMetNummer,
} from '../../src/registers/selectielijst/selectielijst.ts';
import { FIRST, HOSTS, seeder, type TestMeent } from './server.ts';

export const RSIN = '000000012';
/** Among the products of the case type. */
export const PRODUCT = 'https://producten.voorbeeld.nl/tegel';

/** Addresses of everything in the catalogue. */
export interface Catalogue {
  readonly catalogus: string;
  readonly zaaktype: string;
  readonly statustypen: { readonly ontvangen: string; readonly bezig: string; readonly klaar: string };
  /** By the way in which the archive date follows; `bewaren` is kept for ever, `zonder` has no period. */
  readonly resultaattypen: Readonly<Record<Afleidingswijze | 'bewaren' | 'zonder', string>>;
  readonly roltypen: Readonly<Record<RoltypeGeneriek, string>>;
  readonly eigenschappen: { readonly vervaldatum: string; readonly kleur: string };
  /** `vreemd` is known to no case type, `rapport` is vertrouwelijk. */
  readonly informatieobjecttypen: { readonly foto: string; readonly rapport: string; readonly vreemd: string };
  /** Held by a photo or a report. */
  readonly besluittype: string;
  readonly zaakobjecttype: string;
  /** Parts of another published case type. */
  readonly ander: {
    readonly zaaktype: string;
    readonly statustype: string;
    readonly eindstatus: string;
    readonly resultaattype: string;
    readonly roltype: string;
    readonly eigenschap: string;
    readonly zaakobjecttype: string;
    readonly besluittype: string;
  };
  /** A case type that is not published. */
  readonly concept: string;
}

const BEGIN = '2020-01-01';
const PROCESTYPE = procestypeMetNummer(2020, 11)!.uuid;

/** What each way wants beside its name (ztc-004 to ztc-008). */
const PARAMETERS: Readonly<Partial<Record<Afleidingswijze, Partial<BrondatumArchiefprocedureImport>>>> = {
  eigenschap: { datumkenmerk: 'vervaldatum' },
  ander_datumkenmerk: { datumkenmerk: 'Datum sloop', objecttype: 'pand', registratie: 'BAG' },
  zaakobject: { datumkenmerk: 'geboortedatum', objecttype: 'natuurlijk_persoon' },
  termijn: { procestermijn: 'P2Y' },
};

const brondatum = (afleidingswijze: Afleidingswijze): BrondatumArchiefprocedureImport => ({
  afleidingswijze,
  datumkenmerk: '',
  einddatumBekend: false,
  objecttype: '',
  registratie: '',
  procestermijn: null,
  ...PARAMETERS[afleidingswijze],
});

const resultaattype = (
  omschrijving: string,
  archiefactietermijn: string | null,
  wijze: Afleidingswijze,
  nummer = '11.1.14',
): ResultaattypeImport => ({
  omschrijving,
  resultaattypeomschrijving: omschrijvingMetNaam('Afgehandeld')!.uuid,
  selectielijstklasse: resultaatMetNummer(2020, nummer)!.uuid,
  toelichting: '',
  archiefnominatie: resultaatMetNummer(2020, nummer)!.waardering as 'vernietigen',
  archiefactietermijn,
  brondatumArchiefprocedure: brondatum(wijze),
});

const eigenschap = (naam: string, formaat: 'tekst' | 'datum'): EigenschapImport => ({
  naam,
  definitie: naam,
  specificatie: {
    groep: '',
    formaat,
    lengte: formaat === 'datum' ? '8' : '40',
    kardinaliteit: '1',
    waardenverzameling: [],
  },
  toelichting: '',
  statustype: null,
});

const documenttype = (
  omschrijving: string,
  vertrouwelijkheidaanduiding: 'openbaar' | 'vertrouwelijk',
): InformatieobjecttypeImport => ({
  omschrijving,
  vertrouwelijkheidaanduiding,
  informatieobjectcategorie: 'Beeld',
  trefwoord: [],
  beginGeldigheid: BEGIN,
  eindeGeldigheid: null,
});

const besluittype = (omschrijving: string): BesluittypeImport => ({
  omschrijving,
  omschrijvingGeneriek: '',
  besluitcategorie: '',
  reactietermijn: 'P42D',
  publicatieIndicatie: false,
  toelichting: '',
  informatieobjecttypen: ['Foto', 'Rapport'],
  beginGeldigheid: BEGIN,
  eindeGeldigheid: null,
});
const OPDRACHT = besluittype('Herstelopdracht');
const VERBOD = besluittype('Verbod');

const zaaktype = (identificatie: string, parts: Partial<ZaaktypeImport>): ZaaktypeImport => ({
  identificatie,
  omschrijving: identificatie.toLowerCase(),
  omschrijvingGeneriek: '',
  vertrouwelijkheidaanduiding: 'beperkt_openbaar',
  doel: 'Een veilige stoep',
  aanleiding: 'Iemand meldt een losse tegel',
  toelichting: '',
  indicatieInternOfExtern: 'extern',
  handelingInitiator: 'Melden',
  onderwerp: 'Tegel',
  handelingBehandelaar: 'Herstellen',
  doorlooptijd: 'P14D',
  servicenorm: null,
  opschortingEnAanhoudingMogelijk: true,
  verlengingMogelijk: false,
  verlengingstermijn: null,
  trefwoorden: [],
  publicatieIndicatie: false,
  publicatietekst: '',
  verantwoordingsrelatie: [],
  productenOfDiensten: [PRODUCT],
  selectielijstProcestype: PROCESTYPE,
  referentieproces: { naam: 'Onderhouden', link: '' },
  verantwoordelijke: 'Beheer openbare ruimte',
  gerelateerdeZaaktypen: [],
  besluittypen: [],
  beginGeldigheid: BEGIN,
  eindeGeldigheid: null,
  versiedatum: BEGIN,
  statustypen: ['Ontvangen', 'In behandeling', 'Klaar'].map((omschrijving, index) => ({
    volgnummer: index + 1,
    omschrijving,
    omschrijvingGeneriek: '',
    statustekst: '',
    toelichting: null,
    informeren: false,
    doorlooptijd: null,
    checklistitemStatustype: [],
  })),
  resultaattypen: [resultaattype('afgehandeld', 'P5Y', 'afgehandeld')],
  roltypen: [{ omschrijving: 'Melder', omschrijvingGeneriek: 'initiator' }],
  eigenschappen: [eigenschap('kleur', 'tekst')],
  zaaktypeInformatieobjecttypen: [],
  ...parts,
});

const TEGEL = zaaktype('TEGEL', {
  besluittypen: [OPDRACHT.omschrijving],
  resultaattypen: [
    ...AFLEIDINGSWIJZE.map((wijze) => resultaattype(wijze, 'P5Y', wijze)),
    resultaattype('bewaren', null, 'afgehandeld', '11.1.16'),
    resultaattype('zonder', 'P5Y', 'afgehandeld', '11.1.16'),
  ],
  roltypen: ROLTYPE_GENERIEK.map((omschrijvingGeneriek) => ({
    omschrijving: `Als ${omschrijvingGeneriek}`,
    omschrijvingGeneriek,
  })),
  eigenschappen: [eigenschap('vervaldatum', 'datum'), eigenschap('kleur', 'tekst')],
  zaaktypeInformatieobjecttypen: ['Foto', 'Rapport'].map((informatieobjecttype, index) => ({
    informatieobjecttype,
    volgnummer: index + 1,
    richting: 'inkomend' as const,
    statustype: null,
  })),
});
const ANDER = zaaktype('ANDER', { besluittypen: [VERBOD.omschrijving] });

/** Loads it into a municipality of a running server. */
export async function loadCatalogue(meent: TestMeent, municipality = FIRST): Promise<Catalogue> {
  const { catalogus, typen } = await loadCatalogus(
    meent.engine,
    seeder(municipality),
    {
      informatieobjecttypen: [
        documenttype('Foto', 'openbaar'),
        documenttype('Rapport', 'vertrouwelijk'),
        documenttype('Vreemd', 'openbaar'),
      ],
      besluittypen: [OPDRACHT, VERBOD],
      zaaktypen: [TEGEL, ANDER],
    },
    { domein: 'TEST', rsin: RSIN, naam: 'Test', contactpersoonBeheerNaam: 'Beheer' },
  );
  const refused = typen.filter(({ status }) => status !== 'geladen');
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  const base = `http://${HOSTS[municipality]}/catalogi/api/v1`;
  const ids = catalogusIds(municipality, catalogus);
  const status = (type: ZaaktypeImport, nummer: number) => `${base}/statustypen/${ids.statustype(type, nummer)}`;
  const result = (type: ZaaktypeImport, naam: string) => `${base}/resultaattypen/${ids.resultaattype(type, naam)}`;
  const role = (type: ZaaktypeImport, naam: string) => `${base}/roltypen/${ids.roltype(type, naam)}`;
  const property = (type: ZaaktypeImport, naam: string) => `${base}/eigenschappen/${ids.eigenschap(type, naam)}`;
  const document = (omschrijving: string) =>
    `${base}/informatieobjecttypen/${ids.informatieobjecttype({ omschrijving, beginGeldigheid: BEGIN })}`;
  const address = (type: ZaaktypeImport) => `${base}/zaaktypen/${ids.zaaktype(type)}`;
  const make = async (resource: string, input: object): Promise<string> => {
    const made = await meent.engine.create(seeder(municipality), resource, input);
    return (JSON.parse(made.json) as { url: string }).url;
  };
  const zaakobjecttype = (type: ZaaktypeImport) =>
    make('zaakobjecttype', {
      zaaktype: address(type),
      anderObjecttype: false,
      objecttype: 'https://objecten.voorbeeld.nl/paal',
      relatieOmschrijving: 'Over',
    });
  const { statustypen, resultaattypen, roltypen, eigenschappen, zaaktypeInformatieobjecttypen, ...own } = ANDER;
  return {
    catalogus: `${base}/catalogussen/${catalogus}`,
    zaaktype: address(TEGEL),
    statustypen: { ontvangen: status(TEGEL, 1), bezig: status(TEGEL, 2), klaar: status(TEGEL, 3) },
    resultaattypen: Object.fromEntries(
      TEGEL.resultaattypen.map(({ omschrijving }) => [omschrijving, result(TEGEL, omschrijving)]),
    ) as Catalogue['resultaattypen'],
    roltypen: Object.fromEntries(
      TEGEL.roltypen.map((one) => [one.omschrijvingGeneriek, role(TEGEL, one.omschrijving)]),
    ) as Catalogue['roltypen'],
    eigenschappen: { vervaldatum: property(TEGEL, 'vervaldatum'), kleur: property(TEGEL, 'kleur') },
    informatieobjecttypen: { foto: document('Foto'), rapport: document('Rapport'), vreemd: document('Vreemd') },
    besluittype: `${base}/besluittypen/${ids.besluittype(OPDRACHT)}`,
    zaakobjecttype: await zaakobjecttype(TEGEL),
    ander: {
      zaaktype: address(ANDER),
      statustype: status(ANDER, 1),
      eindstatus: status(ANDER, 3),
      resultaattype: result(ANDER, 'afgehandeld'),
      roltype: role(ANDER, 'Melder'),
      eigenschap: property(ANDER, 'kleur'),
      zaakobjecttype: await zaakobjecttype(ANDER),
      besluittype: `${base}/besluittypen/${ids.besluittype(VERBOD)}`,
    },
    concept: await make('zaaktype', {
      ...own,
      identificatie: 'CONCEPT',
      catalogus: `${base}/catalogussen/${catalogus}`,
      selectielijstProcestype: `http://${HOSTS[municipality]}/referentielijsten/api/v1/procestypen/${PROCESTYPE}`,
    }),
  };
}
