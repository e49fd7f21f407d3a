/** The test run of a proposal: in one sentence, and then for each who is touched what goes and what comes. */
import type { Getroffene, Proef, Verschil } from '../../../../services/toegangsregels/proef.ts';
import { doenVan } from '../../../../services/toegangsregels/woorden.ts';
import { Alert } from '../../../ui/components/alert.tsx';
import { Table } from '../../../ui/components/data.tsx';
import { Dutch } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import { Section } from '../../pages/frame.tsx';
import { WHO } from './words.ts';

/** Types that are named; of more the number is told. */
const MOST_NAMES = 4;

export function Trial({ trial: { getroffen, bekeken, veldenNietGenoemd, beslissingen } }: { readonly trial: Proef }) {
  const { t } = useUi();
  return (
    <Section id="proef" title={t('trial')}>
      {getroffen.length === 0 ? (
        <Alert kind="warning" title={t('trial.nobody', { count: bekeken })}>
          {veldenNietGenoemd.length > 0 ? (
            <>
              <p>{t('trial.nobody.unnamed')}</p>
              <FieldList fields={veldenNietGenoemd} />
            </>
          ) : (
            <p>{t('trial.nobody.text')}</p>
          )}
        </Alert>
      ) : (
        <>
          <p>{t('trial.some', { count: getroffen.length, of: bekeken })}</p>
          <Table
            caption={<span class="meent-hidden">{t('trial')}</span>}
            rows={getroffen}
            columns={[
              {
                title: t('trial.who'),
                cell: ({ soort, naam }) => (
                  <>
                    <Dutch>{soort === 'rol' ? naam.replaceAll('-', ' ') : naam}</Dutch>
                    <p class="meent-small meent-muted">{t(WHO[soort])}</p>
                  </>
                ),
              },
              { title: t('trial.loses'), cell: (one) => <Changes some={one.verliest} fields={one.veldenWeg} /> },
              { title: t('trial.gains'), cell: (one) => <Changes some={one.krijgt} fields={one.veldenTerug} /> },
              ...(veldenNietGenoemd.length > 0
                ? [
                    {
                      title: t('trial.unnamed'),
                      cell: (one: Getroffene) => <Changes some={[]} fields={one.veldenNietGenoemd} />,
                    },
                  ]
                : []),
            ]}
          />
        </>
      )}
      <p class="meent-after">
        {beslissingen.bekeken === 0
          ? t('trial.decisions.none')
          : t('trial.decisions', {
              count: beslissingen.bekeken,
              less: beslissingen.nuNiet,
              more: beslissingen.nuWel,
            })}
      </p>
    </Section>
  );
}

function Changes({ some, fields }: { readonly some: readonly Verschil[]; readonly fields: Getroffene['veldenWeg'] }) {
  const { t } = useUi();
  if (some.length + fields.length === 0) return <>{t('trial.nothing')}</>;
  return (
    <ul>
      {some.map((one) => (
        <li>
          <Right of={one} />
          {one.typen.length === 0 ? null : (
            <>
              , {t('trial.types', { count: one.typen.length, of: one.van })} (
              <Dutch>{one.typen.slice(0, MOST_NAMES).join(', ')}</Dutch>
              {one.typen.length > MOST_NAMES ? ', ...' : ''})
            </>
          )}
          {one.deels ? ` ${t('trial.partly')}` : ''}
        </li>
      ))}
      <Items fields={fields} />
    </ul>
  );
}

/** What somebody could do, with the name that it has in the API behind it: whoever made the rule chose it by that. */
function Right({ of: { gegevens, scope } }: { readonly of: Verschil }) {
  const { language } = useUi();
  const words = doenVan(scope);
  return (
    <>
      <Dutch>{gegevens.replaceAll('_', ' ')}</Dutch>
      {words ? `: ${language === 'en' ? words.english : words.naam}` : null}{' '}
      <span class="meent-small meent-muted">
        (<Dutch>{scope}</Dutch>)
      </span>
    </>
  );
}

const Items = ({ fields }: { readonly fields: readonly string[] }) => {
  const { t } = useUi();
  return (
    <>
      {fields.map((field) => (
        <li>
          {t('trial.field')} <Dutch>{field}</Dutch>
        </li>
      ))}
    </>
  );
};

const FieldList = ({ fields }: { readonly fields: readonly string[] }) => (
  <ul>
    <Items fields={fields} />
  </ul>
);
