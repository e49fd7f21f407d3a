/** A processing activity as a request body: a task of the college that uses every source. */
import { ALLES_GEBRUIKT } from '../../src/registers/activiteiten/index.ts';

export const activityBody = (extra: Readonly<Record<string, unknown>> = {}) => ({
  identificatie: 'proef',
  naam: 'Proef',
  doel: 'proberen',
  organ: 'college',
  grond: 'publieke_taak',
  grondToelichting: 'Artikel 6 lid 1 onder e van de AVG en artikel 160 van de Gemeentewet',
  grondArtikelen: [
    { wet: 'AVG', artikel: '6', lid: '1', onderdeel: 'e' },
    { wet: 'Gemeentewet', artikel: '160', lid: '1', onderdeel: 'a' },
  ],
  gebruiktBsn: true,
  bsnGrond: 'Wet algemene bepalingen burgerservicenummer artikel 10',
  gebruikt: ALLES_GEBRUIKT,
  beginGeldigheid: '2024-01-01',
  dpiaStatus: 'niet_nodig',
  ...extra,
});
