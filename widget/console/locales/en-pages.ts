import type { PagesMessages } from './pages-messages.ts'

const comments = (count: number, figure: string) => `${figure} ${count === 1 ? 'comment' : 'comments'}`

export const messages: PagesMessages = {
  ranks: { recent: 'Recent', discussed: 'Most discussed', closed: 'Closed' },
  empty: {
    recent: 'Nobody has commented on any page yet.',
    discussed: 'Nobody has commented on any page yet.',
    closed: 'No page was closed by hand.',
  },
  list: 'Pages',
  comments,
  published: (date) => `published ${date}`,
  begun: (date) => `first comment ${date}`,
  closed: (date) => `Closed since ${date}`,
  open: 'Open article',
  edit: 'Edit',
  close: 'Close',
  reopen: 'Reopen',
  merge: 'Merge',
  about: (what, page) => `${what}: ${page}`,
  nowClosed: (page) => `${page} takes no new comments from now on.`,
  nowOpen: (page) => `${page} takes comments again.`,
  editing: {
    title: 'Edit page',
    name: 'Title',
    url: 'Address',
    urlHint: 'Where the article is read. Links in mails and in this console lead there.',
    key: 'Key',
    keyHint: 'The name that the article’s tag gives. The present one goes on leading here.',
    published: 'Published on',
    publishedHint: 'The days after which comments close are counted from here.',
    keyTaken: 'Another page has this key. Merge the two instead.',
    notAnAddress: 'Give a whole address, such as https://news.example/ice.',
  },
  merging: {
    title: (page) => `Merge ${page}`,
    into: 'Key of the page that stays',
    intoHint: 'Choose one of the list, or paste the key of any page.',
    next: 'Next',
    back: 'Back',
    submit: 'Merge for good',
    working: 'Merging…',
    stopped: 'What is left goes over by itself within hours; merge again to go on now.',
    unknown: 'No page has this key.',
    same: 'This is the page itself. Give the key of another one.',
    willMove: (count, figure, from, into) =>
      count === 0
        ? `“${from}” has no published comments; what waits there goes to “${into}”.`
        : `${comments(count, figure)} of “${from}”, and what waits there, ${count === 1 ? 'goes' : 'go'} to “${into}”.`,
    willLead: (key) => `The key ${key} leads there from then on, so both articles show the same comments.`,
    willStand: (count, figure, into) => `“${into}” will then have ${comments(count, figure)}.`,
    cannotUndo: 'There is no way to take them apart again. Pins of the first page are lost.',
  },
}
