-- One command at a time copies from an installation: two would do everything twice, and end each other's round.
alter table overzetten_bron
  add column houder uuid,
  add column gehouden_tot timestamptz not null default '-infinity';
