-- expand
-- Through which application each of the three who decide on a list came: whom one application names counts as one. Null: at
-- the pages of Meent, or before this was kept.
alter table archief_vernietigingslijst
  add column opsteller_via text collate "C",
  add column beoordelaar_via text collate "C",
  add column vaststeller_via text collate "C";
