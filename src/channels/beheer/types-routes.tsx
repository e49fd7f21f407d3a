/** `/beheer/zaaktypen`, `/beheer/informatieobjecttypen` and `/beheer/besluittypen`: the same for each kind. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../gate/context.ts';
import { catalogues, isPlain, type PlainKind, plainType } from '../../services/operations/manage-plain-types.ts';
import {
  changeType,
  endType,
  makeType,
  newVersion,
  publishType,
  removeType,
  type TypeRef,
} from '../../services/operations/manage-type-actions.ts';
import { caseType } from '../../services/operations/manage-types.ts';
import { compareTypes } from '../../services/operations/type-differences.ts';
import { changeNames, linkToCaseType, NAMES } from '../../services/operations/type-links.ts';
import { KINDS, type TypeKind, typesOf } from '../../services/operations/type-versions.ts';
import { queryOf, type Site } from '../site/site.ts';
import { addresses, type TypeAction } from '../ui/addresses.ts';
import { acting, alsoPage, type Done, fieldsOf, type IdParams, pageWith, standOf } from './act.tsx';
import { bodyFrom, fieldIn } from './form-fields.ts';
import type { Told } from './pages/frame.tsx';
import { NewTypePage, PlainTypePage } from './pages/plain-type.tsx';
import { TypePage } from './pages/type.tsx';
import { ComparePage, TypesPage } from './pages/types.tsx';
import { makeForm, TYPE_FORMS, typeForm } from './type-forms.ts';
import { partRoutes } from './type-parts-routes.tsx';

type Typed = Readonly<Record<string, string>>;
export type Show = (request: FastifyRequest<IdParams>, reply: FastifyReply, told?: Told) => Promise<FastifyReply>;

export function typeRoutes(app: FastifyInstance, site: Site): void {
  for (const kind of KINDS) {
    kindRoutes(app, site, kind);
    if (isPlain(kind)) newRoutes(app, site, kind);
  }
}

function kindRoutes(app: FastifyInstance, site: Site, kind: TypeKind): void {
  const { engine } = site;
  const list = addresses.manageTypes(kind);
  const one = `${list}/:id`;

  const showAll = pageWith(
    site,
    (caller) => typesOf(engine, caller, kind),
    (types, told) => <TypesPage kind={kind} types={types} {...told} />,
  );
  app.get(list, (request, reply) => showAll(request, reply));

  const show: Show = isPlain(kind)
    ? pageWith(
        site,
        (caller, { params }) => plainType(engine, caller, kind, params.id),
        (version, told) => <PlainTypePage version={version} {...told} />,
      )
    : pageWith(
        site,
        (caller, { params }) => caseType(engine, caller, params.id),
        (version, told) => <TypePage version={version} {...told} />,
      );
  app.get<IdParams>(one, (request, reply) => show(request, reply));
  if (!isPlain(kind)) partRoutes(app, site, show);

  app.get<IdParams>(`${one}/vergelijk`, async (request, reply) => {
    const { met = '' } = queryOf(request);
    const { id } = request.params;
    const comparison = await site.asEmployee(request, (caller) => compareTypes(engine, caller, kind, [id, met]));
    return site.send(request, reply, <ComparePage kind={kind} id={id} comparison={comparison} />);
  });

  for (const [action, { field, done, act }] of Object.entries(actsOf(site, kind))) {
    alsoPage<IdParams['Params']>(app, [`${one}/${action}`], ({ id }) => addresses.manageType(kind, id));
    app.post<IdParams>(`${one}/${action}`, (request, reply) => {
      const typed = fieldsOf(request);
      const { id } = request.params;
      const back = addresses.manageType(kind, id);
      return acting(site, {
        request,
        reply,
        back,
        field: (name) => field(name, typed),
        refused: (told) => show(request, reply, told),
        act: async (caller) => {
          const to = await act(caller, { kind, id, etag: standOf(typed) }, typed);
          return { to: to ?? back, done: done(typed) };
        },
      });
    });
  }
}

interface Act {
  readonly done: (typed: Typed) => Done;
  /** Where a fault stands, by the name that the register gives it. */
  readonly field: (name: string, typed: Typed) => string;
  /** Gives where to go then; absent: back to the page. */
  readonly act: (caller: Caller, type: TypeRef, typed: Typed) => Promise<string | undefined>;
}

type Acts = Readonly<Partial<Record<TypeAction, Act>>>;

function actsOf({ engine }: Site, kind: TypeKind): Acts {
  const naming = (goes: boolean): Act => ({
    done: () => 'saved',
    field: () => (goes ? SECTION_OF_NAMES[kind]! : 'naam'),
    async act(caller, type, { naam = '' }) {
      await changeNames(engine, caller, type, { name: naam, goes });
      return undefined;
    },
  });
  return {
    gegevens: {
      done: () => 'saved',
      field: (name, typed) => fieldIn(fieldsSent(kind, typed))(name),
      async act(caller, type, typed) {
        await changeType(engine, caller, type, bodyFrom(fieldsSent(kind, typed), typed));
        return undefined;
      },
    },
    versie: {
      done: () => 'version',
      field: () => 'begin',
      act: async (caller, type, { begin = '' }) =>
        addresses.manageType(kind, await newVersion(engine, caller, type, begin)),
    },
    publiceren: {
      done: () => 'published',
      field: (name) => SECTIONS[name] ?? 'publiceren',
      async act(caller, type) {
        await publishType(engine, caller, type);
        return undefined;
      },
    },
    einde: {
      done: ({ einde }) => (einde ? 'ended' : 'endless'),
      field: () => 'einde',
      async act(caller, type, { einde = '' }) {
        await endType(engine, caller, type, einde);
        return undefined;
      },
    },
    weg: {
      done: () => 'removed',
      field: () => 'publiceren',
      async act(caller, type) {
        await removeType(engine, caller, type);
        return addresses.manageTypes(kind);
      },
    },
    ...(NAMES[kind] ? { noemen: naming(false), 'niet-noemen': naming(true) } : {}),
    ...(isPlain(kind)
      ? {
          koppelen: {
            done: () => 'linked',
            field: (name) => (name === 'richting' ? name : 'zaaktype'),
            async act(caller, { id }, { zaaktype = '', richting = '' }) {
              await linkToCaseType(engine, caller, { kind, id }, { zaaktype, richting });
              return undefined;
            },
          } satisfies Act,
        }
      : {}),
  };
}

/** The name is in the form only while it may change. */
const fieldsSent = (kind: TypeKind, typed: Typed) =>
  isPlain(kind) ? typeForm(kind, Object.hasOwn(typed, 'omschrijving')) : TYPE_FORMS[kind];

/** What is missing before publishing stands in this section of the page. */
const SECTIONS: Readonly<Record<string, string>> = {
  statustypen: 'weg',
  resultaattypen: 'resultaten',
  roltypen: 'rollen',
};

const SECTION_OF_NAMES: Readonly<Partial<Record<TypeKind, string>>> = {
  zaaktype: 'besluiten',
  besluittype: 'vastgelegd',
};

function newRoutes(app: FastifyInstance, site: Site, kind: PlainKind): void {
  const { engine } = site;
  const url = addresses.manageNewType(kind);
  const choices = async (caller: Caller) =>
    (await catalogues(engine, caller)).map(({ id, name }) => ({
      value: id,
      label: name,
      dutch: 'everything' as const,
    }));
  const show = pageWith(site, choices, (found, told) => <NewTypePage kind={kind} catalogues={found} {...told} />);
  app.get(url, (request, reply) => show(request, reply));
  app.post(url, (request, reply) => {
    const typed = fieldsOf(request);
    return acting(site, {
      request,
      reply,
      back: addresses.manageTypes(kind),
      field: fieldIn(makeForm(kind, [])),
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        const [first] = await choices(caller);
        const input = { ...bodyFrom(TYPE_FORMS[kind], typed), catalogus: typed.catalogus ?? first?.value ?? '' };
        return { to: addresses.manageType(kind, await makeType(engine, caller, kind, input)), done: 'concept' };
      },
    });
  });
}
