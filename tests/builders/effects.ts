import type { NewEffect } from '../../cloudfunctions/kernel/effect'
import { notify } from '../../cloudfunctions/kernel/inbox/effects'
import type { MessageContent } from '../../contract/kernel/message'

/** The messages that the effects of a decision send. */
export const contentsOf = (effects: readonly NewEffect[] = []): MessageContent[] =>
  effects.flatMap(({ kind, payload }) => (kind === notify.kind ? [(payload as { content: MessageContent }).content] : []))

/** The payloads of all effects of one kind. */
export const payloadsOf = ({ kind }: { readonly kind: string }, effects: readonly NewEffect[] = []): unknown[] =>
  effects.flatMap((effect) => (effect.kind === kind ? [effect.payload] : []))
