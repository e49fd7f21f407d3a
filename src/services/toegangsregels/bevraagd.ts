/** Of whom a test run tells: every application and role that has rights here, and residents, each for each purpose. */
import type { Snapshot } from '../../engine/snapshot.ts';
import { today } from '../../foundation/clock.ts';
import { serving } from '../../gate/activity.ts';
import type { Rights } from '../../gate/rights.ts';
import type { Asker, Rule } from '../../gate/rules.ts';
import { activityFor } from '../../registers/activiteiten/index.ts';
import { applicationOf } from '../../registers/autorisaties/index.ts';
import { isOwnClient, PORTAAL, rolIn, WERKBANK } from '../../registers/client-ids.ts';
import { currentOf, purposesOf } from '../../registers/purposes.ts';
import { withLeaves } from '../gegevens.ts';
import { ownRights, programAsker } from '../people.ts';

export interface Someone {
  readonly soort: 'applicatie' | 'rol' | 'inwoner';
  readonly naam: string;
  /** One for each purpose and way in that a rule tells apart, with what their rights come to for that. */
  readonly ways: readonly Way[];
}

export interface Way {
  readonly asker: Asker;
  readonly rights: Rights;
}

export const RESIDENT = 'inwoner';
const OWN = ownRights(RESIDENT);

/** @param rules that are looked at: for a mandate that one of them names there is a way of its own */
export function askersIn(snapshot: Snapshot, rules: readonly Rule[]): readonly Someone[] {
  const activities = new Map(
    snapshot
      .all('verwerkingsactiviteit')
      .map(({ id, record }) => [id, { activity: String(record.identificatie), organ: String(record.organ) }]),
  );
  const everyActivity = [...new Map([...activities.values()].map((one) => [one.activity, one])).values()];
  const day = today();
  const mandates = new Set(['geen', ...rules.flatMap(({ whom }) => whom.mandates ?? [])]);
  const found: Someone[] = [];
  const met = new Set<string>();
  for (const row of snapshot.all('applicatie')) {
    for (const clientId of row.record.clientIds as readonly string[]) {
      const application = applicationOf(snapshot, clientId);
      if (!application || met.has(clientId)) continue;
      met.add(clientId);
      const role = rolIn(clientId);
      // An employee's own rights are used in their role; the portal's are those of residents below.
      if (!role && isOwnClient(clientId)) continue;
      const own = application.activities.flatMap((id) => activities.get(id) ?? []);
      const purposes = own.length > 0 ? own : everyActivity;
      found.push({
        soort: role ? 'rol' : 'applicatie',
        naam: role ? `${role.rol}, ${role.afdeling}` : `${row.record.label} (${clientId})`,
        ways: purposes.map((purpose) => ({
          asker: role
            ? { kind: 'medewerker', application: WERKBANK, role: role.rol, department: role.afdeling, ...purpose }
            : { kind: 'applicatie', application: clientId, ...purpose },
          // What an activity or a combination keeps closed, a rule takes from nobody.
          rights: servedBy(snapshot, clientId, application.rights, purpose.activity, day),
        })),
      });
    }
  }
  for (const level of ['laag', 'substantieel', 'hoog'] as const)
    found.push({
      soort: RESIDENT,
      naam: `inwoners die inloggen op niveau ${level}`,
      ways: everyActivity.flatMap((purpose) =>
        [...mandates].map((mandate) => ({
          asker: {
            kind: 'inwoner' as const,
            application: PORTAAL,
            level,
            ...(mandate === 'geen' ? {} : { mandate }),
            ...purpose,
          },
          rights: OWN,
        })),
      ),
    });
  return found;
}

/** For one activity: without what it, or the combination, does not let through, and without data that neither names. */
function servedBy(snapshot: Snapshot, clientId: string, all: Rights, identificatie: string, day: string): Rights {
  const purposes = purposesOf(snapshot, programAsker(snapshot, clientId), day);
  const rights = serving(all, purposes, identificatie);
  // Of an activity that ended nothing is open.
  if (!currentOf(snapshot, day).some((one) => one.identificatie === identificatie)) return rights;
  return withLeaves(snapshot, purposes, rights, { activity: activityFor(snapshot, { identificatie, today: day }) });
}
