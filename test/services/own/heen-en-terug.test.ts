import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentBody, type Json, zaakBody } from '../../registers/all/world.ts';
import { FIRST, SECOND } from '../../support/server.ts';
import {
  closedCase,
  elders,
  exportOf,
  faults,
  here,
  json,
  load,
  meent,
  path,
  said,
  start,
  statuses,
  stop,
  there,
} from './heen.ts';

beforeAll(start);
afterAll(stop);

describe('to another municipality with the same catalogue', () => {
  let made: Json;
  let lines: string[];
  beforeAll(async () => {
    made = await closedCase('Losse tegel');
    lines = await exportOf(FIRST);
  });

  it('comes back as it was, but for addresses and what a register sets itself', async () => {
    expect(lines).toHaveLength(1);
    const [result] = await load(SECOND, lines, { uitvoer: true });
    expect(result, json(result)).toMatchObject({ regel: 1, status: 201 });
    const back = await exportOf(SECOND);
    expect(back).toHaveLength(1);
    expect(said(JSON.parse(back[0]!))).toEqual(said(JSON.parse(lines[0]!)));
    const { zaak, statussen, rollen, documenten } = JSON.parse(back[0]!);
    expect(zaak).toMatchObject({ identificatie: made.zaak.identificatie, einddatum: '2026-03-04' });
    expect(zaak.archiefactiedatum).not.toBeNull();
    expect(back[0]).not.toContain(here.base);
    const { notities, klantcontacten, contactmomenten, verzoeken } = JSON.parse(back[0]!);
    expect(notities).toMatchObject([
      { onderwerp: 'Eerst', aangemaaktDoor: 'Pion', gerelateerdAan: zaak.url },
      { onderwerp: 'Dan', status: 'definitief' },
    ]);
    expect(klantcontacten).toHaveLength(1);
    expect(contactmomenten).toMatchObject([{ contactmoment: `${elders}/contactmoment`, zaak: zaak.url }]);
    expect(verzoeken).toMatchObject([{ verzoek: `${elders}/verzoek`, zaak: zaak.url }]);
    // What refers to one another still does.
    const medewerker = rollen.find(({ betrokkeneType }: Json) => betrokkeneType === 'medewerker');
    expect(statussen.map(({ gezetdoor }: Json) => gezetdoor)).toEqual([medewerker.url, '']);
    expect(documenten.flatMap(({ status }: Json) => status ?? [])).toEqual([statussen[0].url]);
    const download = await meent.ask({
      url: path(
        there,
        (await there.get(documenten.find(({ titel }: Json) => titel === 'Rapport').informatieobject)).inhoud,
      ),
      municipality: SECOND,
    });
    expect(download.body).toBe('Hallo');
  });

  it('is refused the second time: the numbers are in use', async () => {
    const [again] = await load(SECOND, lines, { uitvoer: true });
    expect(again!.status).toBe(400);
    expect(faults(again!)).toHaveProperty('identificatie');
  });

  it('of who may not make all of it is refused, and of who may read part of it has part', async () => {
    const zrc = {
      component: 'zrc',
      scopes: ['zaken.aanmaken', 'zaken.lezen'],
      zaaktype: there.catalogue.zaaktype,
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
    };
    await meent.grant([zrc], SECOND);
    const settings = { uitvoer: true, nieuweNummers: true };
    expect(statuses(await load(SECOND, lines, settings, { as: 'beperkt' }))).toEqual([403]);
    await meent.grant([{ ...zrc, zaaktype: here.catalogue.zaaktype }]);
    const [part] = await exportOf(FIRST, '?inhoud=true', { as: 'beperkt' });
    const [refused] = await load(SECOND, [part!], settings);
    expect(faults(refused!)).toMatchObject({ 'documenten.0.document': expect.stringContaining('is hier niet') });
  });

  it('without content is refused, with what to do; and taken once the documents are here', async () => {
    await closedCase('Zonder inhoud');
    const [, line] = await exportOf(FIRST, '');
    const [refused] = await load(SECOND, [line!], { uitvoer: true });
    expect(faults(refused!)).toMatchObject({ 'documenten.0.document': expect.stringContaining('inhoud=true') });
    for (const { document: one } of JSON.parse(line!).documenten)
      await there.post('/documenten/api/v1/enkelvoudiginformatieobjecten', {
        ...documentBody(there),
        indicatieGebruiksrecht: false,
        identificatie: one.identificatie,
        bronorganisatie: one.bronorganisatie,
        titel: one.titel,
      });
    const [result] = await load(SECOND, [line!], { uitvoer: true });
    expect(result, json(result)).toMatchObject({ status: 201 });
    expect(JSON.parse((await exportOf(SECOND)).at(-1)!).documenten).toHaveLength(3);
  });

  it('with a type that is not here is refused by the name of that type', async () => {
    const line = lines[0]!.replace('"domein":"', '"domein":"X');
    const [refused] = await load(SECOND, [line], { uitvoer: true, nieuweNummers: true });
    expect(refused!.status).toBe(400);
    expect(faults(refused!)).toMatchObject({ 'zaak.zaaktype': expect.stringContaining('is hier niet') });
    const unnamed = JSON.parse(lines[0]!);
    const [other] = await load(SECOND, [json({ ...unnamed, typen: undefined })], { uitvoer: true });
    expect(faults(other!)).toMatchObject({ 'zaak.zaaktype': expect.stringContaining('niet hoe het heet') });
  });

  it('with a main case is refused until that is here under its number', async () => {
    const main = await here.post('/zaken/api/v1/zaken', zaakBody(here));
    const part = await here.post('/zaken/api/v1/zaken', { ...zaakBody(here), hoofdzaak: main.url });
    const [mainLine, partLine] = (await exportOf(FIRST, '')).slice(-2);
    expect(JSON.parse(partLine!)).toMatchObject({
      zaak: { uuid: part.uuid },
      hoofdzaak: { identificatie: main.identificatie },
    });
    const [refused] = await load(SECOND, [partLine!], { uitvoer: true });
    expect(faults(refused!)).toHaveProperty(['zaak.hoofdzaak']);
    const [made] = await load(SECOND, [mainLine!], { uitvoer: true });
    const [result] = await load(SECOND, [partLine!], { uitvoer: true });
    expect(result, json(result)).toMatchObject({ status: 201 });
    expect((await there.get(result!.zaak)).hoofdzaak).toBe(made!.zaak);
  });

  it('with a relevant case is refused until that is here under its number', async () => {
    const other = await here.post('/zaken/api/v1/zaken', zaakBody(here));
    await here.post('/zaken/api/v1/zaken', {
      ...zaakBody(here),
      relevanteAndereZaken: [{ url: other.url, aardRelatie: 'vervolg' }],
    });
    const [otherLine, line] = (await exportOf(FIRST, '')).slice(-2);
    expect(JSON.parse(line!)).toMatchObject({
      relevanteZaken: [{ url: other.url, bronorganisatie: other.bronorganisatie, identificatie: other.identificatie }],
    });
    const [refused] = await load(SECOND, [line!], { uitvoer: true });
    expect(faults(refused!)).toMatchObject({
      'zaak.relevanteAndereZaken.0.url': expect.stringContaining('Laad die eerst'),
    });
    const [made] = await load(SECOND, [otherLine!], { uitvoer: true });
    const [result] = await load(SECOND, [line!], { uitvoer: true });
    expect(result, json(result)).toMatchObject({ status: 201 });
    expect((await there.get(result!.zaak)).relevanteAndereZaken).toMatchObject([
      { url: made!.zaak, aardRelatie: 'vervolg' },
    ]);
  });

  it('with a document that has rights of use is refused: those are not in the line', async () => {
    const line = JSON.parse(lines[0]!);
    line.documenten[0].document.indicatieGebruiksrecht = true;
    const [refused] = await load(SECOND, [json(line)], { uitvoer: true, nieuweNummers: true });
    expect(faults(refused!)).toMatchObject({ 'documenten.0.document': expect.stringContaining('gebruiksrechten') });
  });

  it('with a part twice is refused', async () => {
    const line = JSON.parse(lines[0]!);
    const [refused] = await load(SECOND, [json({ ...line, rollen: [...line.rollen, ...line.rollen] })], {
      uitvoer: true,
    });
    expect(refused).toMatchObject({
      status: 400,
      probleem: { invalidParams: [{ reason: expect.stringContaining('twee keer') }] },
    });
  });

  it('with something else than text where text should stand is refused as any other fault, and the next line is made', async () => {
    const line = JSON.parse(lines[0]!);
    const odd = { toString: null };
    const typed = (more: object): object => ({
      ...line,
      typen: line.typen.map((one: object) => ({ ...one, ...more })),
    });
    const results = await load(
      SECOND,
      [
        { ...line, url: odd },
        typed({ naam: odd }),
        typed({ soort: odd }),
        typed({ soort: 'constructor' }),
        typed({ url: odd }),
        {
          ...line,
          statussen: line.statussen.flatMap((one: object) => [
            { ...one, datumStatusGezet: odd },
            { ...one, url: odd },
          ]),
        },
        { ...line, documenten: [{ informatieobject: odd }] },
        {
          ...line,
          documenten: [{ informatieobject: odd, document: line.documenten[0].document }],
          besluiten: [{ documenten: [{ informatieobject: odd }] }],
        },
        { ...line, url: line.url.replace(/^https?:\/\/[^/]+/, there.base), documenten: [{ informatieobject: odd }] },
        line,
      ].map((one) => json(one)),
      { uitvoer: true, nieuweNummers: true },
    );
    expect(results.filter(({ status }) => status >= 500)).toEqual([]);
    expect(statuses(results)).toHaveLength(10);
    expect(statuses(results)[0]).toBe(400);
    expect(statuses(results).at(-1)).toBe(201);
    const plain = await load(SECOND, [json({ zaak: zaakBody(there), documenten: [{ informatieobject: odd }] })], {});
    expect(statuses(plain)).toEqual([400]);
  });
});
