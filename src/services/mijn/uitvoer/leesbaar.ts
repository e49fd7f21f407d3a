/**
 * The page of the export: one file by itself, without anything from elsewhere, to read on a screen and on paper. It is Dutch,
 * as the registers are. What comes from them is text, and never markup.
 */
import type { Engine } from '../../../engine/engine.ts';
import type { Caller } from '../../../gate/context.ts';
import type { Bron } from '../../../gate/sources.ts';
import { snapshotOf } from '../../operations/door.ts';
import type { Gebruik, MijnBron } from '../bronnen.ts';
import { gelezen, type Stuk } from '../gegevens.ts';
import type { Logregel } from '../logregels.ts';
import { moment, type Names, namesIn, type Veld, veldenVan, type Waarde } from '../woorden.ts';

export interface Inhoud {
  readonly gemaakt: string;
  readonly gemeente: string;
  /** How they are called whom it is about, where somebody else takes it along. */
  readonly over?: string;
  readonly bronnen: readonly MijnBron[];
  readonly stukken: (bron: Bron) => AsyncIterable<readonly Stuk[]>;
  readonly regels: () => AsyncIterable<readonly Logregel[]>;
  /** Where a file is, seen from this page. */
  readonly bestandVan: (stuk: Stuk) => string | undefined;
}

/** Lines of the log on the page; all of them are in the file for programs. */
const MOST_LINES = 1_000;

export async function* leesbaar(engine: Engine, caller: Caller, inhoud: Inhoud): AsyncGenerator<string> {
  const snapshot = await snapshotOf(engine, caller);
  const words = namesIn(engine, snapshot, caller.base);
  yield head(inhoud);
  for (const bron of inhoud.bronnen) {
    yield section(bron);
    if (bron.bron === 'logboek') yield* lines(inhoud.regels(), inhoud.over);
    else yield* records(inhoud, bron.bron, words);
    yield '</section>\n';
  }
  yield '</main>\n</body>\n</html>\n';
}

const esc = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const STYLE = `:root{color-scheme:light dark}
body{font:1rem/1.6 system-ui,sans-serif;margin:0 auto;padding:1.5rem;max-width:46rem;overflow-wrap:anywhere}
h1{font-size:2rem;line-height:1.2}h2{font-size:1.5rem;margin-top:3rem;border-top:2px solid;padding-top:1rem}h3{font-size:1.15rem;margin:2rem 0 .5rem}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem;margin:.5rem 0}dt{font-weight:600}dd{margin:0}
dd dl{grid-template-columns:minmax(6rem,10rem) 1fr}
article{border-left:3px solid;padding-left:1rem;margin:1.5rem 0}
table{border-collapse:collapse;width:100%}caption{text-align:left;padding:.5rem 0}th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid}
@media (max-width:34rem){dl,dd dl{grid-template-columns:1fr}dt{margin-top:.5rem}}
@media print{body{max-width:none;padding:0}article,tr{break-inside:avoid}a{color:inherit}}`;

const titleOf = ({ over }: Inhoud): string =>
  over === undefined ? 'Uw gegevens bij de gemeente' : `De gegevens van ${esc(over)} bij de gemeente`;

const head = (inhoud: Inhoud): string => `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${titleOf(inhoud)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${titleOf(inhoud)}</h1>
<p>Gemaakt op ${esc(moment(inhoud.gemaakt))}, op ${esc(inhoud.gemeente)}. Dit is wat de gemeente toen ${inhoud.over === undefined ? 'over u ' : ''}had.</p>
<nav aria-label="Inhoud"><ul>
${inhoud.bronnen.map(({ bron, naam }) => `<li><a href="#${bron}">${esc(naam)}</a></li>`).join('\n')}
</ul></nav>
`;

const CHOICES: Readonly<Record<Gebruik['keuze'], string>> = {
  bezwaar: 'U kunt bezwaar maken',
  intrekken: 'U kunt dit intrekken',
  geen: 'U kunt dit niet stoppen',
};

function section({ bron, naam, herkomst, gebruik, opVerzoek }: MijnBron): string {
  const uses = gebruik.map(
    (one) => `<li><strong>${esc(one.naam)}</strong>: om te ${esc(one.doel)}. Verantwoordelijk: ${esc(one.organ)}.
${esc(one.toelichting)} ${CHOICES[one.keuze]}. ${esc(one.uitleg)}</li>`,
  );
  const asked = opVerzoek.map((one) => `<li>${esc(one.naam)}: ${esc(one.reden)}</li>`);
  return `<section aria-labelledby="${bron}">
<h2 id="${bron}">${esc(naam)}</h2>
<p>Waar het vandaan komt: ${esc(herkomst)}</p>
${uses.length > 0 ? `<h3>Waarvoor de gemeente dit gebruikt</h3>\n<ul>\n${uses.join('\n')}\n</ul>` : ''}
${asked.length > 0 ? `<h3>Wat u hier niet vanzelf ziet</h3>\n<p>Dit geldt voor iedereen. U kunt erom vragen: dan beslist de gemeente.</p>\n<ul>\n${asked.join('\n')}\n</ul>` : ''}
`;
}

async function* records(inhoud: Inhoud, bron: Bron, names: Names): AsyncGenerator<string> {
  yield inhoud.over === undefined ? '<h3>Wat de gemeente van u heeft</h3>\n' : '<h3>Wat de gemeente heeft</h3>\n';
  let none = true;
  for await (const stukken of inhoud.stukken(bron)) {
    if (stukken.length > 0) none = false;
    yield stukken.map((stuk) => article(stuk, inhoud.bestandVan(stuk), names)).join('');
  }
  if (none) yield '<p>Niets.</p>\n';
}

function article(stuk: Stuk, file: string | undefined, names: Names): string {
  const { naam, deels } = stuk.gegeven;
  const href = file?.split('/').map(encodeURIComponent).join('/');
  return `<article>
<h4>${esc(naam)}</h4>
${href ? `<p><a href="${esc(href)}">Open het bestand</a></p>\n` : ''}${deels ? '<p>Hier staat ook iets over een ander in. Dat is weggelaten.</p>\n' : ''}${list(veldenVan(gelezen(stuk.gegeven), names))}
</article>
`;
}

const list = (velden: readonly Veld[]): string =>
  velden.length === 0
    ? ''
    : `<dl>${velden.map(({ naam, waarde }) => `<dt>${esc(naam)}</dt><dd>${shown(waarde)}</dd>`).join('\n')}</dl>`;

function shown(waarde: Waarde): string {
  if ('velden' in waarde) return list(waarde.velden);
  if ('lijst' in waarde) return waarde.lijst.map((one) => `<div>${shown(one)}</div>`).join('');
  return esc(waarde.tekst).replaceAll('\n', '<br>');
}

const DID: Readonly<Record<Logregel['handeling'], string>> = {
  getoond: 'zag in een lijst',
  geopend: 'opende',
  gezocht: 'vond bij het zoeken',
  aangemaakt: 'maakte',
  gewijzigd: 'wijzigde',
  verwijderd: 'verwijderde',
  geexporteerd: 'zette in een bestand',
  geweigerd: 'vroeg, en mocht niet',
};

function who({ wie }: Logregel, over: string | undefined): string {
  switch (wie.soort) {
    case 'uzelf':
      return over ?? 'U';
    case 'gemachtigde':
      return over === undefined ? 'Iemand die voor u handelt' : `Iemand die voor ${over} handelt`;
    case 'inwoner':
      return 'Iemand anders';
    case 'medewerker':
      return `Een ${wie.rol}, ${wie.afdeling}`;
    case 'gemeente':
      return 'Een programma van de gemeente';
    case 'toepassing':
      return wie.naam;
  }
}

async function* lines(regels: AsyncIterable<readonly Logregel[]>, over: string | undefined): AsyncGenerator<string> {
  yield `<h3>Wie er keek</h3>
<table>
<caption>De laatste ${MOST_LINES} regels, de nieuwste eerst. Alle regels staan in logboek/regels.ndjson, de bewijzen ernaast.</caption>
<thead><tr><th scope="col">Wanneer</th><th scope="col">Wie</th><th scope="col">Wat</th><th scope="col">Waarvoor</th></tr></thead>
<tbody>
`;
  let count = 0;
  for await (const some of regels) {
    const fit = some.slice(0, MOST_LINES - count);
    count += fit.length;
    yield fit
      .map(
        (one) =>
          `<tr><th scope="row">${esc(moment(one.wanneer))}</th><td>${esc(who(one, over))}</td><td>${DID[one.handeling]}: ${esc(one.soort)}</td><td>${esc(one.doel)}</td></tr>\n`,
      )
      .join('');
    if (count === MOST_LINES) break;
  }
  yield '</tbody>\n</table>\n';
}
