/**
 * Where the demo identity provider keeps running logins: in memory, bounded, gone at restart. That suits a demo; a
 * login takes a minute and nothing of it needs to last.
 */
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { now } from '../../foundation/clock.ts';

interface Entry {
  readonly payload: AdapterPayload;
  readonly until: number;
}

const MOST = 5000;

/** One store for all models of one provider. */
export function memoryStore(): (model: string) => Adapter {
  const entries = new Map<string, Entry>();

  const live = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key);
    if (entry && now().getTime() < entry.until) return entry.payload;
    entries.delete(key);
    return undefined;
  };
  const firstWhere = (model: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const key of entries.keys()) {
      if (!key.startsWith(`${model} `)) continue;
      const payload = live(key);
      if (payload && matches(payload)) return payload;
    }
    return undefined;
  };

  return (model) => {
    const keyOf = (id: string): string => `${model} ${id}`;
    return {
      async upsert(id, payload, expiresIn) {
        entries.delete(keyOf(id));
        entries.set(keyOf(id), { payload, until: now().getTime() + (expiresIn ?? 600) * 1000 });
        if (entries.size > MOST) entries.delete(entries.keys().next().value!);
      },
      find: async (id) => live(keyOf(id)),
      findByUid: async (uid) => firstWhere(model, (payload) => payload.uid === uid),
      findByUserCode: async (userCode) => firstWhere(model, (payload) => payload.userCode === userCode),
      async consume(id) {
        const entry = entries.get(keyOf(id));
        if (entry) entry.payload.consumed = Math.floor(now().getTime() / 1000);
      },
      async destroy(id) {
        entries.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
      },
    };
  };
}
