import { proveFilters } from './filters.ts';

proveFilters({ runs: 12, seed: 20260321 });
