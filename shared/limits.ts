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
/** Votes, votes taken back and reports of one reader in a minute. */
export const MAX_READER_ACTIONS = 30

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
