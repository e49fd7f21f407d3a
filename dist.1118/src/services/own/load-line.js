import { isTaken } from '../../engine/write.js';
import { parseJson } from '../../foundation/json-text/strict.js';
import { Problem } from '../../foundation/problems.js';
import { problemOf, renderProblem } from '../http/problem.js';
import { urlOf } from '../operations/door.js';
import { dossierUrl } from './dossier-answer.js';
import { BOUND } from './dossier-fitting.js';
import { itemsOf } from './dossier-items.js';
import { unpacked } from './load-export.js';
import { lineIds } from './load-ids.js';
import { lastIn } from './load-store.js';
export const LONGEST_LINE = 32 * 1024 * 1024;
/** Records of one exported case: one write holds them, as one statement of an export does. */
export const MOST_TAKEN = BOUND.rows;
const TOO_MANY = `Een lading neemt er hoogstens ${MOST_TAKEN} per zaak. Laat de beheerder deze zaak overzetten met "load export".`;
/** Does not throw. */
export async function doLine(work, line) {
    try {
        return { json: await work.fresh((caller) => make(work, caller, line)), isLast: false };
    }
    catch (error) {
        const problem = problemOf(error);
        // The line is not to blame: who goes on later finds it not done.
        const isLast = problem.status >= 500 || problem.status === 401 || problem.status === 429 || line.text === undefined;
        const { status } = problem;
        const told = renderProblem(problem, work.traceId);
        return { json: `{"regel":${line.number},"status":${status},"probleem":${told}}`, isLast };
    }
}
async function make({ engine, blobs, load, reached }, caller, { number, text }) {
    if (!text)
        throw new Problem('payload-too-large', `Regel ${number} is langer dan ${LONGEST_LINE} bytes. Na deze regel is niets gelezen.`);
    const { keys, db } = engine.parts;
    const ids = lineIds(keys, caller.municipality, load.id, number, text);
    const there = async () => {
        const found = await lastIn(db, caller, ids);
        if (found === undefined)
            return undefined;
        if (found !== ids.id)
            throw new Problem('idempotency-conflict', 'Deze regel is al geladen, met een andere inhoud.');
        return resultOf(engine, caller, number, found, 200);
    };
    const earlier = number <= reached ? await there() : undefined;
    if (earlier)
        return earlier;
    const given = parseJson(text);
    const { dossier, ids: parts } = load.uitvoer
        ? await unpacked(engine, caller, given, { zaak: ids.id, anew: load.nieuweNummers })
        : { dossier: given, ids: undefined };
    const items = await itemsOf(engine, blobs, caller, dossier, {
        id: ids.id,
        ...(parts ? { ids: parts, most: MOST_TAKEN, advice: TOO_MANY } : {}),
    });
    try {
        await engine.compose(caller, { operation: 'meent.lading.regel', items, quiet: !load.meldingen });
    }
    catch (error) {
        // Made by who was cut off a moment ago.
        const again = isTaken(error) ? await there() : undefined;
        if (again)
            return again;
        throw error;
    }
    return resultOf(engine, caller, number, ids.id, 201);
}
const resultOf = (engine, caller, regel, id, status) => JSON.stringify({ regel, status, url: dossierUrl(caller, id), zaak: urlOf(engine, caller, 'zaak', id) });
//# sourceMappingURL=load-line.js.map