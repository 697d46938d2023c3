import * as account from '../packages/account/pages'
import * as contest from '../packages/contest/pages'
import * as course from '../packages/course/pages'
import * as home from '../packages/home/pages'
import * as merchant from '../packages/merchant/pages'
import * as pass from '../packages/pass/pages'

/** The pages of all domains, one word a domain: `app.config.ts` registers them, `routes.ts` opens them by name. */
export const domains = {
  account,
  pass,
  course,
  contest,
  merchant,
  home,
}

export const tabs = {
  home: 'pages/home/index',
  pass: 'pages/pass/index',
  services: 'pages/services/index',
  mine: 'pages/mine/index',
} as const
export type TabName = keyof typeof tabs

/** What a domain says of its pages in its `pages.ts`. */
export interface DomainPages {
  /** By subpackage, that is by kind of user: nobody downloads pages for others. In it the pages by name, with their folder. */
  pages: { readonly [subpackage: string]: { readonly [page: string]: string } }
  /** Subpackages that are fetched while a tab is on the screen and the network is there: a tap outdoors doesn't have to wait for code. */
  preload?: { readonly [Tab in TabName]?: readonly string[] }
}

type Domains = typeof domains
type NamesIn<Pages> = { [Subpackage in keyof Pages]: keyof Pages[Subpackage] }[keyof Pages]
export type PageName = { [Domain in keyof Domains]: NamesIn<Domains[Domain]['pages']> }[keyof Domains]

export const domainEntries: readonly (readonly [string, DomainPages])[] = Object.entries(domains)
