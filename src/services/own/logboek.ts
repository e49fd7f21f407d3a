/** `/logboekbesluiten` and what leads to them: what two people decide about lines of the logbook, and who acted. */
import type { Engine } from '../../engine/engine.ts';
import { bsn, choice, date, duration, type Fields, group, instant, integer, list, text } from '../../engine/fields.ts';
import { keepAlone } from '../../engine/idempotency.ts';
import type { OwnAnswer, OwnCall, OwnOperation } from '../../engine/own.ts';
import { validateFields } from '../../engine/validate.ts';
import { invalid } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import type { Decision } from '../../logbook/decisions.ts';
import { renderPlaces } from '../../logbook/places.ts';
import {
  LOGBOEK_LEZEN,
  LOGBOEK_MEDEWERKER,
  LOGBOEK_VASTSTELLEN,
  LOGBOEK_VOORSTELLEN,
  meentApi,
} from '../../registers/meent-api.ts';
import {
  beeindig,
  besluiten,
  houdVast,
  onthoud,
  stelTermijnVoor,
  stelVast,
  stelWissingVoor,
  toon,
} from '../logboek/besluiten.ts';
import { ONTHOUDEN, VASTHOUDEN, WISSEN } from '../logboek/gronden.ts';
import { wieWasHet } from '../logboek/medewerker.ts';

const reden = text(1000, { required: true, min: 1, blank: false, help: 'Waarom. Dit blijft verzegeld bij het besluit.' });
const wie = bsn({ required: true, help: 'Over wie de regels gaan.' });
const activiteit = text(40, { required: true, min: 1, help: 'De identificatie van de verwerkingsactiviteit, in al haar versies.' });
const gronden = (table: object) => choice(Object.keys(table), { required: true, help: 'De grond, met het artikel van de wet.' });

/** Lines that one decision names itself. */
const MOST = 1_000;

const onthouding = {
  bsn: wie,
  activiteit,
  grond: gronden(ONTHOUDEN),
  reden,
  vanaf: date({ required: true, help: 'Regels vanaf deze dag.' }),
  totEnMet: date({ required: true, help: 'Tot en met deze dag; daarna staan de regels er vanzelf. Hoogstens een jaar.' }),
};
const vasthouding = { bsn: wie, grond: gronden(VASTHOUDEN), reden };
const wissing = {
  grond: gronden(WISSEN),
  reden,
  activiteit: text(40, { help: 'Bij grond bewaartermijn: regels van deze verwerkingsactiviteit.' }),
  voor: date({ nullable: true, help: 'Bij grond bewaartermijn: regels van voor deze dag.' }),
  regels: list(group({ positie: integer({ required: true, min: 0 }), regel: integer({ required: true, min: 0 }) }), {
    help: `Bij een andere grond: plaats in het logboek en nummer van de regel. Hoogstens ${MOST}.`,
  }),
};
const termijn = {
  waarvan: text(40, {
    required: true,
    min: 1,
    help: 'Een verwerkingsactiviteit, of alle; of medewerkers voor wie er handelde.',
  }),
  termijn: duration({ required: true, help: 'Hoe lang regels blijven (ISO 8601). Minstens een half jaar.' }),
  reden,
};

const besluit = {
  id: text(36),
  soort: choice(['wissen', 'onthouden', 'vasthouden', 'termijn']),
  stand: choice(['voorstel', 'besloten', 'beeindigd']),
  grond: text(40),
  reden: text(1000),
  waarvan: text(40, { help: 'De verwerkingsactiviteit waarover het gaat.' }),
  organ: text(40),
  vanaf: text(10, { nullable: true }),
  totEnMet: text(10, { nullable: true }),
  termijn: text(30),
  voorgesteldOp: instant(),
  beslotenOp: instant({ nullable: true }),
  beeindigdOp: instant({ nullable: true }),
};

const read = (engine: Engine, { base }: Caller, fields: Fields, body: unknown): Record<string, unknown> =>
  validateFields({ registry: engine.parts.registry, base, mode: 'create', api: meentApi.name }, fields, body);

/** The decision as it stands, kept for who sends the same request again. */
async function answer({ engine, caller }: OwnCall, status: number, decision: Decision): Promise<OwnAnswer> {
  const given = { status, json: JSON.stringify(toon(engine, caller, decision)) };
  // Of our own component, so that who asks again needs the same scope.
  const resource = engine.parts.registry.get('opschorting');
  await keepAlone(engine.parts, caller, given, { resource, operation: 'logboek.besluit', scopes: STAPPEN });
  return given;
}

const STAPPEN = [LOGBOEK_VOORSTELLEN, LOGBOEK_VASTSTELLEN];

const post = (
  step: Pick<OwnOperation, 'path' | 'operationId' | 'summary' | 'scopes'> &
    Partial<OwnOperation> & { readonly does: (call: OwnCall) => Promise<Decision> },
): OwnOperation => {
  const { does, status = 201, ...rest } = step;
  return {
    method: 'POST',
    api: meentApi,
    gives: besluit,
    ...rest,
    status,
    handle: async (call) => answer(call, status, await does(call)),
  };
};

export const logboekOperations: readonly OwnOperation[] = [
  {
    method: 'GET',
    api: meentApi,
    path: 'logboekbesluiten',
    operationId: 'logboekbesluit_list',
    summary: 'Geeft wat over het logboek is voorgesteld en besloten, het nieuwste eerst. Over wie het gaat, staat er niet bij.',
    scopes: [LOGBOEK_LEZEN, ...STAPPEN],
    gives: { besluiten: list(group(besluit)) },
    status: 200,
    handle: async ({ engine, caller }) => ({
      status: 200,
      json: JSON.stringify({ besluiten: await besluiten(engine, caller) }),
    }),
  },
  post({
    path: 'logboekonthoudingen',
    operationId: 'logboekonthouding_create',
    summary: 'Stelt voor om regels van één verwerkingsactiviteit een tijd niet te tonen aan de inwoner over wie ze gaan.',
    scopes: [LOGBOEK_VOORSTELLEN],
    takes: onthouding,
    does: ({ engine, caller, body }) => onthoud(engine, caller, read(engine, caller, onthouding, body) as never),
  }),
  post({
    path: 'logboekvasthoudingen',
    operationId: 'logboekvasthouding_create',
    summary: 'Houdt alle regels over een inwoner vast: zolang dit staat, wist niemand ze. Dit gaat meteen in.',
    scopes: [LOGBOEK_VOORSTELLEN],
    takes: vasthouding,
    does: ({ engine, caller, body }) => houdVast(engine, caller, read(engine, caller, vasthouding, body) as never),
  }),
  post({
    path: 'logboekwissingen',
    operationId: 'logboekwissing_create',
    summary: 'Stelt voor om regels te wissen: die van een activiteit waarvan de bewaartermijn voorbij is, of die u noemt.',
    scopes: [LOGBOEK_VOORSTELLEN],
    takes: wissing,
    does({ engine, caller, body }) {
      const { regels, ...given } = read(engine, caller, wissing, body);
      const plaatsen = plaatsenIn((regels ?? []) as readonly Regel[]);
      return stelWissingVoor(engine, caller, { ...given, plaatsen } as never);
    },
  }),
  post({
    path: 'logboektermijnen',
    operationId: 'logboektermijn_create',
    summary: 'Stelt voor hoe lang regels van een activiteit bewaard blijven. Zonder besluit wordt er niets gewist.',
    scopes: [LOGBOEK_VOORSTELLEN],
    takes: termijn,
    does: ({ engine, caller, body }) => stelTermijnVoor(engine, caller, read(engine, caller, termijn, body) as never),
  }),
  post({
    path: 'logboekbesluiten/{id}/vaststellen',
    operationId: 'logboekbesluit_vaststellen',
    summary: 'Besluit wat een ander voorstelde.',
    scopes: [LOGBOEK_VASTSTELLEN],
    status: 200,
    does: ({ engine, caller, params }) => stelVast(engine, caller, params.id!),
  }),
  post({
    path: 'logboekbesluiten/{id}/beeindigen',
    operationId: 'logboekbesluit_beeindigen',
    summary: 'Trekt een voorstel in of beëindigt wat besloten is. Wat onthouden was, staat er dan meteen.',
    scopes: STAPPEN,
    takes: { reden },
    status: 200,
    does: ({ engine, caller, params, body }) =>
      beeindig(engine, caller, params.id!, String(read(engine, caller, { reden }, body).reden)),
  }),
  {
    method: 'POST',
    api: meentApi,
    path: 'logboekregels/medewerker',
    operationId: 'logboekregel_medewerker',
    summary:
      'Geeft de functionaris gegevensbescherming wie er handelde, als de inwoner over wie de regel gaat daarom vraagt. Dit komt zelf in het logboek.',
    scopes: [LOGBOEK_MEDEWERKER],
    takes: { positie: integer({ required: true, min: 0, help: 'De plaats in het logboek.' }), bsn: wie, reden },
    gives: { medewerker: text(100, { nullable: true }), rol: text(200, { nullable: true }), wanneer: instant() },
    status: 200,
    reads: true,
    async handle({ engine, caller, body }) {
      const fields = { positie: integer({ required: true, min: 0 }), bsn: wie, reden };
      const given = read(engine, caller, fields, body) as { readonly positie: number; readonly bsn: string };
      return { status: 200, json: JSON.stringify(await wieWasHet(engine, caller, given)) };
    },
  },
];

interface Regel {
  readonly positie: number;
  readonly regel: number;
}

/** Undefined without any. @throws invalid */
function plaatsenIn(regels: readonly Regel[]): string | undefined {
  if (regels.length === 0) return undefined;
  if (regels.length > MOST)
    throw invalid({ name: 'regels', code: 'max_length', reason: `Noem hoogstens ${MOST} regels.` });
  const once = new Map(regels.map(({ positie, regel }) => [`${positie}.${regel}`, { position: positie, line: regel }]));
  return renderPlaces([...once.values()]);
}
