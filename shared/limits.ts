/** Limits that both sides enforce: the widget to help the author, the worker to protect the site. No imports. */
export const MAX_NAME_LENGTH = 100
/** RFC 5321, 4.5.3.1.3: a path is at most 256 octets, its angle brackets included. */
export const MAX_EMAIL_LENGTH = 254
export const MAX_WEBSITE_LENGTH = 200
/** What a site may raise its own limit to. */
export const MAX_BODY_LENGTH = 20_000
export const DEFAULT_BODY_LENGTH = 5_000
export const MAX_PAGE_KEY_LENGTH = 500
export const MAX_URL_LENGTH = 2_000
export const MAX_TITLE_LENGTH = 300
export const MAX_REASON_LENGTH = 500

/** What a page may say of itself: what is longer is cut when it is read, and refused when somebody sends it. */
export const MAX_TEASER_LENGTH = 400
export const MAX_SECTION_LENGTH = 100
export const MAX_BIO_LENGTH = 1_000
export const MAX_PAGE_AUTHORS = 10
export const MAX_LINKS_OF_AUTHOR = 10
export const MAX_PICTURE_PIXELS = 20_000
/** Cards in one answer. Their rows are bounded: `rows-read.test.ts`. */
export const DEFAULT_CARDS = 4
export const MAX_CARDS = 12
/** Of the best comment, on a card. */
export const TOP_COMMENT_LENGTH = 140
/** The site's latest comments in one answer. */
export const DEFAULT_LATEST = 5
export const MAX_LATEST = 20
/** Pages that one request takes from a feed or a sitemap: `nextCursor` goes on. */
export const MAX_IMPORTED = 100

/** Questions to the queue that a moderator sees, their own and the team's. */
export const MAX_VIEWS = 50
/** Of a comment that another one answers, for its moderators. */
export const EXCERPT_LENGTH = 200

export const MAX_QUERY_LENGTH = 200
export const MAX_NOTE_LENGTH = 2_000

/** Top-level comments in one answer. */
export const DEFAULT_PAGE_SIZE = 25
export const MAX_PAGE_SIZE = 100
/** Replies that come with each top-level comment; `GET …/replies` has the rest. */
export const FIRST_REPLIES = 2
/** Pinned comments of one page: `too-many-pins` says so in words. They come first on its first page, and the budget of rows counts them. */
export const MAX_PINS = 3
/** Page keys in one request for counts: each is a bound parameter, of which D1 takes 100. */
export const MAX_COUNTED_PAGES = 90
/** Comments decided on in one request; also those that a ban, an erasure or a change of role reaches in one. */
export const MAX_DECISIONS = 500
/** Comments that a dry run looks at in one request: the next one goes on at `nextCursor`. */
export const MAX_DRY_RUN = 200
/** Comments in an hour or a minute that a site can count to: each is a row that a post may read. */
export const MAX_RATE = 1_000
/** Bytes of a list of words in UTF-8: 62,000 entries of 30. A row of D1 holds 2 MB. */
export const MAX_WORDS_BYTES = 1_900_000
/** Bytes of a request that brings two, with a part of their characters escaped. */
export const MAX_WORDS_REQUEST_BYTES = 5_000_000
/** Bytes of a request's body. Room for the longest comment with every character escaped as `\uXXXX`. */
export const MAX_REQUEST_BYTES = 150_000
/** Comments in one question for the reader's own votes. */
export const MAX_VOTES_ASKED = 90
/** Reactions that a site can offer: each is a row that a reader's question reads. */
export const MAX_REACTIONS = 8
/** Votes, reactions, either taken back, and reports of one reader in a minute. */
export const MAX_READER_ACTIONS = 30

/** Comments in one answer of what has changed. */
export const MAX_CHANGES = 50
/** UTF-16 units of a message to all who read a page: with more changed at once, they ask for it. */
export const MAX_LIVE_LENGTH = 48_000
/** Sockets of one page, and those of them from one address of the network, which hundreds may share. */
export const MAX_LISTENERS = 5_000
export const MAX_LISTENERS_OF_NETWORK = 500

/** What the figures among a site's settings may be, and what they are where nobody has said anything else. */
export const SETTING_RANGES = {
  maxLinks: { min: 1, max: 100, usual: 2 },
  minSeconds: { min: 0, max: 120, usual: 2 },
  floodSeconds: { min: 0, max: 3_600, usual: 10 },
  hourlyPerIp: { min: 1, max: MAX_RATE, usual: 60 },
  hourlyPerEmail: { min: 1, max: MAX_RATE, usual: 30 },
  perMinute: { min: 1, max: MAX_RATE, usual: 120 },
  reportsToHide: { min: 1, max: 100, usual: 3 },
  closeAfterDays: { min: 1, max: 3_650, usual: 30 },
  editMinutes: { min: 0, max: 10_080, usual: 15 },
  minBodyLength: { min: 1, max: 500, usual: 1 },
  maxBodyLength: { min: 500, max: MAX_BODY_LENGTH, usual: DEFAULT_BODY_LENGTH },
} as const
/** Names that readers cannot use, beside those of the site's moderators. */
export const MAX_RESERVED_NAMES = 200
