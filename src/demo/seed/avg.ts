/** One resident of each demo municipality asked something of their own data: there is a request to look at, and one to handle. */
import type { Engine } from '../../engine/engine.ts';
import { today } from '../../foundation/clock.ts';
import { nameId } from '../../foundation/name-id.ts';
import { newTrace } from '../../foundation/telemetry/trace.ts';
import type { Keys } from '../../foundation/types.ts';
import { applicationOf } from '../../registers/autorisaties/index.ts';
import { INDIENEN } from '../../registers/avgverzoeken/index.ts';
import { zaaktypeOn } from '../../registers/catalogi/index.ts';
import { PORTAAL } from '../../registers/client-ids.ts';
import { doeVerzoek, verzoekCaller } from '../../services/avg/aanvragen.ts';
import { AVG_ZAAKTYPE } from '../../services/avg/catalogus.ts';
import { hoofdpersoon } from '../cases/verloop.ts';
import { roepnaam } from '../personen/personen.ts';
import { BASE } from './address.ts';
import type { DemoGemeente } from './gemeenten.ts';

/** Its catalogue knows such requests, and its portal takes them in. */
export async function canAsk(engine: Engine, { id }: DemoGemeente): Promise<boolean> {
  const snapshot = await engine.parts.snapshots.current(id);
  const portal = applicationOf(snapshot, PORTAAL)?.rights.grants ?? [];
  return zaaktypeOn(snapshot, AVG_ZAAKTYPE, today()) !== undefined && portal.some(({ scopes }) => scopes.has(INDIENEN));
}

/** As they ask it themselves; asked twice, it is one. */
export async function makeAvgRequest(
  engine: Engine,
  keys: Pick<Keys, 'hash'>,
  { id: municipality, inhoud }: DemoGemeente,
  referentie: string,
): Promise<void> {
  const persoon = hoofdpersoon((await inhoud(referentie)).wereld);
  const place = { municipality, base: BASE, trace: newTrace() };
  const caller = await verzoekCaller(engine, place, {
    subject: keys.hash(municipality, 'bsn', persoon.bsn),
    level: 'substantieel',
  });
  await doeVerzoek(
    engine,
    caller,
    { bsn: persoon.bsn, name: roepnaam(persoon) },
    {
      id: nameId(municipality, 'demo', 'avg-verzoek'),
      soort: 'rectificatie',
      activiteit: '',
      grond: '',
      toelichting: 'Ik krijg nog berichten op mijn oude nummer.',
      onderdelen: [{ omschrijving: 'Mijn telefoonnummer in mijn meldingen', gewenst: '06 - 0000 0000' }],
    },
  );
}
