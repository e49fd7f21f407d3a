import { expect, test } from 'vitest';
import type { Row } from '../../engine/work.ts';
import { nounFor, pointWords } from './case-words.ts';

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

test.for([
  [{ type: 'Point', coordinates: [4.8745, 51.9062] }, 'Breedtegraad 51,9062; lengtegraad 4,8745'],
  [{ type: 'Point', coordinates: [4.87450000009, 51, 3] }, 'Breedtegraad 51; lengtegraad 4,8745'],
  [{ type: 'MultiPoint', coordinates: [[4.8745, 51.9062]] }, undefined],
  [null, undefined],
] as const)('%j is said as %s', ([zaakgeometrie, words]) => {
  expect(pointWords({ record: { zaakgeometrie } } as unknown as Row)).toBe(words);
});
