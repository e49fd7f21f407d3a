/** `/logboekbesluiten` and what leads to them: what two people decide about lines of the logbook, and who acted. */
import { choice, group, instant, integer, list, text } from '../../engine/fields.ts';
import { claimKey, keepAlone } from '../../engine/idempotency.ts';
import type { OwnAnswer, OwnCall, OwnOperation } from '../../engine/own.ts';
import type { Decision } from '../../logbook/decisions.ts';
import {
  LOGBOEK_LEZEN,
  LOGBOEK_MEDEWERKER,
  LOGBOEK_VASTSTELLEN,
  LOGBOEK_VOORSTELLEN,
  meentApi,
} from '../../registers/meent-api.ts';
import { beeindig, gezet, stelVast } from '../logboek/besluiten.ts';
import { besluiten, toon } from '../logboek/besluiten-tonen.ts';
import { wieWasHet } from '../logboek/medewerker.ts';
import { onthoudenPerJaar } from '../logboek/per-jaar.ts';
import { given, onthouding, reden, stelVoor, termijn, vasthouding, wie, wissing } from '../logboek/velden.ts';

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

/** The decision as it stands, kept for who sends the same request again. */
async function answer({ engine, caller }: OwnCall, status: number, decision: Decision): Promise<OwnAnswer> {
  const shown = { status, json: JSON.stringify(toon(engine, caller, decision)) };
  // Of our own component, so that who asks again needs the same scope.
  const resource = engine.parts.registry.get('opschorting');
  await keepAlone(engine.parts, caller, shown, { resource, operation: 'logboek.besluit', scopes: STAPPEN });
  return shown;
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
    async handle(call) {
      const { engine, caller, params } = call;
      await claimKey(engine.parts, caller);
      return answer(call, status, (await gezet(engine, caller, params.id)) ?? (await does(call)));
    },
  };
};

export const logboekOperations: readonly OwnOperation[] = [
  {
    method: 'GET',
    api: meentApi,
    path: 'logboekbesluiten',
    operationId: 'logboekbesluit_list',
    summary:
      'Geeft wat over het logboek is voorgesteld en besloten, het nieuwste eerst. Over wie het gaat, staat er niet bij.',
    scopes: [LOGBOEK_LEZEN, ...STAPPEN],
    gives: { besluiten: list(group(besluit)) },
    status: 200,
    handle: async ({ engine, caller }) => ({
      status: 200,
      json: JSON.stringify({ besluiten: await besluiten(engine, caller) }),
    }),
  },
  {
    method: 'GET',
    api: meentApi,
    path: 'logboekonthoudingen/jaren',
    operationId: 'logboekonthouding_jaren',
    summary: 'Geeft hoe vaak per jaar is besloten regels niet te tonen. Minder dan tien wordt niet geteld.',
    scopes: [LOGBOEK_LEZEN],
    open: true,
    gives: {
      jaren: list(
        group({ jaar: integer(), besluiten: integer({ nullable: true, help: 'Leeg: minder dan tien, of geen.' }) }),
      ),
    },
    status: 200,
    handle: async ({ engine, caller }) => ({
      status: 200,
      json: JSON.stringify({ jaren: await onthoudenPerJaar(engine, caller) }),
    }),
  },
  post({
    path: 'logboekonthoudingen',
    operationId: 'logboekonthouding_create',
    summary:
      'Stelt voor om regels van één verwerkingsactiviteit een tijd niet te tonen aan de inwoner over wie ze gaan.',
    scopes: [LOGBOEK_VOORSTELLEN],
    takes: onthouding,
    does: ({ engine, caller, body }) => stelVoor(engine, caller, 'onthouden', body),
  }),
  post({
    path: 'logboekvasthoudingen',
    operationId: 'logboekvasthouding_create',
    summary: 'Houdt alle regels over een inwoner vast: zolang dit staat, wist niemand ze. Dit gaat meteen in.',
    scopes: [LOGBOEK_VOORSTELLEN],
    takes: vasthouding,
    does: ({ engine, caller, body }) => stelVoor(engine, caller, 'vasthouden', body),
  }),
  post({
    path: 'logboekwissingen',
    operationId: 'logboekwissing_create',
    summary:
      'Stelt voor om regels te wissen: die van een activiteit waarvan de bewaartermijn voorbij is, of die u noemt.',
    scopes: [LOGBOEK_VOORSTELLEN],
    takes: wissing,
    does: ({ engine, caller, body }) => stelVoor(engine, caller, 'wissen', body),
  }),
  post({
    path: 'logboektermijnen',
    operationId: 'logboektermijn_create',
    summary: 'Stelt voor hoe lang regels van een activiteit bewaard blijven. Zonder besluit wordt er niets gewist.',
    scopes: [LOGBOEK_VOORSTELLEN],
    takes: termijn,
    does: ({ engine, caller, body }) => stelVoor(engine, caller, 'termijn', body),
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
      beeindig(engine, caller, params.id!, String(given(engine, caller, { reden }, body).reden)),
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
      const asked = given(engine, caller, fields, body) as { readonly positie: number; readonly bsn: string };
      return { status: 200, json: JSON.stringify(await wieWasHet(engine, caller, asked)) };
    },
  },
];
