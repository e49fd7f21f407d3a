import { everyOperation } from './every.ts';

everyOperation({ most: 6, seed: 20260321, methods: ['POST', 'PUT', 'PATCH', 'DELETE'] });
