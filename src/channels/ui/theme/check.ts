/** Refuses a theme that lacks a token the stylesheet uses, or that has a pair of colours people cannot read. */
import { contrast, PAIRS } from './contrast.ts';
import { dayTokens, nightTokens, propertyName, resolve, type Theme, type Tokens } from './tokens.ts';

function missing(tokens: Tokens, css: string): string[] {
  const have = new Set([...tokens.keys()].map(propertyName));
  const used = new Set([...css.matchAll(/var\((--[a-z0-9-]+)/g)].map((match) => match[1]!));
  return [...used].filter((name) => !have.has(name)).map((name) => `${name} is used and has no value`);
}

function unresolved(tokens: Tokens): string[] {
  return [...tokens.keys()].flatMap((path) => {
    try {
      resolve(tokens, path);
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
}

const unreadable = (tokens: Tokens): string[] =>
  PAIRS.flatMap(([front, ground, minimum]) => {
    const ratio = contrast(resolve(tokens, `meent.${front}`), resolve(tokens, `meent.${ground}`));
    return ratio < minimum ? [`${front} on ${ground} is ${ratio.toFixed(2)}, must be ${minimum} or more`] : [];
  });

/** What is wrong with a theme, one sentence each; an empty list is a good theme. */
export function checkTheme(theme: Theme, css: string): string[] {
  const day = dayTokens(theme);
  const night = new Map([...day, ...nightTokens(theme)]);
  return [
    ['day', day],
    ['night', night],
  ].flatMap(([name, tokens]) => {
    const broken = [...missing(tokens as Tokens, css), ...unresolved(tokens as Tokens)];
    const problems = broken.length ? broken : unreadable(tokens as Tokens);
    return problems.map((problem) => `By ${name as string}: ${problem}`);
  });
}
