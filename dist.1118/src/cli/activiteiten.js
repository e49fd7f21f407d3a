/** The register of processing activities to a file, and back: the exchange of the API, done by the operator. */
import { readFile, writeFile } from 'node:fs/promises';
import { diskFault } from '../foundation/disk-fault.js';
import { Problem } from '../foundation/problems.js';
import { StartProblem } from '../foundation/start-problem.js';
import { exported, imported } from '../services/own/activiteiten-uitwisseling.js';
import { callerIn, MUNICIPALITY, municipalityOf, withMeent } from './open.js';
export const loadActiviteiten = {
    name: 'load activiteiten',
    arguments: ['FILE'],
    options: { municipality: MUNICIPALITY },
    help: [
        'Loads a register of processing activities, as "export activiteiten" writes it, all of it or nothing.',
        'What is there already stays; a version that has begun takes an end and nothing else.',
        'Exit code 1 when it was refused; the reasons are in Dutch, each with its place in the file.',
    ],
    examples: ['load activiteiten activiteiten.json', 'load activiteiten activiteiten.json --municipality localhost'],
    run: (call) => withMeent(call.config, (opened) => load(opened, call)),
};
export const exportActiviteiten = {
    name: 'export activiteiten',
    arguments: [],
    options: {
        to: { value: 'FILE', meaning: 'file to write', required: true },
        municipality: MUNICIPALITY,
    },
    help: [
        'Writes all processing activities with all their versions to one JSON file, with how their data is secured.',
        'docs/uitwisseling has its JSON Schema. The file is for you alone: security measures are not public.',
    ],
    examples: ['export activiteiten --to activiteiten.json'],
    run: (call) => withMeent(call.config, (opened) => write(opened, call)),
};
async function load(opened, { arguments: [path = ''], options, io }) {
    const text = await readFile(path, 'utf8').catch((error) => {
        throw new StartProblem('setting', `There is no file ${path} that can be read.`, error);
    });
    const municipality = await municipalityOf(opened, options.municipality);
    const caller = await callerIn(opened, municipality);
    try {
        const answer = await imported({ engine: opened.engine, caller, body: bodyOf(path, text) });
        const { nieuw, gewijzigd, ongewijzigd } = JSON.parse(answer.json);
        io.out(`${nieuw} nieuw, ${gewijzigd} gewijzigd, ${ongewijzigd} ongewijzigd`);
        return 0;
    }
    catch (error) {
        if (!(error instanceof Problem) || error.code !== 'invalid')
            throw error;
        for (const { name, reason } of error.invalidParams)
            io.out(`Geweigerd: ${name}: ${reason}`);
        io.out('Er is niets overgenomen.');
        return 1;
    }
}
function bodyOf(path, text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new StartProblem('setting', `${path} is no JSON.`, error);
    }
}
async function write(opened, { options, io }) {
    const municipality = await municipalityOf(opened, options.municipality);
    const caller = await callerIn(opened, municipality);
    const document = exported(await opened.engine.parts.snapshots.current(municipality), caller);
    const path = options.to;
    await writeFile(path, `${JSON.stringify(document, null, 2)}\n`, { mode: 0o600 }).catch((error) => {
        throw diskFault(error, path, 'export');
    });
    const { length } = document.verwerkingsactiviteiten;
    io.out(`${length} versies in ${path}`);
    return 0;
}
//# sourceMappingURL=activiteiten.js.map