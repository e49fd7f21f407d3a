/** The 71 numbered rules of the ZGW standards. Notificaties has none. */
import { autorisaties } from './autorisaties.ts';
import { besluiten } from './besluiten.ts';
import { catalogi } from './catalogi.ts';
import { documenten } from './documenten.ts';
import type { Rules } from './types.ts';
import { zaken } from './zaken.ts';

export const RULES: Rules = { ...zaken, ...documenten, ...besluiten, ...autorisaties, ...catalogi };
