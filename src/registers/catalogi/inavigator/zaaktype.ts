import type { ZaaktypeImport } from '../catalogus-import.ts';
import { keywords, VERTROUWELIJKHEID_INDIEN_LEEG, vertrouwelijkheid } from './documenttypen.ts';
import { child, children, date, duration, type Element, text, yes } from './element.ts';
import { type Findings, shorten } from './findings.ts';
import type { InavigatorOptions } from './options.ts';

/** The fields of the case type itself, as `velden` of the process gives them. */
export type ZaaktypeFields = Omit<
  ZaaktypeImport,
  | 'selectielijstProcestype'
  | 'statustypen'
  | 'resultaattypen'
  | 'roltypen'
  | 'eigenschappen'
  | 'zaaktypeInformatieobjecttypen'
>;

export function zaaktypeFields(proces: Element, options: InavigatorOptions, found: Findings): ZaaktypeFields {
  const velden = child(proces, 'velden') ?? proces;
  const naam = text(velden, 'kernomschrijving');
  if (!naam)
    found.refuse('velden/kernomschrijving', 'De kernomschrijving is leeg. Vul in i-Navigator de kernomschrijving in.');
  const doel = text(velden, 'naam');
  if (!doel) found.refuse('velden/naam', 'De naam van het proces is leeg. Vul in waar het proces voor dient.');
  const omschrijving = shorten(found, 'velden/kernomschrijving', naam, 80);
  const extern = text(velden, 'zaaktype-categorie').toLowerCase().includes('extern');
  const begin = date(velden, 'actueel-van');
  if (!begin)
    found.refuse('velden/actueel-van', 'De datum vanaf wanneer het proces geldt, ontbreekt. Vul "actueel van" in.');
  const verlengingstermijn =
    term(velden, 'wettelijke-verdagingstermijn', found) ?? term(velden, 'verdagingstermijn', found);
  remarkOnRelations(proces, found);
  return {
    identificatie: identification(proces, found),
    omschrijving,
    omschrijvingGeneriek: shorten(found, 'velden/model-kernomschrijving', text(velden, 'model-kernomschrijving'), 80),
    vertrouwelijkheidaanduiding: level(velden, found),
    doel,
    aanleiding: orElse(text(velden, 'aanleiding'), 'Niet opgegeven.', 'velden/aanleiding', found),
    toelichting: text(velden, 'toelichting-proces'),
    indicatieInternOfExtern: extern ? 'extern' : 'intern',
    handelingInitiator: action(velden, 'handeling-initiator', extern ? 'Indienen' : 'Starten', 20, found),
    onderwerp: action(velden, 'onderwerp', omschrijving, 80, found),
    handelingBehandelaar: action(velden, 'handeling-behandelaar', 'Behandelen', 20, found),
    doorlooptijd: doorlooptijd(velden, options, found),
    servicenorm: term(velden, 'afdoeningstermijn', found),
    opschortingEnAanhoudingMogelijk: yes(velden, 'aanhouden-mogelijk'),
    verlengingMogelijk: verlengingstermijn !== null,
    verlengingstermijn,
    trefwoorden: [
      ...new Set([...keywords(text(velden, 'vng-thesaurusterm')), ...keywords(text(velden, 'lokale-trefwoorden'))]),
    ],
    publicatieIndicatie: yes(velden, 'publicatie-indicatie'),
    publicatietekst: text(velden, 'publicatietekst'),
    verantwoordingsrelatie: keywords(text(velden, 'verantwoordingsrelatie')),
    productenOfDiensten: [],
    referentieproces: {
      naam: shorten(found, 'velden/ztc-procestype', text(velden, 'ztc-procestype') || omschrijving, 80),
      link: link(text(velden, 'schemalocatie')),
    },
    verantwoordelijke: shorten(
      found,
      'velden/proceseigenaar',
      text(velden, 'proceseigenaar') || options.verantwoordelijke,
      50,
    ),
    gerelateerdeZaaktypen: [],
    besluittypen: [],
    beginGeldigheid: begin ?? '',
    eindeGeldigheid: date(velden, 'actueel-tot') ?? null,
    versiedatum: begin ?? '',
  };
}

function identification(proces: Element, found: Findings): string {
  const id = proces.attributes.id?.trim() ?? '';
  if (!/^[\w.-]{1,50}$/.test(id)) {
    found.refuse(
      '@id',
      'De identificatie van het proces ontbreekt of heeft vreemde tekens. Exporteer het proces opnieuw.',
    );
  }
  return id;
}

/** The statutory term decides; the municipality's own term is its service norm and stands in when the law gives none. */
function doorlooptijd(velden: Element, options: InavigatorOptions, found: Findings): string {
  const wettelijk = term(velden, 'wettelijke-afdoeningstermijn', found);
  if (wettelijk) return wettelijk;
  const eigen = term(velden, 'afdoeningstermijn', found);
  if (eigen) {
    found.adapt(
      'velden/wettelijke-afdoeningstermijn',
      `Er is geen wettelijke termijn. De doorlooptijd is de eigen afdoeningstermijn (${eigen}).`,
    );
    return eigen;
  }
  if (options.doorlooptijdIndienLeeg) {
    found.adapt(
      'velden/afdoeningstermijn',
      `Er is geen termijn. De opgegeven doorlooptijd ${options.doorlooptijdIndienLeeg} is ingevuld.`,
    );
    return options.doorlooptijdIndienLeeg;
  }
  found.refuse(
    'velden/afdoeningstermijn',
    'De wettelijke en de eigen afdoeningstermijn zijn allebei leeg. Vul er één in, of geef bij het laden een doorlooptijd op.',
  );
  return '';
}

function term(velden: Element, name: string, found: Findings): string | null {
  const given = duration(velden, name);
  if (given === undefined) {
    found.refuse(
      `velden/${name}`,
      'Dit is geen termijn in dagen, weken, maanden of jaren. Vul een heel getal en een eenheid in.',
    );
  }
  return given ?? null;
}

function level(velden: Element, found: Findings) {
  const given = text(velden, 'vertrouwelijkheid');
  const known = vertrouwelijkheid(given);
  if (given && !known) {
    found.refuse(
      'velden/vertrouwelijkheid',
      `De standaard kent vertrouwelijkheid "${given}" niet. Kies een waarde van openbaar tot zeer geheim.`,
    );
  }
  if (!given) {
    found.adapt(
      'velden/vertrouwelijkheid',
      `De vertrouwelijkheid ontbreekt. Er is "${VERTROUWELIJKHEID_INDIEN_LEEG}" ingevuld.`,
    );
  }
  return known ?? VERTROUWELIJKHEID_INDIEN_LEEG;
}

/** The municipality's own words, else those of the model, else a usual word. */
function action(velden: Element, name: string, usual: string, length: number, found: Findings): string {
  const own =
    text(velden, 'zaaktype-naam', 'structuur', name) || text(velden, 'zaaktype-naam-model', 'structuur', name);
  return shorten(
    found,
    `velden/zaaktype-naam/structuur/${name}`,
    orElse(own, usual, `velden/zaaktype-naam/structuur/${name}`, found),
    length,
  );
}

function orElse(value: string, usual: string, element: string, found: Findings): string {
  if (!value) found.adapt(element, `Dit is leeg. Er is "${usual}" ingevuld.`);
  return value || usual;
}

const link = (value: string): string => (/^https?:\/\/\S{1,190}$/.test(value) ? value : '');

/** i-Navigator keeps no nature of a relation, which the standard requires; rules between types are not in the standard. */
function remarkOnRelations(proces: Element, found: Findings): void {
  const relations = children(proces, 'procesrelaties').length;
  if (relations > 0) {
    found.adapt(
      'procesrelaties',
      `Relaties met andere processen (${relations}) zijn niet geladen: hun aard staat niet in het bestand.`,
    );
  }
  const rules = children(proces, 'regelsets').reduce((sum, set) => sum + set.children.length, 0);
  if (rules > 0)
    found.adapt('regelsets', `Regels tussen typen (${rules}) zijn niet geladen. Leg ze vast in het zaaktype.`);
  const besluittypen = children(proces, 'besluittypen').length;
  if (besluittypen > 0)
    found.adapt('besluittypen', `Besluittypen (${besluittypen}) zijn niet geladen. Voeg ze toe in de catalogus.`);
}
