/** The land comes to you: another way in for who would rather speak to somebody, and the doors once more. */
import { addresses } from '../addresses.ts';
import { mayOpen, useUi } from '../ui.ts';
import { Dutch, Rich } from './text.tsx';

/** A link where it is a number that can be called. */
export function Phone() {
  const { phone } = useUi().municipality;
  const number = phone.replaceAll(' ', '');
  return /^\+?\d+$/.test(number) ? <a href={`tel:${number}`}>{phone}</a> : phone;
}

/** In the language of the page where the municipality wrote it so; else in Dutch, and said to be. */
export function Hours() {
  const { language, municipality } = useUi();
  const { nl, en } = municipality.hours;
  if (language === 'en' && en) return <p>{en}</p>;
  return nl ? (
    <p>
      <Dutch>{nl}</Dutch>
    </p>
  ) : null;
}

export function Footer() {
  const { t, municipality, demo, takesReports, acting } = useUi();
  return (
    <footer class="utrecht-page-footer">
      <div class="utrecht-page-footer__land" />
      <div class="meent-wrap utrecht-page-footer__grid">
        <div>
          <p>
            <strong>{t('footer.talk')}</strong>
          </p>
          <p>
            <Rich text="footer.contact" with={{ phone: <Phone />, address: municipality.address }} />
          </p>
          <Hours />
          <p>{t('footer.same')}</p>
        </div>
        <ul>
          {takesReports ? (
            <li>
              <a href={addresses.report}>{t('nav.report')}</a>
            </li>
          ) : null}
          <li>
            <a href={addresses.mine}>{t('nav.mine')}</a>
          </li>
          {mayOpen({ acting }, 'wie-keek') ? (
            <li>
              <a href={addresses.whoLooked}>{t('footer.looked')}</a>
            </li>
          ) : null}
        </ul>
        <ul>
          <li>
            <a href={addresses.front}>{t('footer.runs')}</a>
          </li>
          <li>
            <a href={addresses.glassLog}>{t('footer.glass')}</a>
          </li>
          <li>
            <a href={addresses.api}>{t('nav.api')}</a>
          </li>
          {demo ? <li class="utrecht-page-footer__demo">{t('footer.demo')}</li> : null}
        </ul>
      </div>
    </footer>
  );
}
