-- Expand: the trace of the request that a job follows from, as a change record keeps it. Null: a job of no request.
alter table job add column trace text collate "C", add column sampled boolean not null default false;
