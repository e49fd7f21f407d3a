/** Whether what comes from elsewhere has the published form: a source that answers something else is not believed. */
import type { Groep, Knoop } from './model.ts';

type Deel = Readonly<Record<string, unknown>>;

export function isPersoon(model: Groep, value: unknown): value is Deel & { readonly burgerservicenummer: string } {
  return (
    isDeel(value) &&
    typeof value.burgerservicenummer === 'string' &&
    /^\d{9}$/.test(value.burgerservicenummer) &&
    past(model, value)
  );
}

const isDeel = (value: unknown): value is Deel => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that the model does not know are not looked at: they do not go on. */
function past(knoop: Knoop, value: unknown): boolean {
  if (value === undefined || value === null) return true;
  switch (knoop.is) {
    case 'lijst':
      return Array.isArray(value) && value.every((one) => past(knoop.van, one));
    case 'keuze': {
      if (!isDeel(value)) return false;
      const variant = Object.hasOwn(knoop.varianten, String(value.type)) && knoop.varianten[String(value.type)];
      return variant ? past(variant, value) : false;
    }
    case 'groep':
      return (
        isDeel(value) &&
        Object.entries(knoop.velden).every(([name, inside]) => past(inside, value[name])) &&
        (value.inOnderzoek === undefined || value.inOnderzoek === null || isDeel(value.inOnderzoek) || isVlag(knoop))
      );
    default:
      return typeof knoop.schema.type === 'string'
        ? isVan(knoop.schema.type, value)
        : // A date or a code: texts, numbers and flags, and nothing deeper.
          isDeel(value) && Object.values(value).every((one) => one === null || typeof one !== 'object');
  }
}

/** Of custody it is a flag by itself, which is a field of the model. */
const isVlag = (groep: Groep): boolean => Object.hasOwn(groep.velden, 'inOnderzoek');

const isVan = (type: string, value: unknown): boolean =>
  type === 'integer' ? Number.isInteger(value) : typeof value === type;
