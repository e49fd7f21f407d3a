-- Expand: a log that was put back to before its first entry goes on under another name, from nothing.
alter table log_checkpoint drop constraint log_checkpoint_size_check;
alter table log_checkpoint add constraint log_checkpoint_size_check check (size >= 0);
