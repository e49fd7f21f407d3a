import { answersOf } from './answers-of.ts';

answersOf(['documenten', 'autorisaties', 'notificaties', 'objecttypen', 'objecten'], 100);
