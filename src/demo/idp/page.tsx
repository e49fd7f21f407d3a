/** The pages of the demo identity provider: plain forms, complete without JavaScript. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { assetsOf } from '../../channels/ui/assets.ts';
import type { AssuranceLevel } from '../../gate/context.ts';
import { LEVELS } from '../../identity/levels.ts';
import type { SessionKind } from '../../identity/sessions.ts';
import type { Language } from '../../identity/texts.ts';
import type { DemoAccount } from './people.ts';
import { DEMO_TEXTS } from './texts.ts';

export interface ChoicePage {
  readonly language: Language;
  readonly kind: SessionKind;
  readonly accounts: readonly DemoAccount[];
  /** The level the application asked for; chosen beforehand. */
  readonly asked: AssuranceLevel;
  /** What was sent and could not be used. */
  readonly sent?: { readonly person?: string; readonly level?: string };
}

const html = (page: preact.JSX.Element): string => `<!doctype html>${renderToString(page)}`;

function Document(props: {
  readonly language: Language;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const t = DEMO_TEXTS[props.language];
  const assets = assetsOf('meent');
  return (
    <html lang={props.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${props.title} - ${t.name}`}</title>
        <link rel="stylesheet" href={assets.stylesheet} />
        <link rel="icon" type="image/svg+xml" href={assets.icon} />
      </head>
      <body>
        <a class="nl-skip-link" href="#inhoud">
          {t.skip}
        </a>
        <header class="utrecht-page-header">
          <div class="meent-wrap utrecht-page-header__bar">
            <p>
              <strong>{t.name}</strong>
            </p>
          </div>
        </header>
        <main id="inhoud" tabIndex={-1}>
          <div class="meent-wrap meent-form-page">
            <div class="meent-form-body">{props.children}</div>
          </div>
        </main>
      </body>
    </html>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly about?: string;
}

function Choices(props: {
  readonly name: string;
  readonly legend: string;
  readonly chosen: string | undefined;
  readonly error: string | undefined;
  readonly choices: readonly Choice[];
}) {
  const { name, error } = props;
  const errorId = `${name}-fout`;
  return (
    <fieldset
      class={`utrecht-form-field${error ? ' utrecht-form-field--invalid' : ''}`}
      aria-describedby={error && errorId}
    >
      <legend class="utrecht-form-label">{props.legend}</legend>
      {error && (
        <p class="utrecht-form-field-error-message" id={errorId}>
          {error}
        </p>
      )}
      {props.choices.map(({ value, label, about }, index) => {
        const id = index === 0 ? name : `${name}-${index}`;
        return (
          <div class="utrecht-form-field-radio">
            <input type="radio" id={id} name={name} value={value} checked={value === props.chosen} required />
            <label for={id}>
              {label}
              {about && <span class="meent-muted">{`, ${about}`}</span>}
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}

export function choicePage(page: ChoicePage): string {
  const t = DEMO_TEXTS[page.language];
  const { sent } = page;
  const noPerson = sent && !page.accounts.some(({ key }) => key === sent.person) ? t.noPerson : undefined;
  const noLevel = sent && !(LEVELS as readonly string[]).includes(sent.level ?? '') ? t.noLevel : undefined;
  const title = t.title[page.kind];
  return html(
    <Document language={page.language} title={sent ? `${t.error}: ${title}` : title}>
      {sent && (
        <div class="meent-error-summary" role="alert" tabIndex={-1} autofocus aria-labelledby="fouten">
          <h2 class="nl-heading nl-heading--level-3" id="fouten">
            {t.error}
          </h2>
          <ul>
            {noPerson && (
              <li>
                <a href="#person">{noPerson}</a>
              </li>
            )}
            {noLevel && (
              <li>
                <a href="#level">{noLevel}</a>
              </li>
            )}
          </ul>
        </div>
      )}
      <h1 class="nl-heading nl-heading--level-1">{title}</h1>
      <p class="nl-paragraph--lead">{t.demo}</p>
      <form class="meent-form" method="post" noValidate>
        <Choices
          name="person"
          legend={t.who}
          chosen={sent?.person}
          error={noPerson}
          choices={page.accounts.map(({ key, label, about }) => ({ value: key, label, about: about[page.language] }))}
        />
        <Choices
          name="level"
          legend={t.level}
          chosen={sent?.level ?? page.asked}
          error={noLevel}
          choices={LEVELS.map((level) => ({
            value: level,
            label: t.levels[level],
            ...(level === page.asked && { about: t.asked.toLowerCase() }),
          }))}
        />
        <div class="nl-button-group meent-form__end">
          <button class="nl-button nl-button--primary" type="submit">
            {t.submit}
          </button>
          <button class="nl-button nl-button--secondary" type="submit" name="stop" value="ja">
            {t.stop}
          </button>
        </div>
      </form>
      <p>
        <a href={page.language === 'nl' ? '?taal=en' : '?taal=nl'} lang={page.language === 'nl' ? 'en' : 'nl'}>
          {t.other}
        </a>
      </p>
    </Document>,
  );
}

/** The login is over, or never was. */
export function overPage(language: Language): string {
  const t = DEMO_TEXTS[language];
  return html(
    <Document language={language} title={t.over}>
      <h1 class="nl-heading nl-heading--level-1">{t.over}</h1>
      <p class="nl-paragraph--lead">{t.overAdvice}</p>
      <p>
        <a href="/inloggen">{t.again}</a>
      </p>
    </Document>,
  );
}
