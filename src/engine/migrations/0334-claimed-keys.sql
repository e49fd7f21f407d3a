-- An Idempotency-Key under which several writes are being done: until then no other process starts on them. Absent once there
-- is an answer.
alter table engine_idempotency add column claimed_until timestamptz;
