import { answersOf } from './answers-of.ts';

answersOf(['catalogi'], 190);
