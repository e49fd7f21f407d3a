import { expect, test } from 'vitest';
import { nounFor } from './case-words.ts';

test.for([
  ['Melden', 'Iets op straat', 'melding'],
  ['Aanvragen', 'Terrasvergunning', 'aanvraag'],
  ['Verzoeken', 'Inzage', 'verzoek'],
  ['Indienen', 'Handhavingsverzoek [Omgevingswet]', 'verzoek'],
  ['Starten', 'Omgevingsvergunning activiteit kappen', 'aanvraag'],
  ['Indienen', 'Incidentmelding [Omgevingswet]', 'melding'],
  ['Starten', 'Controle uitvoering [Omgevingswet]', 'zaak'],
  ['', '', 'zaak'],
])('%s, %s: een %s', ([act, name, noun]) => {
  expect(nounFor(act!, name!)).toBe(noun);
});
