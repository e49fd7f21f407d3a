/** Rounds that follow one another until the command is stopped: what is away for a while is waited for. */
import { Problem } from '../foundation/problems.js';
import { faultSentence } from '../foundation/start-fault.js';
import { SourceProblem } from '../services/overzetten/source.js';
/** @throws what will not pass by itself */
export async function follow({ seconds, round, say, goesOn = () => true }) {
    let succeeded = false;
    do {
        try {
            await round();
            succeeded = true;
        }
        catch (error) {
            const sentence = passing(error, succeeded);
            if (sentence === undefined)
                throw error;
            say(`${sentence} Volgen gaat door: over ${seconds} seconden opnieuw.`);
        }
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    } while (goesOn());
}
/**
 * Undefined for what will not pass by itself. A source that was read before and refuses now is being restarted or updated:
 * what stands before it answers for it.
 */
function passing(error, succeeded) {
    if (error instanceof SourceProblem && (succeeded || error.kind === 'failing'))
        return error.message;
    if (error instanceof Problem && error.status >= 500)
        return faultSentence(error);
    return undefined;
}
//# sourceMappingURL=follow.js.map