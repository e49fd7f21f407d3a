/** A case with who asked for it, a property and its first status: the body of one call of our own API. */
import { newCase } from './new-case.ts';
import { callAs } from './tokens.ts';
import type { World } from './world.ts';

export async function wholeCase(world: World): Promise<object> {
  return {
    zaak: await newCase(world),
    rollen: [
      {
        roltype: await firstOf(world, 'roltypen', '&omschrijvingGeneriek=initiator'),
        roltoelichting: 'Melder',
        betrokkeneType: 'natuurlijk_persoon',
        betrokkeneIdentificatie: { inpBsn: '999990019' },
      },
    ],
    eigenschappen: [{ eigenschap: await firstOf(world, 'eigenschappen'), waarde: 'x' }],
    statussen: [{ statustype: await firstOf(world, 'statustypen'), datumStatusGezet: '2026-01-05T10:00:00Z' }],
  };
}

/** Address of the first of its kind in the case type for reports in public space. @throws Error when there is none */
export async function firstOf(world: World, kind: string, query = ''): Promise<string> {
  const path = `/catalogi/api/v1/${kind}?zaaktype=${encodeURIComponent(await world.zaaktype())}${query}`;
  const { results } = (await callAs(world.token, world.url, 'GET', path)) as { results: { url: string }[] };
  if (!results[0]) throw new Error(`GET ${path} found nothing`);
  return results[0].url;
}
