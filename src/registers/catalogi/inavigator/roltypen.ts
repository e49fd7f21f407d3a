import { ROLTYPE_GENERIEK, type RoltypeGeneriek, type RoltypeImport } from '../catalogus-import.ts';
import { children, type Element, text } from './element.ts';
import { type Findings, shorten } from './findings.ts';
import type { InavigatorOptions } from './options.ts';

/** i-Navigator writes the generic role as a word; the standard as a code without accents. */
function generiek(name: string): RoltypeGeneriek | undefined {
  const code = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return ROLTYPE_GENERIEK.find((candidate) => candidate === code);
}

const BASIC: readonly RoltypeImport[] = [
  { omschrijving: 'Initiator', omschrijvingGeneriek: 'initiator' },
  { omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' },
];

/** Role types; without any nobody could start or treat a case of this type. */
export function roltypen(proces: Element, options: InavigatorOptions, found: Findings): readonly RoltypeImport[] {
  const elements = children(proces, 'roltypen');
  if (elements.length === 0) {
    if (!options.roltypenIndienLeeg) {
      found.refuse(
        'roltypen',
        'Er zijn geen roltypen. Voeg in i-Navigator minstens de initiator en de behandelaar toe.',
      );
      return [];
    }
    found.adapt('roltypen', 'Er zijn geen roltypen. Initiator en Behandelaar zijn toegevoegd.');
    return BASIC;
  }
  const seen = new Set<string>();
  return elements.flatMap((element) => {
    const type = roltype(element, found);
    if (!seen.has(type.omschrijving)) {
      seen.add(type.omschrijving);
      return [type];
    }
    found.adapt(
      `roltypen/${type.omschrijving}`,
      `Roltype "${type.omschrijving}" komt twee keer voor en is één keer geladen.`,
    );
    return [];
  });
}

function roltype(element: Element, found: Findings): RoltypeImport {
  const naam = text(element, 'velden', 'naam');
  const at = `roltypen/${naam || element.attributes.id || '?'}`;
  if (!naam) found.refuse(`${at}/naam`, 'De naam van het roltype is leeg. Vul de naam in.');
  const model = text(element, 'velden', 'naam-model');
  const code = generiek(model) ?? generiek(naam);
  if (!code) {
    found.adapt(
      `${at}/naam-model`,
      `De standaard kent de rol "${model || naam}" niet. Er is "adviseur" van gemaakt; controleer dit.`,
    );
  }
  return {
    omschrijving: shorten(found, `${at}/naam`, naam, 100),
    omschrijvingGeneriek: code ?? 'adviseur',
  };
}
