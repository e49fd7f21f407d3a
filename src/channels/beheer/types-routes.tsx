/** `/beheer/zaaktypen`, `/beheer/informatieobjecttypen` and `/beheer/besluittypen`: the same for each kind. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../gate/context.ts';
import { catalogues, isPlain, plainType } from '../../services/operations/manage-plain-types.ts';
import {
  changeType,
  endType,
  makeType,
  newVersion,
  publishType,
  removeType,
  type TypeRef,
} from '../../services/operations/manage-type-actions.ts';
import { caseType, processTypesOf } from '../../services/operations/manage-types.ts';
import { compareTypes } from '../../services/operations/type-differences.ts';
import { changeNames, linkToCaseType, NAMES } from '../../services/operations/type-links.ts';
import { relate, unrelate } from '../../services/operations/type-relations.ts';
import { KINDS, type TypeKind, typesOf } from '../../services/operations/type-versions.ts';
import { queryOf, type Site } from '../site/site.ts';
import { addresses, type TypeAction } from '../ui/addresses.ts';
import { acting, alsoPage, type Done, fieldsOf, type IdParams, pageWith, standOf } from './act.tsx';
import { askedOf } from './asked.ts';
import { bodyFrom, type FormField, fieldIn } from './form-fields.ts';
import { ComparePage } from './pages/compare.tsx';
import type { Told } from './pages/frame.tsx';
import { NewTypePage } from './pages/new-type.tsx';
import { PlainTypePage } from './pages/plain-type.tsx';
import { SECTIONS } from './pages/publish.tsx';
import { TypeFactsPage, TypePage } from './pages/type.tsx';
import { TypesPage } from './pages/types.tsx';
import { makeForm, NAMED_BY, RELATION_FORM, TYPE_FORMS, typeForm } from './type-forms.ts';
import { partRoutes } from './type-parts-routes.tsx';

type Typed = Readonly<Record<string, string>>;
export type Show = (request: FastifyRequest<IdParams>, reply: FastifyReply, told?: Told) => Promise<FastifyReply>;

export function typeRoutes(app: FastifyInstance, site: Site): void {
  for (const kind of KINDS) {
    kindRoutes(app, site, kind);
    newRoutes(app, site, kind);
  }
}

function kindRoutes(app: FastifyInstance, site: Site, kind: TypeKind): void {
  const { engine } = site;
  const list = addresses.manageTypes(kind);
  const one = `${list}/:id`;

  const showAll = pageWith(
    site,
    (caller, request) => typesOf(engine, caller, kind, askedOf(request)),
    (types, told, request) => <TypesPage kind={kind} types={types} asked={askedOf(request)} {...told} />,
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
  if (!isPlain(kind)) partRoutes(app, site);
  const facts = pageWith<Awaited<ReturnType<typeof caseType>>, IdParams>(
    site,
    (caller, { params }) => caseType(engine, caller, params.id),
    (version, told) => <TypeFactsPage version={version} {...told} />,
  );

  app.get<IdParams>(`${one}/vergelijk`, async (request, reply) => {
    const { met = '' } = queryOf(request);
    const { id } = request.params;
    const comparison = await site.asEmployee(request, (caller) => compareTypes(engine, caller, kind, [id, met]));
    return site.send(request, reply, <ComparePage kind={kind} id={id} comparison={comparison} />);
  });

  for (const [action, { field, done, act, typing }] of Object.entries(actsOf(site, kind))) {
    const own = action === 'gegevens' && !isPlain(kind);
    if (own) app.get<IdParams>(`${one}/${action}`, (request, reply) => facts(request, reply));
    else alsoPage<IdParams['Params']>(app, [`${one}/${action}`], ({ id }) => addresses.manageType(kind, id));
    app.post<IdParams>(`${one}/${action}`, (request, reply) => {
      const typed = fieldsOf(request);
      const { id } = request.params;
      const back = addresses.manageType(kind, id);
      return acting(site, {
        request,
        reply,
        back,
        form: typing ? action : undefined,
        field: (name, code) => field(name, typed, code),
        fields: NAMELESS[action as TypeAction]?.(kind) ?? [],
        refused: (told) => (own ? facts : show)(request, reply, told),
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
  readonly field: (name: string, typed: Typed, code: string) => string;
  /** Something is filled in, and stays when it came too late. */
  readonly typing?: true;
  /** Gives where to go then; absent: back to the page. */
  readonly act: (caller: Caller, type: TypeRef, typed: Typed) => Promise<string | undefined>;
}

type Acts = Readonly<Partial<Record<TypeAction, Act>>>;

function actsOf({ engine }: Site, kind: TypeKind): Acts {
  const naming = (goes: boolean): Act => ({
    done: () => 'saved',
    ...(goes ? {} : { typing: true }),
    field: (_, { lijst = '' }) => (goes ? (SECTION_OF_NAMES[lijst] ?? 'gegevens') : `naam-${lijst}`),
    async act(caller, type, { lijst = '', naam = '', ...typed }) {
      await changeNames(engine, caller, type, { list: lijst, name: naam || typed[`naam-${lijst}`] || '', goes });
      return undefined;
    },
  });
  return {
    gegevens: {
      done: () => 'saved',
      typing: true,
      field: (name, typed, code) => fieldIn(fieldsSent(kind, typed))(name, code),
      async act(caller, type, typed) {
        await changeType(engine, caller, type, (before) =>
          bodyFrom(fieldsSent(kind, typed), typed, { base: caller.base, before }),
        );
        return undefined;
      },
    },
    versie: {
      typing: true,
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
      typing: true,
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
      ? {}
      : {
          relateren: {
            done: () => 'saved',
            typing: true,
            field: (name, _, code) => fieldIn(RELATION_FORM)(name, code),
            async act(caller, type, { zaaktype = '', aardRelatie = '', toelichting = '' }) {
              await relate(engine, caller, type, { zaaktype, aardRelatie, toelichting });
              return undefined;
            },
          } satisfies Act,
          'niet-relateren': {
            done: () => 'saved',
            field: () => 'verwant',
            async act(caller, type, { zaaktype = '', aardRelatie = '' }) {
              await unrelate(engine, caller, type, { zaaktype, aardRelatie });
              return undefined;
            },
          } satisfies Act,
        }),
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
const fieldsSent = (kind: TypeKind, typed: Typed) => typeForm(kind, Object.hasOwn(typed, NAMED_BY[kind]));

/** Forms of which the register speaks by the name of a field alone. */
const NAMELESS: Readonly<Partial<Record<TypeAction, (kind: TypeKind) => readonly FormField<never>[]>>> = {
  gegevens: (kind) => TYPE_FORMS[kind],
  relateren: () => RELATION_FORM,
};

/** By the list that holds the names. */
const SECTION_OF_NAMES: Readonly<Record<string, string>> = {
  besluittypen: 'besluiten',
  deelzaaktypen: 'deelzaken',
  informatieobjecttypen: 'vastgelegd',
};

function newRoutes(app: FastifyInstance, site: Site, kind: TypeKind): void {
  const { engine } = site;
  const url = addresses.manageNewType(kind);
  const choices = async (caller: Caller) =>
    (await catalogues(engine, caller)).map(({ id, name }) => ({
      value: id,
      label: name,
      dutch: 'everything' as const,
    }));
  const show = pageWith(
    site,
    async (caller) => ({
      catalogues: await choices(caller),
      ...(isPlain(kind)
        ? {}
        : { processTypes: processTypesOf(await engine.parts.snapshots.current(caller.municipality)) }),
    }),
    (found, told) => <NewTypePage kind={kind} {...found} {...told} />,
  );
  app.get(url, (request, reply) => show(request, reply));
  app.post(url, (request, reply) => {
    const typed = fieldsOf(request);
    return acting(site, {
      request,
      reply,
      back: addresses.manageTypes(kind),
      form: 'nieuw',
      field: fieldIn(makeForm(kind, [])),
      fields: makeForm(kind, []),
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        const [first] = await choices(caller);
        const input = {
          ...bodyFrom(TYPE_FORMS[kind], typed, { base: caller.base }),
          catalogus: typed.catalogus ?? first?.value ?? '',
        };
        return { to: addresses.manageType(kind, await makeType(engine, caller, kind, input)), done: 'concept' };
      },
    });
  });
}
