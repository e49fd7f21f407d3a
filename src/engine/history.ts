/** Who changed a record last, for pages: the newest change records of a main record. */
import type { Errand } from '../foundation/db/errand.ts';
import type { Database, Municipality } from '../foundation/db/types.ts';

export interface Changed {
  readonly at: Date;
  readonly action: 'create' | 'update' | 'delete';
  readonly resource: string;
  readonly label: string;
  readonly application: string;
  /** Name of the employee; '' when a program did it by itself. */
  readonly user: string;
}

/** @param main resource and id of the main record. Newest first. */
export const historyOf = (
  db: Pick<Database, 'in'>,
  of: Errand & { readonly municipality: Municipality },
  main: { readonly resource: string; readonly id: string },
  limit = 20,
): Promise<readonly Changed[]> =>
  db.in(of).query<Changed>(
    {
      name: 'changes_of_main',
      text: `select at, action, resource, label, application_label as application, user_label as "user"
from engine_change where municipality = $1 and main = $2 and main_resource = $3 and not implied order by id desc limit $4`,
    },
    [of.municipality, main.id, main.resource, limit],
  );
