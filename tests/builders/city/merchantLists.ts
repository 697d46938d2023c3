import { storedApplication } from '../../../cloudfunctions/domains/merchant/applications'
import { statements } from '../../../cloudfunctions/domains/merchant/books/documents'
import { shopHints } from '../../../cloudfunctions/domains/merchant/books/hints'
import { keepBooks } from '../../../cloudfunctions/domains/merchant/books/settle'
import { campaigns } from '../../../cloudfunctions/domains/merchant/campaignDocument'
import { merchants } from '../../../cloudfunctions/domains/merchant/merchantDocument'
import { redemptions } from '../../../cloudfunctions/domains/merchant/redemptionDocument'
import { reports } from '../../../cloudfunctions/domains/merchant/reportDocument'
import { dayOf, daysIn, startOf } from '../../../cloudfunctions/kernel/calendar'
import { unchanged } from '../../../cloudfunctions/kernel/database/decision'
import { findFirst } from '../../../cloudfunctions/kernel/database/page'
import type { ActionName } from '../../../contract'
import { dayAfter, spanOf } from '../../../contract/merchant/bookSpan'
import type { CampaignId, HintId, MerchantId, ReportId, StatementId } from '../../../contract/merchant/ids'
import { anApplicationForm } from '../applications'
import { aHint } from '../hints'
import { offerId, someTerms } from '../offers'
import { passId } from '../passes'
import { aRedemption, redemptionId } from '../redemptions'
import { aReport } from '../reports'
import { aStatement } from '../statements'
import { aStation } from '../stations'
import { daysAfter } from '../time'
import { type FilledList, MANY, names, store } from './filledList'
import type { Phone } from './phone'
import { someRules } from './samples/campaigns'
import type { Scene } from './scene'

const redemptionsOf =
  <Rows extends string>(rows: Rows) =>
  (page: Record<Rows, { redemptionId: string }[]>) =>
    page[rows].map((row) => row.redemptionId)

async function someRedemptions({ merchant, city }: Scene, ofOnePass: Phone | null) {
  const docs = names(MANY).map((name) =>
    aRedemption({ _id: redemptionId(name), merchantId: merchant, passId: ofOnePass?.passId ?? passId(name), at: city.now }),
  )
  await store(redemptions, docs)
  return docs.map(({ _id }) => _id)
}

/** Statements of the scene's merchant, a day each. */
async function someStatements({ merchant, city }: Scene) {
  const docs = names(MANY).map((name, at) => {
    const day = dayOf(daysAfter(city.now, -at))
    const _id = `stm_${name}` as StatementId
    return aStatement({ _id, merchantId: merchant, number: MANY - at, from: day, to: day, closedAt: city.now })
  })
  await store(statements, docs)
  return docs.map(({ _id }) => _id)
}

const statementsIn = (page: { statements: { statementId: string }[] }) => page.statements.map(({ statementId }) => statementId)

async function someHints({ merchant, city }: Scene) {
  const at = { toldAt: daysAfter(city.now, -4), listedAt: daysAfter(city.now, -1) }
  const docs = names(MANY).map((name) => aHint({ _id: `hnt_${name}` as HintId, merchantId: merchant, ...at }))
  await store(shopHints, docs)
  return docs.map(({ _id }) => _id)
}

const hintsIn = (page: { hints: { hintId: string }[] }) => page.hints.map(({ hintId }) => hintId)

/** The lists of merchants and of what was redeemed. */
export const merchantLists: { readonly [Name in ActionName]?: (scene: Scene) => Promise<FilledList> } = {
  'merchant.list': async ({ staff }) => {
    const shop = { ...unchanged, name: '示例洗车店', townId: aStation().townId, open: true, kind: 'carWash' } as const
    const docs = names(MANY).map((name) => ({ ...shop, _id: `mch_${name}` as MerchantId }))
    await store(merchants, docs)
    const idsIn = (page: { shops: { merchantId: string }[] }) => page.shops.map((row) => row.merchantId)
    return { by: staff, input: { kind: 'carWash' }, cursor: 'after', expected: docs.map(({ _id }) => _id), idsIn }
  },
  'merchant.overview': async ({ staff }) => {
    const shop = { ...unchanged, name: '示例洗车店', townId: aStation().townId, open: true } as const
    const docs = names(MANY).map((name) => ({ ...shop, _id: `mch_${name}` as MerchantId }))
    await store(merchants, docs)
    const idsIn = (page: { shops: { merchantId: string }[] }) => page.shops.map((row) => row.merchantId)
    return { by: staff, input: {}, cursor: 'after', expected: docs.map(({ _id }) => _id), idsIn }
  },
  'merchant.reports': async ({ staff, merchant, city }) => {
    const docs = names(MANY).map((name) => aReport({ _id: `rpt_${name}` as ReportId, merchantId: merchant, at: city.now }))
    await store(reports, docs)
    const idsIn = (page: { reports: { reportId: string }[] }) => page.reports.map(({ reportId }) => reportId)
    return { by: staff, input: { state: 'open' }, cursor: 'after', expected: docs.map(({ _id }) => _id), idsIn }
  },
  'merchant.offerProposals': async ({ staff, city }) => {
    const shop = { ...unchanged, name: '示例新店', townId: aStation().townId, open: true, proposedAt: city.now } as const
    const docs = names(MANY).map((name) => ({
      ...shop,
      _id: `mch_p${name}` as MerchantId,
      proposals: [{ offerId: offerId(name), terms: someTerms(), at: city.now, refused: null }],
    }))
    await store(merchants, docs)
    const idsIn = (page: { proposals: { merchantId: string }[] }) => page.proposals.map((row) => row.merchantId)
    return { by: staff, input: {}, cursor: 'after', expected: docs.map(({ _id }) => _id), idsIn }
  },
  'merchant.suspensionProposals': async ({ staff, city }) => {
    const at = city.now
    const proposal = { suspend: true, reason: 'other', by: staff.personId, at } as const
    const shop = { ...unchanged, name: '示例小店', townId: aStation().townId, open: true } as const
    const docs = names(MANY).map((name) => ({
      ...shop,
      _id: `mch_s${name}` as MerchantId,
      suspensionProposal: proposal,
      suspensionProposedAt: at,
    }))
    await store(merchants, docs)
    const idsIn = (page: { shops: { merchantId: string }[] }) => page.shops.map((row) => row.merchantId)
    return { by: staff, input: {}, cursor: 'after', expected: docs.map(({ _id }) => _id), idsIn }
  },
  'merchant.applications': async ({ staff, city }) => {
    const shop = {
      ...unchanged,
      name: '示例新店',
      townId: aStation().townId,
      open: false,
      joining: 'pending',
      joiningAt: city.now,
    } as const
    const docs = names(MANY).map((name) => {
      const _id = `mch_a${name}` as MerchantId
      return { ...shop, _id, application: storedApplication({ _id }, staff.personId, anApplicationForm()) }
    })
    await store(merchants, docs)
    const idsIn = (page: { applications: { merchantId: string }[] }) => page.applications.map((row) => row.merchantId)
    return { by: staff, input: {}, cursor: 'after', expected: docs.map(({ _id }) => _id), idsIn }
  },
  'merchant.mine': async (scene) => {
    const by = await scene.holder()
    return { by, input: {}, cursor: 'after', expected: await someRedemptions(scene, by), idsIn: redemptionsOf('redemptions') }
  },
  'merchant.statements': async (scene) => ({
    by: scene.shopOwner,
    input: { merchantId: scene.merchant },
    cursor: 'after',
    expected: await someStatements(scene),
    idsIn: statementsIn,
  }),
  // A line a day: what comes together is a day's page.
  'merchant.statement': async ({ otherMerchant: merchantId, otherShopOwner: by, city }) => {
    const { from, to } = spanOf('month', dayAfter(spanOf('month', dayOf(city.now)).from, -1))
    const docs = names(daysIn(from, to)).map((name, at) =>
      aRedemption({ _id: redemptionId(name), merchantId, passId: passId(name), at: daysAfter(startOf(from), at) }),
    )
    await store(redemptions, docs)
    await keepBooks({ _id: merchantId, name: '示例商户' }, city.now)
    const [newest] = await findFirst(statements, 'shop', { equals: { merchantId }, most: 1 })
    return {
      by,
      input: { merchantId, statementId: newest?._id },
      cursor: 'after',
      expected: docs.map(({ _id }) => _id),
      idsIn: redemptionsOf('lines'),
    }
  },
  'merchant.hints': async (scene) => ({ by: scene.staff, input: {}, cursor: 'after', expected: await someHints(scene), idsIn: hintsIn }),
  'merchant.ownHints': async (scene) => {
    const expected = await someHints(scene)
    return { by: scene.shopOwner, input: { merchantId: scene.merchant }, cursor: 'after', expected, idsIn: hintsIn }
  },
  'merchant.campaigns': async ({ staff }) => {
    const rules = { ...someRules(), version: 1, offers: [], endedAt: null }
    const docs = names(MANY).map((name) => ({ ...unchanged, ...rules, _id: `cmg_${name}` as CampaignId }))
    await store(campaigns, docs)
    const idsIn = (page: { campaigns: { campaignId: string }[] }) => page.campaigns.map(({ campaignId }) => campaignId)
    return { by: staff, input: {}, cursor: 'after', expected: docs.map(({ _id }) => _id), idsIn }
  },
  'merchant.closedStatements': async (scene) => ({
    by: scene.staff,
    input: {},
    cursor: 'after',
    expected: await someStatements(scene),
    idsIn: statementsIn,
  }),
  'merchant.log': async (scene) => ({
    by: scene.clerk,
    input: { merchantId: scene.merchant },
    cursor: 'after',
    expected: await someRedemptions(scene, null),
    idsIn: redemptionsOf('rows'),
  }),
}
