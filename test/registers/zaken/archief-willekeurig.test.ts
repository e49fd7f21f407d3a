import { proveArchive } from './archief-willekeurig.ts';

proveArchive({ runs: 8, seed: 20260321 });
