import { fuzz } from './fuzz.ts';

fuzz({ runs: 10, seed: 20260321 });
