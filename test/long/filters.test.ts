/** The query parameters of every list, longer and over other records each time; the title names the seed that repeats it. */
import { proveFilters } from '../registers/all/filters.ts';
import { proveCatalogueFilters } from '../registers/all/filters-catalogi.ts';

const seed = Number(process.env.MEENT_FUZZ_SEED ?? Date.now() % 1_000_000_007);

proveFilters({ runs: 400, seed });
proveCatalogueFilters({ runs: 60, seed });
