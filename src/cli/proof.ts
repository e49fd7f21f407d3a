import { readFile } from 'node:fs/promises';
import { parseVkey } from '../logbook/merkle/note.ts';
import { checkProofFile } from '../services/operations/proof.ts';
import { type Command, UsageProblem } from './command.ts';

export const proof: Command = {
  name: 'proof',
  arguments: ['FILE'],
  options: {
    key: { value: 'VKEY', meaning: 'key of the log, as its /logboek/tlog/vkey says (that in FILE when absent)' },
  },
  help: [
    'Checks a proof that a resident took home: every line in it was in the signed log. Reads the file alone, no Meent.',
    'Give the key that you kept or got from somebody else; with the key in the file you only know that it fits itself.',
    'Exit code 1 when something does not hold.',
  ],
  examples: ['proof bewijs-2026-11-20.json', 'proof bewijs-2026-11-20.json --key logboek.meent/7+ab12cd34+AQ...'],
  async run({ arguments: [file], options, io }) {
    const text = await readFile(file!, 'utf8').catch(() => undefined);
    if (text === undefined) throw new UsageProblem(`${file} cannot be read; give the file that was downloaded.`);
    const checked = checkProofFile(text, options.key === undefined ? undefined : verifiersOf(options.key));
    if (!checked) {
      io.err(`${file} is not a proof of a logbook; download it again.`);
      return 1;
    }
    const { good, bad } = checked;
    io.out(`${good} of ${good + bad} lines are in the signed log.`);
    return bad === 0 && good > 0 ? 0 : 1;
  },
};

function verifiersOf(vkey: string) {
  const verifier = parseVkey(vkey);
  if (!verifier) throw new UsageProblem('The key is not of the form name+hash+key; copy it whole.');
  return [verifier];
}
