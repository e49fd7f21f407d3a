import { again } from './once.ts';

again();
