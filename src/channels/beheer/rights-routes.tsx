/** `/beheer/rechten`, and the rights of one application: first what would change, then the change. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problems.ts';
import { previewRights } from '../../services/operations/manage-preview.ts';
import { KINDS, type KindName, rightsMatrix, saveRights } from '../../services/operations/manage-rights.ts';
import { queryOf, type Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import { acting, alsoPage, errorsOf, fieldsOf, type IdParams, pageWith, standOf } from './act.tsx';
import { appField, changeFrom } from './application-forms.ts';
import type { ShowApp } from './applications-routes.tsx';
import { PreviewPage, RightsPage } from './pages/rights.tsx';

const ONE = '/beheer/applicaties/:id';

export function rightsRoutes(app: FastifyInstance, site: Site, show: ShowApp): void {
  const { engine } = site;

  /** @param late somebody else changed the application since it was counted: it is counted again, and asked again */
  const preview = async (request: FastifyRequest<IdParams>, reply: FastifyReply, late = false) => {
    const { id } = request.params;
    const { _token: _, stand: __, ...typed } = fieldsOf(request);
    try {
      const found = await site.asEmployee(request, (caller) => previewRights(engine, caller, id, changeFrom(typed)));
      const page = <PreviewPage id={id} preview={found} fields={typed} late={late} />;
      return await site.send(request, reply, page, { status: late ? 400 : 200 });
    } catch (error) {
      if (!(error instanceof Problem) || error.invalidParams.length === 0) throw error;
      return show(request, reply, { errors: errorsOf(error, appField), typed, form: 'rechten' });
    }
  };
  app.post<IdParams>(`${ONE}/rechten`, (request, reply) => preview(request, reply));

  app.post<IdParams>(`${ONE}/rechten-opslaan`, (request, reply) => {
    const { id } = request.params;
    const typed = fieldsOf(request);
    const back = addresses.manageApp(id);
    return acting(site, {
      request,
      reply,
      back,
      form: 'rechten',
      field: appField,
      refused: (told) => show(request, reply, told),
      late: () => preview(request, reply, true),
      act: async (caller) => {
        await saveRights(engine, caller, id, changeFrom(typed), standOf(typed));
        return { to: back, done: 'rights' };
      },
    });
  });
  alsoPage<IdParams['Params']>(app, [`${ONE}/rechten`, `${ONE}/rechten-opslaan`], ({ id }) => addresses.manageApp(id));

  const showMatrix = pageWith(
    site,
    (caller, request) => {
      const { wat = '', zoek = '' } = queryOf(request);
      const kind: KindName = Object.hasOwn(KINDS, wat) ? (wat as KindName) : 'zaken';
      return rightsMatrix(engine, caller, kind, zoek.trim());
    },
    (matrix, told) => <RightsPage matrix={matrix} {...told} />,
  );
  app.get(addresses.manageRights, (request, reply) => showMatrix(request, reply));
}
