import { answersOf } from './answers-of.ts';

answersOf(['documenten', 'autorisaties', 'notificaties', 'objecttypen'], 100);
