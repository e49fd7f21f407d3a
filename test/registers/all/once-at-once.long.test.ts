import { atOnce } from './once.ts';

atOnce();
