import type { Row } from '../engine/work.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import { createToken } from '../identity/tokens.ts';
import { applicationOf } from '../registers/autorisaties/index.ts';
import { isOwnClient } from '../registers/client-ids.ts';
import type { Command } from './command.ts';
import { MUNICIPALITY, municipalityOf, withMeent } from './open.ts';

export const token: Command = {
  name: 'token',
  arguments: [],
  options: {
    client: { value: 'NAME', meaning: 'client id of an application in the register', required: true },
    municipality: MUNICIPALITY,
  },
  help: [
    'Prints a ZGW bearer token of an application, signed with its secret. It works for one hour.',
    'In the demo, "demo" may do everything and "beperkt" may read two case types. With "npm run -s" nothing else is printed.',
  ],
  examples: ['token --client demo', 'token --client beperkt --municipality tweede.localhost'],
  run: ({ config, options, io }) =>
    withMeent(config, async (opened) => {
      const municipality = await municipalityOf(opened, options.municipality);
      const snapshot = await opened.engine.parts.snapshots.current(municipality);
      const clientId = options.client!;
      const application = applicationOf(snapshot, clientId);
      if (!application) throw unknown(clientId, snapshot.all('applicatie'));
      if (isOwnClient(clientId))
        throw new StartProblem('setting', `The application "${clientId}" is Meent itself; nobody calls as it.`);
      const { geheim } = application.row.columns;
      if (typeof geheim !== 'string')
        throw new StartProblem(
          'setting',
          `The application "${clientId}" has no secret; give it one with POST /meent/api/v1/applicaties/${application.row.id}/geheim.`,
        );
      io.out(createToken({ clientId, secret: opened.keys.unseal(municipality, geheim) }));
      return 0;
    }),
};

function unknown(clientId: string, applications: readonly Row[]): StartProblem {
  const known = applications
    .filter(({ columns }) => typeof columns.geheim === 'string')
    .flatMap(({ record }) => record.clientIds as readonly string[])
    .toSorted();
  return new StartProblem(
    'setting',
    `There is no application "${clientId}" here; ${known.length > 0 ? `choose from ${known.join(', ')}` : 'none has a secret yet'}.`,
  );
}
