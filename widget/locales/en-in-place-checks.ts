/** Why a comment waits, by the rule that holds it: in the console as well. */
export const checks = {
  'hold-all': 'every comment is read first',
  timeout: 'its author was told to pause',
  surge: 'far more people than usual write here',
  'site-flood': 'far too many comments at once',
  'too-fast': 'written faster than people write',
  turnstile: 'Turnstile doubts it',
  links: 'links',
  'contact-bait': 'looks like bait for a contact',
  'hold-words': 'words on your list',
  'akismet-unreachable': 'Akismet did not answer',
  'first-comment': 'a device that has no approved comment yet',
  reports: 'readers reported it',
}
