/** Decisions over HTTP, beside the cases that they are of. */
import { RSIN } from '../../support/catalogue.ts';
import { faults, type Json, startZaken, type Zaken } from '../zaken/support.ts';

export const BRC = '/besluiten/api/v1';

export interface Besluiten extends Zaken {
  besluitBody(changes?: object): object;
  /** A decision on no case, unless the changes name one. */
  besluit(changes?: object): Promise<Json>;
  /** Says that the document holds the decision. */
  vastleggen(besluit: Json, document: Json): Promise<Json>;
  /** Names and codes of what was wrong. */
  besluitRefused(changes: object): Promise<readonly string[]>;
}

export async function startBesluiten(): Promise<Besluiten> {
  const zaken = await startZaken();
  const besluitBody: Besluiten['besluitBody'] = (changes = {}) => ({
    verantwoordelijkeOrganisatie: RSIN,
    besluittype: zaken.catalogue.besluittype,
    datum: '2026-03-02',
    ingangsdatum: '2026-03-03',
    ...changes,
  });
  return {
    ...zaken,
    besluitBody,
    besluit: (changes) => zaken.want(201, 'POST', `${BRC}/besluiten`, besluitBody(changes)),
    vastleggen: (besluit, document) =>
      zaken.want(201, 'POST', `${BRC}/besluitinformatieobjecten`, {
        besluit: besluit.url,
        informatieobject: document.url,
      }),
    besluitRefused: async (changes) => faults(await zaken.want(400, 'POST', `${BRC}/besluiten`, besluitBody(changes))),
  };
}
