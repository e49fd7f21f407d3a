import { records } from './border.ts';

records();
