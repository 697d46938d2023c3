import type { PageName, TabName } from './pages'

/** A button that leads to a page, or to a tab. */
export type Way =
  | { words: string; page: PageName; query?: { readonly [name: string]: string }; tab?: never }
  | { words: string; tab: TabName; page?: never }

/** A message of the inbox in words: what happened, and what it means or what to do. */
export interface MessageText {
  title: string
  body: string
  /** Where that stands, or can be done. Left out: there is no such page for who reads it. */
  way?: Way
}

/** A domain's words for its messages. A kind without words doesn't compile. */
export type MessageWords<Message extends { kind: string }> = {
  readonly [Kind in Message['kind']]: (content: Extract<Message, { kind: Kind }>) => MessageText
}
