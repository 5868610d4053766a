/** What stands before or within a family's name, or before any name. */
const PARTICLES_AND_TITLES = new Set(
  (
    'van von vom zu zum zur der den ter ten te de del della degli dei di da dal dalla das do dos du ' +
    'des la las le les lo los el al ul bin binti bint ibn abu abd abdul abdel umm ap af av und y e ' +
    'st saint san santa mac ould ait nic ' +
    'dr prof professor doctor mr mrs ms mx miss mister sir dame lord lady madam rev reverend father ' +
    'herr frau hr fr dipl ing mag med mme mlle monsieur madame sr sra srta senor senora don dona ' +
    'dott dottssa sig signor signora pan pani heer mevrouw dhr mevr shri smt sri haji datuk dato tan'
  ).split(' '),
);

/** Families’ names of peoples who write them first, without marks; many are given names elsewhere. */
const FAMILIES_FIRST = new Set(
  (
    'nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh trinh mai dao luong ' +
    'truong ha thai chau doan lam luu quach vuong to ta kieu ' +
    'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang ' +
    'xie song tang deng feng han cao zeng peng xiao cai pan tian dong yuan yu jiang du ye cheng wei ' +
    'su lu ding ren shen yao zhong cui tan lau wong chan cheung leung ng chow kwok tsai hsu chang ' +
    'chiang ong goh teo koh lim yeo chua chong ho hung kong fan fang shi jin qian qin gu hou shao ' +
    'meng long wan duan lei tao mao hao gong bai bao kang lai yip yuen tsang tse mak fung ' +
    'kim lee park pak choi choe jung jeong chung kang cho yoon yun jang oh seo suh shin kwon hwang ' +
    'ahn ryu yoo hong moon bae baek nam noh roh son sohn heo huh ko min cha joo woo ' +
    'nagy kovacs toth szabo horvath varga kiss kis molnar nemeth farkas balogh papp lakatos takacs ' +
    'juhasz olah meszaros simon racz fekete szilagyi torok feher balazs gal szucs kocsis orsos pinter ' +
    'fodor szalai sipos magyar lukacs gulyas biro kiraly laszlo katona jakab bogdan boros somogyi ' +
    'fazekas kelemen vincze kozma bodnar orban hegedus major veres bartok kodaly puskas ' +
    'sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada ' +
    'sasaki yamaguchi saito matsumoto inoue kimura hayashi shimizu yamazaki mori abe ikeda hashimoto ' +
    'ishikawa yamashita ogawa ishii hasegawa goto okada kondo maeda fujita endo aoki sakamoto ' +
    'murakami ota kaneko fujii fukuda nishimura miura takeuchi nakajima okamoto matsuda harada ' +
    'nakagawa ono tamura wada ishida ueda morita hara shibata sakai kudo yokoyama miyazaki miyamoto ' +
    'uchida takagi ando taniguchi imai honda toyota kawasaki nishida oshima'
  ).split(' '),
);

/** Given names that Hungarians write last; what stands before is the family's. */
const HUNGARIANS =
  /^(?:béla|péter|istván|lászló|zoltán|gábor|attila|ferenc|sándor|tamás|ádám|bence|józsef|jános|györgy|mihály|imre|balázs|dávid|márton|gergő|gergely|szabolcs|csaba|ákos|áron|máté|levente|andrás|miklós|zsolt|tibor|eszter|katalin|ágnes|judit|zsófia|réka|ildikó|erzsébet|mária|éva|zsuzsanna|orsolya|dóra|boglárka|kata|enikő|anikó|krisztina|edit|ilona|ágota)$/u;

/** Marks that only the Vietnamese put on vowels: horn, hook above, dot below. */
const VIETNAMESE = /[\u031B\u0309\u0323]/u;
const INITIAL = /^\p{L}\.?$/u;

/**
 * Returns what colleagues call a person where that is sure; the whole name where it may be another
 * part of it that comes first: a particle, a title, an initial, the family's name.
 */
export function firstName(name: string): string {
  const whole = name.trim();
  const [first = '', ...others] = whole.split(/\s+/u);
  const last = others.at(-1);
  if (last === undefined || VIETNAMESE.test(whole.normalize('NFD'))) return whole;
  // Two given names, two of the family: nobody knows where one ends.
  const isPlain = others.slice(0, -1).every((word) => INITIAL.test(word)) && !/[,.]$/u.test(last);
  if (!isPlain || ![first, last].every(isPartOfName)) return whole;
  // Capitals are initials, or a family's name as some countries write it.
  if (!/\p{Ll}/u.test(first)) return whole;
  const isFamily = FAMILIES_FIRST.has(plain(first)) || HUNGARIANS.test(last.toLowerCase());
  return isFamily || first.length < 2 ? whole : first;
}

/** Whether a word is a name by itself, rather than a title or a particle of one. */
function isPartOfName(word: string): boolean {
  const bare = plain(word);
  return (
    /^\p{Script=Latin}[\p{Script=Latin}\p{M}’'-]*$/u.test(word) &&
    !/^(?:al|el|ul|d|l|abd|bin|ibn)['’-]/u.test(bare) &&
    !PARTICLES_AND_TITLES.has(bare)
  );
}

function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll('ł', 'l');
}
