/** The pages of one process: login, portal, workbench and front, with what they share. For the composition root. */
import type { FastifyInstance } from 'fastify';
import type { Engine } from '../engine/engine.ts';
import type { OwnOperation } from '../engine/own.ts';
import type { Database } from '../foundation/db/types.ts';
import { deadlineIn, REQUEST_MS } from '../foundation/deadline.ts';
import type { Hosts } from '../foundation/hosts.ts';
import { markOf } from '../foundation/telemetry/trace.ts';
import type { Blobs, Keys } from '../foundation/types.ts';
import { createIdentity, type Identity, type IdentityOptions } from '../identity/plugin.ts';
import { rateLimit } from '../identity/rate-limit.ts';
import type { Faces } from '../services/faces.ts';
import { createDrafts } from '../services/operations/draft.ts';
import { type CallTurns, createCallTurns, sessionAsker } from '../services/turns.ts';
import { manageRoutes } from './beheer/routes.tsx';
import { frontRoutes, loginPage } from './front/routes.tsx';
import { glassRoutes } from './glass/routes.tsx';
import { portalRoutes } from './portal/routes.tsx';
import { loginRoutes } from './site/pages.tsx';
import { createSite, type Site } from './site/site.ts';
import { workbenchRoutes } from './workbench/routes.tsx';

/** Reports that one address may begin: each keeps answers and photos for a day. */
const REPORTS_PER_MINUTE = 30;

export interface ChannelsOptions extends Pick<IdentityOptions, 'providerOf' | 'attemptsPerMinute'> {
  readonly db: Database;
  readonly keys: Keys;
  readonly blobs: Blobs;
  readonly hosts: Hosts;
  readonly faces: Faces;
  readonly engine: Engine;
  /** Shared with the APIs. Default: of the pages alone. */
  readonly turns?: CallTurns;
  /** The own operations that the APIs were registered with, for their documentation pages. */
  readonly operations: readonly OwnOperation[];
  /** Browsers reach us over https. */
  readonly secure: boolean;
  /** The data folder was made as demo. */
  readonly demo: boolean;
  /** Where break-glass keeps what was decided. */
  readonly emergencyFolder: string;
  /** Years that the proof of a consent is kept after it ended. */
  readonly consentYears: number;
}

export interface Channels {
  readonly identity: Identity;
  readonly site: Site;
  /** On an instance that watches its requests (foundation/telemetry/server.ts). Answers what nothing else does. */
  register(app: FastifyInstance): Promise<void>;
}

export function createChannels(options: ChannelsOptions): Channels {
  const { db, keys, blobs, hosts, faces, engine, operations, secure, demo, providerOf, attemptsPerMinute } = options;
  const turns = options.turns ?? createCallTurns();
  const identity = createIdentity({
    db,
    keys,
    hosts,
    secure,
    providerOf,
    errandOf: (request) => ({
      municipality: hosts.municipalityOf(request.host),
      trace: markOf(request.telemetry.trace),
      // Whose session it is comes before the time of the page begins.
      deadline: request.telemetry.deadline ?? deadlineIn(REQUEST_MS),
      asker: sessionAsker(request.ip),
    }),
    inTurn: (request, work) => turns.calls.run(sessionAsker(request.ip), work),
    sendChoice: (view, request, reply) => site.send(request, reply, loginPage(view), { status: view.status }),
    languageOf: (request) => site.languageOf(request),
    ...(attemptsPerMinute === undefined ? {} : { attemptsPerMinute }),
  });
  const site = createSite({
    engine,
    blobs,
    keys,
    identity,
    faces,
    drafts: createDrafts(db, keys),
    turns,
    newReports: rateLimit(attemptsPerMinute ?? REPORTS_PER_MINUTE, attemptsPerMinute ?? REPORTS_PER_MINUTE),
    secure,
    demo,
    emergencyFolder: options.emergencyFolder,
    consentYears: options.consentYears,
  });
  return {
    identity,
    site,
    async register(app) {
      await app.register(loginRoutes(site));
      await app.register(portalRoutes(site));
      await app.register(workbenchRoutes(site));
      await app.register(manageRoutes(site));
      await app.register(glassRoutes(site));
      await app.register(frontRoutes(site, operations));
    },
  };
}
