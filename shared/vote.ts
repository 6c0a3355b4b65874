import * as z from 'zod'
import { MAX_VOTES_ASKED } from './limits.ts'

/** Where a comment's votes stand, and whether the reader's is among them. */
export const Vote = z.strictObject({
  voteCount: z.int(),
  voted: z.boolean(),
  /** For a reader who came without a token: keep it, send it as `Authorization: Bearer`. */
  readerToken: z.string().optional(),
})
export type Vote = z.infer<typeof Vote>

const CommentId = z.string().min(1).max(100)

/** `commentId` once or many times. A query with one value arrives as a bare string. */
export const VoteQuery = z.strictObject({
  commentId: z.union([z.array(CommentId).min(1).max(MAX_VOTES_ASKED), CommentId.transform((id) => [id])]),
})

/** Those of the comments asked for that the reader has voted for, in that order. */
export const OwnVotes = z.strictObject({ commentIds: z.array(z.string()) })
export type OwnVotes = z.infer<typeof OwnVotes>
