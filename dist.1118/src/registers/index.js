import { resources as activiteiten } from './activiteiten/index.js';
import { archiefResources } from './archief/index.js';
import { resources as autorisaties, operations as autorisatiesOperations } from './autorisaties/index.js';
import { avgverzoekenResources } from './avgverzoeken/index.js';
import { berichtenResources } from './berichten/index.js';
import { besluitenResources } from './besluiten/index.js';
import { catalogiOperations, catalogiResources } from './catalogi/index.js';
import { documentenOperations, documentenResources } from './documenten/index.js';
import { mandatenResources } from './mandaten/index.js';
import { notificatiesOperations, notificatiesResources } from './notificaties/index.js';
import { objectenOperations, objectenResources } from './objecten/index.js';
import { objecttypenOperations, objecttypenResources } from './objecttypen/index.js';
import { joined } from './over-registers.js';
import { personenOperations, personenResources } from './personen/index.js';
import { selectielijstResources } from './selectielijst/resources.js';
import { toegangsregelsResources } from './toegangsregels/index.js';
import { toestemmingenResources } from './toestemmingen/index.js';
import { zakenOperations, zakenResources } from './zaken/index.js';
/** Everything that may be notified of. */
const declared = [
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
const notified = [...declared, ...notificatiesResources(declared)];
/** Rules may be about all that is declared. */
export const resources = joined([...notified, ...toegangsregelsResources(notified)]);
export const operations = ({ blobs, outbound, personenElders }) => [
    ...autorisatiesOperations,
    ...catalogiOperations,
    ...zakenOperations,
    ...documentenOperations(blobs),
    ...objecttypenOperations,
    ...objectenOperations,
    ...personenOperations(personenElders),
    ...notificatiesOperations({ declared, outbound }),
];
//# sourceMappingURL=index.js.map