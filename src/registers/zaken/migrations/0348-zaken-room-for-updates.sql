-- A status, a role or a document changes the row of its case, and no column that is in an index. Where the page has room for the
-- new row no index is touched: without room all twelve are, and each page of them goes into the write-ahead log whole. Three
-- cases and room for one more are a page; what is there already gets room as it is vacuumed.
alter table zaken_zaak set (fillfactor = 80);
alter table zaken_status set (fillfactor = 90);
