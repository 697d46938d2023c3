import type { Page } from 'playwright-core'

/** What is done on the page before its picture is taken. */
export type Prepare = (page: Page) => Promise<unknown>

/** One picture: whose phone, which page, and what is done there first. */
export interface Shot {
  readonly name: string
  readonly openid: string
  readonly page: string
  /** What stands under it in docs/screens/README.md. */
  readonly caption: string
  readonly prepare?: Prepare
}

/** A picture of a page below `folder`. */
export const shotsOf =
  (folder: string) =>
  (name: string, openid: string, page: string, caption: string, prepare?: Prepare): Shot => ({
    name,
    openid,
    page: folder + page,
    caption,
    ...(prepare && { prepare }),
  })
