/** Random rights, archive dates and versions, longer and others each time; the title names the seed that repeats it. */
import { proveValidity } from '../registers/catalogi/geldigheid.ts';
import { proveArchive } from '../registers/zaken/archief-willekeurig.ts';
import { proveRights } from '../registers/zaken/willekeurig.ts';

const seed = Number(process.env.MEENT_FUZZ_SEED ?? Date.now() % 1_000_000_007);

proveRights({ runs: 150, seed });
proveArchive({ runs: 60, seed });
proveValidity({ runs: 80, seed });
