/** `/beheer/regels`: rules of access, which one person proposes and another decides on. */
import type { FastifyInstance } from 'fastify';
import type { Caller } from '../../../gate/context.ts';
import { redenIn } from '../../../services/archief/body.ts';
import { urlOf } from '../../../services/operations/door.ts';
import {
  proposeEnd,
  proposeRule,
  type RulePage,
  ruleChoices,
  rulePage,
  rulesHome,
} from '../../../services/operations/manage-rules.ts';
import { stelVast, trekIn, wijsAf } from '../../../services/toegangsregels/besluit.ts';
import type { Site } from '../../site/site.ts';
import { addresses, type RuleStep } from '../../ui/addresses.ts';
import { acting, alsoPage, type Done, fieldsOf, type IdParams, pageWith } from '../act.tsx';
import { bodyFrom, fieldIn } from '../form-fields.ts';
import { RULE_FORM } from './forms.ts';
import { NewRulePage, RulesHomePage } from './pages/home.tsx';
import { RuleVersionPage } from './pages/rule.tsx';

type Typed = Readonly<Record<string, string>>;

export function ruleRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;

  const showHome = pageWith(
    site,
    (caller) => rulesHome(engine, caller),
    (home, told) => <RulesHomePage home={home} {...told} />,
  );
  app.get(addresses.manageRules, (request, reply) => showHome(request, reply));

  const showNew = pageWith(
    site,
    (caller) => ruleChoices(engine, caller),
    (choices, told) => <NewRulePage choices={choices} {...told} />,
  );
  app.get(addresses.manageRuleNew, (request, reply) => showNew(request, reply));
  app.post(addresses.manageRuleNew, (request, reply) =>
    acting(site, {
      request,
      reply,
      back: addresses.manageRules,
      form: 'nieuw',
      field: fieldIn(RULE_FORM),
      fields: RULE_FORM,
      refused: (told) => showNew(request, reply, told),
      act: async (caller) => {
        const id = await proposeRule(engine, caller, proposalFrom(site, caller, fieldsOf(request)));
        return { to: addresses.manageRule(id), done: 'ruleProposed' };
      },
    }),
  );

  const show = pageWith<RulePage, IdParams>(
    site,
    (caller, { params }) => rulePage(engine, caller, params.id),
    (rule, told) => <RuleVersionPage rule={rule} {...told} />,
  );
  app.get<IdParams>('/beheer/regels/:id', (request, reply) => show(request, reply));

  const steps: Readonly<
    Record<
      RuleStep,
      { readonly done: Done; readonly act: (caller: Caller, id: string, typed: Typed) => Promise<unknown> }
    >
  > = {
    vaststellen: { done: 'ruleDecided', act: (caller, id, { proef }) => stelVast(engine, caller, id, { proef }) },
    afwijzen: {
      done: 'recorded',
      act: (caller, id, typed) => wijsAf(engine, caller, id, { reden: typed['reden-afwijzen'] }),
    },
    intrekken: { done: 'recorded', act: (caller, id) => trekIn(engine, caller, id) },
    beeindigen: {
      done: 'ruleProposed',
      act: async (caller, id, typed) => proposeEnd(engine, caller, id, redenIn({ reden: typed['reden-beeindigen'] })),
    },
  };
  for (const [name, { done, act }] of Object.entries(steps)) {
    alsoPage<IdParams['Params']>(app, [`/beheer/regels/:id/${name}`], ({ id }) => addresses.manageRule(id));
    app.post<IdParams>(`/beheer/regels/:id/${name}`, (request, reply) => {
      const { id } = request.params;
      return acting(site, {
        request,
        reply,
        back: addresses.manageRule(id),
        form: name,
        field: () => `reden-${name}`,
        refused: (told) => show(request, reply, told),
        act: async (caller) => {
          const made = await act(caller, id, fieldsOf(request));
          return { to: addresses.manageRule(typeof made === 'string' ? made : id), done };
        },
      });
    });
  }
}

/** What is empty is left out: it makes no difference. */
function proposalFrom({ engine }: Site, caller: Caller, typed: Typed): Record<string, unknown> {
  const { over, ...body } = bodyFrom(RULE_FORM, typed) as Record<string, unknown> & {
    readonly over: Readonly<Record<string, unknown>>;
  };
  const type = typed['over.typen'];
  return { ...body, over: { ...over, typen: type ? [urlOf(engine, caller, 'zaaktype', type)] : [] } };
}
