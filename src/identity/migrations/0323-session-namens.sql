-- For whom the resident of a session acts now: a mandate, or the person that they have authority over. Empty: for themselves.
alter table session add column namens text collate "C";
