/** `/mijn/...`: what a resident asks for themselves, with the session of the portal. */
import { choice, flag, group, instant, list, text } from '../../engine/fields.ts';
import type { OwnOperation } from '../../engine/own.ts';
import { LEVELS } from '../../gate/levels.ts';
import { EXTRAS, MANDATE_KINDS } from '../../gate/mandate.ts';
import { meentApi } from '../../registers/meent-api.ts';
import { TOKEN_HEADER } from '../http/resident.ts';
import { namensNu } from '../mandaten/namens.ts';

const sessie: OwnOperation = {
  method: 'GET',
  api: meentApi,
  path: 'mijn/sessie',
  operationId: 'mijn_sessie_read',
  summary: 'Geeft met welk niveau u bent ingelogd, tot wanneer, namens wie, en het token dat bij wijzigen meegaat.',
  scopes: [],
  resident: 'laag',
  acting: 'self',
  gives: {
    niveau: choice(LEVELS),
    geldigTot: instant({ help: 'Tot dan, als u tot die tijd niets meer vraagt.' }),
    namens: group(
      {
        machtiging: text(50, { help: 'Zoals u haar koos: mandaat: of gezag: en een UUID.' }),
        soort: choice(MANDATE_KINDS, { nullable: true }),
        naam: text(200, { help: 'Voor wie u handelt.' }),
        beeindigd: flag({ help: 'true: de machtiging geldt niet meer. Kies opnieuw voor wie u iets doet.' }),
        mag: list(choice(EXTRAS), { help: 'Wat u behalve de diensten voor de ander mag.' }),
      },
      { nullable: true, help: 'Leeg: u doet dit voor uzelf.' },
    ),
    token: text(100, { help: `Stuur dit mee in de kopregel ${TOKEN_HEADER} als u iets wijzigt.` }),
  },
  status: 200,
  async handle({ engine, caller, session }) {
    const { person } = caller;
    return {
      status: 200,
      json: JSON.stringify({
        niveau: person!.level,
        geldigTot: session!.until.toISOString(),
        namens: session!.namens === undefined ? null : await namensNu(engine, caller, session!.namens),
        token: session!.token,
      }),
    };
  },
};

export const mijnOperations: readonly OwnOperation[] = [sessie];
