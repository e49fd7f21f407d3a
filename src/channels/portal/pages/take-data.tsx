/** Take my data: what is in the file, and the one button that fetches it. */
import { addresses } from '../../ui/addresses.ts';
import { Button } from '../../ui/components/button.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Heading } from '../../ui/components/text.tsx';
import type { TextKey } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';

const IN = ['take.in.read', 'take.in.files', 'take.in.machine', 'take.in.proof'] as const satisfies readonly TextKey[];
const NOTES = ['take.note.time', 'take.note.safe', 'take.note.log'] as const satisfies readonly TextKey[];

export function TakeDataPage() {
  const { t } = useUi();
  const section = (
    id: string,
    title: 'take.in' | 'take.note',
    items: readonly (typeof IN | typeof NOTES)[number][],
  ) => (
    <section class="meent-flow" aria-labelledby={id}>
      <Heading level={2} look={3} id={id}>
        {t(title)}
      </Heading>
      <ul>
        {items.map((item) => (
          <li>{t(item)}</li>
        ))}
      </ul>
    </section>
  );
  return (
    <Page
      channel="portal"
      title={t('take.title')}
      current="data"
      field={{
        heading: t('take.title'),
        lead: t('take.lead'),
        crumbs: [
          { href: addresses.mine, text: t('nav.overview') },
          { href: addresses.myData, text: t('data.title') },
        ],
      }}
    >
      <div class="meent-wrap meent-section">
        <div class="meent-text meent-stack">
          {section('inhoud-bestand', 'take.in', IN)}
          {section('weten', 'take.note', NOTES)}
          <Form action={addresses.takeData}>
            <Button>{t('take.do')}</Button>
          </Form>
        </div>
      </div>
    </Page>
  );
}
