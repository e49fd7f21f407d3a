/** Kinds of personal data of a document: what it says, who wrote it, and what is about the file alone. */
import type { Categories } from '../../engine/categories.ts';

export const DOCUMENTGEGEVENS: Categories = {
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
