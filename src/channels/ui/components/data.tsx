/** Facts: data lists, files, tables, pages of a list, badges. */
import type { ComponentChildren } from 'preact';
import type { Moment } from '../texts/format.ts';
import { useUi } from '../ui.ts';
import { classes } from './classes.ts';
import { Icon } from './icons.tsx';
import { Dutch, When } from './text.tsx';

export interface Fact {
  readonly name: ComponentChildren;
  readonly value: ComponentChildren;
}

export const DataList = ({ facts, rows }: { readonly facts: readonly Fact[]; readonly rows?: boolean }) => (
  <dl class={classes('utrecht-data-list', rows && 'utrecht-data-list--rows')}>
    {facts.map(({ name, value }) => (
      <div class="utrecht-data-list__item">
        <dt class="utrecht-data-list__key">{name}</dt>
        <dd class="utrecht-data-list__value">{value}</dd>
      </div>
    ))}
  </dl>
);

export interface FileInfo {
  readonly title: string;
  readonly href: string;
  /** Who made it, in words: `u`, `de gemeente`. */
  readonly from?: string;
  readonly date: Moment;
  /** MIME type. */
  readonly format: string;
  readonly bytes: number;
  /** What only an employee sees, such as the confidentiality. */
  readonly remark?: string;
}

/** `application/pdf` as people call it. */
const formatName = (mime: string): string => (mime.split('/')[1] ?? mime).split(/[.+;]/).at(-1)!.toUpperCase();

function FileItem({ file }: { readonly file: FileInfo }) {
  const { t, format } = useUi();
  const kind = `${formatName(file.format)}, ${format.size(file.bytes)}`;
  return (
    <li class="denhaag-file">
      <Icon name={file.format.startsWith('image/') ? 'photo' : 'file'} />
      <div>
        <a href={file.href}>
          <Dutch>{file.title}</Dutch>
        </a>
        <p class="meent-small meent-muted">
          {file.from ? `${t('file.from', { who: file.from })}, ` : null}
          <When at={file.date} as="day" />. {kind}
          {file.remark ? (
            <>
              , <Dutch>{file.remark}</Dutch>
            </>
          ) : null}
        </p>
      </div>
    </li>
  );
}

export const Files = ({ files }: { readonly files: readonly FileInfo[] }) => (
  <ul class="meent-files">
    {files.map((file) => (
      <FileItem file={file} />
    ))}
  </ul>
);

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly numeric?: boolean;
}

interface TableProps<Row> {
  readonly caption: ComponentChildren;
  /** The first column names the row. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  readonly rows: readonly Row[];
}

/** A table that becomes a list of blocks on a narrow screen. */
// biome-ignore-start lint/a11y/noRedundantRoles: `display: block` on a narrow screen drops the roles of a table
export const Table = <Row,>({ caption, columns, rows }: TableProps<Row>) => (
  <table class="utrecht-table utrecht-table--stack" role="table">
    <caption>{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((column) => (
          <th role="columnheader" scope="col" class={column.numeric ? 'meent-num' : undefined}>
            {column.title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((row) => (
        <tr role="row">
          {columns.map((column, index) =>
            index === 0 ? (
              <th role="rowheader" scope="row">
                {column.cell(row)}
              </th>
            ) : (
              <td role="cell" data-label={column.title} class={column.numeric ? 'meent-num' : undefined}>
                {column.cell(row)}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);
// biome-ignore-end lint/a11y/noRedundantRoles: see above

interface PaginationProps {
  /** Of which list, where a page has more than one. */
  readonly of?: string;
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
}

/** The first, the last, and those around the present page; `null` is a gap. */
export function pagesShown(page: number, pages: number): (number | null)[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, pages])].filter((number) => number >= 1 && number <= pages);
  return wanted.flatMap((number, index) => (index > 0 && number - wanted[index - 1]! > 1 ? [null, number] : [number]));
}

export function Pagination({ of, page, pages, href }: PaginationProps) {
  const { t } = useUi();
  if (pages < 2) return null;
  return (
    <nav class="utrecht-pagination" aria-label={of ? `${t('pagination.label')}: ${of}` : t('pagination.label')}>
      <ul class="utrecht-pagination__list">
        {pagesShown(page, pages).map((number) => (
          <li>
            {number === null ? (
              <span class="utrecht-pagination__link" aria-hidden="true">
                …
              </span>
            ) : (
              <a
                class="utrecht-pagination__link"
                href={href(number)}
                aria-current={number === page ? 'page' : undefined}
              >
                <span class="meent-hidden">{t('pagination.page')} </span>
                {number}
              </a>
            )}
          </li>
        ))}
      </ul>
      {page < pages ? (
        <a class="meent-link-row" href={href(page + 1)}>
          {t('pagination.next')}
          {of ? <span class="meent-hidden">: {of}</span> : null}
        </a>
      ) : null}
    </nav>
  );
}

interface BadgeProps {
  readonly kind?: 'you' | 'outline' | 'wrong';
  readonly children: ComponentChildren;
}

export const Badge = ({ kind, children }: BadgeProps) => (
  <span class={classes('nl-data-badge', kind && `nl-data-badge--${kind}`)}>{children}</span>
);
