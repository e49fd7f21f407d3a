/** `/access/v1`: decisions for other systems, as AuthZEN 1.0 in the profile for Dutch government has them. */
import { choice, flag, group, json, list, text } from '../../engine/fields.ts';
import type { OwnOperation } from '../../engine/own.ts';
import type { Api } from '../../engine/resource.ts';
import { VRAGEN } from '../../registers/toegangsregels/index.ts';
import { evaluate } from '../access/evaluate.ts';
import { questionIn, questionsIn, SEMANTICS } from '../access/question.ts';

export const accessApi: Api = {
  name: 'access',
  root: '/access/v1',
  version: '1.0.0',
  title: 'Beslissingen over toegang (AuthZEN)',
  component: 'meent',
};

const properties = json({ help: 'Wat verder van belang is. Wat niet bekend is, telt niet mee.' });
const four = (required: boolean) => ({
  subject: group(
    {
      type: text(200, { required: true, help: 'applicatie, medewerker of inwoner.' }),
      id: text(200, {
        required: true,
        help: 'Van een applicatie de client-id, van een medewerker het nummer, van een inwoner het burgerservicenummer. Van mensen bewaart het log een pseudoniem.',
      }),
      properties,
    },
    { required, help: 'Voor wie. Van een medewerker ook rol en afdeling, van een inwoner betrouwbaarheidsniveau.' },
  ),
  action: group(
    {
      name: text(200, {
        required: true,
        help: 'Een handeling (read, list, create, patch, ...) of een scope (zaken.lezen).',
      }),
      properties,
    },
    { required, help: 'Wat. De verwerkingsactiviteit staat in properties als dpl.core.processing_activity_id.' },
  ),
  resource: group(
    {
      type: text(200, { required: true, help: 'Soort gegeven: zaak, status, enkelvoudiginformatieobject, ...' }),
      id: text(200, {
        required: true,
        help: 'De UUID van een gegeven dat u zelf mag kennen. * is een gegeven zoals u het in properties omschrijft.',
      }),
      properties,
    },
    { required, help: 'Waarvan. Bij * telt in properties: type en vertrouwelijkheidaanduiding.' },
  ),
  context: json({ help: 'time, traceparent en tracestate.' }),
});

const decided = {
  decision: flag({ help: 'true: het mag. false: het mag niet.' }),
  context: json({
    help: 'reason_user (mag u tonen), reason_admin, regels met hun versie, en verplichtingen.velden_weglaten.',
  }),
};

const post = (operation: Omit<OwnOperation, 'method' | 'api' | 'status' | 'scopes' | 'reads'>): OwnOperation => ({
  method: 'POST',
  api: accessApi,
  status: 200,
  scopes: [VRAGEN],
  // What is decided now is not what was decided before: no answer is kept.
  reads: true,
  ...operation,
});

export const accessOperations: readonly OwnOperation[] = [
  post({
    path: 'evaluation',
    operationId: 'access_evaluation',
    summary: 'Beslist of iemand iets mag, met redenen en verplichtingen. Iedere beslissing komt in het log.',
    takes: four(true),
    gives: decided,
    async handle({ engine, caller, body }) {
      const questions = { items: [questionIn(body)], many: false, semantic: 'execute_all' } as const;
      const [answer] = await evaluate(engine, caller, questions);
      return { status: 200, json: JSON.stringify(answer) };
    },
  }),
  post({
    path: 'evaluations',
    operationId: 'access_evaluations',
    summary:
      'Beslist over meer vragen tegelijk. Wat boven evaluations staat, geldt voor iedere vraag die het zelf niet zegt.',
    takes: {
      ...four(false),
      evaluations: list(group(four(false)), { help: 'Hoogstens 100 vragen. Zonder dit is het één vraag.' }),
      options: group({ evaluations_semantic: choice(SEMANTICS) }),
    },
    gives: { ...decided, evaluations: list(group(decided)) },
    async handle({ engine, caller, body }) {
      const questions = questionsIn(body);
      const answers = await evaluate(engine, caller, questions);
      return { status: 200, json: JSON.stringify(questions.many ? { evaluations: answers } : answers[0]) };
    },
  }),
];
