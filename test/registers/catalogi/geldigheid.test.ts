import { proveValidity } from './geldigheid.ts';

proveValidity({ runs: 10, seed: 20260321 });
