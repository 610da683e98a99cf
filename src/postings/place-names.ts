import { gazetteer } from '../../config/gazetteer.ts';
import { fold } from './fold.ts';

/** ISO 3166 alpha-2 by other codes and short names; full names come from `Intl.DisplayNames`. */
const countryCodes =
  'USA:US US:US U.S.:US U.S.A.:US UK:GB GBR:GB U.K.:GB England:GB Scotland:GB Wales:GB Britain:GB UAE:AE ARE:AE KSA:SA SAU:SA IND:IN NLD:NL Holland:NL DEU:DE GER:DE FRA:FR ESP:ES PRT:PT POL:PL CAN:CA AUS:AU NZL:NZ BRA:BR ARG:AR MEX:MX COL:CO CHL:CL PER:PE ITA:IT IRL:IE CHE:CH SUI:CH AUT:AT BEL:BE LUX:LU SWE:SE NOR:NO DNK:DK FIN:FI ISL:IS EST:EE LVA:LV LTU:LT CZE:CZ SVK:SK HUN:HU ROU:RO BGR:BG GRC:GR HRV:HR SVN:SI SRB:RS UKR:UA BLR:BY RUS:RU TUR:TR AZE:AZ GEO:GE ARM:AM KAZ:KZ UZB:UZ ISR:IL EGY:EG ZAF:ZA RSA:ZA NGA:NG KEN:KE MAR:MA TUN:TN DZA:DZ GHA:GH PAK:PK BGD:BD LKA:LK NPL:NP CHN:CN PRC:CN HKG:HK TWN:TW JPN:JP KOR:KR Korea:KR SGP:SG MYS:MY IDN:ID PHL:PH THA:TH VNM:VN KHM:KH CYP:CY MLT:MT Czechia:CZ Turkey:TR Türkiye:TR Russia:RU Deutschland:DE Polska:PL España:ES Brasil:BR Vietnam:VN Macedonia:MK Moldova:MD Bosnia:BA';
const states =
  'AL:Alabama AK:Alaska AZ:Arizona AR:Arkansas CA:California CO:Colorado CT:Connecticut DE:Delaware FL:Florida GA:Georgia HI:Hawaii ID:Idaho IL:Illinois IN:Indiana IA:Iowa KS:Kansas KY:Kentucky LA:Louisiana ME:Maine MD:Maryland MA:Massachusetts MI:Michigan MN:Minnesota MS:Mississippi MO:Missouri MT:Montana NE:Nebraska NV:Nevada NH:New_Hampshire NJ:New_Jersey NM:New_Mexico NY:New_York NC:North_Carolina ND:North_Dakota OH:Ohio OK:Oklahoma OR:Oregon PA:Pennsylvania RI:Rhode_Island SC:South_Carolina SD:South_Dakota TN:Tennessee TX:Texas UT:Utah VT:Vermont VA:Virginia WA:Washington WV:West_Virginia WI:Wisconsin WY:Wyoming DC:District_of_Columbia';
const otherRegions =
  'ON:CA QC:CA BC:CA AB:CA MB:CA SK:CA NS:CA NB:CA Ontario:CA Quebec:CA Québec:CA British_Columbia:CA Alberta:CA Manitoba:CA Saskatchewan:CA Nova_Scotia:CA New_Brunswick:CA NSW:AU VIC:AU QLD:AU ACT:AU New_South_Wales:AU Victoria:AU Queensland:AU Western_Australia:AU South_Australia:AU Tasmania:AU Bavaria:DE Bayern:DE Hessen:DE Hesse:DE Baden-Württemberg:DE Nordrhein-Westfalen:DE North_Rhine-Westphalia:DE Sachsen:DE Saxony:DE Catalonia:ES Cataluña:ES Andalusia:ES Karnataka:IN Maharashtra:IN Tamil_Nadu:IN Telangana:IN Haryana:IN Kerala:IN Gujarat:IN Uttar_Pradesh:IN West_Bengal:IN KA:IN MH:IN TN:IN Gauteng:ZA Western_Cape:ZA KwaZulu-Natal:ZA KZN:ZA Île-de-France:FR Occitanie:FR Masovian:PL Mazowieckie:PL Małopolskie:PL Dolnośląskie:PL Śląskie:PL Pomorskie:PL State_of_São_Paulo:BR Minas_Gerais:BR Santa_Catarina:BR Paraná:BR Jalisco:MX Nuevo_León:MX Northern_Ireland:GB Cambridgeshire:GB Surrey:GB Berkshire:GB Oxfordshire:GB Yorkshire:GB West_Yorkshire:GB Kent:GB Essex:GB Lombardy:IT Lazio:IT Noord-Holland:NL North_Holland:NL Zuid-Holland:NL South_Holland:NL';
/** Other spellings and nicknames, to the gazetteer's or the usual English name. */
const aliases =
  'NYC:USNew_York NY:USNew_York New_York_City:USNew_York Manhattan:USNew_York Brooklyn:USNew_York SF:USSan_Francisco SFO:USSan_Francisco Bay_Area:USSan_Francisco San_Francisco_Bay_Area:USSan_Francisco SF_Bay_Area:USSan_Francisco San_Fransisco:USSan_Francisco Silicon_Valley:USSan_Francisco South_San_Francisco:USSouth_San_Francisco LA:USLos_Angeles Philly:USPhiladelphia DC:USWashington D.C.:USWashington Washington_DC:USWashington Washington_D.C.:USWashington Washington,_D.C.:USWashington SLC:USSalt_Lake_City Saint_Louis:USSt._Louis Menlo_Park:USMenlo_Park McLean:USMcLean Herndon:USHerndon Los_Gatos:USLos_Gatos Silicon_Beach:USLos_Angeles München:DEMunich Muenchen:DEMunich Köln:DECologne Koeln:DECologne Nürnberg:DENuremberg Nuernberg:DENuremberg Hannover:DEHanover Frankfurt:DEFrankfurt_am_Main Duesseldorf:DEDüsseldorf Wien:ATVienna Zuerich:CHZürich Genf:CHGeneva Genève:CHGeneva Bern:CHBern Basel:CHBasel Lausanne:CHLausanne Zug:CHZug Praha:CZPrague Warszawa:PLWarsaw Krakow:PLKraków Cracow:PLKraków Lodz:PLŁódź Breslau:PLWrocław Tricity:PLGdańsk Trójmiasto:PLGdańsk Lisboa:PTLisbon Roma:ITRome Milano:ITMilan Torino:ITTurin Firenze:ITFlorence Napoli:ITNaples Venezia:ITVenice Sevilla:ESSevilla Seville:ESSevilla Bruxelles:BEBrussels Brüssel:BEBrussels Brussel:BEBrussels Antwerpen:BEAntwerp Gent:BEGent Ghent:BEGent Leuven:BELeuven Den_Haag:NLThe_Hague Eindhoven:NLEindhoven København:DKCopenhagen Kobenhavn:DKCopenhagen Göteborg:SEGothenburg Goteborg:SEGothenburg Athens:GRAthens Athen:GRAthens Bucharest:ROBucharest București:ROBucharest Cluj:ROCluj-Napoca Beograd:RSBelgrade Sofia:BGSofia Moskva:RUMoscow Москва:RUMoscow Санкт-Петербург:RUSaint_Petersburg St_Petersburg:RUSaint_Petersburg St._Petersburg:RUSaint_Petersburg Петербург:RUSaint_Petersburg Новосибирск:RUNovosibirsk Казань:RUKazan Екатеринбург:RUYekaterinburg Kiev:UAKyiv Київ:UAKyiv Киев:UAKyiv Lvov:UALviv Львів:UALviv Kharkov:UAKharkiv Харків:UAKharkiv Odesa:UAOdessa Минск:BYMinsk Алматы:KZAlmaty Астана:KZAstana Ташкент:UZTashkent Тбилиси:GETbilisi Ереван:AMYerevan Bakı:AZBaku Baki:AZBaku Баку:AZBaku Gəncə:AZGanja Ganja:AZGanja Sumqayit:AZSumqayıt Sumgait:AZSumqayıt İstanbul:TRIstanbul Стамбул:TRIstanbul İzmir:TRİzmir Izmir:TRİzmir Bangalore:INBengaluru Bengalore:INBengaluru Bombay:INMumbai Gurgaon:INGurugram Gurugram:INGurugram NCR:INDelhi Delhi_NCR:INDelhi New_Delhi:INDelhi Noida:INNoida Trivandrum:INThiruvananthapuram Cochin:INKochi Kochi:INKochi Calcutta:INKolkata Madras:INChennai Poona:INPune Saigon:VNHo_Chi_Minh_City HCMC:VNHo_Chi_Minh_City Ho_Chi_Minh:VNHo_Chi_Minh_City TP._HCM:VNHo_Chi_Minh_City Ho_Chi_Minh_City:VNHo_Chi_Minh_City Hanoi:VNHanoi Ha_Noi:VNHanoi Da_Nang:VNDa_Nang Danang:VNDa_Nang CDMX:MXMexico_City Ciudad_de_México:MXMexico_City Tel_Aviv:ILTel_Aviv TLV:ILTel_Aviv Tel-Aviv:ILTel_Aviv Herzliya:ILHerzliya Herzeliya:ILHerzliya JHB:ZAJohannesburg Joburg:ZAJohannesburg CPT:ZACape_Town Capetown:ZACape_Town Dublin:IEDublin Cambridge:GBCambridge Birmingham:GBBirmingham Vancouver:CAVancouver Montreal:CAMontréal GTA:CAToronto Metro_Manila:PHManila NCR_Manila:PHManila Makati:PHMakati BGC:PHTaguig Taguig:PHTaguig Peking:CNBeijing 北京:CNBeijing 上海:CNShanghai 深圳:CNShenzhen 東京:JPTokyo 서울:KRSeoul Dubai:AEDubai Abu_Dhabi:AEAbu_Dhabi Tallinn:EETallinn Limassol:CYLimassol Nicosia:CYNicosia Valletta:MTValletta Luxembourg:LULuxembourg Reykjavik:ISReykjavík Geneva:CHGeneva Sydney:AUSydney Málaga:ESMálaga Basel-Stadt:CHBasel Cork:IECork Galway:IEGalway Vilnius:LTVilnius Singapore:SGSingapore Hong_Kong:HKHong_Kong';
const nameLanguages = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'pl',
  'tr',
  'az',
  'ru',
  'uk',
  'sv',
];
const regionCodes =
  'AD AE AF AG AI AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FR GA GB GD GE GH GI GL GM GN GQ GR GT GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KM KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PR PS PT PY QA RO RS RU RW SA SC SD SE SG SI SK SL SM SN SO SR SS SV SY SZ TD TG TH TJ TL TM TN TO TR TT TW TZ UA UG US UY UZ VA VC VE VN YE ZA ZM ZW XK';

export type City = { name: string; country: string };

export type PlaceNames = {
  /** ISO 3166 alpha-2 by folded name or code of three letters. */
  readonly countries: ReadonlyMap<string, string>;
  readonly alpha2: ReadonlySet<string>;
  /** Country by folded name of a state or province ("texas" → US). */
  readonly regions: ReadonlyMap<string, string>;
  /** Country by a state's code in capitals ("TX" → US), to be trusted only after a city or alone. */
  readonly stateCodes: ReadonlyMap<string, string>;
  /** By folded name, the largest first. */
  readonly cities: ReadonlyMap<string, readonly City[]>;
};

let loaded: PlaceNames | null = null;

/** Returns the gazetteer, built on first use (some milliseconds). */
export function placeNames(): PlaceNames {
  loaded ??= build();
  return loaded;
}

function build(): PlaceNames {
  const countries = new Map<string, string>();
  for (const language of nameLanguages) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of regionCodes.split(' ')) countries.set(fold(names.of(code) ?? code), code);
  }
  for (const [name, code] of pairs(countryCodes)) countries.set(fold(name), code);
  const regions = new Map<string, string>();
  const stateCodes = new Map<string, string>();
  for (const [code, name] of pairs(states)) {
    stateCodes.set(code, 'US');
    regions.set(fold(name), 'US');
  }
  for (const [name, code] of pairs(otherRegions)) {
    if (/^[A-Z]{2,3}$/.test(name)) stateCodes.set(name, stateCodes.get(name) ?? code);
    else regions.set(fold(name), code);
  }
  return {
    countries,
    alpha2: new Set(regionCodes.split(' ')),
    regions,
    stateCodes,
    cities: indexCities(),
  };
}

function indexCities(): Map<string, City[]> {
  const cities = new Map<string, City[]>();
  const add = (key: string, entry: string) => {
    const known = cities.get(key);
    const city = { country: entry.slice(0, 2), name: entry.slice(2) };
    if (known) known.push(city);
    else cities.set(key, [city]);
  };
  for (const [name, entry] of pairs(aliases)) {
    for (const key of new Set([fold(name), fold(entry.slice(2))])) add(key, entry);
  }
  for (const entry of gazetteer.split('|')) add(fold(entry.slice(2)), entry);
  return cities;
}

function pairs(list: string): [string, string][] {
  return list.split(' ').map((item) => {
    const [name = '', value = ''] = item.split(':');
    return [name.replaceAll('_', ' '), value.replaceAll('_', ' ')];
  });
}
