export const DOCUMENTGEGEVENS = {
    all: 'documenten',
    fields: {
        identificatie: null,
        bronorganisatie: null,
        creatiedatum: null,
        vertrouwelijkheidaanduiding: null,
        isGereedVoorPublicatie: null,
        tonenAanInitiator: null,
        auteur: 'naam',
        status: null,
        inhoudIsVervallen: null,
        formaat: null,
        taal: null,
        versie: null,
        beginRegistratie: null,
        inhoud: 'documenten',
        bestandsomvang: null,
        indicatieGebruiksrecht: null,
        verschijningsvorm: null,
        integriteit: null,
    },
};
//# sourceMappingURL=categorieen.js.map