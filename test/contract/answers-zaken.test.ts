import { answersOf } from './answers-of.ts';

answersOf(['zaken', 'besluiten'], 100);
