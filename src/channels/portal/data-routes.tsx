/** `/mijn/gegevens` and `/mijn/meenemen`: what is held about a resident, and all of it in one file. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Long } from '../../engine/own.ts';
import { Problem } from '../../foundation/problems.ts';
import { isBron, mijnBronnen } from '../../services/mijn/bronnen.ts';
import { gegevensInWoorden } from '../../services/mijn/gegevens.ts';
import { uitvoerVan } from '../../services/mijn/uitvoer/uitvoer.ts';
import { uitvoerHeaders } from '../../services/own/mijn.ts';
import { queryOf, type Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import { MyDataPage, SourcePage } from './pages/my-data.tsx';
import { TakeDataPage } from './pages/take-data.tsx';

/** The data itself wants to be surer of who asks than the overview of it. */
const LEVEL = 'substantieel';

export function dataRoutes(app: FastifyInstance, site: Site): void {
  const { engine, blobs } = site;

  app.get(addresses.myData, async (request, reply) => {
    const bronnen = await site.asResident(request, (caller) => mijnBronnen(engine, caller), { acting: 'gegevens' });
    return site.send(request, reply, <MyDataPage bronnen={bronnen} />);
  });

  app.get<{ Params: { bron: string } }>('/mijn/gegevens/:bron', async (request, reply) => {
    const { bron } = request.params;
    if (!isBron(bron) || bron === 'logboek') throw new Problem('not-found');
    const na = queryOf(request).verder;
    const found = await site.asResident(request, (caller) => gegevensInWoorden(engine, caller, bron, na), {
      least: LEVEL,
      acting: 'gegevens',
    });
    return site.send(request, reply, <SourcePage bron={bron} {...found} />);
  });

  app.get(addresses.takeData, async (request, reply) => {
    await site.asResident(request, async () => undefined, { least: LEVEL, acting: 'uitvoer' });
    return site.send(request, reply, <TakeDataPage />);
  });

  app.post(addresses.takeData, async (request, reply) => {
    const long = longOf(site, request, reply);
    const caller = await long.fresh(async (now) => now);
    const namens = (await site.session(request))?.namens;
    const content = await uitvoerVan({ engine, blobs, long, ...(namens ? { namens } : {}) }, caller);
    return reply
      .headers({ ...uitvoerHeaders(), 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
      .send(content);
  });
}

/** What outlasts a page: each piece with a look at the session, with rights and time of its own. */
function longOf(site: Site, request: FastifyRequest, reply: FastifyReply): Long {
  const away = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) away.abort();
  });
  return {
    gone: away.signal,
    fresh: (work) => site.asResidentAgain(request, work, { least: LEVEL, acting: 'uitvoer' }),
  };
}
