/**
 * Our own API by the NL API Design Rules, with the linter and the ruleset of the standard itself. The ZGW texts break these
 * rules, so their APIs are not measured.
 */
import { existsSync, readFileSync } from 'node:fs';
import core, { type RulesetDefinition } from '@stoplight/spectral-core';
import functions from '@stoplight/spectral-functions';
import parsers from '@stoplight/spectral-parsers';
import rulesets from '@stoplight/spectral-rulesets';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { publishedFile } from './published.ts';
import { documentNamed } from './served.ts';

const RULES = publishedFile('nl-api-design-rules/2.2.0/spectral-ruleset.yaml');
const ERROR = 0;

type Then = { readonly function: string };
type Rule = string | { readonly then: Then | readonly Then[] };

/** The file names its functions; the linter wants the functions themselves. */
function rulesetIn(text: string): RulesetDefinition {
  const { rules } = parse(text) as { readonly rules: Readonly<Record<string, Rule>> };
  const bind = (then: Then) => ({ ...then, function: functions[then.function as keyof typeof functions] });
  const bound = Object.entries(rules).map(([name, rule]) => [
    name,
    typeof rule === 'string'
      ? rule
      : // biome-ignore lint/suspicious/noThenProperty: that is what a rule calls what is tested
        { ...rule, then: Array.isArray(rule.then) ? rule.then.map(bind) : bind(rule.then as Then) },
  ]);
  return { extends: [[rulesets.oas, 'off']], rules: Object.fromEntries(bound) } as RulesetDefinition;
}

async function faultsOf(document: object): Promise<readonly string[]> {
  const spectral = new core.Spectral();
  spectral.setRuleset(rulesetIn(readFileSync(RULES, 'utf8')));
  const found = await spectral.run(new core.Document(JSON.stringify(document), parsers.Json, 'openapi.json'));
  return (
    found
      .filter(({ severity }) => severity === ERROR)
      // The rule on answers looks for methods by a part of their name, and finds the example of a postcode.
      .filter(({ path }) => path.at(-1) !== 'postcode')
      .map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`)
  );
}

const here = existsSync(RULES);
const named = (name: string): string =>
  here ? name : `${name}: the ruleset is not here, set ZGW_STANDARDS to its folder`;

test.skipIf(!here)(named('our own API breaks no design rule'), async () => {
  expect(await faultsOf(documentNamed('meent'))).toEqual([]);
});

test.skipIf(!here)(named('a document that breaks one is found out'), async () => {
  const { info, ...rest } = documentNamed('meent');
  const { contact: _, ...less } = info;
  expect((await faultsOf({ ...rest, info: less })).join()).toContain('contact');
});
