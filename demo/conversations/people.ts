import { authors } from '../authors.ts'

export interface Person {
  name: string
  email: string
  website?: string
}

const person = (name: string, mailbox: string, website?: string): Person => {
  const email = `${mailbox}@example.org`
  return website ? { name, email, website } : { name, email }
}

/** Everybody who reads the paper and says so. The same person has the same address under every article. */
export const people = {
  // Writers of the paper, and people they wrote about.
  nuru: person(authors.nuru.name, 'nuru.bashange', 'https://tidetable.example.org/nuru'),
  tobias: person(authors.tobias.name, 'tobias.kireru'),
  halima: person(authors.halima.name, 'halima.sefu'),
  rehema: person('Rehema Chando', 'librarian', 'https://msomaji.example.org'),
  faki: person('Faki Mtumweni', 'faki.m'),
  tole: person('Mwanamkasi Tole', 'mk.tole'),
  saro: person('Mgeni Saro', 'weighing.ledger'),
  tindi: person('Wekesa Tindi', 'w.tindi', 'https://seawall.example.org/physics'),
  jando: person('Mwanapili Jando', 'number.four'),
  // Readers in the town.
  chiku: person('Chiku Maneno', 'chiku'),
  kassim: person('Kassim Dauda', 'kassim.dauda'),
  pendo: person('Pendo Charo', 'pendo.charo'),
  joel: person('Joel Karithi', 'joel', 'https://almanac.example.org'),
  rukia: person('Rukia Dzombo', 'rukia.d'),
  hamza: person('Hamza the barber', 'three.chairs'),
  stella: person('Stella Nduku', 'stella.nduku'),
  fumo: person('Fumo Bakari', 'fumo'),
  neemaL: person('Neema Lugano', 'neema.lugano'),
  edwin: person('Edwin Ochola', 'e.ochola'),
  dorcas: person('Dorcas Nzai', 'dorcas.nzai'),
  imani: person('Imani Tsuma', 'imani.tsuma'),
  gideon: person('Gideon Mutua', 'gideon'),
  shamsa: person('Shamsa Ngao', 'shamsa'),
  kopa: person('Mzee Kopa', 'kopa.by.grandson'),
  mamaTatu: person('Mama Tatu', 'mama.tatu'),
  otis: person('Otis Mbele', 'otis.mbele'),
  aisha: person('Aisha Tembo', 'aisha.tembo'),
  zawadi: person('Zawadi Muro', 'zawadi'),
  victor: person('Victor Sang', 'v.sang'),
  ruth: person('Ruth Amwayi', 'ruth.amwayi'),
  // Readers further off.
  nabil: person('نبيل خلفان', 'nabil.khalfan'),
  maymuna: person('ميمونة راشد', 'maymuna'),
  sofia: person('Sofia Brandt', 'sofia.brandt', 'https://smallbooks.example.org'),
  priya: person('Priya Vadgama', 'priya.v'),
  kwame: person('Kwame Asante-Hill', 'kwame'),
  helle: person('Helle Thorsen', 'helle.thorsen'),
  yara: person('Yara Costa', 'yara.costa'),
  jonas: person('Jonas Weil', 'j.weil'),
  leo: person('Leo Marchetti', 'leo.marchetti'),
  sam: person('Sam Pereira', 'sam.pereira'),
  ben: person('Ben Atwood', 'ben.atwood'),
  marguerite: person('Marguerite Oyelaran-Fitzwilliam', 'marguerite'),
  // Those who are still to be let in.
  first: person('Lindiwe', 'lindiwe.reads'),
  second: person('T. Obare', 't.obare'),
  third: person('Quiet Reader', 'quiet.reader'),
  loud: person('NO NONSENSE', 'no.nonsense'),
  cross: person('Reads On Land', 'reads.on.land'),
  spammer: person('Quick Cash Today', 'quick.cash', 'https://cash.example.org'),
} satisfies Record<string, Person>
