/** The text that a resident reads before they consent, in one piece: what stands there is what they say yes to. */
import type { Record_ } from '../engine/resource.ts';
import { bronnenInWoorden, gegevensInWoorden, opgesomd } from './bronnen.ts';

/** Lines of plain Dutch. The same records give the same text. */
export function leesbareTekst(activiteit: Record_, combinatie?: Record_): string {
  const { naam, doel, organ, intrekken } = activiteit;
  const sources = combinatie
    ? (combinatie.bronnen as readonly string[])
    : listOf(activiteit.gebruikt).map(({ bron }) => String(bron));
  const data = (combinatie?.categorieenGegevens ?? activiteit.categorieenGegevens) as readonly string[];
  const receivers = combinatie ? [String(combinatie.gebruiktDoor)] : (activiteit.ontvangers as readonly string[]);
  return [
    `Waarvoor: ${combinatie ? `${combinatie.naam}. ` : ''}${naam}, om te ${doel}.`,
    `Wie daarvoor verantwoordelijk is: ${ORGANEN[String(organ)] ?? organ}.`,
    `Wat de gemeente gebruikt: ${bronnenInWoorden(sources)}${combinatie ? ', naast elkaar' : ''}.`,
    ...line('Welke gegevens', data),
    // What is open to who gets it, word for word: no kind of data comes along under a word that says less.
    ...line('Precies', gegevensInWoorden(combinatie ? combinatie.gegevens : activiteit.gebruikt)),
    ...line('Bijzondere gegevens', (activiteit.bijzondereGegevens as readonly string[]).map(spoken)),
    ...line('Wie ze krijgt', receivers),
    ...line(
      'Wie ze voor de gemeente verwerkt',
      listOf(activiteit.verwerkers).map((one) => `${one.naam} (${one.rol})`),
    ),
    ...line(
      'Landen buiten de EER',
      listOf(activiteit.doorgifte).map((one) => `${one.land} (${spoken(String(one.waarborg))})`),
    ),
    ...(activiteit.bewaartermijn ? [`Hoe lang: ${duur(String(activiteit.bewaartermijn))}.`] : []),
    ...(combinatie?.toelichting ? [String(combinatie.toelichting)] : []),
    `Intrekken: ${intrekken || 'dat kan altijd, onder Mijn keuzes'}. Dat werkt meteen. Wat al gebeurd is, blijft geldig.`,
  ].join('\n');
}

const listOf = (value: unknown): readonly Record_[] => (value ?? []) as readonly Record_[];

const line = (name: string, parts: readonly string[]): readonly string[] =>
  parts.length === 0 ? [] : [`${name}: ${opgesomd(parts).replace(/\.$/, '')}.`];

const spoken = (name: string): string => name.replaceAll('_', ' ');

const ORGANEN: Readonly<Record<string, string>> = {
  college: 'het college van burgemeester en wethouders',
  burgemeester: 'de burgemeester',
  raad: 'de gemeenteraad',
};

const UNITS: readonly (readonly [letter: string, one: string, many: string])[] = [
  ['Y', 'jaar', 'jaar'],
  ['M', 'maand', 'maanden'],
  ['W', 'week', 'weken'],
  ['D', 'dag', 'dagen'],
];

/** `P1Y6M` as `1 jaar en 6 maanden`; what is no such period stands there as it is. */
function duur(iso: string): string {
  const parts = UNITS.flatMap(([letter, one, many]) => {
    const [, number] = new RegExp(`^P[^T]*?(\\d+)${letter}`).exec(iso) ?? [];
    return number ? [`${number} ${number === '1' ? one : many}`] : [];
  });
  return parts.length > 0 ? opgesomd(parts) : iso;
}
