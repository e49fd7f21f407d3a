/** `meent load demo --cases N`: a demo municipality as large as one wants. */
import { copyCases } from '../demo/copies.js';
import { monotonic } from '../foundation/clock.js';
import { StartProblem } from '../foundation/start-problem.js';
import { UsageProblem } from './command.js';
import { callerIn, MUNICIPALITY, municipalityOf, withMeent } from './open.js';
const MOST = 10_000_000;
export const loadDemo = {
    name: 'load demo',
    arguments: [],
    options: {
        cases: { value: 'N', meaning: 'so many extra cases there are afterwards, 1 to 10000000', required: true },
        municipality: MUNICIPALITY,
    },
    help: [
        'Fills a demo municipality with copies of its cases, about fictional people: to see Meent at the size of a city.',
        'What is broken off goes on where it was; with a higher number more come. Refused where real data may be.',
    ],
    examples: ['load demo --cases 100000', 'load demo --cases 5000 --municipality tweede.localhost'],
    run: (call) => withMeent(call.config, (opened) => fill(opened, call)),
};
async function fill(opened, { options, io }) {
    const cases = Number(options.cases);
    if (!/^\d+$/.test(options.cases) || cases < 1 || cases > MOST)
        throw new UsageProblem(`--cases is "${options.cases}"; use a whole number from 1 to ${MOST}.`);
    if (opened.mode !== 'demo')
        throw new StartProblem('setting', 'This data folder was not made as a demo; synthetic cases come into a demo alone.');
    const municipality = await municipalityOf(opened, options.municipality);
    const caller = { ...(await callerIn(opened, municipality)), remark: 'Kopie voor de demo' };
    const began = monotonic();
    let told = began;
    const rate = (made) => `${made} cases, ${Math.round(made / ((monotonic() - began) / 1000))} a second`;
    const made = await copyCases({
        engine: opened.engine,
        caller,
        cases,
        onDone(done) {
            if (monotonic() - told < 1_000)
                return;
            told = monotonic();
            io.err(rate(done));
        },
    });
    io.out(made === 0 ? `There are ${cases} extra cases already` : rate(made));
    return 0;
}
//# sourceMappingURL=load-demo.js.map