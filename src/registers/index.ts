/** All registers of the program. They do not know each other; this list is where they come together. */
import type { OwnOperation } from '../engine/own.ts';
import type { Resource } from '../engine/resource.ts';
import type { Blobs, Outbound } from '../foundation/types.ts';
import { resources as activiteiten } from './activiteiten/index.ts';
import { archiefResources } from './archief/index.ts';
import { resources as autorisaties, operations as autorisatiesOperations } from './autorisaties/index.ts';
import { avgverzoekenResources } from './avgverzoeken/index.ts';
import { berichtenResources } from './berichten/index.ts';
import { besluitenResources } from './besluiten/index.ts';
import { catalogiOperations, catalogiResources } from './catalogi/index.ts';
import { documentenOperations, documentenResources } from './documenten/index.ts';
import { mandatenResources } from './mandaten/index.ts';
import { notificatiesOperations, notificatiesResources } from './notificaties/index.ts';
import { objectenOperations, objectenResources } from './objecten/index.ts';
import { objecttypenOperations, objecttypenResources } from './objecttypen/index.ts';
import { joined } from './over-registers.ts';
import { type Bron, personenOperations, personenResources } from './personen/index.ts';
import { selectielijstResources } from './selectielijst/resources.ts';
import { toegangsregelsResources } from './toegangsregels/index.ts';
import { toestemmingenResources } from './toestemmingen/index.ts';
import { zakenOperations, zakenResources } from './zaken/index.ts';

/** Everything that may be notified of. */
const declared: readonly Resource[] = [
  ...autorisaties,
  ...activiteiten,
  ...selectielijstResources,
  ...catalogiResources,
  ...zakenResources,
  ...documentenResources,
  ...besluitenResources,
  ...objecttypenResources,
  ...objectenResources,
  ...personenResources,
  ...berichtenResources,
  ...mandatenResources,
  ...archiefResources,
  ...toestemmingenResources,
  ...avgverzoekenResources,
];

const notified: readonly Resource[] = [...declared, ...notificatiesResources(declared)];

/** Rules may be about all that is declared. */
export const resources: readonly Resource[] = joined([...notified, ...toegangsregelsResources(notified)]);

/** What own operations reach besides the engine. */
export interface OperationParts {
  readonly blobs: Blobs;
  readonly outbound: Outbound;
  /** Where persons come from at an address, when it is not the own copy. */
  readonly personenElders?: (base: string) => Bron | undefined;
}

export const operations = ({ blobs, outbound, personenElders }: OperationParts): readonly OwnOperation[] => [
  ...autorisatiesOperations,
  ...catalogiOperations,
  ...zakenOperations,
  ...documentenOperations(blobs),
  ...objecttypenOperations,
  ...objectenOperations,
  ...personenOperations(personenElders),
  ...notificatiesOperations({ declared, outbound }),
];
