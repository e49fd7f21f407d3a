/** From a write to the subscriber, whoever dies on the way and wherever the address leads. */
import { describe, expect, it } from 'vitest';
import { makeOutbound } from '../../../src/foundation/outbound/outbound.ts';
import type { Outbound } from '../../../src/foundation/types.ts';
import { handOut, QUEUE } from '../../../src/registers/notificaties/index.ts';
import { FIRST } from '../../support/server.ts';
import { about, got, here, idOf, startDelivery, subscribe, subscriber, world } from './delivery.ts';

startDelivery();

describe('a process that dies', () => {
  it('after it took a subscription: another goes on when the lease is over', async () => {
    const made = await subscribe(subscriber);
    const zaak = await world.zaak();
    // Sends, and is killed before it can write down that it did.
    let sent = 0;
    const dying: Outbound = {
      stream: here.stream,
      async fetch(...args) {
        await here.fetch(...args);
        sent++;
        return new Promise(() => {});
      },
    };
    world.deliver({ outbound: dying });
    await world.until(() => sent === 1);
    await world.stop();
    const jobs = world.deliver();
    // Within the lease nobody else touches the subscription, whoever asks.
    const { db, clone } = world.meent;
    await jobs.add(db.node, { queue: QUEUE, municipality: FIRST, payload: { abonnement: idOf(made) } });
    await world.until(async () => (await clone.asOwner('select from meent.job')).length === 1);
    expect(subscriber.got).toHaveLength(1);
    await world.meent.clone.asOwner('update meent.notificaties_cursor set rest_until = now()');
    await got(2);
    expect(about(zaak)).toEqual(['zaak create', 'zaak create']);
  });

  it('before it handed out: the next round of any sequencer does', async () => {
    await subscribe(subscriber);
    await world.zaak();
    const failing = world.meent.db.log.transaction(async (tx) => {
      await handOut(world.meent.engine.parts, { add: async () => {} }).run(tx);
      throw new Error('killed');
    });
    await expect(failing).rejects.toThrow('killed');
    expect(await world.deliveries()).toEqual([]);
    world.deliver();
    await got(1);
  });
});

describe('the way out', () => {
  it('leads to no address inside, also when it was allowed before', async () => {
    await subscribe(subscriber);
    await world.zaak();
    world.deliver({ outbound: makeOutbound(), backoff: () => 3_600_000 });
    await world.until(async () => (await world.deliveries())[0]?.attempts === 1);
    expect(await world.deliveries()).toMatchObject([{ last_status: null, last_error: 'address-not-allowed' }]);
    expect(subscriber.got).toEqual([]);
  });
});
