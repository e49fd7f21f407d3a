/** Whom an application follows, and which of them changed since a day. What it does not follow, it is not told of. */
import { bsn, date, flag, group, integer, list, text } from '../../../engine/fields.ts';
import { isDate } from '../../../engine/formats.ts';
import { appendSeen, linesOf } from '../../../engine/log.ts';
import type { OwnCall, OwnOperation } from '../../../engine/own.ts';
import type { Row } from '../../../engine/work.ts';
import { today } from '../../../foundation/clock.ts';
import { invalid, Problem } from '../../../foundation/problems.ts';
import type { LogEntry } from '../../../logbook/types.ts';
import { meentApi } from '../../meent-api.ts';
import { dekkingVan } from '../bevragen/dekking.ts';
import { veldNietGedekt } from '../bevragen/problemen.ts';
import { isGedekt } from '../bevragen/selectie.ts';
import { PERSONEN_VOLGEN } from './volgindicatie.ts';

const shared = { api: meentApi, scopes: [PERSONEN_VOLGEN] } as const;
const PAGINA = { pagina: integer({ min: 1, help: 'Nummer van de pagina, honderd per pagina.' }) };

const pageOf = ({ query }: OwnCall): string => {
  const page = query.pagina ?? '1';
  if (/^[1-9]\d{0,5}$/.test(page)) return page;
  throw invalid({ name: 'pagina', code: 'invalid', reason: 'Geef een getal vanaf 1.' });
};

/** To be told of somebody by their number, the activity must be one that uses it. @throws unauthorizedField */
function eisNummer({ caller }: OwnCall): void {
  const dekking = dekkingVan(caller, PERSONEN_VOLGEN);
  if (dekking !== 'alles' && !isGedekt(['burgerservicenummer'], dekking)) throw veldNietGedekt();
}

async function log({ engine, caller }: OwnCall, operation: string, rows: readonly Row[]): Promise<void> {
  const kind: LogEntry['kind'] = 'getoond';
  await appendSeen(engine.parts.logbook, caller, operation, kind, linesOf(rows));
}

const loopt = (einddatum: unknown): boolean => !einddatum || String(einddatum) > today();

const lijst: OwnOperation = {
  ...shared,
  method: 'GET',
  path: 'volgindicaties',
  operationId: 'volgindicaties_list',
  summary: 'Geeft wie uw applicatie volgt, ook wat al is geëindigd: dat kunt u verwijderen, en dan opnieuw volgen.',
  query: PAGINA,
  gives: {
    volgindicaties: list(group({ id: text(36), burgerservicenummer: bsn(), einddatum: date({ nullable: true }) })),
    meer: flag({ help: 'Er is een volgende pagina.' }),
  },
  status: 200,
  async handle(call) {
    eisNummer(call);
    const { engine, caller } = call;
    const filters = { volger: caller.application.id, page: pageOf(call) };
    const { rows, count, page, size } = await engine.rows(caller, 'volgindicatie', filters);
    await log(call, 'meent.volgindicatie.list', rows);
    return {
      status: 200,
      json: JSON.stringify({
        volgindicaties: rows.map(({ id, record: { burgerservicenummer, einddatum } }) => ({
          id,
          burgerservicenummer,
          einddatum: einddatum ?? null,
        })),
        meer: page * size < count,
      }),
    };
  },
};

const verwijder: OwnOperation = {
  ...shared,
  method: 'DELETE',
  path: 'volgindicaties/{id}',
  operationId: 'volgindicatie_delete',
  summary: 'Uw applicatie volgt deze persoon niet meer.',
  status: 204,
  unconditional: true,
  async handle({ engine, caller, params }) {
    const { parts } = engine;
    const found = await parts.gather(caller, parts.registry.get('volgindicatie'), params.id!);
    // Of another application nothing is told, not that it is there either.
    if (found?.row.columns.volger !== caller.application.id) throw new Problem('not-found');
    await engine.remove(caller, 'volgindicatie', params.id!);
    return { status: 204 };
  },
};

const wijzigingen: OwnOperation = {
  ...shared,
  method: 'GET',
  path: 'gevolgde-wijzigingen',
  operationId: 'gevolgde_wijzigingen_list',
  summary:
    'Geeft wie van de personen die uw applicatie volgt er vanaf een dag veranderde. Vraag hun gegevens daarna op.',
  query: { vanaf: date({ required: true, help: 'Vanaf deze dag, JJJJ-MM-DD.' }), ...PAGINA },
  gives: {
    burgerservicenummers: list(bsn()),
    meer: flag({ help: 'Er is een volgende pagina.' }),
  },
  status: 200,
  async handle(call) {
    const { vanaf } = call.query;
    if (vanaf === undefined || !isDate(vanaf))
      throw invalid({ name: 'vanaf', code: 'invalid', reason: 'Vul een datum in als JJJJ-MM-DD.' });
    eisNummer(call);
    const { engine, caller } = call;
    const filters = { gevolgdDoor: caller.application.id, gewijzigdVanaf: vanaf, page: pageOf(call) };
    const { rows, count, page, size } = await engine.rows(caller, 'persoon', filters, { kind: 'gezocht' });
    const ended = await afgelopen(call, rows);
    const told = rows.filter(({ id }) => !ended.has(id));
    await log(call, 'meent.persoon.gevolgd', told);
    return {
      status: 200,
      json: JSON.stringify({
        burgerservicenummers: told.map(({ record }) => record.burgerservicenummer),
        meer: page * size < count,
      }),
    };
  },
};

/** Ids of persons who are no longer followed by this application from some day on that has come. */
async function afgelopen({ engine, caller }: OwnCall, rows: readonly Row[]): Promise<ReadonlySet<unknown>> {
  if (rows.length === 0) return new Set();
  const follows = await engine.parts.loader.load(caller, [
    { resource: 'volgindicatie', where: 'persoon', any: rows.map(({ id }) => id) },
  ]);
  return new Set(
    follows
      .filter(({ columns, record }) => columns.volger === caller.application.id && !loopt(record.einddatum))
      .map(({ columns }) => columns.persoon),
  );
}

export const volgenOperations: readonly OwnOperation[] = [lijst, verwijder, wijzigingen];
