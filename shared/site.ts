import * as z from 'zod'
import { MAX_NAME_LENGTH, MAX_RESERVED_NAMES, SETTING_RANGES } from './limits.ts'
import { DEFAULT_REACTIONS, ReactionSet } from './reaction.ts'
import { line } from './text.ts'

/** Order of the top-level comments. Replies always read from the oldest on. */
export const Sort = z.enum(['newest', 'oldest', 'best'])
export type Sort = z.infer<typeof Sort>

/** Who is read before being published: everybody, authors without an approved comment, or nobody. */
export const Moderation = z.enum(['all', 'first', 'none'])
export type Moderation = z.infer<typeof Moderation>

const within = ({ min, max }: { min: number; max: number }) => z.int().min(min).max(max)

const settings = {
  moderation: Moderation,
  /** Links in text and website from which on a comment is held; null: any number. */
  maxLinks: within(SETTING_RANGES.maxLinks).nullable(),
  /** Holds comments with phone numbers, invitations to chats and promises of money. */
  holdContactBait: z.boolean(),
  /** Names that readers cannot use, beside those of the site's moderators. */
  reservedNames: z.array(line(MAX_NAME_LENGTH)).max(MAX_RESERVED_NAMES),
  /** Seconds from the first focus in the form until a person has written: what comes sooner is held. 0: not asked. */
  minSeconds: within(SETTING_RANGES.minSeconds),
  /** Seconds between two comments of one email. 0: any number. */
  floodSeconds: within(SETTING_RANGES.floodSeconds),
  /** Comments in an hour: from one address of the network, which hundreds may share; of one email. */
  hourlyPerIp: within(SETTING_RANGES.hourlyPerIp).nullable(),
  hourlyPerEmail: within(SETTING_RANGES.hourlyPerEmail).nullable(),
  /** Comments in a minute on the whole site; more are held. */
  perMinute: within(SETTING_RANGES.perMinute).nullable(),
  /** Holds strangers while a page gets far more new authors than usual. */
  surge: z.boolean(),
  /** Reports by different readers that hide a comment until a moderator looks; null: none do. */
  reportsToHide: within(SETTING_RANGES.reportsToHide).nullable(),
  /** Asks each reader's browser for a second of work before it posts. */
  proofOfWork: z.boolean(),
  /** Cloudflare Turnstile's public key; the other one is a secret of the site. Null: not asked. */
  turnstileSiteKey: z.string().trim().min(1).max(100).nullable(),
  /** Sends comments, with the sender's address of the network, to Akismet, whose key is a secret of the site. */
  akismet: z.boolean(),
  /** Days from a page's publication after which it takes no new comments; null: never. */
  closeAfterDays: within(SETTING_RANGES.closeAfterDays).nullable(),
  /** Minutes in which an author may edit or delete a comment. */
  editMinutes: within(SETTING_RANGES.editMinutes),
  /** What readers see before they choose another order. */
  sort: Sort,
  /** Tells readers of new comments, and how many read, while they are there. */
  live: z.boolean(),
  /** What readers can say of an article with one touch. */
  reactions: ReactionSet,
  /** UTF-16 units, as `maxlength` counts. */
  minBodyLength: within(SETTING_RANGES.minBodyLength),
  maxBodyLength: within(SETTING_RANGES.maxBodyLength),
}

/** All that an owner can set for a site. Absent fields have the defaults given here. */
export const SiteSettings = z.strictObject({
  moderation: settings.moderation.default('first'),
  maxLinks: settings.maxLinks.default(SETTING_RANGES.maxLinks.usual),
  holdContactBait: settings.holdContactBait.default(true),
  reservedNames: settings.reservedNames.default([]),
  minSeconds: settings.minSeconds.default(SETTING_RANGES.minSeconds.usual),
  floodSeconds: settings.floodSeconds.default(SETTING_RANGES.floodSeconds.usual),
  hourlyPerIp: settings.hourlyPerIp.default(SETTING_RANGES.hourlyPerIp.usual),
  hourlyPerEmail: settings.hourlyPerEmail.default(SETTING_RANGES.hourlyPerEmail.usual),
  perMinute: settings.perMinute.default(SETTING_RANGES.perMinute.usual),
  surge: settings.surge.default(true),
  reportsToHide: settings.reportsToHide.default(SETTING_RANGES.reportsToHide.usual),
  proofOfWork: settings.proofOfWork.default(false),
  turnstileSiteKey: settings.turnstileSiteKey.default(null),
  akismet: settings.akismet.default(false),
  closeAfterDays: settings.closeAfterDays.default(null),
  editMinutes: settings.editMinutes.default(SETTING_RANGES.editMinutes.usual),
  sort: settings.sort.default('best'),
  live: settings.live.default(true),
  reactions: settings.reactions.default(DEFAULT_REACTIONS),
  minBodyLength: settings.minBodyLength.default(SETTING_RANGES.minBodyLength.usual),
  maxBodyLength: settings.maxBodyLength.default(SETTING_RANGES.maxBodyLength.usual),
})
export type SiteSettings = z.infer<typeof SiteSettings>

/** An origin as browsers send it (RFC 6454, 6.2): scheme, host, port, nothing more. */
const Origin = z
  .string()
  .max(300)
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value,
    {
      message: 'Is not an origin like https://news.example',
    },
  )

export const SiteId = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/)

/** Where a site can be, by the names of the Worker's bindings; `DB` is there in every installation. */
export const DATABASES = ['DB', 'DB_2', 'DB_3', 'DB_4', 'DB_5', 'DB_6', 'DB_7', 'DB_8', 'DB_9'] as const
export const DatabaseName = z.enum(DATABASES)
export type DatabaseName = z.infer<typeof DatabaseName>

/** An owner's registration, as its moderators see it. */
export const Site = z.strictObject({
  id: SiteId,
  name: line(100),
  /** The only origins whose pages may write. */
  origins: z.array(Origin).max(50),
  settings: SiteSettings,
  /** Where it has been since it was created. */
  database: DatabaseName,
  createdAt: z.iso.datetime(),
})
export type Site = z.infer<typeof Site>

/** By id. */
export const SiteList = z.strictObject({ sites: z.array(Site), nextCursor: z.string().nullable() })
export type SiteList = z.infer<typeof SiteList>

export const NewSite = Site.omit({ createdAt: true }).extend({
  settings: SiteSettings.prefault({}),
  database: DatabaseName.default('DB'),
})
export type NewSite = z.infer<typeof NewSite>

/** A change of some fields of a site; the others stay. */
export const SitePatch = z.strictObject({
  name: Site.shape.name.optional(),
  origins: Site.shape.origins.optional(),
  settings: z.strictObject(settings).partial().optional(),
})
export type SitePatch = z.infer<typeof SitePatch>
