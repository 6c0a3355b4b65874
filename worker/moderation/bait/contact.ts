import { all, finder, phrases, type Clue, type Stretch } from './clue.ts'

/** Addresses that open a chat. Of t.me and whatsapp.com, only with something behind the slash. */
const findLinks = finder(
  ['/'],
  () =>
    /(?<![a-z0-9.'-])(?:www\.)?(?:wa ?\. ?me|t ?\. ?me|telegram ?\. ?me|wa ?\. ?link|(?:api|chat) ?\. ?whatsapp ?\. ?com|whatsapp\.com\/channel|signal\.(?:me|group)|m\.me) ?\/ ?[+@\w]|(?:whatsapp|tg):\/\/\w/g,
)

const APPS = ['whats', 'what sapp', 'watsap', 'wattsapp', 'telegram', 'signal']
const APP = '(?:whats ?app|what ?sapp|watsapp|watsap|wattsapp|whatsap|telegram|telegrams?|signal)'
const ASK =
  '(?:contact|reach|message|msg|text|write|write to|add|chat|chat with|consult|talk to|hit|follow|email|mail|call)(?: up| out to)?'
/** Who is said to do it, or not to: then it is told, not asked. */
const TOLD =
  '(?<!(?<![a-z])(?:they|he|she|it|who|people|scammers|never|not|always|keep|keeps|used to|tried to|tries to|trying to|asked to|asked him to|asked her to|told to|to stop|did|does|dont|don.t|didn.t|doesn.t|i|we) )'
const EXPERT = '(?:dr|doctor|doc|prophet|chief|prof|priest|priestess|mama|baba|mr|mrs|miss|expert|agent|coach|trader)'

const findInvitations = all(
  phrases([...APPS, 'dm ', 'pm ', 'inbox '], `${TOLD}(?:dm|pm|inbox|${APP}) (?:me|us|admin|the admin)`),
  phrases(['send me', 'send us'], `${TOLD}send (?:me|us) (?:a |an )?(?:dm|pm|inbox|${APP}|private message)`),
  phrases(
    [...APPS, 'inbox', 'gmail', ' dm'],
    `${TOLD}${ASK} (?:me|us|now) (?:now |today |directly )?(?:on|via|through|at|by|using) (?:my |our |the )?(?:${APP}|inbox|dm|gmail)`,
    `(?<!(?<![a-z])(?:to|i|we|they|he|she|not|never) )${ASK} (?:him|her|them|this man|${EXPERT}\\.?(?: [a-z]{2,15}){0,3}) (?:now |today |directly )?(?:on|via|through|at) (?:his |her |their |the )?(?:${APP}|inbox|gmail)`,
  ),
  phrases(
    [' my ', ' our ', ' us on', ' this '],
    `(?:join|enter|subscribe to) (?:my|our|us on|this) (?:free |vip |new |private |signals? |forex |trading |crypto |investment ){0,3}(?:${APP}|signals?|forex) (?:group|channel|community|team)`,
  ),
  phrases(
    APPS,
    `(?:join us on|find me on|meet me on|chat me on|chat me up on|hmu on|hit me up on|text on|available on) ${APP}`,
    `(?:(?:my|his|her|our) )?${APP}(?: number| no| line| contact)? ?(?:is|on|at|now|:|=)? ?[(+]? ?[0-9]{2}(?! ?(?:people|members|groups|users|years|percent|million|%))[0-9 ]{6}`,
    `${APP} ?:? ?@[a-z][a-z0-9_]{3,30}`,
  ),
  // Swahili
  phrases(
    ['njoo', 'nichek', 'nitafute', 'nifuate', 'ni check', 'nicheck', 'nitext', 'nidm'],
    '(?:njoo|nicheki|nichek|nitafute|nifuate|ni ?check|nitext|nidm) (?:pm|dm|inbox|whatsapp|telegram)',
  ),
  phrases(
    ['wasilian'],
    '(?:wasiliana|wasiliane|tuwasiliane) (?:nami|nasi|na mimi|na sisi|whatsapp|kwa whatsapp|kupitia whatsapp)',
  ),
  phrases(
    ['jiunge'],
    'jiunge (?:na|kwenye) (?:kundi|grupu|group|channel|chaneli|magroup) (?:letu|yetu|langu|yangu|hili|hii)',
  ),
  // French
  phrases(
    ['moi', 'nous'],
    '(?:contactez|ecrivez|appelez|joignez|contacte|ecris) (?:moi|nous)(?: vite| directement)? (?:sur|par|via|en|au) (?:mon |notre )?(?:whatsapp|telegram|prive|inbox)',
  ),
  phrases(['rejoi'], '(?:rejoignez|rejoins) (?:notre|mon) (?:groupe|canal|chaine) (?:whatsapp|telegram)'),
  // Arabic, without word boundaries: it writes "and" and "the" on to the word
  finder(
    ['تواصل', 'راسل', 'كلمني', 'انضم'],
    () =>
      /(?:تواصل(?:وا)? مع(?:ي|نا)|راسل(?:ني|ونا|نا)|للتواصل|كلمني) (?:عبر |على |علي |في )?(?:ال)?(?:واتساب|واتس|خاص|تليجرام|تلغرام|تيليجرام)|انضم(?:وا)? (?:الى|الي) (?:قناتنا|مجموعتنا|قناتي)/g,
  ),
)

/** A private mailbox, as nobody's office has. */
const findAddresses = finder(
  ['@'],
  () =>
    /(?<![\w.+-])[\w.+-]{1,64} ?@ ?(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|proton|protonmail|aol|icloud|zoho|gmx|mail|usa|consultant|techie|cyberdude|tutanota) ?\. ?(?:com?|org|me|net|fr)(?![a-z])/g,
)

/** Said beside a number or an address, these ask to use it. */
const findAskings = all(
  phrases(
    [''],
    `call|calls|text|sms|${APP}|tel|telephone|phone|cell|dial|contacts?|reach|inbox|email|write to|mail|message|hotline|reachable`,
    'namba|nambari|simu|piga|nipigie|nipigieni|wasiliana|tuma|nitumie|mpesa|m-pesa|nitafute|nicheki',
    'numero|appelez|contactez|joindre|joignez|ecrivez',
  ),
  finder(
    ['رقم', 'واتس', 'تصل', 'تواصل', 'هاتف', 'جوال', 'موبايل', 'راسل'],
    () => /رقم|واتس|اتصل|للتواصل|هاتف|جوال|موبايل|راسل/g,
  ),
)

const BEFORE = 60
const AFTER = 30

/** Which of some stretches, in the order of the text, the words around them ask to use. */
export const findAsked = <T extends Stretch>(text: string, stretches: readonly T[]): Set<T> => {
  const asked = new Set<T>()
  if (stretches.length === 0) return asked
  const askings = findAskings(text).sort((a, b) => a.start - b.start)
  let next = 0
  for (const stretch of stretches) {
    while (next < askings.length && (askings[next]?.end ?? 0) < stretch.start - BEFORE) next++
    if ((askings[next]?.start ?? Infinity) <= stretch.end + AFTER) asked.add(stretch)
  }
  return asked
}

/** How a text asks to be met elsewhere, but for numbers. */
export const findContacts = (text: string): Clue[] => {
  const addresses = findAddresses(text)
  const asked = findAsked(text, addresses)
  return [
    ...findLinks(text).map((at): Clue => ({ kind: 'link', family: 'link', weight: 2, ...at })),
    ...findInvitations(text).map((at): Clue => ({ kind: 'invitation', family: 'invitation', weight: 2, ...at })),
    ...addresses.map((at): Clue => ({ kind: 'address', family: 'address', weight: asked.has(at) ? 2 : 1, ...at })),
  ]
}
