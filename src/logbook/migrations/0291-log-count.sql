-- Expand: how many entries came on each day, by activity and organ. Kept by the sequencer in the transaction that numbers, so that the
-- public page counts without reading the log. No person, no employee, no application. Counts from here on.
create table log_count (
  municipality int not null,
  -- Of the entry's own moment, in the Netherlands.
  day date not null,
  activity text collate "C" not null,
  organ text collate "C" not null,
  entries bigint not null check (entries > 0),
  primary key (municipality, day, activity, organ)
);
select meent_tenant_table('log_count', 'select', 'select, insert, update');
