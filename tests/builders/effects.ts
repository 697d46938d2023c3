import type { NewEffect } from '../../cloudfunctions/kernel/effect'
import { notify } from '../../cloudfunctions/kernel/inbox/effects'
import type { MessageContent } from '../../contract/kernel/message'

/** What the effects of a decision tell people. */
export const contentsOf = (effects: readonly NewEffect[] = []): MessageContent[] =>
  effects.flatMap(({ kind, payload }) => (kind === notify.kind ? [(payload as { content: MessageContent }).content] : []))

/** The effects of one kind, by what they carry. */
export const payloadsOf = ({ kind }: { readonly kind: string }, effects: readonly NewEffect[] = []): unknown[] =>
  effects.flatMap((effect) => (effect.kind === kind ? [effect.payload] : []))
