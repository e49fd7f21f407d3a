/**
 * Why Meent cannot start or a command cannot run: one sentence for the operator that says what is wrong and what to do.
 * The entry points print the sentence alone and exit with code 1. Never holds a password or personal data.
 */
export type StartProblemCode =
  | 'setting'
  | 'port-in-use'
  | 'folder-not-writable'
  | 'database-unreachable'
  | 'database-password'
  | 'database-rights'
  | 'database-version'
  | 'database-start'
  | 'schema-newer'
  | 'schema-changed'
  | 'migration'
  | 'already-running'
  | 'other-database'
  | 'demo-on-public-host'
  | 'production'
  | 'keys'
  | 'platform'
  | 'thread';

export class StartProblem extends Error {
  readonly code: StartProblemCode;

  constructor(code: StartProblemCode, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.code = code;
  }
}
