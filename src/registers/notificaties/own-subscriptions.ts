/** How deliveries go, what was given up, and doing something about it: for who took the subscription (own API). */
import { group, instant, integer, list, text } from '../../engine/fields.ts';
import type { OwnAnswer, OwnCall, OwnOperation } from '../../engine/own.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import { meentApi } from '../meent-api.ts';
import { CONSUMEREN, notificatiesApi } from './api.ts';
import { deadDeliveries, resend } from './operator.ts';
import { isOwner } from './rules.ts';
import { resume, subscriptionStates } from './statistics.ts';

const NO_CONTENT_KEPT = { 'cache-control': 'no-store' };
const shared = { api: meentApi, resource: 'abonnement', scopes: [CONSUMEREN], status: 200 } as const;

const states: OwnOperation = {
  ...shared,
  method: 'GET',
  path: 'abonnementen',
  operationId: 'abonnementen_stand',
  summary: 'Hoe het gaat met uw abonnementen: bezorgd, wachtend, mislukt, en hoe lang het duurt.',
  gives: {
    abonnement: text(1000),
    bezorgd: integer(),
    wachtend: integer(),
    mislukt: integer(),
    oudste: instant({ nullable: true }),
    secondenP95: text(20, { nullable: true, help: 'Van 95 van de 100 in het laatste uur: hoogstens zoveel seconden.' }),
    gepauzeerdOp: instant({
      nullable: true,
      help: 'De abonnee antwoordde 410. Hervat het abonnement als hij terug is.',
    }),
  },
  givesMany: true,
  async handle({ engine, caller }) {
    refuse(caller);
    const snapshot = await engine.parts.snapshots.current(caller.municipality);
    const mine = new Set(
      snapshot
        .all('abonnement')
        .filter((row) => isOwner(caller, row))
        .map(({ id }) => id),
    );
    const all = await subscriptionStates(engine.parts.db, caller);
    return answer(
      all
        .filter(({ abonnement }) => mine.has(abonnement))
        .map((one) => ({
          abonnement: `${caller.base}${notificatiesApi.root}/abonnement/${one.abonnement}`,
          bezorgd: one.delivered,
          wachtend: one.waiting,
          mislukt: one.failed,
          oudste: one.oldest,
          secondenP95: one.p95Seconds === null ? null : one.p95Seconds.toFixed(3),
          gepauzeerdOp: one.pausedAt,
        })),
    );
  },
};

const failed: OwnOperation = {
  ...shared,
  method: 'GET',
  path: 'abonnementen/{id}/mislukt',
  operationId: 'abonnement_mislukt',
  summary: 'Wat na alle pogingen niet is aangenomen, het oudste eerst, hoogstens honderd.',
  gives: {
    afleveringen: list(
      group({
        nummer: integer(),
        pogingen: integer(),
        laatsteStatus: integer({ nullable: true }),
        laatsteFout: text(100, { nullable: true }),
        gewijzigdOp: instant(),
      }),
    ),
  },
  async handle(call) {
    const id = await ownSubscription(call);
    const dead = await deadDeliveries(call.engine.parts.db, call.caller, { abonnement: id });
    return answer({
      afleveringen: dead.map(({ number, attempts, lastStatus, lastError, createdAt }) => ({
        nummer: number,
        pogingen: attempts,
        laatsteStatus: lastStatus,
        laatsteFout: lastError,
        gewijzigdOp: createdAt,
      })),
    });
  },
};

/** PUT: again has the same effect as once. */
const again: OwnOperation = {
  ...shared,
  method: 'PUT',
  path: 'abonnementen/{id}/herkansing',
  operationId: 'abonnement_herkansing',
  summary: 'Hervat een gepauzeerd abonnement, en stuurt opnieuw wat was mislukt.',
  gives: { opnieuw: integer() },
  unconditional: true,
  async handle(call) {
    const abonnement = await ownSubscription(call);
    const { db } = call.engine.parts;
    const opnieuw = await resend(db, call.caller, { abonnement });
    await resume(db, call.caller, abonnement);
    return answer({ opnieuw });
  },
};

/** An own API does not tell that somebody else's is there. @throws not-found */
async function ownSubscription({ engine, caller, params }: OwnCall): Promise<string> {
  refuse(caller);
  const row = (await engine.parts.snapshots.current(caller.municipality)).get('abonnement', params.id!);
  if (!row || !isOwner(caller, row)) throw new Problem('not-found');
  return row.id;
}

function refuse({ rights }: OwnCall['caller']): void {
  if (!hasScope(rights, notificatiesApi.component, [CONSUMEREN])) throw new Problem('permission-denied');
}

const answer = (value: unknown): OwnAnswer => ({ status: 200, json: JSON.stringify(value), headers: NO_CONTENT_KEPT });

export const ownSubscriptions: readonly OwnOperation[] = [states, failed, again];
