import { klantcontact } from './klantcontact.js';
import { reserveren } from './operations/reserveren.js';
import { resultaat } from './resultaat.js';
import { rol } from './rol.js';
import { status } from './status.js';
import { zaakafscherming } from './toegang/zaakafscherming.js';
import { zaaktoegang } from './toegang/zaaktoegang.js';
import { zaak } from './zaak.js';
import { zaakbesluit } from './zaakbesluit.js';
import { zaakcontactmoment } from './zaakcontactmoment.js';
import { zaakeigenschap } from './zaakeigenschap.js';
import { zaakinformatieobject } from './zaakinformatieobject.js';
import { zaaknotitie } from './zaaknotitie.js';
import { zaakobject } from './zaakobject.js';
import { zaakverzoek } from './zaakverzoek.js';
export const zakenResources = [
    zaak,
    status,
    resultaat,
    rol,
    zaakinformatieobject,
    zaakeigenschap,
    zaakobject,
    zaakbesluit,
    klantcontact,
    zaakcontactmoment,
    zaakverzoek,
    zaaknotitie,
    zaaktoegang,
    zaakafscherming,
];
export const zakenOperations = [reserveren];
//# sourceMappingURL=index.js.map