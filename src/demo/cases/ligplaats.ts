import type { Aanvraagsoort } from './aanvragen.ts';

/** The one request of the second demo municipality: a berth along the quay. */
export const ligplaats: Aanvraagsoort = {
  zaaktype: 'LIGPLAATS',
  besluittype: 'Besluit ligplaats',
  aantal: 4,
  plaats: true,
  aanvraagdocument: 'Aanvraag ligplaats',
  aanvragen: [
    ['Ligplaats woonschip aan {straat}', 'Het schip is achttien meter lang en heeft een eigen afvalwatertank.'],
    ['Ligplaats klipper aan {straat}', 'De klipper is uit 1911. Wij varen er elke zomer mee.'],
  ],
  uitkomsten: [
    {
      resultaat: 'Verleend',
      gewicht: 3,
      document: 'Besluit ligplaats',
      tekst: 'U krijgt de plek. Die geldt voor vijf jaar.',
    },
    {
      resultaat: 'Geweigerd',
      gewicht: 1,
      document: 'Besluit ligplaats',
      tekst: 'U krijgt de plek niet. Het schip is te lang voor deze kade.',
    },
  ],
};
