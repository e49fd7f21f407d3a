/** The Zaken register: resources of the Zaken API. */
import type { Resource } from '../../engine/resource.ts';
import { resultaat } from './resultaat.ts';
import { rol } from './rol.ts';
import { status } from './status.ts';
import { zaak } from './zaak.ts';
import { zaakbesluit } from './zaakbesluit.ts';
import { zaakeigenschap } from './zaakeigenschap.ts';
import { zaakinformatieobject } from './zaakinformatieobject.ts';
import { zaakobject } from './zaakobject.ts';

export const zakenResources: readonly Resource[] = [
  zaak,
  status,
  resultaat,
  rol,
  zaakinformatieobject,
  zaakeigenschap,
  zaakobject,
  zaakbesluit,
];
