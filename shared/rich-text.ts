import * as z from 'zod'

/**
 * What an author wrote, as a tree: never HTML. The worker makes it from the author's Markdown when the comment is
 * written, with bounded depth; whoever shows it (widget, feed, mail) draws it node by node. Plain text is a bare string,
 * because most comments are nothing else and the tree travels to every reader.
 */
export type RichText = Block[]

export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'quote'; children: Block[] }
  | { type: 'list'; ordered: boolean; start?: number | undefined; items: Block[][] }
  | { type: 'code'; text: string }

export type Inline =
  | string
  | { type: 'strong' | 'emphasis' | 'strikethrough'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; url: string; children: Inline[] }
  | { type: 'break' }

export const Inline: z.ZodType<Inline> = z.lazy(() =>
  z.union([
    z.string(),
    z.strictObject({ type: z.enum(['strong', 'emphasis', 'strikethrough']), children: z.array(Inline) }),
    z.strictObject({ type: z.literal('code'), text: z.string() }),
    z.strictObject({ type: z.literal('link'), url: z.string().regex(/^(https?|mailto):/), children: z.array(Inline) }),
    z.strictObject({ type: z.literal('break') }),
  ]),
)

export const Block: z.ZodType<Block> = z.lazy(() =>
  z.union([
    z.strictObject({ type: z.literal('paragraph'), children: z.array(Inline) }),
    z.strictObject({ type: z.literal('quote'), children: z.array(Block) }),
    z.strictObject({
      type: z.literal('list'),
      ordered: z.boolean(),
      start: z.int().optional(),
      items: z.array(z.array(Block)),
    }),
    z.strictObject({ type: z.literal('code'), text: z.string() }),
  ]),
)

export const RichText: z.ZodType<RichText> = z.array(Block)
