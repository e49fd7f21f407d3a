/**
 * What is put right in the collection of rules before it runs, in memory: the way through it, and what requests must
 * bring since the standard asks for it. No assertion is touched.
 *
 * As published it jumps to names that do not exist, where newman ends without a word, and goes round for ever.
 */
import type { Item } from './collections.ts';

/** Where a jump without a goal goes: to the request of that name today, or to what the one that is gone led to. */
const JUMPS: Readonly<Record<string, readonly string[]>> = {
  '(ac-003e) Autorisatie met component brc scope m.b.t. besluiten en zonder besluittype is onmogelijk': [
    '(ac-003f) Autorisatie met component brc zonder scope m.b.t. besluiten en zonder besluittype is mogelijk',
  ],
  '(zrc-001f) Zaak met zaaktype bijwerken is onmogelijk': ['Create Zaaktype for Zaak updates'],
  '(zrc-004a) ZaakInformatieObject aanmaken zet aard_relatie op hoort_bij': [
    '(zrc-004a) ZaakInformatieObject aanmaken zet aard_relatie op hoort_bij en registratiedatum op nu',
  ],
  '(zrc-010e) Valideren communicatiekanaal url bij bijwerken Zaak': [
    '(zrc-010e) Valideren communicatiekanaal-resource bij bijwerken Zaak',
  ],
  '(zrc-022b) Zaak bijwerken archiefstatus niet nog_te_archiveren is onmogelijk als informatieobjecten nog niet gearchiveerd':
    ['(COMMON) Lock EnkelvoudigInformatieObject', 'Change Informatieobject status to gearchiveerd'],
  'Create relation between Besluit and Informatieobject': [
    'Create relation between Besluit and Informatieobject',
    '(drc-003b) ObjectInformatieObject aanmaken met bestaande combinatie object en informatieobject en objectType besluit is onmogelijk',
  ],
  '(brc-003a) BesluitInformatieObject aanmaken is mogelijk': [
    '(brc-003a) BesluitInformatieObject aanmaken met ongeldige informatieobject url is niet toegestaan',
  ],
  '(ztc-003s) Resultaattype met afleidingswijze afgehandeld en selectielijstklasse.procestermijn vast_te_leggen_datum is mogelijk]':
    ['(ztc-003s) Resultaattype met afleidingswijze afgehandeld en selectielijstklasse.procestermijn leeg is mogelijk'],
};

/** Requests that others jump to and that an earlier commit of the collection had: they come back in these folders. */
const RETURNED: Readonly<Record<string, readonly Item[]>> = {
  'drc/common requests': [
    {
      name: 'Create relation between Besluit and Informatieobject',
      request: {
        method: 'POST',
        url: '{{brc_url}}/besluitinformatieobjecten',
        header: [{ key: 'Content-Type', value: 'application/json' }],
        body: { mode: 'raw', raw: '{"besluit":"{{besluit_url}}","informatieobject":"{{informatieobject_url}}"}' },
      },
      event: [script('pm.globals.set("created_besluitinformatieobject_url", pm.response.json().url);')],
    },
  ],
  'ztc/common requests': ['Zaaktype', 'Informatieobjecttype'].map((kind) => ({
    name: `(COMMON) Publish ${kind}`,
    request: { method: 'POST', url: `{{created_${kind.toLowerCase()}_url}}/publish` },
  })),
};

function script(line: string): NonNullable<Item['event']>[number] {
  return { listen: 'test', script: { exec: [line] } };
}

const WITHOUT_GOAL = [
  ...Object.keys(JUMPS),
  ...Object.values(RETURNED).flatMap((some) => some.map(({ name }) => name)),
];

/** Jumps in a line of a script that have no goal in the collection as it was published. */
const withoutGoal = (line: string): number =>
  WITHOUT_GOAL.filter((name, index) => WITHOUT_GOAL.indexOf(name) === index && line.includes(`"${name}"`)).length;

/** What goes round when an answer is another than it hopes for: the documents of a case that has none, and a name taken over. */
function onwards(line: string, folder: string): string {
  const kind = folder.charAt(0).toUpperCase() + folder.slice(1);
  return line
    .replace('if (index == pm.globals', 'if (index >= pm.globals')
    .replace('"Create Eigenschap for concept relation tests"', `"Create ${kind} for concept relation tests"`);
}

function jumping(line: string, folder: string): string {
  const wrong = Object.keys(JUMPS).find((name) => line.includes(`"${name}"`));
  const right = wrong ? line.replace(`"${wrong}"`, JUMPS[wrong]!.map((name) => `"${name}"`).join(', ')) : line;
  return onwards(right, folder);
}

/** Catalogi 1.3 made `informatieobjectcategorie` obligatory; half of the requests have it. */
const CATEGORY =
  /("omschrijving": "[^"]*",\s+"vertrouwelijkheidaanduiding": "[^"]*",\s+"beginGeldigheid": "[^"]*")(\s+})/;

/** The application with fewer rights asks for its token; before, scripts that are gone made one from its secret. */
const FEWER_RIGHTS = ['Create Applicatie without scope geforceerd_verwijderen', 'Create applicatie for lock tests'];
const ITS_TOKEN = script('pm.globals.set("jwt_token_without_claims", pm.response.json().authorization.split(" ")[1]);');

function requestOf(one: Item): Partial<Item> {
  if (!one.request) return {};
  const { request } = one;
  const raw = request.body?.raw?.replace(CATEGORY, '$1, "informatieobjectcategorie": "document"$2');
  const body = raw === undefined ? {} : { body: { ...request.body, raw } };
  if (!FEWER_RIGHTS.includes(one.name)) return { request: { ...request, ...body } };
  return { request: { ...request, ...body, url: '{{token-issuer_url}}' }, event: [...(one.event ?? []), ITS_TOKEN] };
}

export function mended(items: readonly Item[], folders: readonly string[] = []): readonly Item[] {
  const folder = folders.at(-1) ?? '';
  return items.map((one) => {
    const here = [...folders, one.name];
    const it = { ...one, ...requestOf(one) };
    return {
      ...it,
      ...(it.event && {
        event: it.event.map((event) => ({
          ...event,
          script: { ...event.script, exec: event.script.exec.map((line) => jumping(line, folder)) },
        })),
      }),
      ...(it.item && { item: [...mended(it.item, here), ...(RETURNED[here.slice(-2).join('/')] ?? [])] }),
    };
  });
}

/** Jumps without a goal that are mended. */
export const mendedJumps = (items: readonly Item[]): number =>
  items.reduce((sum, { item = [], event = [] }) => {
    const lines = event.flatMap((one) => one.script.exec).filter((line) => !line.trim().startsWith('//'));
    return sum + mendedJumps(item) + lines.reduce((count, line) => count + withoutGoal(line), 0);
  }, 0);
