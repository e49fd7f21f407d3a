/** Which case type takes what residents ask, where several catalogues have one of that name. */
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import { applicationOf } from '../../registers/autorisaties/index.ts';
import { zaaktypenOn } from '../../registers/catalogi/versions.ts';
import { PORTAAL } from '../../registers/client-ids.ts';

/**
 * The one in which the portal may make cases: that is what the municipality says about it, and it does not change by itself when an
 * archive with a type of the same name is taken over. With a right on several, or on none, the one that began last.
 */
export function portalType(snapshot: Snapshot, identificatie: string): Row | undefined {
  const all = zaaktypenOn(snapshot, identificatie, today());
  if (all.length < 2) return all[0];
  const grants = applicationOf(snapshot, PORTAAL)?.rights.grants ?? [];
  const isTaken = ({ id }: Row): boolean =>
    grants.some(({ type, scopes }) => type === id && scopes.has('zaken.aanmaken'));
  return all.find(isTaken) ?? all[0];
}
