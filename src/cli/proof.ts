import { main } from '../../packages/meent-verify/src/cli.js';
import type { Command } from './command.ts';

export const proof: Command = {
  name: 'proof',
  arguments: ['FILE'],
  options: {
    key: { value: 'VKEY', meaning: 'key of the log, as its /logboek/tlog/vkey says, or a file that holds it' },
    log: { value: 'PLACE', meaning: 'address or folder of the log, to see that it goes on from a checkpoint' },
    with: { value: 'FILE', meaning: 'a checkpoint that was kept, earlier or later than that of the proof' },
  },
  help: [
    'Checks a proof that a resident took home: every line in it was in the signed log. Reads files alone, no database.',
    'The same as packages/meent-verify, which needs nothing of Meent: give that to who should not have to trust this program.',
    'Exit code 1 when something does not hold, 2 when it cannot be checked, 3 when no key was given but that in FILE.',
  ],
  examples: [
    'proof bewijs-2026-11-20.json --key sleutel.txt',
    'proof bewijs-2026-11-20.json --key sleutel.txt --with nu.txt --log https://gemeente.example/logboek/tlog',
  ],
  run({ arguments: [file], options, io }) {
    const { key, log } = options;
    const given = [file!, ...(options.with === undefined ? [] : [options.with])];
    const asked = [...(key === undefined ? [] : ['--key', key]), ...(log === undefined ? [] : ['--log', log])];
    return main([...asked, '--en', '--', ...given], io.out);
  },
};
