import type { PageName } from './pages'

/** A button that leads to a page. */
export interface Way {
  words: string
  page: PageName
  query?: { readonly [name: string]: string }
}

/** A message of the inbox in words: what happened, and what it means or what to do. */
export interface MessageText {
  title: string
  body: string
  /** Where it can be done. Left out: nothing has to be done, or the words say whom to ask. */
  way?: Way
}

/** A domain's words for its messages. A kind without words doesn't compile. */
export type MessageWords<Message extends { kind: string }> = {
  readonly [Kind in Message['kind']]: (content: Extract<Message, { kind: Kind }>) => MessageText
}
