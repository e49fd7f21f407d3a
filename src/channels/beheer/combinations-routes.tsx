/** `/beheer/combinaties`: which sources are used together, and until when. */
import type { FastifyInstance } from 'fastify';
import {
  type CombinationPage,
  combination,
  combinationChoices,
  combinations,
  endCombination,
  makeCombination,
  removeCombination,
} from '../../services/operations/manage-combinations.ts';
import { keepDone } from '../site/flash.ts';
import type { Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import { acting, alsoPage, fieldsOf, goTo, type IdParams, pageWith, standOf } from './act.tsx';
import { COMBINATION_FORM, combinationField, combinationFrom, recipientsFrom } from './combination-forms.ts';
import { ManageCombinationPage, ManageCombinationsPage, NewCombinationPage } from './pages/combinations.tsx';

const ONE = '/beheer/combinaties/:id';

export function combinationRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;

  const showAll = pageWith(
    site,
    (caller) => combinations(engine, caller),
    (found, told) => <ManageCombinationsPage combinations={found} {...told} />,
  );
  app.get(addresses.manageCombinations, (request, reply) => showAll(request, reply));

  const showNew = pageWith(
    site,
    (caller) => combinationChoices(engine, caller),
    (choices, told) => <NewCombinationPage choices={choices} {...told} />,
  );
  app.get(addresses.manageNewCombination, (request, reply) => showNew(request, reply));
  app.post(addresses.manageNewCombination, (request, reply) =>
    acting(site, {
      request,
      reply,
      back: addresses.manageCombinations,
      form: 'nieuw',
      field: combinationField,
      fields: COMBINATION_FORM,
      refused: (told) => showNew(request, reply, told),
      act: async (caller) => {
        const typed = fieldsOf(request);
        const id = await makeCombination(engine, caller, combinationFrom(typed), recipientsFrom(typed));
        return { to: addresses.manageCombination(id), done: 'combined' };
      },
    }),
  );

  const show = pageWith<CombinationPage, IdParams>(
    site,
    (caller, { params }) => combination(engine, caller, params.id),
    (found, told) => <ManageCombinationPage combination={found} {...told} />,
  );
  app.get<IdParams>(ONE, (request, reply) => show(request, reply));

  app.post<IdParams>(`${ONE}/einde`, (request, reply) => {
    const { id } = request.params;
    const typed = fieldsOf(request);
    const to = addresses.manageCombination(id);
    return acting(site, {
      request,
      reply,
      back: to,
      form: 'einde',
      field: () => 'einde',
      refused: (told) => show(request, reply, told),
      late: async () => goTo(keepDone(site, reply, { what: 'conflict' }), to),
      act: async (caller) => {
        await endCombination(engine, caller, id, { day: typed.einde ?? '', stand: standOf(typed) });
        return { to, done: 'uncombined' };
      },
    });
  });
  app.post<IdParams>(`${ONE}/weg`, (request, reply) => {
    const { id } = request.params;
    return acting(site, {
      request,
      reply,
      back: addresses.manageCombination(id),
      field: () => 'einde',
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        await removeCombination(engine, caller, id);
        return { to: addresses.manageCombinations, done: 'removed' };
      },
    });
  });
  alsoPage<IdParams['Params']>(app, [`${ONE}/einde`, `${ONE}/weg`], ({ id }) => addresses.manageCombination(id));
}
