/** What the provider remembers, in memory and for as long as it runs (the Adapter interface of oidc-provider). */
import type { Adapter, AdapterPayload } from 'oidc-provider';

type Kept = { readonly payload: AdapterPayload; readonly untilMs: number };

export const createMemoryAdapter = (): ((model: string) => Adapter) => {
  const kept = new Map<string, Kept>();
  return (model) => {
    const key = (id: string): string => `${model}:${id}`;
    const find = (wanted: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
      [...kept].find(([name, { payload }]) => name.startsWith(key('')) && wanted(payload))?.[1].payload;
    return {
      upsert: async (id, payload, expiresIn) => {
        for (const [name, { untilMs }] of kept) if (untilMs < Date.now()) kept.delete(name);
        kept.set(key(id), { payload, untilMs: Date.now() + (expiresIn ?? 36_000) * 1000 });
      },
      find: async (id) => kept.get(key(id))?.payload,
      findByUserCode: async (userCode) => find((payload) => payload.userCode === userCode),
      findByUid: async (uid) => find((payload) => payload.uid === uid),
      consume: async (id) => {
        const entry = kept.get(key(id));
        if (entry !== undefined) entry.payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => void kept.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const [name, { payload }] of kept)
          if (name.startsWith(key('')) && payload.grantId === grantId) kept.delete(name);
      },
    };
  };
};
