/** The part of the composition that is data: registers, the engine over them, and their APIs. */
import type { FastifyInstance } from 'fastify';
import { createEngine, type Engine } from './engine/engine.ts';
import type { OwnOperation } from './engine/own.ts';
import type { Resource } from './engine/resource.ts';
import type { StoreHooks } from './engine/store.ts';
import type { Database } from './foundation/db/types.ts';
import type { Hosts } from './foundation/hosts.ts';
import { createLookup } from './foundation/outbound/lookup.ts';
import type { Keys } from './foundation/types.ts';
import { createResidents } from './identity/residents.ts';
import { tokenVerifier } from './identity/tokens.ts';
import type { Logbook } from './logbook/types.ts';
import { applicationSecrets } from './registers/autorisaties/index.ts';
import * as registers from './registers/index.ts';
import type { ContextParts } from './services/context.ts';
import { operations } from './services/own/index.ts';
import { registerApis } from './services/register.ts';
import type { CallTurns } from './services/turns.ts';

export interface ApisOptions extends registers.OperationParts {
  readonly db: Database;
  readonly keys: Keys;
  readonly logbook: Logbook;
  readonly hosts: Hosts;
  /** Callers reach us over https (`MEENT_BASE_URL` says so); then addresses start with https. */
  readonly secure: boolean;
  /** Longest time in milliseconds for one call. */
  readonly deadlineMs?: number;
  /** Shared with the pages. */
  readonly turns?: CallTurns;
  readonly hooks?: StoreHooks;
  /** Most memory for records that are ready to go out. */
  readonly readyBytes?: number;
  /** Declared resources besides those of the registers: for tests. */
  readonly extra?: readonly Resource[];
  /** In place of those of the registers: for tests. */
  readonly registers?: { readonly resources: readonly Resource[]; readonly operations: readonly OwnOperation[] };
}

export interface Apis {
  readonly engine: Engine;
  /** What makes a caller of a request that is not of a declared API. */
  readonly context: ContextParts;
  register(fastify: FastifyInstance): Promise<void>;
}

export function createApis(options: ApisOptions): Apis {
  const { db, keys, logbook, hosts, secure } = options;
  const own = options.registers ?? {
    resources: registers.resources,
    operations: operations(options),
  };
  const engine = createEngine({
    db,
    keys,
    logbook,
    resources: [...own.resources, ...(options.extra ?? [])],
    ...(options.hooks ? { hooks: options.hooks } : {}),
    ...(options.readyBytes === undefined ? {} : { readyBytes: options.readyBytes }),
    lookup: createLookup(options.outbound),
  });
  const secrets = applicationSecrets(keys);
  const verifier = tokenVerifier(secrets);
  const context: ContextParts = {
    engine,
    hosts,
    secure,
    verify(snapshot, authorization) {
      if (secrets.follow(snapshot)) verifier.clear(snapshot.municipality);
      return verifier.verify(snapshot.municipality, authorization);
    },
  };
  return {
    engine,
    context,
    register: (fastify) =>
      registerApis(fastify, {
        ...context,
        residents: createResidents({ db, keys, secure }),
        operations: own.operations,
        ...(options.deadlineMs === undefined ? {} : { deadlineMs: options.deadlineMs }),
        ...(options.turns ? { turns: options.turns } : {}),
      }),
  };
}
