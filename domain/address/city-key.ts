/** How the postal service and people shorten words in names of cities; each is compared in its long form. */
const longForms: Readonly<Record<string, string>> = {
  afb: 'air force base',
  bch: 'beach',
  blf: 'bluff',
  blfs: 'bluffs',
  brg: 'bridge',
  brk: 'brook',
  byu: 'bayou',
  centre: 'center',
  clfs: 'cliffs',
  cor: 'corner',
  cors: 'corners',
  cp: 'camp',
  crk: 'creek',
  crst: 'crest',
  ctr: 'center',
  cy: 'city',
  cyn: 'canyon',
  e: 'east',
  est: 'estates',
  ests: 'estates',
  fls: 'falls',
  fld: 'field',
  flds: 'fields',
  frk: 'fork',
  frks: 'forks',
  frst: 'forest',
  ft: 'fort',
  gdns: 'gardens',
  gln: 'glen',
  grn: 'green',
  grv: 'grove',
  gt: 'great',
  grt: 'great',
  harbour: 'harbor',
  hbr: 'harbor',
  hghts: 'heights',
  hgts: 'heights',
  hl: 'hill',
  hls: 'hills',
  holw: 'hollow',
  hts: 'heights',
  hvn: 'haven',
  is: 'island',
  isl: 'island',
  isle: 'island',
  iss: 'islands',
  jct: 'junction',
  jctn: 'junction',
  knl: 'knoll',
  knls: 'knolls',
  lk: 'lake',
  lks: 'lakes',
  lndg: 'landing',
  ltl: 'little',
  lwr: 'lower',
  mdw: 'meadow',
  mdws: 'meadows',
  ml: 'mill',
  mls: 'mills',
  mnr: 'manor',
  mt: 'mount',
  mtn: 'mountain',
  mtns: 'mountains',
  n: 'north',
  no: 'north',
  orch: 'orchard',
  pk: 'park',
  pln: 'plain',
  plns: 'plains',
  plz: 'plaza',
  prt: 'port',
  pt: 'point',
  pte: 'pointe',
  rdg: 'ridge',
  riv: 'river',
  rk: 'rock',
  rnch: 'ranch',
  s: 'south',
  shr: 'shore',
  shrs: 'shores',
  so: 'south',
  spg: 'spring',
  spgs: 'springs',
  spngs: 'springs',
  spr: 'spring',
  sprgs: 'springs',
  sq: 'square',
  st: 'saint',
  sta: 'station',
  ste: 'sainte',
  sts: 'saints',
  twp: 'township',
  univ: 'university',
  un: 'union',
  upr: 'upper',
  vl: 'ville',
  vlg: 'village',
  vis: 'vista',
  vly: 'valley',
  w: 'west',
  xing: 'crossing',
};

/**
 * What two writings of one city have in common: `St. Mary's`, `Saint Marys` and `saint-marys` are one. Of the words
 * only the letters and digits count, so that `McRae` is `Mc Rae`; `A F B` is the word `AFB`.
 */
export function cityKey(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}|['’‘`.]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .replace(/(?<= |^)(\p{L}) (?=\p{L}( |$))/gu, '$1')
    .replace(/^ ?(city|town|village|vlg|borough|township|twp) of /, '')
    .split(' ');
  return words
    .map((word) => (Object.hasOwn(longForms, word) ? longForms[word] : word))
    .join('')
    .replaceAll(' ', '');
}

const kinds = ['township', 'village', 'borough', 'town'];

/** Further keys that a city may be known by: `Cranberry` for `Cranberry Township`, and the other way round. */
export function otherKeys(key: string): string[] {
  const kind = kinds.find((each) => key.endsWith(each) && key !== each);
  return kind ? [key.slice(0, -kind.length)] : kinds.map((each) => key + each);
}
