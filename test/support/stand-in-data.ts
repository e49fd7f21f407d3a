/** What the stand-in has: a catalogue of version 1.1, some cases of years ago, a document with versions, a decision. */
import { INSIDE, put, type StandIn, uuid } from './stand-in.ts';

const RSIN = '000000012';

export interface Filled {
  readonly zaaktype: string;
  readonly statustypen: readonly [string, string];
  readonly zaken: readonly string[];
  readonly document: string;
}

export function fillStandIn(it: StandIn, cases = 5): Filled {
  const ztc = (path: string, name: string, body: object): string => put(it, 'catalogi', path, name, { ...body });
  const zrc = (path: string, name: string, body: object): string => put(it, 'zaken', path, name, { ...body });
  const catalogus = ztc('catalogussen', 'catalogus', {
    domein: 'OUD',
    rsin: RSIN,
    contactpersoonBeheerNaam: 'Beheer',
    contactpersoonBeheerTelefoonnummer: '',
    contactpersoonBeheerEmailadres: '',
    zaaktypen: [],
  });
  // Without informatieobjectcategorie, which came with 1.2.
  const documenttype = ztc('informatieobjecttypen', 'documenttype', {
    catalogus,
    omschrijving: 'Brief',
    vertrouwelijkheidaanduiding: 'intern',
    beginGeldigheid: '2015-01-01',
    eindeGeldigheid: null,
    concept: false,
  });
  const besluittype = ztc('besluittypen', 'besluittype', {
    catalogus,
    zaaktypen: [],
    omschrijving: 'Vergunning',
    publicatieIndicatie: false,
    // By address, as before 1.3.
    informatieobjecttypen: [documenttype],
    beginGeldigheid: '2015-01-01',
    eindeGeldigheid: '2016-12-31',
    concept: false,
  });
  const zaaktypeOf = (name: string): string =>
    ztc('zaaktypen', name, {
      identificatie: name,
      omschrijving: name,
      omschrijvingGeneriek: '',
      vertrouwelijkheidaanduiding: 'intern',
      doel: 'Doel',
      aanleiding: 'Aanleiding',
      toelichting: '',
      indicatieInternOfExtern: 'extern',
      handelingInitiator: 'Aanvragen',
      onderwerp: 'Vergunning',
      handelingBehandelaar: 'Behandelen',
      doorlooptijd: 'P30D',
      servicenorm: null,
      opschortingEnAanhoudingMogelijk: false,
      verlengingMogelijk: false,
      verlengingstermijn: null,
      trefwoorden: [],
      publicatieIndicatie: false,
      publicatietekst: '',
      verantwoordingsrelatie: [],
      productenOfDiensten: [],
      selectielijstProcestype: '',
      referentieproces: { naam: 'Proces', link: '' },
      catalogus,
      besluittypen: [besluittype],
      gerelateerdeZaaktypen: [],
      beginGeldigheid: '2015-01-01',
      eindeGeldigheid: '2019-12-31',
      versiedatum: '2015-01-01',
      concept: false,
    });
  const zaaktype = zaaktypeOf('OUD-TYPE');
  const ander = zaaktypeOf('ANDER-TYPE');
  const statustype = (of: string, name: string, volgnummer: number): string =>
    ztc('statustypen', name, {
      zaaktype: of,
      omschrijving: name,
      omschrijvingGeneriek: '',
      statustekst: '',
      volgnummer,
      informeren: false,
    });
  const statustypen = [statustype(zaaktype, 'Ontvangen', 1), statustype(zaaktype, 'Klaar', 2)] as const;
  const vreemd = statustype(ander, 'Vreemd', 1);
  const resultaattype = ztc('resultaattypen', 'resultaattype', {
    zaaktype,
    omschrijving: 'Verleend',
    resultaattypeomschrijving: 'https://selectielijst.example/api/v1/resultaattypeomschrijvingen/x',
    omschrijvingGeneriek: 'Verleend',
    selectielijstklasse: 'https://selectielijst.example/api/v1/resultaten/x',
    toelichting: '',
    archiefnominatie: 'vernietigen',
    archiefactietermijn: 'P5Y',
    brondatumArchiefprocedure: {
      afleidingswijze: 'afgehandeld',
      datumkenmerk: '',
      einddatumBekend: false,
      objecttype: '',
      registratie: '',
      procestermijn: '',
    },
  });
  const roltype = ztc('roltypen', 'roltype', {
    zaaktype,
    omschrijving: 'Aanvrager',
    omschrijvingGeneriek: 'initiator',
  });
  ztc('zaaktype-informatieobjecttypen', 'ziot', {
    zaaktype,
    informatieobjecttype: documenttype,
    volgnummer: 1,
    richting: 'inkomend',
    statustype: null,
  });

  const document = putDocument(it, documenttype);
  const zaken = Array.from({ length: cases }, (_, index) => {
    const name = `zaak ${index}`;
    const closed = index % 2 === 0;
    const zaak = zrc('zaken', name, {
      identificatie: `ZAAK-2019-${String(index).padStart(10, '0')}`,
      bronorganisatie: RSIN,
      omschrijving: 'Vergunning van vroeger',
      toelichting: '',
      zaaktype,
      registratiedatum: '2019-02-03',
      verantwoordelijkeOrganisatie: RSIN,
      startdatum: '2019-02-01',
      einddatum: closed ? '2019-06-01' : '',
      einddatumGepland: '',
      uiterlijkeEinddatumAfdoening: null,
      publicatiedatum: null,
      communicatiekanaal: '',
      productenOfDiensten: ['https://producten.example/bestaat-niet-meer'],
      vertrouwelijkheidaanduiding: 'intern',
      betalingsindicatie: '',
      betalingsindicatieWeergave: '',
      laatsteBetaaldatum: '',
      zaakgeometrie: null,
      verlenging: { reden: '', duur: null },
      opschorting: { indicatie: false, reden: '' },
      selectielijstklasse: '',
      hoofdzaak: index === 1 ? `${INSIDE}/zaken/api/v1/zaken/${uuid('zaak 4')}` : null,
      deelzaken: [],
      relevanteAndereZaken:
        index === 2 ? [{ url: 'https://elders.example/zaken/api/v1/zaken/1', aardRelatie: 'vervolg' }] : [],
      kenmerken: [],
      archiefnominatie: closed ? 'vernietigen' : '',
      archiefstatus: 'nog_te_archiveren',
      archiefactiedatum: closed ? '2024-06-01' : null,
      communicatiekanaalNaam: 'Balie',
    });
    zrc('statussen', `status ${index}`, {
      zaak,
      statustype: statustypen[0],
      datumStatusGezet: '2019-02-03 10:00:00+01:00',
      statustoelichting: '',
    });
    if (closed) {
      zrc('statussen', `eindstatus ${index}`, {
        zaak,
        statustype: statustypen[1],
        datumStatusGezet: '2019-06-01T12:00:00.123456Z',
        statustoelichting: 'Klaar',
      });
      zrc('resultaten', `resultaat ${index}`, { zaak, resultaattype, toelichting: '' });
    }
    zrc('rollen', `rol ${index}`, {
      zaak,
      betrokkene: '',
      betrokkeneType: 'natuurlijk_persoon',
      roltype,
      // As named before 1.0.
      rolomschrijving: 'Aanvrager (oud)',
      omschrijvingGeneriek: 'initiator',
      roltoelichting: '',
      registratiedatum: '2019-02-03T09:00:00Z',
      indicatieMachtiging: '',
      betrokkeneIdentificatie: {
        inpBsn: '999990019',
        geslachtsnaam: 'Boom',
        voorvoegselGeslachtsnaam: '',
        voornamen: '',
        geboortedatum: '',
        verblijfsadres: null,
      },
    });
    zrc('zaakobjecten', `object ${index}`, {
      zaak,
      object: 'https://bag.example/pand/1',
      type: 'pand',
      relatieomschrijving: '',
      objectIdentificatie: {},
    });
    return zaak;
  });
  // A status of another case type contradicts itself; the case comes without it.
  zrc('statussen', 'vreemde status', {
    zaak: zaken[0],
    statustype: vreemd,
    datumStatusGezet: '2019-03-01',
    statustoelichting: '',
  });
  zrc('zaakinformatieobjecten', 'zio', {
    zaak: zaken[0],
    informatieobject: document,
    titel: '',
    beschrijving: '',
    registratiedatum: '2019-02-04T09:00:00Z',
  });
  put(it, 'documenten', 'objectinformatieobjecten', 'oio', {
    informatieobject: document,
    object: zaken[0],
    objectType: 'zaak',
  });
  put(it, 'besluiten', 'besluiten', 'besluit', {
    identificatie: 'BESLUIT-1',
    verantwoordelijkeOrganisatie: RSIN,
    besluittype,
    zaak: zaken[0],
    datum: '2019-05-01T00:00:00Z',
    toelichting: '',
    bestuursorgaan: '',
    ingangsdatum: '2019-05-02',
    vervaldatum: '',
    vervalreden: '',
    publicatiedatum: null,
  });
  return { zaaktype, statustypen, zaken, document };
}

function putDocument(it: StandIn, informatieobjecttype: string): string {
  const version = (versie: number, titel: string): Record<string, unknown> => ({
    identificatie: 'DOC-1',
    bronorganisatie: RSIN,
    creatiedatum: '2019-02-01',
    titel,
    vertrouwelijkheidaanduiding: '',
    auteur: 'Boom',
    status: '',
    formaat: '',
    taal: 'nld',
    versie,
    beginRegistratie: `2019-02-0${versie}T09:00:00+01:00`,
    bestandsnaam: 'brief.txt',
    inhoud: `${INSIDE}/documenten/api/v1/enkelvoudiginformatieobjecten/${uuid('document')}/download?versie=${versie}`,
    bestandsomvang: null,
    link: '',
    beschrijving: '',
    ontvangstdatum: null,
    verzenddatum: '',
    indicatieGebruiksrecht: null,
    ondertekening: { soort: '', datum: null },
    integriteit: { algoritme: '', waarde: '', datum: null },
    informatieobjecttype,
    locked: false,
  });
  const versies = [version(1, 'Eerste'), version(2, 'Tweede'), version(3, 'Derde')];
  for (const { versie, titel } of versies)
    it.contents.set(`${uuid('document')}/${versie}`, Buffer.from(`inhoud van ${titel}`));
  const url = put(it, 'documenten', 'enkelvoudiginformatieobjecten', 'document', { ...versies[2], $versies: versies });
  for (const one of versies) one.url = url;
  return url;
}
