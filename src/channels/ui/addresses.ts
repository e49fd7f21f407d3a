/** The address of every page, in one place: pages link by these, the channels route by these. */
const part = encodeURIComponent;

export const addresses = {
  front: '/',
  api: '/api',
  apiReference: (name: string) => `/api/${part(name)}`,
  apiOperation: (name: string, operation: string) => `/api/${part(name)}/${part(operation)}`,

  /** Public: what the logbook counts, and how anybody checks it. */
  glassLog: '/glas/logboek',
  /** Why data is used: an activity, for everybody. */
  why: (id: string) => `/waarom/${part(id)}`,

  login: '/inloggen',
  /** Comes back to `path` after login. */
  loginTo: (path: string) => `/inloggen?${new URLSearchParams({ terug: path })}`,
  logout: '/uitloggen',

  mine: '/mijn',
  cases: '/mijn/zaken',
  case: (id: string) => `/mijn/zaken/${part(id)}`,
  caseFile: (id: string, file: string) => `/mijn/zaken/${part(id)}/bestanden/${part(file)}`,
  messages: '/mijn/berichten',
  message: (id: string) => `/mijn/berichten/${part(id)}`,
  whoLooked: '/mijn/wie-keek',
  proof: '/mijn/wie-keek/bewijs',
  mandates: '/mijn/machtigingen',
  mandatesGive: '/mijn/machtigingen/geven',
  mandatesCode: '/mijn/machtigingen/code',
  mandatesAccept: '/mijn/machtigingen/aanvaarden',
  mandatesRefuse: '/mijn/machtigingen/weigeren',
  mandatesEnd: '/mijn/machtigingen/einde',
  mandatesActing: '/mijn/machtigingen/namens',
  myData: '/mijn/gegevens',
  mySource: (source: string) => `/mijn/gegevens/${part(source)}`,
  takeData: '/mijn/meenemen',
  choices: '/mijn/keuzes',
  choice: (kind: string, name: string) => `/mijn/keuzes/kies/${part(kind)}/${part(name)}`,
  withdraw: (id: string) => `/mijn/keuzes/toestemming/${part(id)}/intrekken`,
  consentReceipt: (id: string) => `/mijn/keuzes/toestemming/${part(id)}/ontvangstbewijs`,
  avg: '/mijn/avg',
  avgNew: '/mijn/avg/nieuw',
  avgRequest: (id: string) => `/mijn/avg/${part(id)}`,
  avgWithdraw: (id: string) => `/mijn/avg/${part(id)}/intrekken`,

  /** What a resident asks of burgerzaken about the basisregistratie personen. */
  brp: '/mijn/brp',
  brpDone: '/mijn/brp/klaar',
  brpStep: (step: string) => `/mijn/brp/${part(step)}`,

  report: '/melden',
  reportDone: '/melden/klaar',
  reportStep: (step: string) => `/melden/${part(step)}`,

  work: '/werk',
  workSearch: '/werk/zoeken',
  workMandates: '/werk/vertegenwoordigers',
  workMandatesFind: '/werk/vertegenwoordigers/zoeken',
  workMandate: (id: string) => `/werk/vertegenwoordigers/${part(id)}`,
  workMandateStep: (id: string, step: MandateStep) => `/werk/vertegenwoordigers/${part(id)}/${step}`,
  workDoubts: '/werk/terugmeldingen',
  workNewDoubt: '/werk/terugmeldingen/nieuw',
  workDoubt: (id: string) => `/werk/terugmeldingen/${part(id)}`,
  workAvg: '/werk/avg',
  workAvgRequest: (id: string) => `/werk/avg/${part(id)}`,
  workAvgStep: (id: string, step: AvgStep) => `/werk/avg/${part(id)}/${step}`,
  workCase: (id: string) => `/werk/zaken/${part(id)}`,
  workCaseAction: (id: string, action: WorkAction) => `/werk/zaken/${part(id)}/${action}`,
  workCaseFile: (id: string, file: string) => `/werk/zaken/${part(id)}/documenten/${part(file)}`,

  manage: '/beheer',
  manageApps: '/beheer/applicaties',
  manageNewApp: '/beheer/applicaties/nieuw',
  manageNewEmployee: '/beheer/applicaties/medewerker',
  manageApp: (id: string) => `/beheer/applicaties/${part(id)}`,
  manageAppAction: (id: string, action: AppAction) => `/beheer/applicaties/${part(id)}/${action}`,
  manageRights: '/beheer/rechten',
  manageRightsOn: (register: string, words: string) =>
    `/beheer/rechten?${new URLSearchParams({ wat: register, zoek: words })}`,
  manageCombinations: '/beheer/combinaties',
  manageNewCombination: '/beheer/combinaties/nieuw',
  manageCombination: (id: string) => `/beheer/combinaties/${part(id)}`,
  manageCombinationAction: (id: string, action: CombinationAction) => `/beheer/combinaties/${part(id)}/${action}`,
  manageTypes: (kind: TypeKind) => TYPES[kind],
  manageNewType: (kind: TypeKind) => `${TYPES[kind]}/nieuw`,
  manageType: (kind: TypeKind, id: string) => `${TYPES[kind]}/${part(id)}`,
  manageTypeAction: (kind: TypeKind, id: string, action: TypeAction) => `${TYPES[kind]}/${part(id)}/${action}`,
  /** One of the parts of a case type, or a new one: `statustype/nieuw`. */
  manageTypePart: (id: string, kind: string, which: string) =>
    `${TYPES.zaaktype}/${part(id)}/delen/${part(kind)}/${part(which)}`,
  manageTypePartRemove: (id: string, kind: string, which: string) =>
    `${TYPES.zaaktype}/${part(id)}/delen/${part(kind)}/${part(which)}/weg`,
  manageObjectTypes: '/beheer/objecttypen',
  manageNewObjectType: '/beheer/objecttypen/nieuw',
  manageObjectType: (id: string) => `/beheer/objecttypen/${part(id)}`,
  manageObjectTypeAction: (id: string, action: 'gegevens' | 'weg') => `/beheer/objecttypen/${part(id)}/${action}`,
  /** By its number, or `nieuw`. */
  manageObjectVersion: (id: string, version: number | 'nieuw') => `/beheer/objecttypen/${part(id)}/versies/${version}`,
  manageObjectVersionAction: (id: string, version: number, action: ObjectVersionAction) =>
    `/beheer/objecttypen/${part(id)}/versies/${version}/${action}`,
  manageActivities: '/beheer/activiteiten',
  manageNewActivity: '/beheer/activiteiten/nieuw',
  manageActivity: (id: string) => `/beheer/activiteiten/${part(id)}`,
  manageActivityAction: (id: string, action: ActivityAction) => `/beheer/activiteiten/${part(id)}/${action}`,
  compareActivity: (id: string, other: string) =>
    `/beheer/activiteiten/${part(id)}/vergelijk?${new URLSearchParams({ met: other })}`,
  manageSubscriptions: '/beheer/abonnementen',
  manageSubscriptionAgain: (id: string) => `/beheer/abonnementen/${part(id)}/opnieuw`,
  manageSubscriptionStop: (id: string) => `/beheer/abonnementen/${part(id)}/stil`,
  manageSubscriptionGoOn: (id: string) => `/beheer/abonnementen/${part(id)}/verder`,
  manageJobs: '/beheer/taken',
  manageJobAgain: (id: string) => `/beheer/taken/${part(id)}/opnieuw`,
  manageRules: '/beheer/regels',
  manageRuleNew: '/beheer/regels/nieuw',
  manageRule: (id: string) => `/beheer/regels/${part(id)}`,
  manageRuleStep: (id: string, step: RuleStep) => `/beheer/regels/${part(id)}/${step}`,
  manageLog: '/beheer/logboek',
  manageLogCheck: '/beheer/logboek/controle',

  archive: '/beheer/archief',
  archiveNew: '/beheer/archief/lijsten/nieuw',
  archiveList: (id: string) => `/beheer/archief/lijsten/${part(id)}`,
  archiveStep: (id: string, step: ListStep) => `/beheer/archief/lijsten/${part(id)}/${step}`,
  archiveLine: (id: string) => `/beheer/archief/zaken/${part(id)}`,
  archiveLineStep: (id: string, step: 'uitzonderen' | 'verlengen') => `/beheer/archief/zaken/${part(id)}/${step}`,
  archiveDeclaration: (id: string) => `/beheer/archief/verklaringen/${part(id)}`,
  archiveDeclarationPdf: (id: string) => `/beheer/archief/verklaringen/${part(id)}/pdf`,
  archiveLog: '/beheer/archief/logboek',
  archiveLogNew: (kind: string) => `/beheer/archief/logboek/${part(kind)}`,
  archiveLogDecide: (id: string) => `/beheer/archief/logboek/besluiten/${part(id)}/vaststellen`,
  archiveLogEnd: (id: string) => `/beheer/archief/logboek/besluiten/${part(id)}/beeindigen`,
  emergency: '/beheer/archief/noodtoegang',
  emergencyStep: (step: string) => `/beheer/archief/noodtoegang/${part(step)}`,
  archiveHolds: '/beheer/archief/opschortingen',
  archiveHoldLift: (id: string) => `/beheer/archief/opschortingen/${part(id)}/opheffen`,
  archiveTransfers: '/beheer/archief/overbrengingen',
  archiveTransferPackage: (id: string) => `/beheer/archief/overbrengingen/${part(id)}/pakket`,
  archiveTransferStep: (id: string, step: 'ontvangst' | 'intrekken') =>
    `/beheer/archief/overbrengingen/${part(id)}/${step}`,
} as const;

/** Types with versions, by their kind in the standard. */
export type TypeKind = 'zaaktype' | 'informatieobjecttype' | 'besluittype';
const TYPES: Readonly<Record<TypeKind, string>> = {
  zaaktype: '/beheer/zaaktypen',
  informatieobjecttype: '/beheer/informatieobjecttypen',
  besluittype: '/beheer/besluittypen',
};

/** What a manager does with a combination of sources. */
export type ActivityAction = 'versie' | 'einde' | 'weg' | 'maatregel' | 'maatregel-einde';
export type CombinationAction = 'einde' | 'weg';

/** What a manager does with an application, and with a version of a type. */
export type AppAction = 'gegevens' | 'rechten' | 'rechten-opslaan' | 'geheim' | 'stop' | 'weg' | 'laatste-dag';
export type TypeAction =
  | ('gegevens' | 'versie' | 'publiceren' | 'vergelijk' | 'weg' | 'einde')
  | ('noemen' | 'niet-noemen' | 'koppelen' | 'relateren' | 'niet-relateren');
export type ObjectVersionAction = 'publiceren' | 'uit-gebruik' | 'weg' | 'vergelijk';

/** What is done with a version of a rule of access. */
export type RuleStep = 'vaststellen' | 'afwijzen' | 'intrekken' | 'beeindigen';

/** What an employee does with a mandate that rests on a court decision. */
export type MandateStep = 'vaststellen' | 'afwijzen' | 'beeindigen';

/** What is done with a destruction list. */
export type ListStep = 'beoordelen' | 'vaststellen' | 'uitvoeren' | 'intrekken';

/** What an employee does with what somebody asks of their own data. */
export type AvgStep =
  | ('verlengen' | 'identiteit-vragen' | 'identiteit-ontvangen' | 'beslissen' | 'vaststellen')
  | ('voorstel-afwijzen' | 'wissen' | 'inlichten' | 'opheffing-melden' | 'opheffen');

/** What an employee does with a case; each is a POST that answers with a redirect. */
export type WorkAction =
  | ('pakken' | 'status' | 'documenten' | 'besluiten' | 'sluiten')
  | ('toegang' | 'intrekken' | 'afschermen' | 'opheffen');
