/** Line icons of 24 by 24. An icon always stands beside words, so it is hidden for assistive technology. */
const shapes = {
  download: 'M12 4v11M7 10.5l5 5 5-5M4.5 20h15',
  upload: 'M12 16V5M7 9.5l5-5 5 5M4.5 20h15',
  warning: 'M12 3.6L22 20H2zM12 10v4.6M12 17.2v.2',
  info: 'M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 0 0 0-19M12 11v6M12 7v.2',
  ok: 'M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 0 0 0-19M7.5 12.5l3.2 3.2 6-6.7',
  file: 'M6 2.8h8l4.6 4.6v13.8H6zM14 2.8v4.8h4.6',
  photo: 'M3 5.5h18v13H3zM3 15.5l5-5 4.5 4.5 3-3 5.5 5.5M15.5 9.2v.2',
} as const;

export type IconName = keyof typeof shapes;

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="meent-icon meent-icon-line" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={shapes[name]} />
  </svg>
);

/** The mark of Meent: three strips and a path. A municipality may put its own logo in its place. */
export const Mark = () => (
  <svg viewBox="0 0 44 44" aria-hidden="true" focusable="false">
    <path class="meent-land-3" d="M0 0h44v14H0z" />
    <path class="meent-land-4" d="M0 16h44v12H0z" />
    <path class="meent-land-5" d="M0 30h44v14H0z" />
    <path class="meent-ditch" d="M0 14h44v2H0zM0 28h44v2H0z" />
    <path class="meent-path-casing" stroke-width="7.5" d="M11 48C11 34 33 33 33 22S20 10 22-4" />
    <path class="meent-path" stroke-width="3.5" d="M11 48C11 34 33 33 33 22S20 10 22-4" />
  </svg>
);
