/** What a proof shows: in words first, then numbers, the hash only for who asks. */
import { addresses } from '../addresses.ts';
import type { Moment } from '../texts/format.ts';
import { useUi } from '../ui.ts';
import { ButtonGroup, LinkButton } from './button.tsx';
import { DataList } from './data.tsx';
import { Icon } from './icons.tsx';
import { Heading, When } from './text.tsx';

export interface Proof {
  /** Entries in the log of this municipality. */
  readonly size: number;
  readonly signedAt: Moment;
  /** Root of the Merkle tree, hexadecimal. */
  readonly root: string;
  readonly href: string;
  /** Command that checks it. */
  readonly command: string;
}

const inFours = (hash: string): string => hash.replace(/(.{4})(?=.)/g, '$1 ');

export function ProofBlock({ proof }: { readonly proof: Proof }) {
  const { t, format, municipality } = useUi();
  return (
    <div class="meent-proof">
      <div class="meent-proof__grid">
        <div class="meent-flow">
          <Heading level={2} id="bewijs">
            {t('proof.title')}
          </Heading>
          <p>{t('proof.text')}</p>
          <ButtonGroup>
            <LinkButton href={proof.href}>
              <Icon name="download" />
              {t('proof.download')}
            </LinkButton>
          </ButtonGroup>
        </div>
        <div>
          <DataList
            facts={[
              { name: t('proof.size', { municipality: municipality.name }), value: format.number(proof.size) },
              { name: t('proof.signed'), value: <When at={proof.signedAt} as="dateTime" /> },
            ]}
          />
          <details>
            <summary>{t('proof.details')}</summary>
            <p class="meent-small">{t('proof.root')}</p>
            <p class="meent-hash">{inFours(proof.root)}</p>
            <p class="meent-small">{t('proof.command')}</p>
            <p class="meent-hash">{proof.command}</p>
            <p class="meent-small">
              <a href={`${addresses.glassLog}#nakijken`}>{t('proof.how')}</a>
            </p>
          </details>
        </div>
      </div>
    </div>
  );
}
