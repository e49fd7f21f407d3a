import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogusIds } from '../../../src/registers/catalogi/catalogus-import-ids.ts';
import {
  type InavigatorOptions,
  readInavigator,
  UnreadableExport,
} from '../../../src/registers/catalogi/inavigator/inavigator.ts';
import * as selectielijst from '../../../src/registers/selectielijst/selectielijst.ts';

const options: InavigatorOptions = { selectielijst, verantwoordelijke: 'college van burgemeester en wethouders' };
const completed: InavigatorOptions = { ...options, doorlooptijdIndienLeeg: 'P56D', roltypenIndienLeeg: true };
const FIXTURE = join(import.meta.dirname, 'klein.xml');

const readFile = (path: string, given = options) => readInavigator(createReadStream(path), given);
const readText = (xml: string) => readInavigator(chunks(Buffer.from(xml), 7), options);

/** A stream in small pieces, so that characters and tags break in the middle. */
async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('a complete process', () => {
  test('becomes a case type in the terms of the Catalogi API', async () => {
    const { catalogus, processen } = await readFile(FIXTURE);
    expect(processen.map((report) => report.status)).toEqual(['geladen', 'geweigerd', 'geweigerd']);
    const [zaaktype] = catalogus.zaaktypen;
    expect(zaaktype).toMatchObject({
      identificatie: 'T1',
      omschrijving: 'Straatfeest toestemming',
      omschrijvingGeneriek: 'Evenement toestemming',
      doel: 'Het beoordelen van een aanvraag voor een straatfeest',
      toelichting: 'Kleine feesten in de eigen straat & buurt.',
      vertrouwelijkheidaanduiding: 'intern',
      indicatieInternOfExtern: 'extern',
      handelingInitiator: 'Aanvragen',
      onderwerp: 'straatfeest',
      handelingBehandelaar: 'Beoordelen',
      doorlooptijd: 'P56D',
      servicenorm: 'P14D',
      opschortingEnAanhoudingMogelijk: true,
      verlengingMogelijk: true,
      verlengingstermijn: 'P42D',
      publicatieIndicatie: false,
      trefwoorden: ['evenementen', 'vergunningen'],
      verantwoordelijke: 'Vergunningen',
      beginGeldigheid: '2024-02-01',
      eindeGeldigheid: null,
      selectielijstProcestype: selectielijst.procestypeMetNummer(2020, 11)!.uuid,
    });
  });

  test('orders the status types and keeps their checks', async () => {
    const [zaaktype] = (await readFile(FIXTURE)).catalogus.zaaktypen;
    expect(
      zaaktype!.statustypen.map((type) => [type.volgnummer, type.omschrijving, type.informeren, type.doorlooptijd]),
    ).toEqual([
      [1, 'Ontvangen', false, 'P2D'],
      [2, 'Afgehandeld', true, null],
    ]);
    const [check] = zaaktype!.statustypen[0]!.checklistitemStatustype;
    expect(check).toEqual({
      itemnaam: 'Is de aanvraag helemaal…',
      toelichting: null,
      vraagstelling: 'Is de aanvraag compleet?',
      verplicht: true,
    });
  });

  test('takes the generic role without accents, and says when it does not exist', async () => {
    const { catalogus, processen } = await readFile(FIXTURE);
    expect(catalogus.zaaktypen[0]!.roltypen).toEqual([
      { omschrijving: 'Aanvrager', omschrijvingGeneriek: 'initiator' },
      { omschrijving: 'Zaakcoördinator', omschrijvingGeneriek: 'zaakcoordinator' },
      { omschrijving: 'Toekijker', omschrijvingGeneriek: 'adviseur' },
    ]);
    expect(processen[0]!.warnings.some((warning) => warning.element === 'roltypen/Toekijker/naam-model')).toBe(true);
  });

  test('splits a documenttype into a type and a relation with direction and number', async () => {
    const { catalogus } = await readFile(FIXTURE);
    expect(catalogus.informatieobjecttypen).toMatchObject([
      {
        omschrijving: 'Aanvraag straatfeest',
        vertrouwelijkheidaanduiding: 'vertrouwelijk',
        informatieobjectcategorie: 'Aanvraag',
        beginGeldigheid: '2020-01-01',
      },
      {
        omschrijving: 'Besluit',
        vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
        informatieobjectcategorie: 'Besluit',
        beginGeldigheid: '2024-02-01',
      },
    ]);
    expect(catalogus.zaaktypen[0]!.zaaktypeInformatieobjecttypen).toEqual([
      { informatieobjecttype: 'Aanvraag straatfeest', volgnummer: 1, richting: 'inkomend', statustype: null },
      { informatieobjecttype: 'Besluit', volgnummer: 2, richting: 'uitgaand', statustype: null },
    ]);
  });

  test('fills brondatumArchiefprocedure so that ztc-003 to ztc-008 hold', async () => {
    const [zaaktype] = (await readFile(FIXTURE)).catalogus.zaaktypen;
    const empty = { datumkenmerk: '', einddatumBekend: false, objecttype: '', registratie: '', procestermijn: null };
    expect(zaaktype!.resultaattypen.map((type) => type.brondatumArchiefprocedure)).toEqual([
      {
        ...empty,
        afleidingswijze: 'ander_datumkenmerk',
        datumkenmerk: 'Einddatum feest',
        objecttype: 'overige',
        registratie: 'Evenementen',
      },
      { ...empty, afleidingswijze: 'eigenschap', datumkenmerk: 'Feestdatum' },
      { ...empty, afleidingswijze: 'afgehandeld' },
    ]);
    expect(zaaktype!.resultaattypen.map((type) => [type.archiefnominatie, type.archiefactietermijn])).toEqual([
      ['vernietigen', 'P1Y'],
      ['vernietigen', 'P1Y'],
      ['vernietigen', 'P7Y'],
    ]);
    expect(zaaktype!.resultaattypen[1]!.omschrijving).toBe('Verleend onder voorwaarden…');
    expect(zaaktype!.resultaattypen[1]!.toelichting).toContain('Verleend onder voorwaarden van de brandweer');
  });

  test('shares a document type with another process, as closed as any says, and tells it', async () => {
    const text = readFileSync(FIXTURE, 'utf8');
    const [proces] = /<proces id="T1">[\s\S]*?<\/proces>/.exec(text)!;
    const level = /<vertrouwelijkheid>VERTROUWELIJK</;
    for (const [own, other] of [
      ['OPENBAAR', 'GEHEIM'],
      ['GEHEIM', 'OPENBAAR'],
    ] as const) {
      const both = [own, other].map((word, index) =>
        proces.replace('id="T1"', `id="T1${index}"`).replace(level, `<vertrouwelijkheid>${word}<`),
      );
      const { catalogus, processen } = await readText(text.replace(proces, both.join('')));
      const [first, second] = processen;
      expect(catalogus.informatieobjecttypen).toContainEqual(
        expect.objectContaining({ omschrijving: 'Aanvraag straatfeest', vertrouwelijkheidaanduiding: 'geheim' }),
      );
      const element = 'documenttypen/Aanvraag straatfeest/vertrouwelijkheid';
      expect(first!.warnings.filter((warning) => warning.element === element)).toEqual([]);
      expect(second!.warnings.filter((warning) => warning.element === element)).toHaveLength(1);
    }
  });

  test('tells every value that differs from the file or from the selectielijst', async () => {
    const [report] = (await readFile(FIXTURE)).processen;
    expect(report!.refusals).toEqual([]);
    expect(report!.warnings.map((warning) => warning.element)).toEqual(
      expect.arrayContaining([
        'procesrelaties',
        'statustypen/checks',
        'documenttypen/vertrouwelijkheid',
        'resultaattypen/Verleend onder voorwaarden van de brandweer/bewaartermijn',
        'resultaattypen/Geweigerd/waardering',
        'resultaattypen/Geweigerd/bewaartermijn',
      ]),
    );
  });
});

describe('a process that lacks something obligatory', () => {
  test('is refused whole, with every reason at once', async () => {
    const { catalogus, processen } = await readFile(FIXTURE);
    expect(catalogus.zaaktypen.map((type) => type.identificatie)).toEqual(['T1']);
    expect(processen[1]!.refusals.map((refusal) => refusal.element)).toEqual([
      'velden/vertrouwelijkheid',
      'velden/afdoeningstermijn',
      'statustypen',
      'resultaattypen/Zoek/vernietigingsgrondslag',
      'resultaattypen/Uitgevoerd/vernietigingsgrondslag',
      'resultaattypen/Verleend/brondatum-archiefprocedure',
      'roltypen',
    ]);
    for (const { message } of processen[1]!.refusals) expect(message).toMatch(/^[A-Z].*\. [A-Z].*\.$/);
  });

  test('is loaded when the operator gives the missing term and roles', async () => {
    const { catalogus, processen } = await readFile(FIXTURE, completed);
    expect(processen.map((report) => report.status)).toEqual(['geladen', 'geweigerd', 'geladen']);
    const klein = catalogus.zaaktypen.at(-1)!;
    expect(klein.doorlooptijd).toBe('P56D');
    expect(klein.roltypen.map((type) => type.omschrijvingGeneriek)).toEqual(['initiator', 'behandelaar']);
    expect(klein.vertrouwelijkheidaanduiding).toBe('zaakvertrouwelijk');
    expect(klein.statustypen.map((type) => [type.volgnummer, type.omschrijving])).toEqual([
      [1, 'Binnen'],
      [2, 'Gelezen'],
      [3, 'Besloten'],
      [4, 'Klaar'],
    ]);
    expect(processen[2]!.warnings.map((warning) => warning.element)).toEqual(
      expect.arrayContaining(['velden/afdoeningstermijn', 'roltypen', 'velden/vertrouwelijkheid', 'statustypen']),
    );
  });
});

describe('a file from outside', () => {
  const refuses = async (xml: string, message: RegExp) => {
    const error: unknown = await readText(xml).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnreadableExport);
    expect((error as Error).message).toMatch(message);
  };

  test('with a DTD or own entities is refused', async () => {
    await refuses('<?xml version="1.0"?><!DOCTYPE dsp [<!ENTITY a "aaaa">]><dsp>&a;</dsp>', /DOCTYPE/);
    await refuses('<dsp><processen><proces id="A">&geheim;</proces></processen></dsp>', /geen geldige XML/);
  });

  test('that is no export, is empty, is cut off or nests without end is refused', async () => {
    await refuses('<html/>', /geen export van i-Navigator/);
    await refuses('', /leeg/);
    await refuses('<dsp><processen><proces id="A">', /geen geldige XML/);
    await refuses(`<dsp>${'<a>'.repeat(40)}`, /dieper dan 24/);
  });

  test('with more of anything than an export has is refused before it is held', async () => {
    const attributes = Array.from({ length: 100_000 }, (_, at) => `a${at}="x"`).join(' ');
    await refuses(`<dsp><processen><proces ${attributes}/></processen></dsp>`, /meer dan 50 kenmerken/);
    await refuses(`<dsp><processen>${'<proces id="A"/>'.repeat(20_001)}`, /meer dan 20000 processen/);
    await refuses(`<dsp><processen><proces id="A">${'<b/>'.repeat(100_001)}`, /meer dan 100000 elementen/);
    await refuses(`<dsp><processen><!--${'-x'.repeat(100_000)}`, /geen geldige XML/);
  });

  test('in another encoding than UTF-8 is refused', async () => {
    const latin = Buffer.from('<dsp><processen><proces id="\xe9"/></processen></dsp>', 'latin1');
    await expect(readInavigator(chunks(latin, 9), options)).rejects.toThrow(/UTF-8/);
  });

  test('with the same process twice loads it once', async () => {
    const proces = '<proces id="A"><velden><naam>a</naam></velden></proces>';
    const { processen } = await readText(`<dsp><processen>${proces}${proces}</processen></dsp>`);
    expect(processen[1]!.refusals[0]!.message).toContain('twee keer');
  });
});

describe('identifiers', () => {
  test('are the same at every load, and differ per municipality, version and part', async () => {
    const [first, again] = await Promise.all([readFile(FIXTURE), readFile(FIXTURE)]);
    expect(again).toEqual(first);
    const zaaktype = first.catalogus.zaaktypen[0]!;
    const ids = catalogusIds(7, 'een');
    expect(catalogusIds(7, 'een').zaaktype(again.catalogus.zaaktypen[0]!)).toBe(ids.zaaktype(zaaktype));
    const all = [
      ids.zaaktype(zaaktype),
      ids.zaaktype({ ...zaaktype, beginGeldigheid: '2025-01-01' }),
      catalogusIds(8, 'een').zaaktype(zaaktype),
      ids.statustype(zaaktype, 1),
      ids.statustype(zaaktype, 2),
      ids.roltype(zaaktype, 'Aanvrager'),
      ids.resultaattype(zaaktype, 'Verleend'),
      ids.informatieobjecttype(first.catalogus.informatieobjecttypen[0]!),
    ];
    expect(new Set(all).size).toBe(all.length);
    for (const id of all) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

const REAL = join(import.meta.dirname, '../../../../shared/data/inavigator-zaaktypen');

describe.runIf(existsSync(REAL))('the exports of a real municipality', () => {
  const files = ['example.xml', 'koppeling-test-2.redacted.xml', 'test-import-profiel.redacted.xml'];
  const readAll = (given: InavigatorOptions) => Promise.all(files.map((file) => readFile(join(REAL, file), given)));

  test('are read completely: 34 processes, each loaded or refused with a reason', async () => {
    const reports = (await readAll(options)).flatMap((read) => read.processen);
    expect(reports).toHaveLength(34);
    expect(reports.filter((report) => report.status === 'geladen')).toHaveLength(20);
    for (const report of reports) expect(report.status === 'geweigerd').toBe(report.refusals.length > 0);
  });

  test('with the missing terms and roles given, 32 load; 2 need a decision in i-Navigator', async () => {
    const reports = (await readAll(completed)).flatMap((read) => read.processen);
    expect(reports.filter((report) => report.status === 'geweigerd').map((report) => report.identificatie)).toEqual([
      'LP00000052',
      'B1825',
    ]);
  });

  test('give what the standard can store', async () => {
    for (const { catalogus } of await readAll(completed)) {
      for (const zaaktype of catalogus.zaaktypen) {
        expect(zaaktype.statustypen.at(-1)!.omschrijving).toBe('Afgehandeld');
        expect(zaaktype.omschrijving.length).toBeLessThanOrEqual(80);
        expect(zaaktype.handelingInitiator.length).toBeLessThanOrEqual(20);
        expect(zaaktype.handelingBehandelaar.length).toBeLessThanOrEqual(20);
        expect(zaaktype.doorlooptijd).toMatch(/^P\d+[DMY]$/);
        expect(new Set(zaaktype.resultaattypen.map((type) => type.omschrijving)).size).toBe(
          zaaktype.resultaattypen.length,
        );
        for (const type of zaaktype.resultaattypen) {
          expect(type.omschrijving.length).toBeLessThanOrEqual(30);
          expect(selectielijst.resultaat(type.selectielijstklasse)!.procestype).toBe(zaaktype.selectielijstProcestype);
          expect(selectielijst.resultaattypeomschrijving(type.resultaattypeomschrijving)).toBeDefined();
        }
        const known = new Set(catalogus.informatieobjecttypen.map((type) => type.omschrijving));
        for (const relation of zaaktype.zaaktypeInformatieobjecttypen)
          expect(known.has(relation.informatieobjecttype)).toBe(true);
      }
    }
  });
});
