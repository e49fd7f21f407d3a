export { TOEGANG_REGELEN } from '../api.ts';
export { type Omgang, SCOPES } from './omgang.ts';
export { wie } from './regels.ts';
