-- Expand: a line about a case that must stay (opschorting van vernietiging) stays as well, and so do those of what belongs to it.
create or replace function log_held(of_municipality int, of_subject text, of_resource text, of_record text) returns boolean
language plpgsql stable security definer set search_path = meent, pg_temp as $$
declare
  record_id uuid;
begin
  if exists (
    select from log_decision d
    where d.municipality = of_municipality and d.kind = 'vasthouden' and d.step = 'besluit'
      and (d.subject = of_subject or (d.resource = of_resource and d.record = of_record))
      and not exists (select from log_decision e where e.municipality = d.municipality and e.decision = d.decision and e.step = 'einde'))
  then return true; end if;
  if of_record !~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then return false; end if;
  record_id := of_record::uuid;
  return exists (
    select from zaken_zaak z where z.municipality = of_municipality and z.opgeschort is not null and z.id in (
      select record_id where of_resource = 'zaak'
      union all select zaak from zaken_status where of_resource = 'status' and municipality = of_municipality and id = record_id
      union all select zaak from zaken_rol where of_resource = 'rol' and municipality = of_municipality and id = record_id
      union all select zaak from zaken_resultaat where of_resource = 'resultaat' and municipality = of_municipality and id = record_id
      union all select zaak from zaken_zaakeigenschap where of_resource = 'zaakeigenschap' and municipality = of_municipality and id = record_id
      union all select zaak from zaken_zaakobject where of_resource = 'zaakobject' and municipality = of_municipality and id = record_id
      union all select zaak from zaken_zaakinformatieobject where of_resource = 'zaakinformatieobject' and municipality = of_municipality and id = record_id
      union all select zaak from zaken_zaakinformatieobject where of_resource = 'enkelvoudiginformatieobject' and municipality = of_municipality and informatieobject = record_id
      union all select zaak from besluiten_besluit where of_resource = 'besluit' and municipality = of_municipality and id = record_id));
end $$;
