import { proveRights } from './willekeurig.ts';

proveRights({ runs: 12, seed: 20260321 });
