/** A case of the demo as a description: the loader makes requests of it, so that every rule of the registers holds for it. */
import type { FotoOnderwerp } from './foto.ts';

export interface DemoZaak {
  /** Fixed name; the loader makes identifiers of it, so that loading twice doubles nothing. */
  readonly sleutel: string;
  readonly identificatie: string;
  /** identificatie of the case type. */
  readonly zaaktype: string;
  readonly omschrijving: string;
  readonly toelichting: string;
  /** `YYYY-MM-DD` */
  readonly registratiedatum: string;
  readonly startdatum: string;
  readonly uiterlijkeEinddatumAfdoening: string;
  readonly communicatiekanaal: 'Website' | 'Telefoon' | 'Balie' | 'Brief';
  /** Longitude, latitude (WGS 84); absent when the case is about no place. */
  readonly zaakgeometrie?: { readonly type: 'Point'; readonly coordinates: readonly [number, number] };
  readonly initiator: { readonly bsn: string; readonly roltype: string };
  readonly behandelaar?: { readonly medewerker: string; readonly roltype: string };
  readonly statussen: readonly DemoStatus[];
  /** Present when the case is closed; its status is the last of `statussen`. */
  readonly resultaat?: { readonly resultaattype: string; readonly toelichting: string };
  readonly eigenschappen: readonly { readonly naam: string; readonly waarde: string }[];
  readonly documenten: readonly DemoDocument[];
  readonly besluit?: DemoBesluit;
}

/** Taken on the day that the case was closed. */
export interface DemoBesluit {
  /** omschrijving of its type. */
  readonly besluittype: string;
  /** `YYYY-MM-DD` */
  readonly datum: string;
  readonly toelichting: string;
  readonly bestuursorgaan: string;
  /** The last day on which one may object. */
  readonly uiterlijkeReactiedatum: string;
  /** sleutel of the document that holds it. */
  readonly document: string;
}

export interface DemoStatus {
  readonly volgnummer: number;
  /** RFC 3339 UTC. */
  readonly datumStatusGezet: string;
  readonly statustoelichting: string;
}

export interface DemoDocument {
  readonly sleutel: string;
  readonly titel: string;
  readonly informatieobjecttype: string;
  readonly bestandsnaam: string;
  readonly formaat: 'application/pdf' | 'image/png';
  readonly creatiedatum: string;
  readonly auteur: string;
  readonly inhoud:
    | { readonly soort: 'foto'; readonly onderwerp: FotoOnderwerp; readonly variant: number }
    | ({ readonly soort: 'brief' } & DemoBrief);
}

export interface DemoBrief {
  readonly gemeente: string;
  /** Department, no person: residents see a role. */
  readonly afzender: string;
  /** Lines of the address window. */
  readonly aan: readonly string[];
  readonly plaatsEnDatum: string;
  readonly kenmerk: string;
  readonly onderwerp: string;
  readonly aanhef: string;
  readonly alineas: readonly string[];
  readonly slot: string;
}
