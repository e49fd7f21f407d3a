/** One case of the demo as the requests that make it, in an order in which each refers to what stands before it. */
import type { Item } from '../../engine/compose.ts';
import type { Draft, Work } from '../../engine/work.ts';
import type { Municipality } from '../../foundation/db/types.ts';
import { nameId } from '../../foundation/name-id.ts';
import type { CatalogusImport, ZaaktypeImport } from '../../registers/catalogi/catalogus-import.ts';
import type { catalogusIds } from '../../registers/catalogi/catalogus-import-ids.ts';
import type { DemoBesluit, DemoDocument, DemoZaak } from '../cases/types.ts';
import type { Wereld } from '../cases/verloop.ts';
import type { Persoon } from '../personen/personen.ts';
import type { Address } from './address.ts';

export interface ZaakContext {
  readonly municipality: Municipality;
  readonly rsin: string;
  readonly at: Address;
  readonly ids: ReturnType<typeof catalogusIds>;
  readonly catalogus: CatalogusImport;
  readonly wereld: Wereld;
}

/** A document whose bytes are stored. */
export interface Opgeslagen {
  readonly document: DemoDocument;
  readonly bytes: number;
  /** As `storeContent` gave it. */
  readonly inhoud: readonly string[];
}

export const zaakId = (municipality: Municipality, { sleutel }: DemoZaak): string =>
  nameId(municipality, 'demo', 'zaak', sleutel);

export function itemsVan(context: ZaakContext, zaak: DemoZaak, documenten: readonly Opgeslagen[]): readonly Item[] {
  const { municipality, rsin, at, ids, wereld } = context;
  const type = wereld.zaaktypen.find(({ identificatie }) => identificatie === zaak.zaaktype)!;
  const id = zaakId(municipality, zaak);
  const own = (...parts: readonly (string | number)[]) => nameId(municipality, 'demo', zaak.sleutel, ...parts);
  const documentId = (sleutel: string) => nameId(municipality, 'demo', 'document', sleutel);
  const of = at('zaak', id);
  const statussen = zaak.statussen.map(
    ({ volgnummer, ...status }): Item => ({
      resource: 'status',
      id: own('status', volgnummer),
      input: { ...status, zaak: of, statustype: at('statustype', ids.statustype(type, volgnummer)) },
    }),
  );
  const { resultaat } = zaak;
  return [
    { resource: 'zaak', id, input: zaakBody(zaak, rsin, at('zaaktype', ids.zaaktype(type))) },
    ...rollen(),
    ...zaak.eigenschappen.map(
      ({ naam, waarde }): Item => ({
        resource: 'zaakeigenschap',
        id: own('eigenschap', naam),
        input: { zaak: of, eigenschap: at('eigenschap', ids.eigenschap(type, naam)), waarde },
      }),
    ),
    ...documenten.flatMap((one) => documentItems(one)),
    ...(zaak.besluit ? besluitItems(zaak.besluit) : []),
    ...(resultaat ? statussen.slice(0, -1) : statussen),
    // The result comes before the status that closes (zrc-007).
    ...(resultaat
      ? [
          {
            resource: 'resultaat',
            id: own('resultaat'),
            input: {
              zaak: of,
              resultaattype: at('resultaattype', ids.resultaattype(type, resultaat.resultaattype)),
              toelichting: resultaat.toelichting,
            },
          },
          statussen.at(-1)!,
        ]
      : []),
  ];

  function rollen(): readonly Item[] {
    const persoon = wereld.personen.find(({ bsn }) => bsn === zaak.initiator.bsn)!;
    const { behandelaar } = zaak;
    const medewerker = wereld.medewerkers.find(({ identificatie }) => identificatie === behandelaar?.medewerker);
    return [
      rol('initiator', zaak.initiator.roltype, 'natuurlijk_persoon', natuurlijkPersoon(persoon)),
      ...(behandelaar && medewerker
        ? [
            rol('behandelaar', behandelaar.roltype, 'medewerker', {
              identificatie: medewerker.identificatie,
              achternaam: medewerker.achternaam,
              voorletters: medewerker.voorletters,
              voorvoegselAchternaam: medewerker.voorvoegsel,
            }),
          ]
        : []),
    ];
  }

  function rol(key: string, roltype: string, betrokkeneType: string, betrokkeneIdentificatie: object): Item {
    return {
      resource: 'rol',
      id: own('rol', key),
      input: {
        zaak: of,
        roltype: at('roltype', ids.roltype(type, roltype)),
        roltoelichting: roltype,
        betrokkeneType,
        betrokkeneIdentificatie,
      },
    };
  }

  function besluitItems({ besluittype, document, datum, ...besluit }: DemoBesluit): readonly Item[] {
    const besluitId = own('besluit');
    const soort = context.catalogus.besluittypen!.find(({ omschrijving }) => omschrijving === besluittype)!;
    return [
      {
        resource: 'besluit',
        id: besluitId,
        input: {
          ...besluit,
          identificatie: `${zaak.identificatie}-B1`,
          verantwoordelijkeOrganisatie: rsin,
          besluittype: at('besluittype', ids.besluittype(soort)),
          zaak: of,
          datum,
          ingangsdatum: datum,
          verzenddatum: datum,
        },
      },
      {
        resource: 'besluitinformatieobject',
        id: own('besluit', 'document'),
        input: {
          besluit: at('besluit', besluitId),
          informatieobject: at('enkelvoudiginformatieobject', documentId(document)),
        },
      },
    ];
  }

  function documentItems({ document, bytes, inhoud }: Opgeslagen): readonly Item[] {
    const documenttype = context.catalogus.informatieobjecttypen.find(
      ({ omschrijving }) => omschrijving === document.informatieobjecttype,
    )!;
    return [
      {
        resource: 'enkelvoudiginformatieobject',
        id: documentId(document.sleutel),
        input: {
          identificatie: document.sleutel.toUpperCase().slice(0, 40),
          bronorganisatie: rsin,
          creatiedatum: document.creatiedatum,
          titel: document.titel,
          auteur: document.auteur,
          status: 'definitief',
          formaat: document.formaat,
          taal: 'nld',
          bestandsnaam: document.bestandsnaam,
          bestandsomvang: bytes,
          indicatieGebruiksrecht: false,
          informatieobjecttype: at('informatieobjecttype', ids.informatieobjecttype(documenttype)),
          ...richtingVan(type, document),
        },
        columns: { inhoud },
      },
      {
        resource: 'zaakinformatieobject',
        id: own('document', document.sleutel),
        input: {
          zaak: of,
          informatieobject: at('enkelvoudiginformatieobject', documentId(document.sleutel)),
          titel: document.titel,
        },
      },
    ];
  }
}

const zaakBody = (zaak: DemoZaak, rsin: string, zaaktype: string) => ({
  identificatie: zaak.identificatie,
  bronorganisatie: rsin,
  verantwoordelijkeOrganisatie: rsin,
  omschrijving: zaak.omschrijving,
  toelichting: zaak.toelichting,
  zaaktype,
  registratiedatum: zaak.registratiedatum,
  startdatum: zaak.startdatum,
  uiterlijkeEinddatumAfdoening: zaak.uiterlijkeEinddatumAfdoening,
  zaakgeometrie: zaak.zaakgeometrie ?? null,
});

function natuurlijkPersoon({ bsn, naam, geslacht, geboorte, verblijfplaats }: Persoon) {
  return {
    inpBsn: bsn,
    geslachtsnaam: naam.geslachtsnaam,
    voorvoegselGeslachtsnaam: naam.voorvoegsel ?? '',
    voorletters: (naam.voornamen ?? '').replace(/(\S)\S*\s*/g, '$1.').slice(0, 20),
    voornamen: naam.voornamen ?? '',
    geslachtsaanduiding: geslacht.toLowerCase(),
    geboortedatum: geboorte.datum,
    verblijfsadres: {
      aoaIdentificatie: verblijfplaats.nummeraanduidingIdentificatie,
      wplWoonplaatsNaam: verblijfplaats.woonplaats,
      gorOpenbareRuimteNaam: verblijfplaats.straat,
      aoaPostcode: verblijfplaats.postcode,
      aoaHuisnummer: verblijfplaats.huisnummer,
    },
  };
}

/** Received or sent on the day it was made, as the case type says of documents of its kind. */
function richtingVan(type: ZaaktypeImport, { informatieobjecttype, creatiedatum }: DemoDocument) {
  const relation = type.zaaktypeInformatieobjecttypen.find((one) => one.informatieobjecttype === informatieobjecttype);
  if (relation?.richting === 'inkomend') return { ontvangstdatum: creatiedatum };
  return relation?.richting === 'uitgaand' ? { verzenddatum: creatiedatum } : {};
}

/** The registers date what they take in with this moment; a case of last year is dated as if it came in then. */
export function dateer(zaak: DemoZaak, work: Work, made: readonly Draft[]): void {
  const begin = zaak.statussen[0]!.datumStatusGezet;
  const opgepakt = zaak.statussen[1]?.datumStatusGezet ?? begin;
  const days = new Map<unknown, string>();
  for (const draft of made) {
    const { record, resource } = draft;
    if (resource.name === 'rol')
      work.change(draft, { registratiedatum: record.omschrijvingGeneriek === 'initiator' ? begin : opgepakt });
    if (resource.name === 'enkelvoudiginformatieobject') {
      const day = `${record.creatiedatum}T12:00:00.000Z`;
      days.set(draft.id, day);
      work.change(draft, { beginRegistratie: day });
    }
    if (resource.name === 'zaakinformatieobject')
      work.change(draft, { registratiedatum: days.get(record.informatieobject) ?? begin });
  }
}
