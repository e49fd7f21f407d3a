/**
 * Deciding on a request. It is a decision in the sense of the Awb (UAVG 34), with what became of each part and how to object. Where data
 * go, one person proposes and another decides; what the law keeps is refused with the law that keeps it, and what is held stays.
 */
import type { Item } from '../../engine/compose.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Draft, Row, Work } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import { newId } from '../../foundation/ids.ts';
import { type InvalidParam, invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { AVGVERZOEK, BESLISSEN, magWeigeren, type SoortVerzoek, soortVan } from '../../registers/avgverzoeken/index.ts';
import { BEPERKING } from '../../registers/beperking.ts';
import { bezwaarTot } from '../../registers/termijnen.ts';
import { persoonVan, viaVan } from '../../registers/wie.ts';
import { eenAnder, type Hand } from '../archief/stap.ts';
import { decisionTypesOf } from '../operations/case-decisions.ts';
import { organWords } from '../operations/case-words.ts';
import { find, snapshotOf, text, urlOf } from '../operations/door.ts';
import { redenIn } from './behandelen.ts';
import { AVG_BESLUITTYPE, RESULTAAT } from './catalogus.ts';
import { laatRegelsLos } from './logboek.ts';
import { bsnVan, eenmaal, eisStand, eist, type Geopend, openVerzoek, sluitAf, vooraf, wijzig, zet } from './stappen.ts';
import { eisGelezen, kenmerkVan } from './voorstel.ts';
import { besluitInWoorden, geheelVan, KLACHT, rechtsmiddel, type Uitkomst, uitkomstIn } from './woorden.ts';

export interface Beslissing {
  /** One for each part of the request, in their order. */
  readonly onderdelen: readonly Uitkomst[];
}

const BESLISBAAR = new Set(['in_behandeling']);
const VOORGESTELD = new Set(['voorgesteld']);
const LANGSTE_UITLEG = 2000;
/**
 * As the logbook names what is done with a request before it is decided on, whatever that is: who asked reads that somebody worked on it,
 * and not that something was proposed, or rejected.
 */
const ONBESLIST = 'avg.verzoek';

/** `avg.beslissen`. Returns whether another person has to decide yet. @throws invalid with every fault, wrong-state, permission-denied */
export async function beslis(
  engine: Engine,
  caller: Caller,
  id: string,
  beslissing: Beslissing,
): Promise<{ readonly voorgesteld: boolean }> {
  eist(caller, BESLISSEN);
  let staat: Row['record'] = {};
  const nieuw = await eenmaal(engine, caller, id, {
    operation: ONBESLIST,
    isGedaan: (it) => {
      staat = it.record;
      return isDoor(caller, beslisserVan(it), voorstellerVan(it)) && isZo(it.record, beslissing.onderdelen);
    },
    doe: () => beslisNu(engine, caller, id, beslissing),
  });
  return nieuw ?? { voorgesteld: staat.stand === 'voorgesteld' };
}

async function beslisNu(
  engine: Engine,
  caller: Caller,
  id: string,
  beslissing: Beslissing,
): Promise<{ readonly voorgesteld: boolean }> {
  const open = await openVerzoek(engine, caller, id, 'avg.beslissen');
  await maakAf(engine, open);
  const hand = await vooraf(engine, open, ONBESLIST, async () => {
    eisStand(open.verzoek, BESLISBAAR);
    const wie = eenAnder(open.caller, [], '');
    await eisBeslisbaar(engine, open, beslissing);
    return wie;
  });
  const soort = soortVan(text(open.verzoek.record.soort));
  const weg = soort.vernietigt && beslissing.onderdelen.some(({ uitkomst }) => uitkomst === 'toegewezen');
  if (!weg) {
    await besluit(engine, open, beslissing.onderdelen, 'avg.beslissen', BESLISBAAR, hand);
    return { voorgesteld: false };
  }
  await wijzig(engine, open, ONBESLIST, (work) => {
    const it = work.find(AVGVERZOEK, id)!;
    eisStand(it, BESLISBAAR);
    zet(work, it, {
      stand: 'voorgesteld',
      voorgesteldOp: work.at.toISOString(),
      onderdelen: metUitkomst(it.record, beslissing.onderdelen),
    });
    work.setColumns(it, { voorsteller: hand.persoon, voorsteller_via: hand.via });
  });
  return { voorgesteld: true };
}

/**
 * `avg.vaststellen`: by another person than who proposed it; then what was decided goes.
 * @param gelezen the mark of the proposal that they read. @throws conflict for another, wrong-state, permission-denied, invalid
 */
export async function stelVast(
  engine: Engine,
  caller: Caller,
  id: string,
  gelezen: string,
): Promise<readonly string[]> {
  eist(caller, BESLISSEN);
  await eenmaal(engine, caller, id, {
    operation: ONBESLIST,
    isGedaan: (it) =>
      it.record.stand === 'besloten' && isDoor(caller, beslisserVan(it)) && kenmerkVan(voorHetWissen(it)) === gelezen,
    doe: () => stelNuVast(engine, caller, id, gelezen),
  });
  return wis(engine, caller, id);
}

async function stelNuVast(engine: Engine, caller: Caller, id: string, gelezen: string): Promise<void> {
  const open = await openVerzoek(engine, caller, id, ONBESLIST);
  await maakAf(engine, open);
  const uitkomsten = (open.verzoek.record.onderdelen as readonly Record_[]).map(uitkomstIn);
  const hand = await vooraf(engine, open, ONBESLIST, async () => {
    eisStand(open.verzoek, VOORGESTELD);
    const wie = eenAnder(
      open.caller,
      [voorstellerVan(open.verzoek)],
      'U hebt dit zelf voorgesteld. Wat weggaat, gaat weg door het besluit van twee mensen. Vraag een collega.',
    );
    eisGelezen(open.verzoek, gelezen);
    // What the law keeps, or somebody holds, may have changed since.
    await eisBeslisbaar(engine, open, { onderdelen: uitkomsten });
    return wie;
  });
  await besluit(engine, open, uitkomsten, 'avg.vaststellen', VOORGESTELD, hand, (it) => eisGelezen(it, gelezen));
}

const voorstellerVan = ({ columns }: Row): Hand => ({ persoon: columns.voorsteller, via: columns.voorsteller_via });
const beslisserVan = ({ columns }: Row): Hand => ({ persoon: columns.beslisser, via: columns.beslisser_via });

/** One of these is this person, who came the same way. */
function isDoor(caller: Caller, ...handen: readonly Hand[]): boolean {
  const [persoon, via] = [persoonVan(caller), viaVan(caller)];
  return persoon !== undefined && handen.some((hand) => hand.persoon === persoon && hand.via === via);
}

/** Each part was decided on as it is here. */
const isZo = ({ onderdelen }: Record_, uitkomsten: readonly Uitkomst[]): boolean =>
  (onderdelen as readonly Record_[]).length === uitkomsten.length &&
  (onderdelen as readonly Record_[]).map(uitkomstIn).every((deel, at) => {
    const { uitkomst, weigering, uitleg } = uitkomsten[at]!;
    return (
      deel.uitkomst === uitkomst && (deel.weigering ?? null) === (weigering ?? null) && deel.uitleg === uitleg.trim()
    );
  });

/** As it was proposed: what went since then went by the decision itself. */
const voorHetWissen = ({ id, record }: Row): Pick<Row, 'id' | 'record'> => ({
  id,
  record: {
    ...record,
    onderdelen: (record.onderdelen as readonly Record_[]).map((deel) => ({ ...deel, gewistOp: null })),
  },
});

/** `avg.voorstel.afwijzen`: it is looked at again. @throws wrong-state, invalid */
export async function wijsVoorstelAf(engine: Engine, caller: Caller, id: string, reden: string): Promise<void> {
  eist(caller, BESLISSEN);
  redenIn(reden);
  const open = await openVerzoek(engine, caller, id, ONBESLIST);
  await vooraf(engine, open, ONBESLIST, () => eenAnder(open.caller, [], ''));
  await wijzig(engine, { ...open, caller: { ...open.caller, remark: reden.trim() } }, ONBESLIST, (work) => {
    const it = work.find(AVGVERZOEK, id)!;
    eisStand(it, VOORGESTELD);
    const leeg = { uitkomst: null, weigering: null, uitleg: '' };
    const onderdelen = (it.record.onderdelen as readonly Record_[]).map((deel) => ({ ...deel, ...leeg }));
    zet(work, it, { stand: 'in_behandeling', voorgesteldOp: null, onderdelen });
    work.setColumns(it, { voorsteller: null, voorsteller_via: null });
  });
}

/**
 * `avg.wissen`: carries out what two people decided, a case at a time, by the way every case goes: with an account of it, and not
 * while it is held. Returns why what stayed stayed. @throws wrong-state, permission-denied
 */
export async function wis(engine: Engine, caller: Caller, id: string): Promise<readonly string[]> {
  eist(caller, BESLISSEN);
  const open = await openVerzoek(engine, caller, id, 'avg.wissen');
  await maakAf(engine, open);
  await vooraf(engine, open, 'avg.wissen', () => {
    eisStand(open.verzoek, new Set(['besloten']));
    if (text(open.verzoek.record.soort) === 'wissing')
      eenAnder(open.caller, [voorstellerVan(open.verzoek)], 'U hebt dit zelf voorgesteld. Vraag een collega.');
  });
  if (text(open.verzoek.record.soort) !== 'wissing') return [];
  const bleef: string[] = [];
  for (const [index, deel] of (open.verzoek.record.onderdelen as readonly Record_[]).entries()) {
    if (deel.uitkomst !== 'toegewezen' || !deel.zaak || deel.gewistOp) continue;
    try {
      await engine.remove(open.caller, 'zaak', String(deel.zaak));
    } catch (error) {
      if (!(error instanceof Problem) || (error.code !== 'retained' && error.code !== 'permission-denied')) {
        if (!(error instanceof Problem && error.code === 'not-found')) throw error;
      } else {
        bleef.push(`Deel ${index + 1}: ${error.detail ?? error.message}`);
        continue;
      }
    }
    await wijzig(engine, open, 'avg.wissen', (work) => {
      const it = work.find(AVGVERZOEK, id)!;
      const onderdelen = (it.record.onderdelen as readonly Record_[]).map((one, at) =>
        at === index ? { ...one, gewistOp: work.at.toISOString() } : one,
      );
      zet(work, it, { onderdelen });
    });
  }
  return bleef;
}

/** Letting go of the lines is a write after that of the decision: where it was broken off, who sends the same again ends it. */
async function maakAf(engine: Engine, { caller, verzoek }: Geopend): Promise<void> {
  if (text(verzoek.record.stand) === 'besloten') await laatRegelsLos(engine, caller, verzoek.id);
}

async function besluit(
  engine: Engine,
  open: Geopend,
  uitkomsten: readonly Uitkomst[],
  operation: string,
  vanuit: ReadonlySet<string>,
  hand: ReturnType<typeof eenAnder>,
  /** Of the request as this write finds it. */
  eis: (it: Draft) => void = () => {},
): Promise<void> {
  const { caller, verzoek, zaak } = open;
  const snapshot = await snapshotOf(engine, caller);
  const type = decisionTypesOf(snapshot, caller, zaak).find(({ record }) => record.omschrijving === AVG_BESLUITTYPE);
  if (!type)
    throw new Problem('permission-denied', 'U mag dit soort besluit niet nemen, of het zaaktype kent het niet.');
  const soort = text(verzoek.record.soort) as SoortVerzoek;
  const geheel = geheelVan(uitkomsten);
  const orgaan = organWords(caller.activity.organ);
  const tot = bezwaarTot(today());
  const besluitId = newId();
  const stil = soort === 'beperking' && geheel !== 'geweigerd';
  await sluitAf(engine, caller, open, {
    operation,
    resultaat: RESULTAAT[geheel],
    toelichting: '',
    eerst: [
      // In the write of the decision itself: data stand still by a decision, or go on, whatever is broken off or withdrawn meanwhile.
      ...(stil ? await stilzetten(engine, open) : []),
      {
        resource: 'besluit',
        id: besluitId,
        input: {
          verantwoordelijkeOrganisatie: text(zaak.record.verantwoordelijkeOrganisatie),
          besluittype: urlOf(engine, caller, 'besluittype', type.id),
          zaak: urlOf(engine, caller, 'zaak', zaak.id),
          datum: today(),
          ingangsdatum: today(),
          verzenddatum: today(),
          toelichting: besluitInWoorden(uitkomsten, `${rechtsmiddel(orgaan, tot).woorden}\n${KLACHT.woorden}`),
          bestuursorgaan: orgaan.slice(0, 50),
          uiterlijkeReactiedatum: tot,
        },
      },
    ],
    finish(work) {
      const it = work.find(AVGVERZOEK, verzoek.id)!;
      eisStand(it, vanuit);
      eis(it);
      const before = it.record.stilgezet as Record_ | null;
      zet(work, it, {
        stand: 'besloten',
        uitkomst: geheel,
        besluit: besluitId,
        beslotenOp: work.today,
        bezwaarTot: tot,
        onderdelen: metUitkomst(it.record, uitkomsten),
        ...(stil ? { stilgezet: { sinds: work.at.toISOString(), tot: null, gemeldOp: null } } : {}),
        // The decision itself tells that the use goes on again (AVG 18, third paragraph).
        ...(soort === 'bezwaar' && geheel === 'geweigerd' && before
          ? { stilgezet: { ...before, gemeldOp: work.today } }
          : {}),
      });
      if (soort === 'bezwaar' && geheel !== 'geweigerd') blijftStil(work, zaak.id);
      work.setColumns(it, { beslisser: hand.persoon, beslisser_via: hand.via });
    },
  });
  await laatRegelsLos(engine, caller, verzoek.id);
}

/** The use stands still from here on. */
async function stilzetten(engine: Engine, { caller, verzoek, zaak }: Geopend): Promise<readonly Item[]> {
  return [
    {
      resource: BEPERKING,
      input: {
        zaak: urlOf(engine, caller, 'zaak', zaak.id),
        burgerservicenummer: await bsnVan(engine, caller, zaak),
        activiteit: text(verzoek.record.activiteit),
        grond: text(verzoek.record.grond),
      },
    },
  ];
}

/** What stood still while it was judged stays so. */
function blijftStil(work: Work, zaak: string): void {
  for (const { id } of work.snapshot.related(BEPERKING, 'zaak', zaak)) {
    const beperking = work.find(BEPERKING, id);
    if (beperking) work.change(beperking, { grond: 'bezwaar' });
  }
}

const metUitkomst = ({ onderdelen }: Record_, uitkomsten: readonly Uitkomst[]): readonly Record_[] =>
  (onderdelen as readonly Record_[]).map((deel, at) => ({
    ...deel,
    uitkomst: uitkomsten[at]!.uitkomst,
    weigering: uitkomsten[at]!.weigering,
    uitleg: uitkomsten[at]!.uitleg.trim(),
  }));

/** @throws invalid with every fault */
async function eisBeslisbaar(engine: Engine, open: Geopend, beslissing: Beslissing): Promise<void> {
  const faults = await faultsOf(engine, open, beslissing);
  if (faults.length > 0) throw invalid(...faults);
}

async function faultsOf(
  engine: Engine,
  { caller, verzoek }: Geopend,
  { onderdelen }: Beslissing,
): Promise<readonly InvalidParam[]> {
  const soort = text(verzoek.record.soort) as SoortVerzoek;
  const delen = verzoek.record.onderdelen as readonly Record_[];
  if (onderdelen.length !== delen.length)
    return [{ name: 'onderdelen', code: 'invalid', reason: `Beslis over elk deel: er zijn er ${delen.length}.` }];
  const faults: InvalidParam[] = [];
  for (const [at, { uitkomst, weigering, uitleg }] of onderdelen.entries()) {
    const fault = (name: string, code: string, reason: string): void => {
      faults.push({ name: `onderdelen.${at}.${name}`, code, reason });
    };
    if (uitleg.length > LANGSTE_UITLEG) fault('uitleg', 'max_length', `Gebruik hoogstens ${LANGSTE_UITLEG} tekens.`);
    if (uitkomst === 'geweigerd') {
      if (!weigering || !magWeigeren(weigering, soort))
        fault('weigering', 'required', 'Kies de grond uit de wet. Een andere reden om te weigeren is er niet.');
      // Awb 3:46: a decision rests on reasons.
      if (uitleg.trim() === '') fault('uitleg', 'required', 'Leg uit waarom. De inwoner leest dit.');
    } else if (uitkomst !== 'toegewezen') fault('uitkomst', 'required', 'Kies wat u over dit deel beslist.');
    else {
      if (weigering) fault('weigering', 'invalid', 'Wat is toegewezen, heeft geen grond om te weigeren.');
      const zaak = soort === 'wissing' && delen[at]!.zaak ? String(delen[at]!.zaak) : undefined;
      const wet = zaak && !delen[at]!.gewistOp ? await watBewaart(engine, caller, zaak) : undefined;
      if (wet) fault('uitkomst', 'bewaarplicht', wet);
    }
  }
  return faults;
}

/** The law that keeps a case, in words; nothing where it may go. */
async function watBewaart(engine: Engine, caller: Caller, id: string): Promise<string | undefined> {
  const found = await find(engine, caller, 'zaak', id);
  if (!found) return undefined;
  if ('refused' in found) return 'U mag deze zaak niet zien. Laat iemand beslissen die dat wel mag.';
  const { record, resource } = found.row;
  if (resource.hold?.when(found.row)) return resource.hold.message(found.row);
  const { einddatum, archiefnominatie, archiefactiedatum } = record;
  if (!einddatum)
    return 'Deze zaak loopt nog: de gemeente heeft de gegevens nodig voor een wettelijke taak (AVG artikel 17, derde lid, onder b). Weiger dit deel op die grond.';
  if (archiefnominatie === 'blijvend_bewaren')
    return 'Deze zaak blijft altijd bewaard (Archiefwet 1995 artikel 3 en 5, selectielijst). Weiger dit deel op grond van archivering.';
  if (archiefactiedatum && String(archiefactiedatum) > today())
    return `Deze zaak moet bewaard blijven tot ${archiefactiedatum} (Archiefwet 1995 artikel 3 en 5, selectielijst). Weiger dit deel op grond van de wettelijke verplichting.`;
  return undefined;
}
