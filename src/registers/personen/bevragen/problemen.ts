/** Problems in the words of the published API: its titles, codes and addresses. No value of what was asked is in them. */
import { type InvalidParam, Problem, type ProblemCode } from '../../../foundation/problems.ts';

interface Woorden {
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
}

export class PersonenProblem extends Problem {
  readonly woorden: Woorden;

  constructor(
    code: ProblemCode,
    woorden: Woorden,
    extra: { invalidParams?: readonly InvalidParam[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(code, woorden.detail ?? woorden.title, extra);
    this.woorden = woorden;
  }
}

/** Names in the order of the alphabet, as the published examples have them. */
export const parametersOnjuist = (invalidParams: readonly InvalidParam[]): PersonenProblem =>
  new PersonenProblem(
    'invalid',
    {
      code: 'paramsValidation',
      title: 'Een of meerdere parameters zijn niet correct.',
      detail: `De foutieve parameter(s) zijn: ${[...new Set(invalidParams.map(({ name }) => name))].toSorted().join(', ')}.`,
    },
    { invalidParams },
  );

export const teVeel = (hoogstens: number): PersonenProblem =>
  new PersonenProblem('invalid', {
    code: 'tooManyResults',
    title: 'Teveel zoekresultaten.',
    detail: `Meer dan maximum van ${hoogstens} zoekresultaten gevonden. Verfijn de zoekopdracht.`,
  });

export const veldNietGedekt = (): PersonenProblem =>
  new PersonenProblem('permission-denied', {
    code: 'unauthorizedField',
    title: 'U bent niet geautoriseerd voor één of meerdere opgegeven field waarden.',
  });

export const parameterNietGedekt = (): PersonenProblem =>
  new PersonenProblem('permission-denied', {
    code: 'unauthorizedParameter',
    title: 'U bent niet geautoriseerd voor de gebruikte parameter(s).',
  });

export const bronWeg = (cause?: unknown): PersonenProblem =>
  new PersonenProblem(
    'unavailable',
    {
      code: 'notAvailable',
      title: 'Bronservice BRP is tijdelijk niet beschikbaar.',
      detail: 'De bron van de persoonsgegevens geeft nu geen antwoord. Probeer het later opnieuw.',
    },
    { retryAfterSeconds: 30, cause },
  );

export const bronFout = (cause?: unknown): PersonenProblem =>
  new PersonenProblem(
    'bad-gateway',
    {
      code: 'sourceError',
      title: 'Bronservice BRP gaf een antwoord dat niet te gebruiken is.',
      detail: 'De bron van de persoonsgegevens antwoordde met een fout of onleesbaar. Wij geven dat niet door.',
    },
    { cause },
  );

export const bronVol = (retryAfterSeconds: number): PersonenProblem =>
  new PersonenProblem(
    'too-many-requests',
    {
      code: 'tooManyRequests',
      title: 'De bronservice BRP krijgt te veel vragen.',
      detail: 'Wacht even en vraag het opnieuw.',
    },
    { retryAfterSeconds },
  );

const RFC = 'https://datatracker.ietf.org/doc/html';
const TYPES: Readonly<Record<number, string>> = {
  400: `${RFC}/rfc7231#section-6.5.1`,
  401: `${RFC}/rfc7235#section-3.1`,
  403: `${RFC}/rfc7231#section-6.5.3`,
  404: `${RFC}/rfc7231#section-6.5.4`,
  405: `${RFC}/rfc7231#section-6.5.5`,
  406: `${RFC}/rfc7231#section-6.5.6`,
  415: `${RFC}/rfc7231#section-6.5.13`,
  429: `${RFC}/rfc6585#section-4`,
  502: `${RFC}/rfc7231#section-6.6.3`,
  503: `${RFC}/rfc7231#section-6.6.4`,
};

/** Of what is refused before the question is read: by the engine, or by the server. */
const WOORDEN: Readonly<Record<number, Woorden>> = {
  400: { code: 'paramsValidation', title: 'Een of meerdere parameters zijn niet correct.' },
  401: { code: 'authentication', title: 'Niet correct geauthenticeerd.' },
  403: { code: 'autorisation', title: 'U bent niet geautoriseerd voor deze operatie.' },
  404: { code: 'notFound', title: 'Opgevraagde resource bestaat niet.' },
  406: {
    code: 'notAcceptable',
    title: 'Gevraagde content type wordt niet ondersteund.',
    detail: 'Ondersteunde content type: application/json; charset=utf-8.',
  },
  415: {
    code: 'unsupportedMediaType',
    title: 'Media Type wordt niet ondersteund.',
    detail: 'Ondersteunde content type: application/json; charset=utf-8.',
  },
  429: { code: 'tooManyRequests', title: 'Too many request' },
  500: { code: 'serverError', title: 'Interne server fout.' },
};

/** What of a problem this API says otherwise than our own APIs do. */
export function personenProbleem(problem: Problem): Readonly<Record<string, unknown>> {
  const woorden = problem instanceof PersonenProblem ? problem.woorden : WOORDEN[problem.status];
  return {
    type: TYPES[problem.status] ?? `${RFC}/rfc7231#section-6.6.1`,
    instance: '/haalcentraal/api/brp/personen',
    ...(woorden
      ? { code: woorden.code, title: woorden.title, detail: woorden.detail ?? problem.detail }
      : { code: problem.code.replace(/[-_](\w)/g, (_, next: string) => next.toUpperCase()) }),
  };
}
