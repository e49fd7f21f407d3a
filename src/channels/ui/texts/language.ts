/** Which language a page is in: the choice in the address, then the cookie `taal`, then what the browser asks, else Dutch. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The name of the cookie and of the query parameter. */
export const LANGUAGE_PARAMETER = 'taal';

const known = (text: string | undefined): Language | undefined => LANGUAGES.find((language) => language === text);

/** The first language of `Accept-Language` (RFC 9110, 12.5.4) that we have, by weight. */
function accepted(header: string): Language | undefined {
  const wishes = header.split(',').map((part) => {
    const [tag, ...parameters] = part.trim().split(';');
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
    return { language: known(tag!.trim().toLowerCase().split('-')[0]), weight: Number(weight ?? 1) };
  });
  return wishes.filter((wish) => wish.language && wish.weight > 0).sort((a, b) => b.weight - a.weight)[0]?.language;
}

export const chooseLanguage = (asked: {
  readonly query?: string | undefined;
  readonly cookie?: string | undefined;
  readonly acceptLanguage?: string | undefined;
}): Language => known(asked.query) ?? known(asked.cookie) ?? accepted(asked.acceptLanguage ?? '') ?? 'nl';
