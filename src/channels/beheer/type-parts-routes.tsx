/** `/beheer/zaaktypen/…/delen`: statuses, results, roles, own data and documents of a concept. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { isEditable, type PartRef, removePart, savePart } from '../../services/operations/manage-type-parts.ts';
import type { Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import { acting, alsoPage, type Done, fieldsOf, standOf } from './act.tsx';
import { fieldIn } from './form-fields.ts';
import { partPrefix } from './pages/part-form.tsx';
import { PART_FORMS, partFrom } from './type-forms.ts';
import type { Show } from './types-routes.tsx';

interface PartParams {
  readonly Params: { readonly id: string; readonly kind: string; readonly which: string };
}

const PART = '/beheer/zaaktypen/:id/delen/:kind/:which';

/** @param show the page of the case type */
export function partRoutes(app: FastifyInstance, site: Site, show: Show): void {
  const { engine } = site;
  alsoPage<PartParams['Params']>(app, [PART, `${PART}/weg`], ({ id }) => addresses.manageType('zaaktype', id));

  /** A change of one part, after which the page of the case type says that it was done. */
  const changing = (
    request: FastifyRequest<PartParams>,
    reply: FastifyReply,
    done: Done,
    change: (caller: Caller, part: PartRef, typed: Readonly<Record<string, string>>) => Promise<void>,
  ): Promise<FastifyReply> => {
    const { id, kind, which } = request.params;
    if (!isEditable(kind)) throw new Problem('not-found');
    const prefix = `${partPrefix(kind, which)}-`;
    const typed = fieldsOf(request);
    const own = Object.fromEntries(
      Object.entries(typed).flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
      ),
    );
    const to = addresses.manageType('zaaktype', id);
    return acting(site, {
      request,
      reply,
      back: to,
      field: fieldIn(PART_FORMS[kind], prefix),
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        await change(caller, { zaaktype: id, kind, which, etag: standOf(typed) }, own);
        return { to, done };
      },
    });
  };

  app.post<PartParams>(PART, (request, reply) =>
    changing(request, reply, 'saved', (caller, part, own) =>
      savePart(engine, caller, part, (before) => partFrom(part.kind, own, caller.base, before)),
    ),
  );
  app.post<PartParams>(`${PART}/weg`, (request, reply) =>
    changing(request, reply, 'removed', (caller, part) => removePart(engine, caller, part)),
  );
}
