-- expand
-- From here on a process of the release before is noticed: lists count in an index until its writes are counted.
select engine_keep_dates('zaak', 'zaken_zaak');
