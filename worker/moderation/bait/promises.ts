import { phrases, type Clue, type Finder } from './clue.ts'
import { HEALERS_PROMISES } from './healers-promises.ts'
import { MONEY, MONEY_PROMISES } from './money-promises.ts'

const HEALER = '(?:dr|doctor|doc|prophet|chief|priest|priestess|mama|baba|lord|high priest|sheikh|sheik|herbalist)'

/** Said with some promises, these make bait of them; without them they are how everybody talks. */
const SUPPORT: Readonly<Record<string, Finder>> = {
  // That it is paid, and how soon, is one clue: every true story of money has both.
  payment: phrases(
    [''],
    `(?:get|got|receive|received|withdraw|withdrew|withdrawn) (?:over |up to |about |a total of |back |at least )?${MONEY}`,
    '(?:in|within|every|after|just|per) (?:just |only |less than )?[0-9]{1,3} ?(?:hours|hrs|minutes|mins|working days|days)',
    'every (?:week|day)',
    '(?:weekly|daily) without',
    '(?:ndani ya|kwa|baada ya) (?:saa|siku|dakika) [0-9]{1,3}',
    'kila siku',
    '(?:en|sous) [0-9]{1,3} ?(?:heures|jours|h)',
  ),
  testimony: phrases(
    [''],
    `(?:thanks to|all thanks to|thank you|help of|god bless|bless|grateful to|called|named|met|found|through|by) (?:this |the |a |great ){0,2}${HEALER}\\.?(?: [a-z]{2,15}){1,2}`,
    '(?:i want to|let me|i am here to|am here to|i will keep|keep) (?:testify|sharing|share|share this|share my) (?:my |this |about |great |wonderful )?(?:testimony|testimonies)',
    'my name is [a-z]{2,15}(?: [a-z]{2,15})? (?:from|and i am from)',
    '(?:changed my life|saved my marriage|put a smile on my face|you will never regret|god used (?:him|her))',
    '(?:she|he) (?:helped|changed|trades) (?:me|my|for)',
  ),
}

const findAll = (families: Readonly<Record<string, Finder>>, text: string): Clue[] =>
  Object.entries(families).flatMap(([family, find]) =>
    find(text).map((at): Clue => ({ kind: 'promise', family, weight: 1, ...at })),
  )

/** What is paid for, of all that is promised: that traders lose money every day is no promise. */
const PAID = new Set(['doubling', 'stake', 'gain', 'loan', 'spell', 'lover', 'cure'])

/** What is promised in a text. */
export const findPromises = (text: string): Clue[] => {
  const promises = [...findAll(MONEY_PROMISES, text), ...findAll(HEALERS_PROMISES, text)]
  if (promises.length === 0) return []
  const paid = promises.some(({ family }) => PAID.has(family))
  return [...promises, ...findAll(SUPPORT, text).filter(({ family }) => paid || family !== 'payment')]
}
