/** `/beheer/applicaties` and `/beheer/rechten`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import {
  type AppPage,
  activitiesToChoose,
  application,
  applications,
  changeApplication,
  changeLastDay,
  makeApplication,
  makeEmployeeRights,
  newSecret,
  removeApplication,
  stopApplication,
} from '../../services/operations/manage-applications.ts';
import {
  KINDS,
  type KindName,
  previewRights,
  type RightChange,
  rightSubjects,
  rightsMatrix,
  saveRights,
} from '../../services/operations/manage-rights.ts';
import { queryOf, type Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import { acting, alsoPage, type Done, errorsOf, fieldsOf, type IdParams, pageWith } from './act.tsx';
import { ManageAppPage, SecretPage } from './pages/application.tsx';
import { AppsPage, NewAppPage } from './pages/applications.tsx';
import { NewEmployeePage } from './pages/employee.tsx';
import type { Subjects } from './pages/right-fields.tsx';
import { PreviewPage, RightsPage } from './pages/rights.tsx';

type Typed = Readonly<Record<string, string>>;

export function applicationRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;

  const showAll = pageWith(
    site,
    (caller) => applications(engine, caller),
    (apps, told) => <AppsPage apps={apps} {...told} />,
  );
  app.get(addresses.manageApps, (request, reply) => showAll(request, reply));

  const showNew = pageWith(
    site,
    (caller) => Promise.all([activitiesToChoose(engine, caller), rightSubjects(engine, caller)]),
    ([activities, subjects], told) => <NewAppPage activities={activities} subjects={subjects} {...told} />,
  );
  app.get(addresses.manageNewApp, (request, reply) => showNew(request, reply));
  app.post(addresses.manageNewApp, (request, reply) => {
    const typed = fieldsOf(request);
    return acting(site, {
      request,
      reply,
      back: addresses.manageApps,
      field: appField,
      refused: (told) => showNew(request, reply, told),
      act: async (caller) => {
        const id = await makeApplication(engine, caller, { ...appFrom(typed), first: rightFrom(typed) });
        return { to: addresses.manageApp(id), done: 'made' };
      },
    });
  });

  const showNewEmployee = pageWith(
    site,
    (caller) => rightSubjects(engine, caller),
    (subjects, told) => <NewEmployeePage subjects={subjects} {...told} />,
  );
  app.get(addresses.manageNewEmployee, (request, reply) => showNewEmployee(request, reply));
  app.post(addresses.manageNewEmployee, (request, reply) => {
    const typed = fieldsOf(request);
    return acting(site, {
      request,
      reply,
      back: addresses.manageApps,
      field: employeeField,
      refused: (told) => showNewEmployee(request, reply, told),
      act: async (caller) => {
        const input = { number: typed.nummer ?? '', lastDay: typed.laatstedag ?? '', first: rightFrom(typed) };
        return { to: addresses.manageApp(await makeEmployeeRights(engine, caller, input)), done: 'given' };
      },
    });
  });

  const show = pageWith<readonly [AppPage, readonly Subjects[]], IdParams>(
    site,
    (caller, { params }) => Promise.all([application(engine, caller, params.id), rightSubjects(engine, caller)]),
    ([found, subjects], told) => <ManageAppPage app={found} subjects={subjects} {...told} />,
  );
  app.get<IdParams>('/beheer/applicaties/:id', (request, reply) => show(request, reply));
  alsoPage<IdParams['Params']>(
    app,
    ['gegevens', 'rechten', 'rechten-opslaan', 'geheim', 'stop', 'weg', 'laatste-dag'].map(
      (action) => `/beheer/applicaties/:id/${action}`,
    ),
    ({ id }) => addresses.manageApp(id),
  );

  /** A change of one application, after which its page says that it was done; or `to`, when it is no longer there. */
  const changing = (
    request: FastifyRequest<IdParams>,
    reply: FastifyReply,
    done: Done,
    change: (caller: Caller, typed: Typed) => Promise<void>,
    to = addresses.manageApp(request.params.id),
  ) => {
    const typed = fieldsOf(request);
    return acting(site, {
      request,
      reply,
      back: addresses.manageApp(request.params.id),
      field: appField,
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        await change(caller, typed);
        return { to, done };
      },
    });
  };

  app.post<IdParams>('/beheer/applicaties/:id/gegevens', (request, reply) =>
    changing(request, reply, 'saved', (caller, typed) =>
      changeApplication(engine, caller, request.params.id, { ...appFrom(typed), etag: typed.stand ?? '' }),
    ),
  );

  app.post<IdParams>('/beheer/applicaties/:id/laatste-dag', (request, reply) =>
    changing(request, reply, 'saved', (caller, typed) =>
      changeLastDay(engine, caller, request.params.id, { lastDay: typed.laatstedag ?? '', etag: typed.stand ?? '' }),
    ),
  );

  app.post<IdParams>('/beheer/applicaties/:id/rechten', async (request, reply) => {
    const { _token: _, ...typed } = fieldsOf(request);
    try {
      const preview = await site.asEmployee(request, (caller) =>
        previewRights(engine, caller, request.params.id, changeFrom(typed)),
      );
      return await site.send(request, reply, <PreviewPage id={request.params.id} preview={preview} fields={typed} />);
    } catch (error) {
      if (!(error instanceof Problem) || error.invalidParams.length === 0) throw error;
      return show(request, reply, { errors: errorsOf(error, appField), typed });
    }
  });

  app.post<IdParams>('/beheer/applicaties/:id/rechten-opslaan', (request, reply) =>
    changing(request, reply, 'rights', (caller, typed) =>
      saveRights(engine, caller, request.params.id, changeFrom(typed), typed.stand ?? ''),
    ),
  );

  app.post<IdParams>('/beheer/applicaties/:id/geheim', async (request, reply) => {
    const { id } = request.params;
    const { label, given } = await site.asEmployee(request, async (caller) => ({
      label: (await application(engine, caller, id)).label,
      given: await newSecret(engine, caller, id),
    }));
    return site.send(request, reply, <SecretPage id={id} label={label} {...given} />);
  });

  app.post<IdParams>('/beheer/applicaties/:id/stop', (request, reply) =>
    changing(request, reply, 'stopped', (caller) => stopApplication(engine, caller, request.params.id)),
  );

  app.post<IdParams>('/beheer/applicaties/:id/weg', (request, reply) =>
    changing(
      request,
      reply,
      'removed',
      (caller) => removeApplication(engine, caller, request.params.id),
      addresses.manageApps,
    ),
  );

  app.get(addresses.manageRights, async (request, reply) => {
    const { wat = '' } = queryOf(request);
    const kind: KindName = Object.hasOwn(KINDS, wat) ? (wat as KindName) : 'zaken';
    const matrix = await site.asEmployee(request, (caller) => rightsMatrix(engine, caller, kind));
    return site.send(request, reply, <RightsPage kind={kind} matrix={matrix} />);
  });
}

const appFrom = (typed: Typed) => ({
  label: typed.naam ?? '',
  clientIds: (typed.clientids ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean),
  activities: Object.keys(typed).flatMap((name) => (name.startsWith('doel-') ? [name.slice('doel-'.length)] : [])),
});

const rightFrom = ({ waarover = '', mag = '', niveau = '' }: Typed) => ({ about: waarover, may: mag, level: niveau });

const changeFrom = (typed: Typed): RightChange => (typed.weg ? { take: typed.weg } : { give: rightFrom(typed) });

/** Where a fault of the register stands on the page. */
function appField(name: string): string {
  if (name.startsWith('clientIds')) return 'clientids';
  return name === 'label' ? 'naam' : ['waarover', 'mag', 'niveau', 'laatstedag'].includes(name) ? name : 'waarover';
}

/** The number is in the client id. */
const employeeField = (name: string): string =>
  name.startsWith('clientIds') || name === 'nummer' ? 'nummer' : appField(name);
