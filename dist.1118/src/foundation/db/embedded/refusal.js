/** What the programs of PostgreSQL said when they gave up, as one sentence for who starts Meent. */
import { StartProblem } from '../../start-problem.js';
const FULL = /No space left on device|could not (extend|write to) file|wrote only/;
/** @param sentence for a reason of which nothing better can be said. */
export function refusal(folder, said, sentence) {
    return new StartProblem('database-start', FULL.test(said) ? `The disk of ${folder} is full; make room, and start again.` : sentence(reasonIn(said)));
}
function reasonIn(said) {
    const lines = said.trim().split('\n');
    const fatal = lines.find((line) => line.includes('FATAL')) ?? lines[0];
    return fatal?.replace(/^.*FATAL:\s*/, '').replace(/\.$/, '') || 'it gave no reason';
}
//# sourceMappingURL=refusal.js.map