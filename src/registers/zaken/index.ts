/** The Zaken register: resources of the Zaken API. */
import type { OwnOperation } from '../../engine/own.ts';
import type { Resource } from '../../engine/resource.ts';
import { klantcontact } from './klantcontact.ts';
import { reserveren } from './operations/reserveren.ts';
import { resultaat } from './resultaat.ts';
import { rol } from './rol.ts';
import { status } from './status.ts';
import { zaakafscherming } from './toegang/zaakafscherming.ts';
import { zaaktoegang } from './toegang/zaaktoegang.ts';
import { zaak } from './zaak.ts';
import { zaakbesluit } from './zaakbesluit.ts';
import { zaakcontactmoment } from './zaakcontactmoment.ts';
import { zaakeigenschap } from './zaakeigenschap.ts';
import { zaakinformatieobject } from './zaakinformatieobject.ts';
import { zaaknotitie } from './zaaknotitie.ts';
import { zaakobject } from './zaakobject.ts';
import { zaakverzoek } from './zaakverzoek.ts';

export const zakenResources: readonly Resource[] = [
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

export const zakenOperations: readonly OwnOperation[] = [reserveren];
