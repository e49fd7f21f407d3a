import { proveCatalogueFilters } from './filters-catalogi.ts';

proveCatalogueFilters({ runs: 10, seed: 20260321 });
