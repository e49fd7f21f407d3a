/** `/beheer/objecttypen`: object types, and the JSON schema of each of their versions. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problems.ts';
import {
  changeObjectType,
  changeObjectVersion,
  makeObjectType,
  makeObjectVersion,
  type ObjectVersionStand,
  removeObjectType,
  removeObjectVersion,
  setObjectVersionState,
} from '../../services/operations/manage-object-type-actions.ts';
import {
  compareObjectVersions,
  newObjectVersion,
  objectType,
  objectTypes,
  objectVersion,
} from '../../services/operations/manage-object-types.ts';
import { placeOfFault, tryText } from '../../services/operations/schema-text.ts';
import { queryOf, type Site } from '../site/site.ts';
import { addresses, type ObjectVersionAction } from '../ui/addresses.ts';
import { translator } from '../ui/texts/translate.ts';
import { acting, alsoPage, type Done, errorsOf, fieldsOf, type IdParams, pageWith, standOf, toldBy } from './act.tsx';
import { askedOf } from './asked.ts';
import { bodyFrom, fieldIn } from './form-fields.ts';
import { OBJECT_TYPE_FORM } from './object-forms.ts';
import { NewObjectTypePage, ObjectTypePage, ObjectTypesPage } from './pages/object-types.tsx';
import {
  CompareObjectsPage,
  NewObjectVersionPage,
  ObjectVersionPage,
  type TypedSchema,
} from './pages/object-version.tsx';

interface VersionParams {
  readonly Params: { readonly id: string; readonly nummer: string };
}

const TYPE = '/beheer/objecttypen/:id';
const VERSION = `${TYPE}/versies/:nummer`;

export function objectTypeRoutes(app: FastifyInstance, site: Site): void {
  typeRoutes(app, site);
  newVersionRoutes(app, site);
  versionRoutes(app, site);
}

function typeRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;
  const field = fieldIn(OBJECT_TYPE_FORM);

  const showAll = pageWith(
    site,
    (caller, request) => objectTypes(engine, caller, askedOf(request)),
    (types, told, request) => <ObjectTypesPage types={types} asked={askedOf(request)} {...told} />,
  );
  app.get(addresses.manageObjectTypes, (request, reply) => showAll(request, reply));

  // Who may not see object types is told before the form, not after it.
  const showNew = pageWith(
    site,
    (caller) => objectTypes(engine, caller),
    (_, told) => <NewObjectTypePage {...told} />,
  );
  app.get(addresses.manageNewObjectType, (request, reply) => showNew(request, reply));
  app.post(addresses.manageNewObjectType, (request, reply) =>
    acting(site, {
      request,
      reply,
      back: addresses.manageObjectTypes,
      form: 'nieuw',
      field,
      fields: OBJECT_TYPE_FORM,
      refused: (told) => showNew(request, reply, told),
      act: async (caller) => {
        const id = await makeObjectType(engine, caller, bodyFrom(OBJECT_TYPE_FORM, fieldsOf(request)));
        return { to: addresses.manageObjectType(id), done: 'objecttype' };
      },
    }),
  );

  const show = pageWith<Awaited<ReturnType<typeof objectType>>, IdParams>(
    site,
    (caller, { params }) => objectType(engine, caller, params.id),
    (type, told) => <ObjectTypePage type={type} {...told} />,
  );
  app.get<IdParams>(TYPE, (request, reply) => show(request, reply));
  alsoPage<IdParams['Params']>(app, [`${TYPE}/gegevens`, `${TYPE}/weg`], ({ id }) => addresses.manageObjectType(id));
  app.post<IdParams>(`${TYPE}/gegevens`, (request, reply) => {
    const typed = fieldsOf(request);
    const { id } = request.params;
    const to = addresses.manageObjectType(id);
    return acting(site, {
      request,
      reply,
      back: to,
      form: 'gegevens',
      field,
      fields: OBJECT_TYPE_FORM,
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        await changeObjectType(engine, caller, { id, etag: standOf(typed) }, bodyFrom(OBJECT_TYPE_FORM, typed));
        return { to, done: 'saved' };
      },
    });
  });
  app.post<IdParams>(`${TYPE}/weg`, (request, reply) => {
    const { id } = request.params;
    return acting(site, {
      request,
      reply,
      back: addresses.manageObjectType(id),
      field: () => 'versies',
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        await removeObjectType(engine, caller, { id, etag: standOf(fieldsOf(request)) });
        return { to: addresses.manageObjectTypes, done: 'removed' };
      },
    });
  });
}

/** What the editor shows again: the text as it was typed, with the place of what is wrong in it. */
const editing = <More extends TypedSchema>(request: FastifyRequest, more: More): TypedSchema & More => {
  const typed = fieldsOf(request);
  return { typed, place: placeOfFault(typed.schema ?? ''), ...more };
};

const looks = (request: FastifyRequest): boolean => fieldsOf(request).knop === 'bekijk';

/** The first button of the editor: what the schema says and an example of it. Nothing is kept. */
function trying(request: FastifyRequest): TypedSchema {
  const { schema = '', voorbeeld = '' } = fieldsOf(request);
  try {
    return editing(request, { tried: tryText(schema, voorbeeld) });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return editing(request, { errors: errorsOf(error, () => 'schema') });
  }
}

function newVersionRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;
  const url = `${TYPE}/versies/nieuw`;
  const show = async (request: FastifyRequest<IdParams>, reply: FastifyReply, told: TypedSchema = {}) => {
    const { id } = request.params;
    const type = await site.asEmployee(request, (caller) => newObjectVersion(engine, caller, id));
    return site.send(request, reply, <NewObjectVersionPage {...type} {...told} />, {
      status: told.errors ? 400 : 200,
    });
  };
  app.get<IdParams>(url, (request, reply) => show(request, reply));
  app.post<IdParams>(url, (request, reply) => {
    if (looks(request)) return show(request, reply, trying(request));
    const { id } = request.params;
    return acting(site, {
      request,
      reply,
      back: addresses.manageObjectType(id),
      field: () => 'schema',
      refused: (told) => show(request, reply, editing(request, told)),
      act: async (caller) => {
        const number = await makeObjectVersion(engine, caller, id, fieldsOf(request).schema ?? '');
        return { to: addresses.manageObjectVersion(id, number), done: 'concept' };
      },
    });
  });
}

function versionRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;
  type Request = FastifyRequest<VersionParams>;

  const show = async (request: Request, reply: FastifyReply, told?: TypedSchema & { readonly late?: boolean }) => {
    const { id, nummer } = request.params;
    const version = await site.asEmployee(request, (caller) =>
      objectVersion(engine, caller, { type: id, number: nummer }),
    );
    const said = told ?? toldBy(site, request, reply);
    return site.send(request, reply, <ObjectVersionPage version={version} {...said} />, {
      status: told?.errors ? 400 : 200,
    });
  };
  app.get<VersionParams>(VERSION, (request, reply) => show(request, reply));

  app.post<VersionParams>(VERSION, (request, reply) => {
    if (looks(request)) return show(request, reply, trying(request));
    const to = pageOf(request);
    const message = translator(site.languageOf(request))('object.late');
    return acting(site, {
      request,
      reply,
      back: to,
      field: () => 'schema',
      refused: (told) => show(request, reply, editing(request, told)),
      late: () => show(request, reply, editing(request, { errors: [{ field: 'schema', message }], late: true })),
      act: async (caller) => {
        await changeObjectVersion(engine, caller, standFrom(request), fieldsOf(request).schema ?? '');
        return { to, done: 'saved' };
      },
    });
  });

  app.get<VersionParams>(`${VERSION}/vergelijk`, async (request, reply) => {
    const { met = '' } = queryOf(request);
    const { id, nummer } = request.params;
    const comparison = await site.asEmployee(request, (caller) =>
      compareObjectVersions(engine, caller, id, [nummer, met]),
    );
    return site.send(request, reply, <CompareObjectsPage comparison={comparison} />);
  });

  const steps: Readonly<Record<Step, { readonly done: Done; readonly act: typeof removeObjectVersion }>> = {
    publiceren: {
      done: 'published',
      act: (...given) => setObjectVersionState(...given, 'published'),
    },
    'uit-gebruik': {
      done: 'retired',
      act: (...given) => setObjectVersionState(...given, 'deprecated'),
    },
    weg: { done: 'removed', act: removeObjectVersion },
  };
  for (const [step, { done, act }] of Object.entries(steps)) {
    alsoPage<VersionParams['Params']>(app, [`${VERSION}/${step}`], ({ id, nummer }) =>
      addresses.manageObjectVersion(id, Number(nummer)),
    );
    app.post<VersionParams>(`${VERSION}/${step}`, (request, reply) =>
      acting(site, {
        request,
        reply,
        back: pageOf(request),
        field: () => 'schema',
        refused: (told) => show(request, reply, told),
        act: async (caller) => {
          await act(engine, caller, standFrom(request));
          return { to: step === 'weg' ? addresses.manageObjectType(request.params.id) : pageOf(request), done };
        },
      }),
    );
  }
}

type Step = Exclude<ObjectVersionAction, 'vergelijk'>;

const pageOf = ({ params }: FastifyRequest<VersionParams>): string =>
  addresses.manageObjectVersion(params.id, Number(params.nummer));

const standFrom = (request: FastifyRequest<VersionParams>): ObjectVersionStand => ({
  type: request.params.id,
  number: request.params.nummer,
  etag: standOf(fieldsOf(request)),
});
