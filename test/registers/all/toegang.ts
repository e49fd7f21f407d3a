/** Calls of the operations on access to one case. */
import type { OwnEntry } from './own.ts';
import type { World } from './world.ts';

const MEENT = '/meent/api/v1/zaken';
const iemand = { medewerker: 'm-0101', omgang: 'werken' };
const reden = { reden: 'Gaat over een collega.' };

const zaakVan = async (world: World): Promise<string> => `${MEENT}/${(await world.zaak()).url.slice(-36)}`;

async function afgeschermd(world: World): Promise<string> {
  const zaak = await zaakVan(world);
  await world.post(`${zaak}/afscherming`, { ...reden, toegangen: [iemand] });
  return zaak;
}

export const toegangOperations: Readonly<Record<string, OwnEntry>> = {
  toegang_list: {
    request: async (world) => {
      await afgeschermd(world);
      return { url: '/meent/api/v1/toegang' };
    },
    touchesNothing: true,
  },
  document_toegang_read: {
    request: async (world) => ({ url: `/meent/api/v1/documenten/${(await world.document()).url.slice(-36)}/toegang` }),
    logged: ['document.toegang', 'geopend'],
  },
  zaak_toegang_read: {
    request: async (world) => ({ url: `${await zaakVan(world)}/toegang` }),
    logged: ['zaak.toegang', 'geopend'],
  },
  zaak_toegang_create: {
    request: async (world) => ({ url: `${await zaakVan(world)}/toegangen`, payload: { ...iemand, ...reden } }),
    logged: ['zaak.toegang.geven', 'gewijzigd'],
  },
  zaak_toegang_delete: {
    async request(world) {
      const zaak = await zaakVan(world);
      const { id } = await world.post(`${zaak}/toegangen`, { ...iemand, ...reden });
      return { url: `${zaak}/toegangen/${id}` };
    },
    logged: ['zaak.toegang.intrekken', 'gewijzigd'],
  },
  zaak_afscherming_create: {
    request: async (world) => ({
      url: `${await zaakVan(world)}/afscherming`,
      payload: { ...reden, toegangen: [iemand] },
    }),
    logged: ['zaak.afschermen', 'gewijzigd'],
  },
  zaak_afscherming_delete: {
    request: async (world) => ({ url: `${await afgeschermd(world)}/afscherming` }),
    logged: ['zaak.afscherming.opheffen', 'gewijzigd'],
  },
};
