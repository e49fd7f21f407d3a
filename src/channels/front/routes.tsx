/** `/` and `/api`: what runs here and how to build on it. Also what every page loads, and the page for what is not there. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { OwnOperation } from '../../engine/own.ts';
import type { Api } from '../../engine/resource.ts';
import { timestamp } from '../../foundation/clock.ts';
import { Problem } from '../../foundation/problems.ts';
import type { ChoiceView } from '../../identity/plugin.ts';
import { createToken } from '../../identity/tokens.ts';
import { applicationSecrets } from '../../registers/autorisaties/index.ts';
import { routesOf } from '../../services/http/routes.ts';
import { documentOf } from '../../services/openapi/document.ts';
import { runningApis } from '../../services/operations/running.ts';
import { LoginPage, type LoginWay } from '../portal/pages/login.tsx';
import { answerNotFound, preparePages } from '../site/pages.tsx';
import type { Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import { assetRoutes } from '../ui/assets.ts';
import type { OpenApiDocument } from './openapi/document.ts';
import { ApiIndexPage } from './pages/api-index.tsx';
import { ApiOperationPage, hasOperation } from './pages/api-operation.tsx';
import { ApiReferencePage } from './pages/api-reference.tsx';
import { FrontPage } from './pages/front.tsx';

/** The application whose token the first request holds; exists in demo data alone. */
const DEMO_CLIENT = 'demo';
const FIRST_REQUEST = '/zaken/api/v1/zaken';

interface Documented {
  readonly api: Api;
  /** Made when somebody first asks. */
  readonly document: () => OpenApiDocument;
}

/** Fastify plugin. `operations` are those that the APIs were registered with, so that the pages tell of the same. */
export const frontRoutes =
  (site: Site, operations: readonly OwnOperation[]) =>
  async (app: FastifyInstance): Promise<void> => {
    // Before the hooks of pages: a style sheet has no session and waits for no turn.
    await app.register(assetRoutes);
    await preparePages(app, site);
    answerNotFound(app, site);
    const { engine } = site;
    const documented = documents(site, operations);
    const secrets = applicationSecrets(site.keys);

    /** A token of this moment; only where the data is demo data. */
    const demoToken = async (request: FastifyRequest): Promise<string | undefined> => {
      if (!site.demo) return undefined;
      const municipality = site.municipalityOf(request);
      secrets.follow(await engine.parts.snapshots.current(municipality));
      const secret = secrets.secretOf(municipality, DEMO_CLIENT);
      return secret && createToken({ clientId: DEMO_CLIENT, secret, userRepresentation: 'Eerste verzoek' });
    };
    const find = (name: string): Documented => {
      const found = documented.get(name);
      if (!found) throw new Problem('not-found');
      return found;
    };

    app.get(addresses.front, async (request, reply) => {
      const running = await runningApis(engine, site.placeOf(request));
      const token = await demoToken(request);
      const apis = running.map(({ api, works }) => ({
        name: api.title,
        path: api.root,
        version: api.version,
        works,
        reference: api.name,
      }));
      const firstRequest = token ? { base: site.placeOf(request).base, path: FIRST_REQUEST, token } : undefined;
      return site.send(
        request,
        reply,
        <FrontPage apis={apis} checkedAt={timestamp()} {...(firstRequest ? { firstRequest } : {})} />,
      );
    });

    app.get(addresses.api, async (request, reply) => {
      const running = await runningApis(engine, site.placeOf(request));
      const apis = running.map(({ api, collections }) => ({
        reference: api.name,
        name: api.title,
        version: api.version,
        path: api.root,
        about: `${collections.join(', ')}.`,
      }));
      const command = site.demo ? { tokenCommand: `npm run -s meent -- token --client ${DEMO_CLIENT}` } : {};
      return site.send(request, reply, <ApiIndexPage apis={apis} {...command} />);
    });

    app.get<{ Params: { name: string } }>('/api/:name', async (request, reply) => {
      const { api, document } = find(request.params.name);
      return site.send(
        request,
        reply,
        <ApiReferencePage reference={api.name} document={document()} documentHref={`${api.root}/openapi.yaml`} />,
      );
    });

    app.get<{ Params: { name: string; operation: string } }>('/api/:name/:operation', async (request, reply) => {
      const { name, operation } = request.params;
      const { api, document } = find(name);
      if (!hasOperation(document(), operation)) throw new Problem('not-found');
      const token = await demoToken(request);
      return site.send(
        request,
        reply,
        <ApiOperationPage
          reference={api.name}
          document={document()}
          operationId={operation}
          base={site.placeOf(request).base + api.root}
          {...(token ? { token } : {})}
        />,
      );
    });
  };

/** One document for each root, as the API itself serves it. */
function documents({ engine }: Site, operations: readonly OwnOperation[]): ReadonlyMap<string, Documented> {
  const { registry } = engine.parts;
  const byRoot = Map.groupBy(routesOf(registry, operations), ({ api }) => api.root);
  return new Map(
    [...byRoot.values()].map((routes): [string, Documented] => {
      const { api } = routes[0]!;
      let made: OpenApiDocument | undefined;
      const document = (): OpenApiDocument => {
        made ??= documentOf(registry, api, routes) as unknown as OpenApiDocument;
        return made;
      };
      return [api.name, { api, document }];
    }),
  );
}

/** For `IdentityOptions.sendChoice`: the page where somebody chooses how to log in. */
export const loginPage = ({ residentUrl, employeeUrl, refusal }: ChoiceView) => {
  const ways: readonly LoginWay[] = [
    ...(residentUrl ? [{ kind: 'resident' as const, href: residentUrl }] : []),
    ...(employeeUrl ? [{ kind: 'employee' as const, href: employeeUrl }] : []),
  ];
  return <LoginPage ways={ways} {...(refusal ? { refusal } : {})} />;
};
