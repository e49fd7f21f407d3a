/** `/beheer/zaaktypen/:id/delen/...`: statuses, results, roles, properties and documents of a concept, a page each. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import {
  type EditableKind,
  isEditable,
  type PartRef,
  removePart,
  savePart,
} from '../../services/operations/manage-type-parts.ts';
import { caseType, type Part, partsOfKind, type TypeVersion } from '../../services/operations/manage-types.ts';
import type { Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import { acting, alsoPage, type Done, fieldsOf, pageWith, standOf } from './act.tsx';
import { fieldIn } from './form-fields.ts';
import { PartPage } from './pages/part-form.tsx';
import { PART_FORMS, partFrom } from './type-forms.ts';

interface PartParams {
  readonly Params: { readonly id: string; readonly kind: string; readonly which: string };
}

interface Found {
  readonly version: TypeVersion;
  readonly kind: EditableKind;
  readonly part: Part | undefined;
}

const PART = '/beheer/zaaktypen/:id/delen/:kind/:which';

export function partRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;

  const show = pageWith<Found, PartParams>(
    site,
    async (caller, { params: { id, kind, which } }) => {
      if (!isEditable(kind)) throw new Problem('not-found');
      const version = await caseType(engine, caller, id);
      const part = partsOfKind(version, kind).find((one) => one.id === which);
      if (!part && which !== 'nieuw') throw new Problem('not-found');
      return { version, kind, part };
    },
    (found, told) => <PartPage {...found} {...told} />,
  );
  app.get<PartParams>(PART, (request, reply) => show(request, reply));
  alsoPage<PartParams['Params']>(app, [`${PART}/weg`], ({ id, kind, which }) =>
    addresses.manageTypePart(id, kind, which),
  );

  /** A change of one part, after which the page of the case type says that it was done. */
  const changing = (
    request: FastifyRequest<PartParams>,
    reply: FastifyReply,
    done: Done,
    change: (caller: Caller, part: PartRef) => Promise<void>,
    form?: string,
  ): Promise<FastifyReply> => {
    const { id, kind, which } = request.params;
    if (!isEditable(kind)) throw new Problem('not-found');
    const to = addresses.manageType('zaaktype', id);
    return acting(site, {
      request,
      reply,
      back: form ? to : addresses.manageTypePart(id, kind, which),
      form,
      field: fieldIn(PART_FORMS[kind]),
      fields: PART_FORMS[kind],
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        await change(caller, { zaaktype: id, kind, which, etag: standOf(fieldsOf(request)) });
        return { to, done };
      },
    });
  };

  app.post<PartParams>(PART, (request, reply) =>
    changing(
      request,
      reply,
      'saved',
      (caller, part) =>
        savePart(engine, caller, part, (before) => partFrom(part.kind, fieldsOf(request), caller.base, before)),
      'deel',
    ),
  );
  app.post<PartParams>(`${PART}/weg`, (request, reply) =>
    changing(request, reply, 'removed', (caller, part) => removePart(engine, caller, part)),
  );
}
