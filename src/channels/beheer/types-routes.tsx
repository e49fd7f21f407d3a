/** `/beheer/zaaktypen`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problems.ts';
import {
  changeType,
  isEditable,
  newVersion,
  publishType,
  removePart,
  removeType,
  savePart,
} from '../../services/operations/manage-type-actions.ts';
import { caseType, caseTypes, compareTypes } from '../../services/operations/manage-types.ts';
import { queryOf, type Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import { acting, fieldsOf, goTo, type IdParams, toldBy } from './act.tsx';
import type { Told } from './pages/frame.tsx';
import { partPrefix } from './pages/part-form.tsx';
import { TYPE_FIELDS, TypePage } from './pages/type.tsx';
import { ComparePage, TypesPage } from './pages/types.tsx';
import { PART_FORMS, partFrom } from './part-forms.ts';

interface PartParams {
  readonly Params: { readonly id: string; readonly kind: string; readonly which: string };
}

export function typeRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;

  app.get(addresses.manageTypes, async (request, reply) => {
    const types = await site.asEmployee(request, (caller) => caseTypes(engine, caller));
    return site.send(request, reply, <TypesPage types={types} {...toldBy(site, request, reply)} />);
  });

  const show = async (request: FastifyRequest<IdParams>, reply: FastifyReply, told?: Told): Promise<FastifyReply> => {
    const version = await site.asEmployee(request, (caller) => caseType(engine, caller, request.params.id));
    const said = told ?? toldBy(site, request, reply);
    return site.send(request, reply, <TypePage version={version} {...said} />, { status: told ? 400 : 200 });
  };
  app.get<IdParams>('/beheer/zaaktypen/:id', (request, reply) => show(request, reply));
  for (const action of ['gegevens', 'versie', 'publiceren', 'weg', 'delen/:kind/:which', 'delen/:kind/:which/weg'])
    app.get<IdParams>(`/beheer/zaaktypen/:id/${action}`, async (request, reply) =>
      goTo(reply, addresses.manageType(request.params.id)),
    );

  app.get<IdParams>('/beheer/zaaktypen/:id/vergelijk', async (request, reply) => {
    const { met = '' } = queryOf(request);
    const { id } = request.params;
    const comparison = await site.asEmployee(request, (caller) => compareTypes(engine, caller, id, met));
    return site.send(request, reply, <ComparePage id={id} comparison={comparison} />);
  });

  app.post<IdParams>('/beheer/zaaktypen/:id/versie', (request, reply) =>
    acting(site, {
      request,
      reply,
      back: addresses.manageType(request.params.id),
      field: () => 'begin',
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        const id = await newVersion(engine, caller, request.params.id, fieldsOf(request).begin ?? '');
        return { to: addresses.manageType(id), done: 'version' };
      },
    }),
  );

  app.post<IdParams>('/beheer/zaaktypen/:id/gegevens', (request, reply) => {
    const typed = fieldsOf(request);
    const to = addresses.manageType(request.params.id);
    return acting(site, {
      request,
      reply,
      back: to,
      field: (name) => TYPE_FIELDS.find((one) => one === name) ?? TYPE_FIELDS[0],
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        const input = Object.fromEntries(TYPE_FIELDS.map((name) => [name, typed[name] ?? '']));
        const norm = { servicenorm: typed.servicenorm || null };
        await changeType(engine, caller, request.params.id, { ...input, ...norm }, typed.stand ?? '');
        return { to, done: 'saved' };
      },
    });
  });

  app.post<PartParams>('/beheer/zaaktypen/:id/delen/:kind/:which', (request, reply) => {
    const { id, kind, which } = request.params;
    if (!isEditable(kind)) throw new Problem('not-found');
    const prefix = `${partPrefix(kind, which)}-`;
    const typed = fieldsOf(request);
    const own = Object.fromEntries(
      Object.entries(typed).flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
      ),
    );
    const names = PART_FORMS[kind].map(({ name }) => name);
    const to = addresses.manageType(id);
    return acting(site, {
      request,
      reply,
      back: to,
      field: (name) => `${prefix}${names.find((one) => one === name) ?? names[0]}`,
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        await savePart(engine, caller, { zaaktype: id, kind, which }, (before) =>
          partFrom(kind, own, caller.base, before),
        );
        return { to, done: 'saved' };
      },
    });
  });

  app.post<PartParams>('/beheer/zaaktypen/:id/delen/:kind/:which/weg', (request, reply) => {
    const { id, kind, which } = request.params;
    if (!isEditable(kind)) throw new Problem('not-found');
    const to = addresses.manageType(id);
    return acting(site, {
      request,
      reply,
      back: to,
      field: () => 'weg',
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        await removePart(engine, caller, { zaaktype: id, kind, which });
        return { to, done: 'removed' };
      },
    });
  });

  app.post<IdParams>('/beheer/zaaktypen/:id/publiceren', (request, reply) => {
    const to = addresses.manageType(request.params.id);
    return acting(site, {
      request,
      reply,
      back: to,
      field: (name) => SECTIONS[name] ?? 'publiceren',
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        await publishType(engine, caller, request.params.id);
        return { to, done: 'published' };
      },
    });
  });

  app.post<IdParams>('/beheer/zaaktypen/:id/weg', (request, reply) =>
    acting(site, {
      request,
      reply,
      back: addresses.manageType(request.params.id),
      field: () => 'versies',
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        await removeType(engine, caller, request.params.id);
        return { to: addresses.manageTypes, done: 'removed' };
      },
    }),
  );
}

/** What is missing before publishing stands in this section of the page. */
const SECTIONS: Readonly<Record<string, string>> = {
  statustypen: 'weg',
  resultaattypen: 'resultaten',
  roltypen: 'rollen',
};
