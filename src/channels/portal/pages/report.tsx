/** "Meld iets in de openbare ruimte": five questions. Answers come back as they were typed; errors stand at their field. */
import { addresses } from '../../ui/addresses.ts';
import { Button } from '../../ui/components/button.tsx';
import { FileInput, type Option, ofRegister, Radios, TextArea, TextBox } from '../../ui/components/fields.tsx';
import type { FieldError } from '../../ui/components/form.tsx';
import { type MapArea, PlacePicker, type Position } from '../../ui/components/map.tsx';
import { useUi } from '../../ui/ui.ts';
import { ReportFrame } from './report-frame.tsx';
import { WhyAsked } from './why-asked.tsx';

interface Asked {
  readonly errors?: readonly FieldError[];
}

/** Fields: `categorie`, `omschrijving`. */
export interface ReportWhatProps extends Asked {
  readonly categories: readonly Option[];
  readonly categorie?: string;
  readonly omschrijving?: string;
}

export function ReportWhatPage({ categories, categorie, omschrijving, errors = [] }: ReportWhatProps) {
  const { t } = useUi();
  return (
    <ReportFrame step="wat" errors={errors} lead={t('report.what.lead')}>
      <Radios
        name="categorie"
        label={t('report.category')}
        options={ofRegister(categories)}
        value={categorie}
        errors={errors}
      />
      <TextArea
        name="omschrijving"
        label={t('report.description')}
        help={t('report.description.help')}
        value={omschrijving}
        errors={errors}
      />
    </ReportFrame>
  );
}

/** Fields: `adres`, `breedtegraad`, `lengtegraad` (degrees, WGS 84). */
export interface ReportWhereProps extends Asked {
  readonly adres?: string;
  readonly breedtegraad?: string;
  readonly lengtegraad?: string;
  readonly area?: MapArea;
}

/** The pin of an earlier answer, when both numbers are numbers. */
function pinOf(lat: string | undefined, lon: string | undefined): Position | undefined {
  const place: Position = [Number(lon?.replace(',', '.')), Number(lat?.replace(',', '.'))];
  return lat && lon && place.every(Number.isFinite) ? place : undefined;
}

export function ReportWherePage({ adres, breedtegraad, lengtegraad, area, errors = [] }: ReportWhereProps) {
  const { t } = useUi();
  return (
    <ReportFrame step="waar" errors={errors} islands={['place']} lead={t('report.where.lead')}>
      <TextBox
        name="adres"
        label={t('report.address')}
        help={t('report.address.help')}
        value={adres}
        autoComplete="off"
        errors={errors}
      />
      <details class="meent-after-l" open={area !== undefined || breedtegraad !== undefined}>
        <summary>{t('report.point')}</summary>
        <PlacePicker
          area={area}
          latField="breedtegraad"
          lonField="lengtegraad"
          pin={pinOf(breedtegraad, lengtegraad)}
        />
        <div class="meent-field-row">
          <TextBox
            name="breedtegraad"
            label={t('report.lat')}
            value={breedtegraad}
            inputMode="decimal"
            optional
            short
            errors={errors}
          />
          <TextBox
            name="lengtegraad"
            label={t('report.lon')}
            value={lengtegraad}
            inputMode="decimal"
            optional
            short
            errors={errors}
          />
        </div>
      </details>
    </ReportFrame>
  );
}

export interface KeptPhoto {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

/** Fields: `foto` (file); a kept photo leaves by the button `verwijder` with its id. */
export interface ReportPhotoProps extends Asked {
  readonly photos: readonly KeptPhoto[];
  readonly maxBytes: number;
}

export function ReportPhotoPage({ photos, maxBytes, errors = [] }: ReportPhotoProps) {
  const { t, format } = useUi();
  return (
    <ReportFrame step="foto" errors={errors} files lead={t('report.photo.lead')}>
      {photos.length ? (
        <ul class="meent-kept">
          {photos.map((photo) => (
            <li class="meent-kept__item">
              <span>
                {photo.name}, {format.size(photo.bytes)}
              </span>
              <Button kind="secondary" name="verwijder" value={photo.id}>
                {t('report.photo.remove')}
                <span class="meent-hidden"> {photo.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <FileInput
        name="foto"
        label={t('report.photo.field')}
        help={t('report.photo.help', { size: format.size(maxBytes) })}
        accept={['image/jpeg', 'image/png', 'image/webp']}
        optional
        multiple
        errors={errors}
      />
    </ReportFrame>
  );
}

/** Fields: `naam`, `email`, `telefoon`. Logged in: the name is known, and messages go to the message box. */
export interface ReportContactProps extends Asked {
  /** Id of the activity for which this is asked (AVG 13). */
  readonly why: string;
  readonly knownName?: string;
  readonly naam?: string;
  readonly email?: string;
  readonly telefoon?: string;
}

export function ReportContactPage({ why, knownName, naam, email, telefoon, errors = [] }: ReportContactProps) {
  const { t } = useUi();
  const lead = knownName === undefined ? t('report.contact.lead') : t('report.contact.known', { name: knownName });
  return (
    <ReportFrame step="gegevens" errors={errors} lead={lead}>
      {knownName === undefined ? (
        <>
          <TextBox name="naam" label={t('report.name')} value={naam} autoComplete="name" optional errors={errors} />
          <TextBox
            name="email"
            label={t('report.email')}
            help={t('report.email.help')}
            value={email}
            type="email"
            autoComplete="email"
            optional
            errors={errors}
          />
        </>
      ) : null}
      <TextBox
        name="telefoon"
        label={t('report.phone')}
        help={t('report.phone.help')}
        value={telefoon}
        type="tel"
        autoComplete="tel"
        optional
        errors={errors}
      />
      {knownName === undefined ? (
        <p class="meent-after">
          <a class="meent-link-row" href={addresses.loginTo(addresses.reportStep('gegevens'))}>
            {t('report.login')}
          </a>
        </p>
      ) : null}
      <WhyAsked why={why} />
    </ReportFrame>
  );
}
