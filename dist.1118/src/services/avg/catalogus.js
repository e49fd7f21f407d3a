import { procestype, resultaattype } from '../basis/selectie.js';
export const AVG_ZAAKTYPE = 'AVG-VERZOEK';
export const AVG_BESLUITTYPE = 'Besluit op een verzoek over persoonsgegevens';
export const AVG_BRIEF = 'Brief over persoonsgegevens';
/** Before the first case of any municipality here: the AVG applies from this day. */
const BEGIN = '2018-05-25';
const status = (volgnummer, omschrijving, statustekst) => ({
    volgnummer,
    omschrijving,
    omschrijvingGeneriek: omschrijving,
    statustekst,
    toelichting: null,
    informeren: true,
    doorlooptijd: null,
    checklistitemStatustype: [],
});
/** What became of it, as the results of the case type name it. */
export const RESULTAAT = {
    toegewezen: 'Ingewilligd',
    deels: 'Gedeeltelijk ingewilligd',
    geweigerd: 'Afgewezen',
    ingetrokken: 'Ingetrokken',
};
export const STATUS = { ontvangen: 1, identiteit: 2, behandeling: 3, besloten: 4 };
/** Who asked it for another. */
export const GEMACHTIGDE = { omschrijving: 'Gemachtigde', omschrijvingGeneriek: 'belanghebbende' };
const verzoek = {
    identificatie: AVG_ZAAKTYPE,
    omschrijving: 'Verzoek over eigen persoonsgegevens',
    omschrijvingGeneriek: 'Verzoek over eigen persoonsgegevens',
    vertrouwelijkheidaanduiding: 'vertrouwelijk',
    doel: 'Beslissen over wat een inwoner vraagt over de eigen persoonsgegevens.',
    aanleiding: 'Een inwoner beroept zich op een recht uit de Algemene verordening gegevensbescherming.',
    toelichting: 'Voor inzage, verbeteren, wissen, stilzetten, meenemen, bezwaar tegen het gebruik, en een besluit van de computer.',
    indicatieInternOfExtern: 'extern',
    handelingInitiator: 'Verzoeken',
    onderwerp: 'Persoonsgegevens',
    handelingBehandelaar: 'Beslissen',
    // AVG 12, third paragraph. The day itself is on the request: a month is no number of days.
    doorlooptijd: 'P1M',
    servicenorm: 'P14D',
    opschortingEnAanhoudingMogelijk: true,
    verlengingMogelijk: true,
    verlengingstermijn: 'P2M',
    trefwoorden: ['AVG', 'persoonsgegevens', 'privacy', 'inzage'],
    publicatieIndicatie: false,
    publicatietekst: '',
    verantwoordingsrelatie: [],
    productenOfDiensten: [],
    selectielijstProcestype: procestype(6),
    referentieproces: { naam: 'Verzoeken behandelen', link: '' },
    verantwoordelijke: 'Privacy',
    gerelateerdeZaaktypen: [],
    besluittypen: [AVG_BESLUITTYPE],
    beginGeldigheid: BEGIN,
    eindeGeldigheid: null,
    versiedatum: BEGIN,
    statustypen: [
        status(STATUS.ontvangen, 'Ontvangen', 'Wij hebben uw verzoek ontvangen.'),
        status(STATUS.identiteit, 'Gegevens gevraagd', 'Wij willen eerst zeker weten dat u het bent.'),
        status(STATUS.behandeling, 'In behandeling', 'Wij bekijken uw verzoek.'),
        status(STATUS.besloten, 'Afgehandeld', 'Uw verzoek is afgehandeld.'),
    ],
    resultaattypen: [
        resultaattype(RESULTAAT.toegewezen, '6.1', 'Ingewilligd', 'De inwoner kreeg wat is gevraagd.'),
        resultaattype(RESULTAAT.deels, '6.1', 'Ingewilligd', 'De inwoner kreeg een deel van wat is gevraagd.'),
        resultaattype(RESULTAAT.geweigerd, '6.2', 'Afgewezen', 'De inwoner kreeg niet wat is gevraagd.'),
        resultaattype(RESULTAAT.ingetrokken, '6.3', 'Afgebroken', 'De inwoner trok het verzoek in.'),
    ],
    roltypen: [
        { omschrijving: 'Verzoeker', omschrijvingGeneriek: 'initiator' },
        // Who asked it for somebody else.
        GEMACHTIGDE,
        { omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' },
        { omschrijving: 'Beslisser', omschrijvingGeneriek: 'beslisser' },
    ],
    eigenschappen: [],
    zaaktypeInformatieobjecttypen: [
        { informatieobjecttype: AVG_BRIEF, volgnummer: 1, richting: 'uitgaand', statustype: null },
    ],
};
export const avgCatalogus = {
    informatieobjecttypen: [
        {
            omschrijving: AVG_BRIEF,
            vertrouwelijkheidaanduiding: 'vertrouwelijk',
            informatieobjectcategorie: 'Brief',
            trefwoord: [],
            beginGeldigheid: BEGIN,
            eindeGeldigheid: null,
        },
    ],
    besluittypen: [
        {
            omschrijving: AVG_BESLUITTYPE,
            omschrijvingGeneriek: '',
            besluitcategorie: 'Beschikking',
            // UAVG 34: a decision in the sense of the Awb. Awb 6:7: six weeks to object.
            reactietermijn: 'P42D',
            publicatieIndicatie: false,
            toelichting: '',
            informatieobjecttypen: [AVG_BRIEF],
            beginGeldigheid: BEGIN,
            eindeGeldigheid: null,
        },
    ],
    zaaktypen: [verzoek],
};
//# sourceMappingURL=catalogus.js.map