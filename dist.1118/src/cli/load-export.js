/** `meent load export FOLDER`: what left in files comes back, with all that it was. */
import { openFolder } from '../services/overzetten/folder.js';
import { overzetten } from '../services/overzetten/run.js';
import { MUNICIPALITY, municipalityOf, withMeent } from './open.js';
import { plain, sayMove, told } from './overzetten-report.js';
/** Of the database and the files of one machine; more at once is no faster. */
const PARALLEL = 4;
export const loadExport = {
    name: 'load export',
    arguments: ['FOLDER'],
    options: {
        municipality: MUNICIPALITY,
        notify: { meaning: 'subscribers are told of what comes back (absent: of nothing)' },
    },
    help: [
        'Takes a folder of "export register alles --content" over: catalogue, cases, documents and decisions, with their UUIDs, numbers, moments and versions, and who may see them.',
        'What stops goes on where it was; again changes nothing. Nothing that was changed here is written over.',
        'Exit code 1 when something was refused or is otherwise than in the files; the report, in Dutch, names it with the reason.',
    ],
    examples: ['load export uittocht --municipality zaken.gemeente.nl'],
    run: (call) => withMeent(call.config, (opened) => moveBack(opened, { ...call, io: plain(call.io) })),
};
async function moveBack(opened, { arguments: [path = ''], options, io }) {
    const municipality = await municipalityOf(opened, options.municipality);
    const { engine, blobs } = opened;
    const folder = await openFolder(path, engine.parts.registry).catch(told);
    try {
        const report = await overzetten({
            engine,
            blobs,
            municipality,
            source: folder.source,
            bron: `uitvoer van ${folder.host}`,
            parallel: PARALLEL,
            notify: options.notify !== undefined,
            tell: io.err,
        }).catch(told);
        return (await sayMove(report, io.out)) ? 0 : 1;
    }
    finally {
        await folder.close();
    }
}
//# sourceMappingURL=load-export.js.map