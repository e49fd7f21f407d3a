/**
 * A catalogue to load, as a plain value: the bodies of the Catalogi API 1.4.0 without addresses.
 * Relations go by the name the standard gives them: document type by omschrijving, status type by volgnummer,
 * selectielijst by UUID. The loader makes addresses and identifiers of them; see catalogus-import-ids.ts.
 */
import type { Vertrouwelijkheid } from '../../gate/rights.ts';

export interface CatalogusImport {
  readonly informatieobjecttypen: readonly InformatieobjecttypeImport[];
  /** Absent: none, as in an i-Navigator export. */
  readonly besluittypen?: readonly BesluittypeImport[];
  readonly zaaktypen: readonly ZaaktypeImport[];
}

export interface BesluittypeImport {
  readonly omschrijving: string;
  readonly omschrijvingGeneriek: string;
  readonly besluitcategorie: string;
  /** ISO 8601 duration within which one may object; null when unknown. */
  readonly reactietermijn: string | null;
  readonly publicatieIndicatie: boolean;
  readonly toelichting: string;
  /** omschrijving of the document types that hold it */
  readonly informatieobjecttypen: readonly string[];
  readonly beginGeldigheid: string;
  readonly eindeGeldigheid: string | null;
}

export interface InformatieobjecttypeImport {
  readonly omschrijving: string;
  readonly vertrouwelijkheidaanduiding: Vertrouwelijkheid;
  readonly informatieobjectcategorie: string;
  readonly trefwoord: readonly string[];
  /** `YYYY-MM-DD` */
  readonly beginGeldigheid: string;
  readonly eindeGeldigheid: string | null;
}

export interface ZaaktypeImport {
  readonly identificatie: string;
  readonly omschrijving: string;
  readonly omschrijvingGeneriek: string;
  readonly vertrouwelijkheidaanduiding: Vertrouwelijkheid;
  readonly doel: string;
  readonly aanleiding: string;
  readonly toelichting: string;
  readonly indicatieInternOfExtern: 'intern' | 'extern';
  readonly handelingInitiator: string;
  readonly onderwerp: string;
  readonly handelingBehandelaar: string;
  /** ISO 8601 duration, weeks written as days (`P56D`). */
  readonly doorlooptijd: string;
  readonly servicenorm: string | null;
  readonly opschortingEnAanhoudingMogelijk: boolean;
  readonly verlengingMogelijk: boolean;
  readonly verlengingstermijn: string | null;
  readonly trefwoorden: readonly string[];
  readonly publicatieIndicatie: boolean;
  readonly publicatietekst: string;
  readonly verantwoordingsrelatie: readonly string[];
  readonly productenOfDiensten: readonly string[];
  /** UUID in the selectielijst. */
  readonly selectielijstProcestype: string;
  readonly referentieproces: { readonly naam: string; readonly link: string };
  readonly verantwoordelijke: string;
  readonly gerelateerdeZaaktypen: readonly [];
  /** omschrijving of the besluittypen */
  readonly besluittypen: readonly string[];
  readonly beginGeldigheid: string;
  readonly eindeGeldigheid: string | null;
  readonly versiedatum: string;
  readonly statustypen: readonly StatustypeImport[];
  readonly resultaattypen: readonly ResultaattypeImport[];
  readonly roltypen: readonly RoltypeImport[];
  readonly eigenschappen: readonly EigenschapImport[];
  readonly zaaktypeInformatieobjecttypen: readonly ZaaktypeInformatieobjecttypeImport[];
}

export interface StatustypeImport {
  /** 1 to 9999; the highest is the end status. */
  readonly volgnummer: number;
  readonly omschrijving: string;
  readonly omschrijvingGeneriek: string;
  readonly statustekst: string;
  readonly toelichting: string | null;
  readonly informeren: boolean;
  readonly doorlooptijd: string | null;
  readonly checklistitemStatustype: readonly ChecklistitemImport[];
}

export interface ChecklistitemImport {
  readonly itemnaam: string;
  readonly toelichting: string | null;
  readonly vraagstelling: string;
  readonly verplicht: boolean;
}

/** Generic kinds of role (RGBZ). */
export const ROLTYPE_GENERIEK = [
  'adviseur',
  'behandelaar',
  'belanghebbende',
  'beslisser',
  'initiator',
  'klantcontacter',
  'zaakcoordinator',
  'mede_initiator',
] as const;
export type RoltypeGeneriek = (typeof ROLTYPE_GENERIEK)[number];

export interface RoltypeImport {
  readonly omschrijving: string;
  readonly omschrijvingGeneriek: RoltypeGeneriek;
}

export interface EigenschapImport {
  readonly naam: string;
  readonly definitie: string;
  readonly specificatie: {
    readonly groep: string;
    readonly formaat: 'tekst' | 'getal' | 'datum' | 'datum_tijd';
    readonly lengte: string;
    readonly kardinaliteit: string;
    readonly waardenverzameling: readonly string[];
  };
  readonly toelichting: string;
  /** volgnummer of the status type at which it must be filled in; null: any time. */
  readonly statustype: number | null;
}

export interface ZaaktypeInformatieobjecttypeImport {
  /** omschrijving of the document type. */
  readonly informatieobjecttype: string;
  readonly volgnummer: number;
  readonly richting: 'inkomend' | 'intern' | 'uitgaand';
  /** volgnummer of the status type at which it must be there; null: any time. */
  readonly statustype: number | null;
}

export interface ResultaattypeImport {
  readonly omschrijving: string;
  /** UUID in the selectielijst. */
  readonly resultaattypeomschrijving: string;
  /** UUID in the selectielijst. */
  readonly selectielijstklasse: string;
  readonly toelichting: string;
  readonly archiefnominatie: 'blijvend_bewaren' | 'vernietigen';
  /** ISO 8601 duration, weeks written as days; null when kept for ever. */
  readonly archiefactietermijn: string | null;
  readonly brondatumArchiefprocedure: BrondatumArchiefprocedureImport;
}

export const AFLEIDINGSWIJZE = [
  'afgehandeld',
  'ander_datumkenmerk',
  'eigenschap',
  'gerelateerde_zaak',
  'hoofdzaak',
  'ingangsdatum_besluit',
  'termijn',
  'vervaldatum_besluit',
  'zaakobject',
] as const;
export type Afleidingswijze = (typeof AFLEIDINGSWIJZE)[number];

/** Filled in so that ztc-003 to ztc-008 hold. */
export interface BrondatumArchiefprocedureImport {
  readonly afleidingswijze: Afleidingswijze;
  readonly datumkenmerk: string;
  readonly einddatumBekend: boolean;
  readonly objecttype: string;
  readonly registratie: string;
  readonly procestermijn: string | null;
}
