/** What is more than the usual six: declared channels beside made ones, callbacks that are tested, and publishing. */
import { type Answer, etagOf } from '../../engine/answer.ts';
import { text } from '../../engine/fields.ts';
import type { OwnAnswer, OwnCall, OwnOperation } from '../../engine/own.ts';
import type { Record_, Resource } from '../../engine/resource.ts';
import { validateBody } from '../../engine/validate.ts';
import { newId } from '../../foundation/ids.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Outbound } from '../../foundation/types.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { BEIDE, CONSUMEREN, MOST_BODY, notificatiesApi, PUBLICEREN } from './api.ts';
import { type Posted, testCallback, testMessage } from './callback.ts';
import { type DeclaredChannel, declaredChannels } from './channels.ts';
import { CLOUD_EVENT_TYPE, renderCloudEvent, sourceOf } from './cloud-event.ts';
import { notificatieFields } from './notificatie.ts';
import { ownSubscriptions } from './own-subscriptions.ts';
import { abonnementFaults, refuseStranger, tooManyFault } from './rules.ts';
import { resume } from './statistics.ts';

/** @param given.declared all other resources of the program; `outbound` makes the calls to subscribers */
export function notificatiesOperations(given: {
  readonly declared: readonly Resource[];
  readonly outbound: Outbound;
}): readonly OwnOperation[] {
  const declared = declaredChannels(given.declared);

  const listChannels: OwnOperation = {
    method: 'GET',
    api: notificatiesApi,
    path: 'kanaal',
    operationId: 'kanaal_list',
    summary: 'De kanalen waarop u zich kunt abonneren.',
    scopes: BEIDE,
    resource: 'kanaal',
    query: { naam: text(50, { help: 'Alleen het kanaal met deze naam.' }) },
    gives: 'kanaal',
    givesMany: true,
    status: 200,
    async handle({ engine, caller, query }) {
      refuse(caller, BEIDE);
      const snapshot = await engine.parts.snapshots.current(caller.municipality);
      const made = snapshot.all('kanaal').filter(({ record }) => !declared.has(String(record.naam)));
      const all = [
        ...[...declared.values()].map((one) => ({ naam: one.naam, json: renderChannel(caller, one) })),
        ...made.map((row) => ({ naam: row.record.naam, json: engine.parts.answer.json(caller, row, snapshot) })),
      ];
      const asked = all.filter(({ naam }) => query.naam === undefined || naam === query.naam);
      return answer(`[${asked.map(({ json }) => json).join(',')}]`);
    },
  };

  const readChannel: OwnOperation = {
    method: 'GET',
    api: notificatiesApi,
    path: 'kanaal/{id}',
    operationId: 'kanaal_read',
    summary: 'Eén kanaal.',
    scopes: BEIDE,
    resource: 'kanaal',
    gives: 'kanaal',
    status: 200,
    async handle({ engine, caller, params }) {
      refuse(caller, BEIDE);
      const found = [...declared.values()].find(({ id }) => id === params.id);
      return found ? answer(renderChannel(caller, found)) : engine.read(caller, 'kanaal', params.id!);
    },
  };

  const createSubscription: OwnOperation = {
    method: 'POST',
    api: notificatiesApi,
    path: 'abonnement',
    operationId: 'abonnement_create',
    summary: 'Neemt een abonnement. Wij sturen eerst een proefbericht naar de callbackUrl.',
    scopes: [CONSUMEREN],
    resource: 'abonnement',
    takes: 'abonnement',
    gives: 'abonnement',
    status: 201,
    maxBody: MOST_BODY,
    async handle(call) {
      await checkSubscription(call, 'create');
      const { engine, caller, body } = call;
      return engine.create(caller, 'abonnement', body);
    },
  };

  const changeSubscription = (mode: 'update' | 'patch'): OwnOperation => ({
    method: mode === 'update' ? 'PUT' : 'PATCH',
    api: notificatiesApi,
    path: 'abonnement/{id}',
    operationId: mode === 'update' ? 'abonnement_update' : 'abonnement_partial_update',
    summary: 'Wijzigt een abonnement. Bij een nieuwe callbackUrl of auth sturen wij eerst een proefbericht.',
    scopes: [CONSUMEREN],
    resource: 'abonnement',
    takes: 'abonnement',
    gives: 'abonnement',
    status: 200,
    maxBody: MOST_BODY,
    async handle(call) {
      const tested = await checkSubscription(call, mode);
      const { engine, caller, body, params, ifMatch } = call;
      const changed = await engine[mode](
        caller,
        'abonnement',
        params.id!,
        body,
        ifMatch === undefined ? {} : { ifMatch },
      );
      // Its callback was seen to work, so what waited since a 410 can go.
      if (tested) await resume(engine.parts.db, caller, params.id!);
      return changed;
    },
  });

  const publish: OwnOperation = {
    method: 'POST',
    api: notificatiesApi,
    path: 'notificaties',
    operationId: 'notificaties_create',
    summary: 'Publiceert een notificatie. De abonnees krijgen haar binnen een seconde.',
    scopes: [PUBLICEREN],
    resource: 'notificatie',
    takes: 'notificatie',
    gives: notificatieFields,
    status: 200,
    maxBody: MOST_BODY,
    handle: ({ engine, caller, body }) => engine.create(caller, 'notificatie', body, { answer: withoutAddress }),
  };

  /** Everything that can be refused without calling anybody is refused first. True when the callback was tested. */
  async function checkSubscription({ engine, caller, body, params }: OwnCall, mode: 'create' | 'update' | 'patch') {
    refuse(caller, [CONSUMEREN]);
    const { registry, snapshots, keys } = engine.parts;
    const snapshot = await snapshots.current(caller.municipality);
    const before = mode === 'create' ? undefined : snapshot.get('abonnement', params.id!);
    if (mode !== 'create') {
      if (!before) throw new Problem('not-found');
      refuseStranger(caller, before);
    }
    const valid = validateBody(registry, registry.get('abonnement'), caller.base, body, mode, before?.record);
    const record = { ...before?.record, ...valid };
    const more = before ? undefined : tooManyFault(snapshot, caller);
    const faults = [...abonnementFaults(declared, snapshot, record), ...(more ? [more] : [])];
    if (faults.length > 0) throw invalid(...faults);
    // Who never saw a CloudEvent shows first that it takes one.
    const other = Boolean(record.sendCloudevents) !== Boolean(before?.record.sendCloudevents);
    const moved = record.callbackUrl !== before?.record.callbackUrl;
    const kept = before && keys.unseal(caller.municipality, String(before.columns.auth));
    // Without a new header the engine refuses a new address, so the old header is sent nowhere.
    if (!record.auth && (moved || !other)) return false;
    const auth = String(record.auth || kept);
    if (!moved && !other && auth === kept) return false;
    await testCallback(given.outbound, String(record.callbackUrl), auth, await testPost(caller, engine, record));
    return true;
  }

  async function testPost(
    { base, municipality }: Caller,
    { parts }: OwnCall['engine'],
    { sendCloudevents }: Record_,
  ): Promise<Posted> {
    const message = testMessage(base);
    if (!sendCloudevents) return { body: JSON.stringify(message), type: 'application/json' };
    const occurrence = { id: newId(), number: 0, source: await sourceOf(parts.db, municipality), own: true };
    return { body: renderCloudEvent(message, occurrence), type: CLOUD_EVENT_TYPE };
  }

  return [
    listChannels,
    readChannel,
    createSubscription,
    changeSubscription('update'),
    changeSubscription('patch'),
    publish,
    ...ownSubscriptions,
  ];
}

function refuse(caller: Caller, scopes: readonly string[]): void {
  if (!hasScope(caller.rights, notificatiesApi.component, scopes)) throw new Problem('permission-denied');
}

/** A notification cannot be asked for. */
function withoutAddress({ json }: Answer): Answer {
  const { url: _url, ...message } = JSON.parse(json) as Record<string, unknown>;
  return { status: 200, json: JSON.stringify(message) };
}

const answer = (json: string): OwnAnswer => ({ status: 200, json, etag: etagOf(json) });

const renderChannel = ({ base }: Caller, { id, naam, documentation, filters }: DeclaredChannel): string =>
  JSON.stringify({
    url: `${base}${notificatiesApi.root}/kanaal/${id}`,
    naam,
    documentatieLink: `${base}${documentation}`,
    filters,
  });
