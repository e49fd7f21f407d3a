import { everyOperation } from './every.ts';

everyOperation({ most: 8, seed: 20260321, methods: ['POST', 'PUT', 'PATCH', 'DELETE'] });
