import { all, finder, phrases, type Finder } from './clue.ts'

const CURRENCIES = ['$', '€', '£', '₦', 'usd', 'ksh', 'kes', 'tsh', 'tzs', 'ugx']
/** An amount as one person has it. */
export const MONEY =
  '(?:[$€£₦]|usd|ksh|kes|tsh|tzs|ugx) ?[0-9][0-9,.]{0,9}k?(?! ?(?:m|b|bn|mn|million|billion|trillion)(?![a-z]))(?:[ -](?:dollars|usd|btc))?'
const COIN =
  '(?:bitcoins?|btc|crypto|cryptos|cryptocurrency|usdt|ethereum|eth|coins?|funds?|money|assets?|investments?)'

/** What is promised of money. Each alone is also the talk of honest people; two of them seldom are. */
export const MONEY_PROMISES: Readonly<Record<string, Finder>> = {
  doubling: phrases(
    ['double', 'triple', 'multiply', 'grow ', 'flip', 'zidisha', 'mara '],
    '(?:double|triple|multiply|grow) (?:up )?(?:your|ur) (?:money|cash|income|investments?|bitcoins?|btc|capital|savings|mpesa|m-pesa|salary)',
    'money (?:doubling|flip|flipping)',
    'cash ?app flip',
    'zidisha (?:pesa|hela|fedha)',
    '(?:pesa|hela|fedha) (?:yako )?mara (?:mbili|tatu)',
  ),
  stake: phrases(
    [...CURRENCIES, 'minimum '],
    `(?:invest|invested|investing|deposit|deposited|start with|started with|begin with|trade with|minimum of|weka|wekeza) (?:just |only |a minimum of |at least |as low as |as little as |with |of |my first |tu )?${MONEY}`,
    `(?:with|for) (?:just|only|as little as|as low as) ${MONEY}`,
    `minimum (?:investment|deposit)`,
  ),
  gain: all(
    phrases(
      [...CURRENCIES, 'profit', 'return', 'payout', 'roi', 'withdrawal', 'no risk', 'no hidden', 'financial', 'faida'],
      `(?:earn|earned|earning|make|making|made|profit of|returns? of|pata|ingiza) (?:me |us |him |her )?(?:over |up to |about |a profit of |a total of |profits? of |back |at least |hadi )?${MONEY}`,
      '(?:weekly|daily|guaranteed|huge|massive|good|100%) (?:profits?|returns?|payouts?|roi|withdrawals?)',
      'no (?:risk|hidden fees|hidden charges) (?:involved)?',
      'financial (?:freedom|breakthrough)',
      'faida kila (?:siku|wiki)',
    ),
    finder(['ارباح', 'دخل', 'اربح'], () => /(?:ارباح|دخل) (?:يومي|يومية|اسبوعية|مضمونة|مضمون)|اربح (?:المال|[0-9])/g),
  ),
  broker: phrases(
    ['manager', 'trad', 'broker', 'hacker', 'investor', 'expert', 'forex', 'crypto', 'bitcoin', 'binary', 'fx'],
    '(?:account|portfolio) manager',
    '(?:expert|professional|legit|reliable|trusted|genuine|certified|best|good) (?:trader|broker|hacker|investor|expert|forex trader|crypto trader|trading expert|account manager|hackers)',
    '(?:forex|crypto|bitcoin|binary|fx)(?: options?)? (?:expert|trader|mentor|coach|manager|broker|signals?|investment platform|trading platform|mining)',
    '(?:her|his) (?:trading|investment|forex|crypto) (?:strategy|platform|skills|program|company|signals)',
    `trad(?:e|es|ing) (?:for me|on my behalf|with (?:mr|mrs|miss|her|him))`,
  ),
  recovery: phrases(
    ['recover', 'retrieve', 'regain', ' back', 'reclaim', 'refund'],
    `(?:recover|recovered|recovering|retrieve|retrieved|regain|get back|got back|reclaim|refund) (?:all |back |every |of )?(?:my|your|their|all|the|lost|stolen|scammed) (?:lost |stolen |scammed |money |own ){0,2}${COIN}(?: back)?`,
    `(?:lost|stolen) ${COIN} recovery`,
  ),
  agent: phrases(
    ['recovery', 'retrieval', 'hack', 'cyber', 'wizard', 'spy '],
    '(?:recovery|hacking|cyber|ethical|wizard|spy) (?:expert|experts|agent|agents|hacker|hackers|specialist|specialists|company|team|firm|wizard|service|services|guru|tech)',
    '(?:asset|funds?|crypto|bitcoin|btc) (?:recovery|retrieval)',
    `(?:with the help of|thanks to|helped by|introduced me to|recommend|contact|hire) (?:an? |the |this )?(?:[a-z]{2,15} ){0,2}(?:hacker|hackers|wizard|recovery)`,
  ),
  loan: all(
    phrases(
      ['loan', 'cash', 'financing', 'funding', 'apply now', 'mkopo', 'mikopo', 'pret'],
      '(?:do|are) you (?:in )?need (?:of )?(?:a|an|any|some|urgent|quick)(?: urgent| quick| genuine| instant| personal| business){0,3} (?:loans?|cash|financing|funding)',
      '(?:i|we) (?:offer|give|grant|provide|lend|are offering|are giving|give out)(?: out)?(?: all| any| instant| quick| genuine| legit| urgent| personal| business| types?| kinds?| of){0,4} loans?',
      '(?:loan offer|offer of loan|genuine loans?|legit loans?|get your loan|apply now for|your loan today)',
      '(?:pata|chukua|omba|tunatoa|natoa) (?:mkopo|mikopo)(?: wako| wa haraka| ya haraka| sasa)?',
      '(?:mkopo|mikopo) (?:wa|ya) (?:haraka|papo hapo|fasta)',
      'offre(?:s)? de prets?|prets? (?:entre|aux|de|d.argent)(?: aux)? (?:particuliers?|serieux|rapide|urgent)|(?:besoin|demande) (?:d.un|de) pret',
    ),
    finder(['قروض', 'قرض', 'تمويل'], () => /قرو?ض (?:سريعة|شخصية|فورية|فوري|سريع)|تمويل (?:سريع|فوري)/g),
  ),
  terms: all(
    phrases(
      [
        '%',
        'interest rate',
        'collateral',
        'credit check',
        'guarantor',
        'upfront',
        'paperwork',
        'bila ',
        'taux ',
        'sans ',
      ],
      '(?:at|with|of|only|just) (?:an? |a low |low |only |affordable )?(?:interest rate of )?[0-9]{1,2}(?:[.,][0-9])? ?% (?:interest|annual|rate)',
      '(?:no|without|zero) (?:any )?(?:collateral|credit check|guarantor|guarantors|upfront fee|upfront|paperwork)',
      'bila (?:dhamana|riba|kafara|mdhamini|masharti)',
      '(?:interest rate of|taux d.interet de|taux de) [0-9]{1,2}',
      'sans (?:garantie|justificatif)',
    ),
    finder(['بدون'], () => /بدون (?:كفيل|ضمانات|ضمان|فوائد)/g),
  ),
}
