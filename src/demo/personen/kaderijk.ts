import { plaats } from './plaats.ts';

/** The place of the second, small demo municipality: eight streets at a harbour. */
export const kaderijk = plaats({
  naam: 'Kaderijk',
  gemeentecode: '9899',
  lat: 51.7284,
  lon: 4.3317,
  postcode: 3297,
  straten: [
    'Bolderkade',
    'Loskade',
    'Trossenpad',
    'Kraanbaan',
    'Havenmeester',
    'Meerpaal',
    'Pakhuisplein',
    'Ankersteeg',
  ],
});
