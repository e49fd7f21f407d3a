/** `/mijn/...`: what a resident asks for themselves, with the session of the portal. */
import {
  choice,
  date,
  type Fields,
  flag,
  group,
  instant,
  integer,
  json,
  list,
  text,
  url,
} from '../../engine/fields.ts';
import type { Query } from '../../engine/list.ts';
import type { OwnOperation } from '../../engine/own.ts';
import { today } from '../../foundation/clock.ts';
import { isDate } from '../../foundation/days.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import { LEVELS } from '../../gate/levels.ts';
import { EXTRAS, MANDATE_KINDS, mandateAllows } from '../../gate/mandate.ts';
import { BRONNEN } from '../../gate/sources.ts';
import { meentApi } from '../../registers/meent-api.ts';
import { TOKEN_HEADER } from '../http/resident.ts';
import { namensNu } from '../mandaten/namens.ts';
import { isBron, mijnBronnen } from '../mijn/bronnen.ts';
import { gegevensVan } from '../mijn/gegevens.ts';
import { bewijsVan, bewijzenVan, type Logregel, logregelsVan, type Vraag } from '../mijn/logregels.ts';
import { uitvoerVan } from '../mijn/uitvoer/uitvoer.ts';

type Step = Pick<OwnOperation, 'path' | 'operationId' | 'summary' | 'handle'> & Partial<OwnOperation>;

/** What is shown to who logged in as on the pages; the data itself wants to be surer of who asks. */
const get = (step: Step): OwnOperation => ({
  method: 'GET',
  api: meentApi,
  scopes: [],
  resident: 'laag',
  status: 200,
  ...step,
});

const sessie = get({
  path: 'mijn/sessie',
  operationId: 'mijn_sessie_read',
  summary: 'Geeft met welk niveau u bent ingelogd, tot wanneer, namens wie, en het token dat bij wijzigen meegaat.',
  acting: 'self',
  gives: {
    niveau: choice(LEVELS),
    geldigTot: instant({ help: 'Tot dan, als u tot die tijd niets meer vraagt.' }),
    namens: group(
      {
        machtiging: text(50, { help: 'Zoals u haar koos: mandaat: of gezag: en een UUID.' }),
        soort: choice(MANDATE_KINDS, { nullable: true }),
        naam: text(200, { help: 'Voor wie u handelt.' }),
        beeindigd: flag({ help: 'true: de machtiging geldt niet meer. Kies opnieuw voor wie u iets doet.' }),
        mag: list(choice(EXTRAS), { help: 'Wat u behalve de diensten voor de ander mag.' }),
      },
      { nullable: true, help: 'Leeg: u doet dit voor uzelf.' },
    ),
    token: text(100, { help: `Stuur dit mee in de kopregel ${TOKEN_HEADER} als u iets wijzigt.` }),
  },
  async handle({ engine, caller, session }) {
    const { person } = caller;
    return {
      status: 200,
      json: JSON.stringify({
        niveau: person!.level,
        geldigTot: session!.until.toISOString(),
        namens: session!.namens === undefined ? null : await namensNu(engine, caller, session!.namens),
        token: session!.token,
      }),
    };
  },
});

const HANDELINGEN = [
  ...['getoond', 'geopend', 'gezocht', 'aangemaakt', 'gewijzigd'],
  ...['verwijderd', 'geexporteerd', 'geweigerd'],
] as const;

const VERDER = text(80, { nullable: true, help: 'Geef dit als na voor wat volgt. Leeg: dit was het laatste.' });

const vraag = {
  na: text(80, { help: 'Wat in verder stond van een eerder antwoord. Zonder dit: vanaf de nieuwste regel.' }),
  vanaf: date({ help: 'Regels vanaf deze dag.' }),
  totEnMet: date({ help: 'Regels tot en met deze dag.' }),
  activiteit: text(200, {
    help: 'Een verwerkingsactiviteit: het adres of de uuid van een versie, of de identificatie voor alle versies.',
  }),
  organ: text(40, { help: 'Het bestuursorgaan dat verantwoordelijk is, zoals college.' }),
  handeling: choice(HANDELINGEN, { help: 'getoond is: in een lijst gezien. geopend is: zelf bekeken.' }),
  vanAnderen: choice(['true', 'false'], { help: 'true: zonder de keren dat u zelf keek.' }),
} satisfies Fields;

/** @throws invalid */
function vraagIn(query: Query): Vraag {
  const bad = (name: string, reason: string) => invalid({ name, code: 'invalid', reason });
  for (const name of ['vanaf', 'totEnMet'])
    if (query[name] !== undefined && !isDate(query[name])) throw bad(name, 'Vul een datum in als JJJJ-MM-DD.');
  const { vanaf, totEnMet, handeling, vanAnderen } = query;
  if (vanaf && totEnMet && vanaf > totEnMet) throw bad('totEnMet', 'Het einde ligt voor het begin.');
  if (handeling !== undefined && !(HANDELINGEN as readonly string[]).includes(handeling))
    throw bad('handeling', `Kies uit: ${HANDELINGEN.join(', ')}.`);
  if (vanAnderen !== undefined && vanAnderen !== 'true' && vanAnderen !== 'false')
    throw bad('vanAnderen', 'Vul true of false in.');
  const { na, activiteit, organ } = query;
  return { na, vanaf, totEnMet, activiteit, organ, handeling, vanAnderen: vanAnderen === 'true' };
}

const regelFields = {
  regel: text(30, { help: 'De plaats in het logboek, die naar het bewijs leidt.' }),
  wanneer: instant(),
  handeling: choice(HANDELINGEN),
  bewerking: text(200, { help: 'De bewerking, zoals het logboek haar noemt.' }),
  soort: text(100, { help: 'Soort gegeven.' }),
  id: text(100, { help: 'Welk gegeven.' }),
  activiteit: url(1000, { help: 'Waarvoor, in het register van verwerkingsactiviteiten.' }),
  doel: text(200, { help: 'Te lezen na: om te.' }),
  grond: text(500),
  organ: text(40),
  wie: group({
    soort: choice(['uzelf', 'gemachtigde', 'inwoner', 'medewerker', 'gemeente', 'toepassing']),
    rol: text(200),
    afdeling: text(200),
    naam: text(200, { help: 'Van een toepassing. Nooit van een medewerker.' }),
  }),
} satisfies Fields;

const bewijsFields = {
  gemaakt: date(),
  sleutel: text(500, { help: 'De sleutel van het logboek, zoals ook op /logboek/tlog/vkey.' }),
  bewijzen: list(text(4_000), { help: 'C2SP tlog-proof. Reken na met meent-verify.' }),
} satisfies Fields;

const logregels: readonly OwnOperation[] = [
  get({
    path: 'mijn/logregels',
    acting: 'wie-keek',
    operationId: 'mijn_logregel_list',
    summary: 'Geeft de regels van het logboek over u, de nieuwste eerst: wie keek, waarvoor en op welke grond.',
    query: vraag,
    gives: { regels: list(group(regelFields)), verder: VERDER },
    async handle({ engine, caller, query }) {
      const { regels, verder } = await logregelsVan(engine, caller, vraagIn(query));
      const shown = (regel: Logregel) => ({
        ...regel,
        activiteit: regel.activiteit && `${caller.base}/registers/api/v1/verwerkingsactiviteiten/${regel.activiteit}`,
      });
      return { status: 200, json: JSON.stringify({ regels: regels.map(shown), verder: verder ?? null }) };
    },
  }),
  get({
    path: 'mijn/logregels/bewijzen',
    acting: 'wie-keek',
    operationId: 'mijn_logregel_bewijzen',
    summary: 'Geeft het bewijs van elke regel op dezelfde bladzijde, als het bestand dat ook op de pagina staat.',
    query: vraag,
    gives: bewijsFields,
    handle: async ({ engine, caller, query }) => ({
      status: 200,
      json: JSON.stringify(await bewijzenVan(engine, caller, vraagIn(query))),
    }),
  }),
  get({
    path: 'mijn/logregels/{regel}/bewijs',
    acting: 'wie-keek',
    operationId: 'mijn_logregel_bewijs',
    summary: 'Geeft het bewijs dat één regel over u in het logboek staat. U kunt dat nagaan zonder de gemeente.',
    gives: bewijsFields,
    handle: async ({ engine, caller, params }) => ({
      status: 200,
      json: JSON.stringify(await bewijsVan(engine, caller, params.regel!)),
    }),
  }),
];

const gebruik = group({
  activiteit: url(),
  naam: text(100),
  doel: text(200, { help: 'Te lezen na: om te.' }),
  organ: text(100),
  grond: text(40),
  toelichting: text(500),
  keuze: choice(['bezwaar', 'intrekken', 'geen'], { help: 'Wat u ertegen kunt doen. geen: de wet laat u geen keuze.' }),
  uitleg: text(500),
});

const gegevens: readonly OwnOperation[] = [
  get({
    path: 'mijn/gegevens',
    acting: 'gegevens',
    operationId: 'mijn_bron_list',
    summary: 'Geeft de bronnen met uw gegevens: hoeveel, waar die vandaan komen, en waarvoor de gemeente ze gebruikt.',
    gives: {
      bronnen: list(
        group({
          bron: choice(BRONNEN),
          url: url(),
          naam: text(100),
          herkomst: text(500),
          aantallen: list(group({ soort: text(100), naam: text(100), aantal: integer() })),
          gebruik: list(gebruik),
          opVerzoek: list(group({ soort: text(100), naam: text(100), reden: text(500) }), {
            help: 'Wat niet vanzelf wordt getoond, aan niemand. U kunt erom vragen: dan beslist de gemeente.',
          }),
        }),
      ),
    },
    async handle({ engine, caller }) {
      const root = `${caller.base}${meentApi.root}/mijn`;
      const bronnen = (await mijnBronnen(engine, caller)).map((one) => ({
        ...one,
        url:
          one.bron === 'logboek' && mandateAllows(caller.mandate, 'wie-keek')
            ? `${root}/logregels`
            : `${root}/gegevens/${one.bron}`,
        gebruik: one.gebruik.map(({ id, ...rest }) => ({
          activiteit: `${caller.base}/registers/api/v1/verwerkingsactiviteiten/${id}`,
          ...rest,
        })),
      }));
      return { status: 200, json: JSON.stringify({ bronnen }) };
    },
  }),
  get({
    path: 'mijn/gegevens/{bron}',
    acting: 'gegevens',
    operationId: 'mijn_gegeven_list',
    summary:
      'Geeft wat de gemeente in één bron over u heeft: elk record zoals de eigen API het toont, zonder wat over een ander gaat.',
    resident: 'substantieel',
    query: { na: text(150, { help: 'Wat in verder stond van een eerder antwoord. Zonder dit: vanaf het begin.' }) },
    gives: {
      gegevens: list(
        group({
          soort: text(100),
          naam: text(100),
          id: text(36),
          deels: flag({ help: 'Er staat ook iets over een ander in. Dat is weggelaten.' }),
          gegevens: json(),
        }),
      ),
      verder: VERDER,
    },
    async handle({ engine, caller, params, query }) {
      const { bron = '' } = params;
      if (!isBron(bron))
        throw new Problem('not-found', 'Deze bron is er niet. De regels van het logboek staan bij mijn/logregels.');
      const { gegevens, verder } = await gegevensVan(engine, caller, bron, query.na);
      return { status: 200, json: JSON.stringify({ gegevens, verder: verder ?? null }) };
    },
  }),
];

const uitvoer = (blobs: Blobs): OwnOperation =>
  get({
    path: 'mijn/uitvoer',
    acting: 'uitvoer',
    operationId: 'mijn_uitvoer_read',
    summary:
      'Geeft alles wat de gemeente over u heeft als één zip: om te lezen, en voor een programma. Eén tegelijk per persoon.',
    resident: 'substantieel',
    sends: 'application/zip',
    long: true,
    async handle({ engine, caller, long, session }) {
      const namens = session!.namens;
      const content = await uitvoerVan({ engine, blobs, long: long!, ...(namens ? { namens } : {}) }, caller);
      return { status: 200, headers: uitvoerHeaders(), content };
    },
  });

/** A file to keep, whatever opens it. */
export const uitvoerHeaders = (): Readonly<Record<string, string>> => ({
  'content-type': 'application/zip',
  'content-disposition': `attachment; filename=mijn-gegevens-${today()}.zip`,
});

export const mijnOperations = (blobs: Blobs): readonly OwnOperation[] => [
  sessie,
  ...logregels,
  ...gegevens,
  uitvoer(blobs),
];
