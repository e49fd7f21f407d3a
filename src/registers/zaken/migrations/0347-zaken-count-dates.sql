-- Cases that are there, by the dates of which counters know how many there are.
select engine_count_dates('zaak', 'zaken_zaak', 'zaaktype', 'niveau', array['registratiedatum', 'startdatum', 'einddatum', 'archiefactiedatum']);
