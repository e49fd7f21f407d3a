/** A municipality from nothing: with what it needs on its first day, and the secret with which the rest is made. */
import { isRsin } from '../engine/formats.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import { addMunicipality, type NewMunicipality, takenBy } from '../services/new-municipality.ts';
import { type Call, type Command, UsageProblem } from './command.ts';
import { withMeent } from './open.ts';

export const municipalityAdd: Command = {
  name: 'municipality add',
  arguments: [],
  options: {
    name: { value: 'NAME', meaning: 'what it is called: Voorbeeldstad', required: true },
    host: { value: 'HOST', meaning: 'host on which it answers, without https:// and port', required: true },
    code: { value: 'CODE', meaning: 'gemeentecode of CBS, four digits', required: true },
    rsin: { value: 'RSIN', meaning: 'RSIN of the municipality, nine digits', required: true },
    phone: { value: 'NUMBER', meaning: 'telephone number on its pages: "14 0123"' },
    address: { value: 'TEXT', meaning: 'address on its pages: "Raadhuisplein 1, Voorbeeldstad"' },
    hours: { value: 'TEXT', meaning: 'opening hours on its pages, one sentence in plain Dutch' },
    'hours-english': { value: 'TEXT', meaning: 'the same in plain English, for pages in English' },
  },
  help: [
    'Adds a municipality, with the processing activities and applications that every one has.',
    'Prints the secret of the application "beheer", which may do everything. It is shown this once: keep it safe.',
    'A running Meent answers on the host at once.',
  ],
  examples: ['municipality add --name Voorbeeldstad --host meent.voorbeeldstad.nl --code 0123 --rsin 999839184'],
  run: (call) => {
    const wanted = wantedBy(call);
    return withMeent(call.config, async ({ database, engine, keys }) => {
      const { taken, unfinished } = await takenBy(database, wanted);
      if (taken.length > 0)
        throw new StartProblem(
          'setting',
          `A municipality here has ${taken.join(' and ')} already; nothing was changed.`,
        );
      const { clientId, secret } = await addMunicipality({ database, engine, keys }, wanted, unfinished);
      const { err, out } = call.io;
      err(`${wanted.naam} answers on ${wanted.host}. Its application with all rights:`);
      out(`client id: ${clientId}`);
      out(`secret: ${secret}`);
      err('This secret is not shown again. Next: load its case types with "load i-navigator", and read the manual.');
      return 0;
    });
  },
};

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** @throws UsageProblem */
function wantedBy({ options }: Call): NewMunicipality {
  const { name, host, code, rsin, phone, address, hours } = options as Record<string, string>;
  const small = host!.toLowerCase();
  if (!HOST.test(small)) throw wrong('host', host!, 'a host name, such as meent.voorbeeldstad.nl');
  if (!/^\d{4}$/.test(code!)) throw wrong('code', code!, 'a gemeentecode: four digits, such as 0123');
  if (!isRsin(rsin!) || rsin === '000000000')
    throw wrong('rsin', rsin!, 'an RSIN: nine digits that pass the eleven test');
  return {
    naam: name!,
    host: small,
    gemeentecode: code!,
    rsin: rsin!,
    telefoon: phone,
    adres: address,
    openingstijden: hours,
    openingstijdenEngels: options['hours-english'] as string | undefined,
  };
}

const wrong = (option: string, value: string, what: string): UsageProblem =>
  new UsageProblem(`--${option} "${value}" is not ${what}.`);
